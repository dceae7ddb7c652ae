"""Incidents of different documents that are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from analysis.events.incidents.agreement import compatible, shared_parties
from analysis.events.incidents.kin import Kin
from analysis.events.incidents.report import Incident


def across(found: list[Incident], kin: Kin) -> list[Incident]:
    """Join incidents of different documents: same type, day, named parties and a place that agrees.

    Compared are only those that share type, day and either a party or the place; of several twins the first wins.
    """
    kept: list[Incident] = []
    blocks: dict[tuple[Any, ...], list[int]] = {}
    for incident in found:
        keys = _block_keys(incident, kin)
        twin = _twin(incident, keys, blocks, kept, kin)
        if twin is None:
            for block in keys:
                for key in block:
                    blocks.setdefault(key, []).append(len(kept))
            kept.append(incident)
            continue
        for report in incident.reports:
            twin.reasons.append(f"{report.row.event_id}: same type, day, parties and place in another document")
            twin.take(report)
    return kept


def _block_keys(incident: Incident, kin: Kin) -> list[list[tuple[Any, ...]]]:
    """Give, for each day of an incident, the keys of which it shares one with every incident it may be the same as."""
    first = incident.reports[0]
    marks: list[str] = []
    if kin.named(first.sources) and kin.named(first.targets):
        marks += sorted(kin.circle(first.sources))
    if first.row.place:
        marks.append("at " + first.row.place)
    return [[(first.row.type, day, mark) for mark in marks] for day in _days(incident)]


def _twin(
    incident: Incident,
    keys: list[list[tuple[Any, ...]]],
    blocks: Mapping[tuple[Any, ...], list[int]],
    kept: Sequence[Incident],
    kin: Kin,
) -> Incident | None:
    for block in keys:
        candidates = sorted({number for key in block for number in blocks.get(key, ())})
        twin = next((kept[k] for k in candidates if _same_across(kept[k], incident, kin)), None)
        if twin is not None:
            return twin
    return None


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
