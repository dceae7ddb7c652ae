"""What is compared: one asserted event with its parties, and an incident as the reports taken for one deed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from analysis.events.retold import SUM

TOLLS = ("killed", "injured", "captured")

Rows = Sequence[Mapping[str, Any]]


class Told(NamedTuple):
    """What an event's row says, as far as incidents compare it; the fields are columns of the events table."""

    event_id: str
    sentence_id: str
    doc_id: str
    start: int
    type: str
    mode: str
    attributed_to: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    date_text: str
    place: str
    place_text: str
    latitude: float | None
    longitude: float | None
    country: str
    admin1: str
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    captured_low: int | None
    captured_high: int | None
    casualties_text: str


@dataclass(slots=True)
class Report:
    """One asserted event with its parties, as incidents compare them; `event` is its number among all events."""

    row: Told
    event: int
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    passage: int
    number: int
    retold: str

    def compared(self) -> tuple[Any, ...]:
        """Give what decides whether the report agrees with another; of equal ones one need be asked."""
        return (self.sources, self.targets, self.row.mode, *self.row[7:])


@dataclass(slots=True)
class Incident:
    """Reports taken for one deed, and why each further one was; `different` are those that say something of their own."""

    reports: list[Report] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    different: dict[tuple[Any, ...], Report] = field(default_factory=dict)
    passages: set[int] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    @property
    def first(self) -> Told:
        return self.reports[0].row

    def take(self, report: Report) -> None:
        """Add a report."""
        self.reports.append(report)
        self.different.setdefault(report.compared(), report)
        self.passages.add(report.passage)
        self.documents.add(report.row.doc_id)


def reports(
    events: Rows, participants: Rows, sentences: Rows, retold: Mapping[str, str], first: int
) -> Iterator[Report]:
    """Give the asserted events of one document, as the rows of its tables tell them; `first` numbers the first event.

    Left out are those that sum up many deeds.
    """
    sides: dict[tuple[str, str], list[str]] = {}
    for p in participants:
        sides.setdefault((p["event_id"], p["role"]), []).append(p["actor_id"])
    told = {s["sentence_id"]: s for s in sentences}
    for number, event in enumerate(events, first):
        if event["modality"] != "asserted" or retold.get(event["event_id"]) == SUM:
            continue
        event_id, sentence = event["event_id"], told[event["sentence_id"]]
        yield Report(
            Told(*(event[name] for name in Told._fields)),
            number,
            tuple(sides.get((event_id, "source"), ())),
            tuple(sides.get((event_id, "target"), ())),
            sentence["passage"],
            sentence["sentence"],
            retold.get(event_id, ""),
        )
