"""The incidents of documents as they are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.events.incidents.across import across
from analysis.events.incidents.kin import Kin
from analysis.events.incidents.report import Incident, Rows, reports
from analysis.events.incidents.rows import row_of
from analysis.events.incidents.within import within


class Ledger:
    """The incidents of the documents entered so far: joined within each document as it comes, across them at the end."""

    def __init__(self, kin: Kin) -> None:
        self._kin = kin
        self._found: list[Incident] = []
        self._events = 0

    def enter(self, events: Rows, participants: Rows, sentences: Rows, retold: Mapping[str, str]) -> None:
        """Take the rows of one document; `retold` says how their words stand to what was told before."""
        self._found += within(reports(events, participants, sentences, retold, self._events), self._kin)
        self._events += len(events)

    def settle(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Give the rows of the incidents table, sorted by id, and for each event entered the id of its incident."""
        rows, homes = [], [""] * self._events
        for group in across(self._found, self._kin):
            row = row_of(group)
            rows.append(row)
            for report in group.reports:
                homes[report.event] = row["incident_id"]
        return sorted(rows, key=lambda r: str(r["incident_id"])), homes
