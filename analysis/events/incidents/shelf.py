"""Incidents put away: the reports of each on disk, those compared last in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from analysis.events.incidents.report import Incident, Report, Told
from analysis.events.incidents.rows import incident_id
from analysis.scratch import Scratch

_AT_HAND = 4_000  # incidents that are held in memory
_DAYS = tuple(Told._fields.index(name) for name in ("date_start", "date_end"))
_ID = 6  # bytes of an incident's id

_TABLES = (
    "CREATE TABLE incidents (number INTEGER PRIMARY KEY, id TEXT)",
    "CREATE INDEX incidents_by_id ON incidents (id)",
    """CREATE TABLE reports (incident INTEGER, event INTEGER, reason TEXT, said TEXT, PRIMARY KEY (incident, event))
    WITHOUT ROWID""",
)
_ALL = """SELECT incidents.number, reason, said FROM incidents JOIN reports ON reports.incident = incidents.number
    ORDER BY incidents.id, incidents.number, event"""


class Shelf:
    """The incidents put here, by number, from 0."""

    def __init__(self, scratch: Scratch) -> None:
        for command in _TABLES:
            scratch.do(command)
        self._scratch = scratch
        self._ids = bytearray()
        self._hand: dict[int, Incident] = {}

    def put(self, incident: Incident) -> int:
        """Put an incident here and give its number."""
        number, id_ = len(self._ids) // _ID, incident_id(incident)
        self._ids += bytes.fromhex(id_.removeprefix("i-"))
        self._scratch.do("INSERT INTO incidents VALUES (?, ?)", (number, id_))
        self._write(number, zip(incident.reports, ["", *incident.reasons], strict=True))
        return number

    def add(self, number: int, incident: Incident, reason: str) -> None:
        """Join another incident's reports to one that is here."""
        reasons = [f"{report.row.event_id}: {reason}" for report in incident.reports]
        self._write(number, zip(incident.reports, reasons, strict=True))
        if number in self._hand:
            for report in incident.reports:
                self._hand[number].take(report)

    def get(self, number: int) -> Incident:
        """Give an incident to compare another with."""
        found = self._hand.pop(number, None)
        if found is None:
            found = _incident(
                self._scratch.find("SELECT reason, said FROM reports WHERE incident = ? ORDER BY event", (number,))
            )
        self._hand[number] = found  # the last asked for stands last
        if len(self._hand) > _AT_HAND:
            del self._hand[next(iter(self._hand))]
        return found

    def id_of(self, number: int) -> str:
        return f"i-{self._ids[number * _ID : (number + 1) * _ID].hex()}"

    def by_id(self) -> Iterator[Incident]:
        """Give all incidents, sorted by id."""
        for _, rows in groupby(self._scratch.stream(_ALL), key=itemgetter(0)):
            yield _incident(row[1:] for row in rows)

    def _write(self, number: int, reports: Iterable[tuple[Report, str]]) -> None:
        self._scratch.each(
            "INSERT INTO reports VALUES (?, ?, ?, ?)", ((number, r.event, reason, _packed(r)) for r, reason in reports)
        )


def _incident(rows: Iterable[Any]) -> Incident:
    incident = Incident()
    for reason, said in rows:
        incident.take(_unpacked(said))
        if reason:
            incident.reasons.append(reason)
    return incident


def _packed(report: Report) -> str:
    row: list[Any] = list(report.row)
    for i in _DAYS:
        row[i] = None if row[i] is None else row[i].toordinal()
    rest = (report.event, report.sources, report.targets, report.passage, report.number, report.retold)
    return json.dumps((row, *rest), separators=(",", ":"))


def _unpacked(said: str) -> Report:
    row, event, sources, targets, *rest = json.loads(said)
    for i in _DAYS:
        row[i] = None if row[i] is None else date.fromordinal(row[i])
    return Report(Told(*row), event, tuple(sources), tuple(targets), *rest)
