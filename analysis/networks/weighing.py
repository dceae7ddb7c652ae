"""Evidence of how actors stand, weighed document by document: what alignments are made of, in memory for the pairs alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from analysis.networks.alignments import Said, row

_Piece = tuple[bool, date, str, date | None]  # claimed, first day (the last of all where unknown), relation, last day


class Weighing:
    """The signed evidence of the documents added so far."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[str, str], Said] = {}

    def add(
        self, relations: Sequence[Mapping[str, Any]], events: Sequence[Mapping[str, Any]], published: date | None
    ) -> None:
        """Weigh the relations of one document; what a sentence says twice of a pair counts once, as `evidence_of` has it."""
        days = {e["event_id"]: (e["date_start"] or e["date_end"], e["date_end"] or e["date_start"]) for e in events}
        pieces: dict[tuple[str, str, str, int], _Piece] = {}
        for r in relations:
            a, b = sorted((r["source_id"], r["target_id"]))
            if a == b or r["sign"] == 0 or r["modality"] != "asserted":
                continue
            key = (a, b, r["sentence_id"], r["sign"])
            start, end = days.get(r["event_id"], (None, None))
            start, end = start or published, end or published
            piece = (r["attributed_to"] != "", start or date.max, r["relation_id"], end)
            pieces[key] = min(piece, pieces.get(key, piece), key=lambda piece: piece[:3])
        for pair in dict.fromkeys((a, b) for a, b, _, _ in pieces):
            self._pairs.setdefault(pair, Said()).documents += 1
        for (a, b, _, sign), (claimed, start, _, end) in pieces.items():
            _weigh(self._pairs[a, b], sign, claimed, start, end)

    def rows(self) -> list[dict[str, Any]]:
        """Give the rows of the alignments table, sorted by pair, as `alignments` gives them from all relations at once."""
        return [row(a, b, said) for (a, b), said in sorted(self._pairs.items())]


def _weigh(said: Said, sign: int, claimed: bool, start: date, end: date | None) -> None:
    said.positive += sign > 0
    said.negative += sign < 0
    said.claimed += claimed
    if end is not None:
        said.first = start if said.first is None else min(said.first, start)
        said.last = end if said.last is None else max(said.last, end)
