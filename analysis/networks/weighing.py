"""Evidence of how actors stand, weighed document by document: what alignments are made of, on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from analysis.networks.alignments import Said, row
from analysis.scratch import Scratch

_Piece = tuple[bool, date, str, date | None]  # claimed, first day (the last of all where unknown), relation, last day

_TABLE = """CREATE TABLE weighed (actor_a TEXT, actor_b TEXT, positive INTEGER, negative INTEGER, claimed INTEGER,
    documents INTEGER, first INTEGER, last INTEGER, PRIMARY KEY (actor_a, actor_b)) WITHOUT ROWID"""
_ADD = """INSERT INTO weighed VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    positive = positive + excluded.positive, negative = negative + excluded.negative,
    claimed = claimed + excluded.claimed, documents = documents + excluded.documents,
    first = coalesce(min(first, excluded.first), first, excluded.first),
    last = coalesce(max(last, excluded.last), last, excluded.last)"""


class Weighing:
    """The signed evidence of the documents added so far."""

    def __init__(self, scratch: Scratch) -> None:
        scratch.do(_TABLE)
        self._scratch = scratch

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
        pairs: dict[tuple[str, str], Said] = {}
        for (a, b, _, sign), (claimed, start, _, end) in pieces.items():
            _weigh(pairs.setdefault((a, b), Said(documents=1)), sign, claimed, start, end)
        self._scratch.each(_ADD, ((a, b, *_numbers(said)) for (a, b), said in pairs.items()))

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give the rows of the alignments table, sorted by pair, as `alignments` gives them from all relations at once."""
        found = self._scratch.stream("SELECT * FROM weighed ORDER BY actor_a, actor_b")
        for a, b, positive, negative, claimed, documents, first, last in found:
            yield row(a, b, Said(positive, negative, claimed, documents, _day(first), _day(last)))


def _weigh(said: Said, sign: int, claimed: bool, start: date, end: date | None) -> None:
    said.positive += sign > 0
    said.negative += sign < 0
    said.claimed += claimed
    if end is not None:
        said.first = start if said.first is None else min(said.first, start)
        said.last = end if said.last is None else max(said.last, end)


def _numbers(said: Said) -> tuple[int | None, ...]:
    days = (None if day is None else day.toordinal() for day in (said.first, said.last))
    return (said.positive, said.negative, said.claimed, said.documents, *days)


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
