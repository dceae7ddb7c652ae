"""The rows of one document as bytes and back: what workers send and the cache keeps. JSON, so that nothing read can run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any

from analysis.actors.mention import NewActor
from analysis.places import Place, PlaceMention
from analysis.reading import DocumentRows
from analysis.tables import SCHEMAS

#: The tables whose rows a document adds.
TABLES = ("sentences", "mentions", "events", "participants", "relations")
_NAMES = {table: [c.name for c in SCHEMAS[table] if c.name != "corrected_by"] for table in TABLES}
_DATES = {table: [i for i, c in enumerate(SCHEMAS[table]) if c.kind == "date"] for table in TABLES}

#: The values of a record in the order of its fields; dataclasses.astuple, which copies each in depth, takes ten times as long
_ACTOR, _PLACE, _PLACE_MENTION = (
    attrgetter(*(field.name for field in fields(kind))) for kind in (NewActor, Place, PlaceMention)
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a document gave: its rows, the day found in its text, and what was wrong or cut; `failed` if nothing."""

    rows: DocumentRows
    published: date | None = None
    problem: str = ""
    failed: bool = False


def pack(outcome: Outcome) -> bytes:
    """Give an outcome as bytes."""
    rows = outcome.rows
    packed: dict[str, Any] = {table: [_values(table, row) for row in getattr(rows, table)] for table in TABLES}
    packed["places"] = [_place_values(place) for place in rows.places]
    packed["new"] = [_ACTOR(actor) for actor in rows.new.values()]
    packed["retold"] = rows.retold
    packed["outcome"] = (_ordinal(outcome.published), outcome.problem, outcome.failed)
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def unpack(data: bytes) -> Outcome:
    """Give the outcome that `pack` was given; raises ValueError or KeyError for other bytes."""
    packed = json.loads(data)
    rows = DocumentRows()
    for table in TABLES:
        setattr(rows, table, [_row(table, values) for values in packed[table]])
    rows.places = [_place_mention(values) for values in packed["places"]]
    rows.new = {values[0]: NewActor(*values) for values in packed["new"]}
    rows.retold = packed["retold"]
    published, problem, failed = packed["outcome"]
    return Outcome(rows, _date(published), problem, failed)


def _place_values(mention: PlaceMention) -> list[Any]:
    start, end, text, place, *rest = _PLACE_MENTION(mention)
    return [start, end, text, _PLACE(place), *rest]


def _place_mention(values: list[Any]) -> PlaceMention:
    start, end, text, place, *rest = values
    return PlaceMention(start, end, text, Place(*place), *rest)


def _values(table: str, row: dict[str, Any]) -> list[Any]:
    values = [row[name] for name in _NAMES[table]]
    for i in _DATES[table]:
        values[i] = _ordinal(values[i])
    return values


def _row(table: str, values: Sequence[Any]) -> dict[str, Any]:
    row = dict(zip(_NAMES[table], values, strict=True))
    for i in _DATES[table]:
        row[_NAMES[table][i]] = _date(values[i])
    return row


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day is not None else None


def _date(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal is not None else None
