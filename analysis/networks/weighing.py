"""Evidence of how actors stand, weighed document by document: what alignments are made of, in memory for the pairs alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from analysis.networks.alignments import Evidence, row


class Weighing:
    """The signed evidence of the documents added so far."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[str, str], Evidence] = {}

    def add(
        self, relations: Sequence[Mapping[str, Any]], events: Sequence[Mapping[str, Any]], published: date | None
    ) -> None:
        """Weigh the relations of one document; what a sentence says twice of a pair counts once, as a fact if it can."""
        days = {e["event_id"]: e["date_start"] for e in events}
        pieces: dict[tuple[str, str, str, int], tuple[bool, date | None]] = {}
        for r in relations:
            if r["sign"] == 0 or r["modality"] != "asserted":
                continue
            a, b = sorted((r["source_id"], r["target_id"]))
            key = (a, b, r["sentence_id"], r["sign"])
            piece = (r["attributed_to"] != "", days.get(r["event_id"]) or published)
            if key not in pieces or (pieces[key][0] and not piece[0]):
                pieces[key] = piece
        for pair in dict.fromkeys((a, b) for a, b, _, _ in pieces):
            self._pairs.setdefault(pair, Evidence()).documents += 1
        for (a, b, _, sign), (claimed, day) in pieces.items():
            _weigh(self._pairs[a, b], sign, claimed, day)

    def rows(self) -> list[dict[str, Any]]:
        """Give the rows of the alignments table, sorted by pair, as `alignments` gives them from all relations at once."""
        return [row(a, b, said) for (a, b), said in sorted(self._pairs.items())]


def _weigh(said: Evidence, sign: int, claimed: bool, day: date | None) -> None:
    said.positive += sign > 0
    said.negative += sign < 0
    said.claimed += claimed
    if day is not None:
        said.first = day if said.first is None else min(said.first, day)
        said.last = day if said.last is None else max(said.last, day)
