"""Incidents of different documents that are one."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.events.incidents.agreement import compatible, shared_parties
from analysis.events.incidents.kin import Kin
from analysis.events.incidents.report import Incident
from analysis.events.incidents.shelf import Shelf
from analysis.scratch import Scratch


class Across:
    """Joins incidents of different documents: same type, day, named parties and a place that agrees.

    Compared are only those that share type, day and either a party or the place; of several twins the first wins.
    """

    def __init__(self, shelf: Shelf, kin: Kin, scratch: Scratch) -> None:
        scratch.do("CREATE TABLE blocks (key TEXT, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID")
        self._shelf, self._kin, self._scratch = shelf, kin, scratch

    def home(self, incident: Incident) -> int:
        """Put an incident on the shelf, to its twin where it has one, and give the number under which it is there."""
        keys = _block_keys(incident, self._kin)
        twin = self._twin(incident, keys)
        if twin is not None:
            self._shelf.add(twin, incident, "same type, day, parties and place in another document")
            return twin
        number = self._shelf.put(incident)
        every = dict.fromkeys(key for block in keys for key in block)
        self._scratch.each("INSERT INTO blocks VALUES (?, ?)", ((key, number) for key in every))
        return number

    def _twin(self, incident: Incident, keys: list[list[str]]) -> int | None:
        for block in keys:
            twin = next((n for n in self._among(block) if _same_across(self._shelf.get(n), incident, self._kin)), None)
            if twin is not None:
                return twin
        return None

    def _among(self, block: list[str]) -> list[int]:
        """Give the incidents that share a key with a block, the first one first."""
        asked = ",".join("?" * len(block))
        found = self._scratch.find(f"SELECT number FROM blocks WHERE key IN ({asked})", block)  # the keys are values
        return sorted({number for (number,) in found})


def _block_keys(incident: Incident, kin: Kin) -> list[list[str]]:
    """Give, for each day of an incident, the keys of which it shares one with every incident it may be the same as."""
    first = incident.reports[0]
    marks: list[str] = []
    if kin.named(first.sources) and kin.named(first.targets):
        marks += sorted(kin.circle(first.sources))
    if first.row.place:
        marks.append("at " + first.row.place)
    return [[f"{first.row.type} {day} {mark}" for mark in marks] for day in _days(incident)] if marks else []


def _days(incident: Incident) -> list[date]:
    row = next((r.row for r in incident.reports if r.row.date_start and r.row.date_end), None)
    if row is None or row.date_start is None or row.date_end is None:
        return []
    length = (row.date_end - row.date_start).days
    return [] if length > 3 else [row.date_start + timedelta(days=k) for k in range(length + 1)]


def _same_across(a: Incident, b: Incident, kin: Kin) -> bool:
    """True for two that may be one; what one document keeps apart stays so."""
    if not a.documents.isdisjoint(b.documents):
        return False
    one, other = a.reports[0], b.reports[0]
    both = kin.named(one.sources) and kin.named(other.sources) and kin.named(one.targets) and kin.named(other.targets)
    placed = bool(one.row.place and other.row.place) and one.row.place == other.row.place
    return (both or (placed and shared_parties(one, other, kin))) and all(
        compatible(x, y, kin) for x in a.different.values() for y in b.different.values()
    )
