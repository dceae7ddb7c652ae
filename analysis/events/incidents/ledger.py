"""The incidents of documents as they are read, on disk but for those met last."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.events.incidents.across import Across
from analysis.events.incidents.kin import Kin
from analysis.events.incidents.report import Rows, reports
from analysis.events.incidents.rows import row_of
from analysis.events.incidents.shelf import Shelf
from analysis.events.incidents.within import within
from analysis.scratch import Scratch

_NONE = -1


class Ledger:
    """The incidents of the documents entered so far, joined within each document and with those of earlier ones."""

    def __init__(self, kin: Kin, scratch: Scratch) -> None:
        self._kin, self._shelf = kin, Shelf(scratch)
        self._across = Across(self._shelf, kin, scratch)
        self._homes = array("q")  # of each event the number of its incident

    def enter(self, events: Rows, participants: Rows, sentences: Rows, retold: Mapping[str, str]) -> None:
        """Take the rows of one document; `retold` says how their words stand to what was told before."""
        found = within(reports(events, participants, sentences, retold, len(self._homes)), self._kin)
        self._homes.extend([_NONE] * len(events))
        for incident in found:
            number = self._across.home(incident)
            for report in incident.reports:
                self._homes[report.event] = number

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give the rows of the incidents table, sorted by id."""
        return map(row_of, self._shelf.by_id())

    def homes(self, first: int, last: int) -> list[str]:
        """Give the id of the incident of each event from number `first` to before `last`; empty for an event without one."""
        return [self._shelf.id_of(number) if number != _NONE else "" for number in self._homes[first:last]]
