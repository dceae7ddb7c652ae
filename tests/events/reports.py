"""Reads reports.txt, and compares what an analyst fills in with what the tables say: when, where, how many."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

import analysis

FILE = Path(__file__).with_name("reports.txt")
TOLLS = ("killed", "injured", "captured")
_FORCE = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT")
_FIELD = re.compile(r"(?:^|\s)([a-z]+)=")

Bounds = tuple[int | None, int | None]


@dataclass(slots=True)
class Report:
    """One text with the events that an analyst takes from it, a mapping of fields each."""

    number: int
    published: str
    text: str
    events: list[dict[str, str]] = field(default_factory=list)


def read_reports(path: Path = FILE) -> list[Report]:
    """Give the reports of the file in its order."""
    found: list[Report] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            found.append(Report(number, line[3:], ""))
        elif line.startswith("> "):
            _, *pairs = _FIELD.split(line[2:])
            found[-1].events.append(dict(zip(pairs[::2], map(str.strip, pairs[1::2]), strict=True)))
        elif line and not line.startswith("#"):
            found[-1].text = f"{found[-1].text} {line}".strip()
    return found


def build_reports(reports: Sequence[Report], folder: Path) -> dict[str, list[Any]]:
    """Give the asserted events that the tables hold of each report, by its number."""
    path = folder / "reports.jsonl"
    lines = [json.dumps({"id": str(r.number), "text": r.text, "date": r.published}) for r in reports]
    path.write_text("\n".join(lines), encoding="utf-8")
    events = analysis.build(path).events.sort_values(["doc_id", "start"])
    events = events[events["modality"] == "asserted"]
    return {str(doc): list(rows.itertuples()) for doc, rows in events.groupby("doc_id")}


def compare(report: Report, events: Sequence[Any]) -> Iterator[tuple[str, bool, str]]:
    """Give for each field its name, whether the tables have it, and what is wanted and told; last the tolls too many."""
    wanted: set[tuple[str, Bounds]] = set()
    for event in report.events:
        tolls = {what: _bounds(event[what]) for what in TOLLS if what in event}
        wanted |= set(tolls.items())
        fitting = [e for e in events if any(_told(e, what) == bounds for what, bounds in tolls.items())]
        for what, bounds in tolls.items():
            told = [_told(e, what) for e in events if _told(e, what)]
            yield "toll", bounds in told, f"{what} {bounds}: {told}"
        fitting = fitting or [e for e in events if e.type in _FORCE]
        if "date" in event:
            first, _, last = event["date"].partition("..")
            days = [(str(e.date_start)[:10], str(e.date_end)[:10]) for e in fitting]
            yield "date", (first, last or first) in days, f"{event['date']}: {days}"
        if "place" in event:
            places = [(e.place_text, e.place) for e in fitting]
            slug = event["place"].lower().replace(" ", "-")
            yield "place", any(event["place"] in p or slug in i for p, i in places), f"{event['place']}: {places}"
    stray = {(w, _told(e, w)) for e in events for w in TOLLS if _told(e, w)} - wanted
    for toll in sorted(stray, key=str):
        yield "stray", False, str(toll)


def _told(event: Any, what: str) -> Bounds | None:
    low, high = (getattr(event, f"{what}_{end}") for end in ("low", "high"))
    bounds = tuple(None if pd.isna(x) else int(x) for x in (low, high))
    return None if bounds == (None, None) else bounds  # type: ignore[return-value]


def _bounds(text: str) -> Bounds:
    low, dash, high = text.partition("-")
    ends = [int(x) if x else None for x in (low, high)]
    return (ends[0], ends[1]) if dash else (ends[0], ends[0])
