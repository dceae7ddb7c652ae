"""Reports of one document that tell of one deed."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.events.incidents.agreement import compatible, shared_date, shared_parties
from analysis.events.incidents.kin import Kin
from analysis.events.incidents.report import TOLLS, Incident, Report
from analysis.events.retold import ALSO, DEFINITE, FURTHER, KNOWN

_STORY = 8  # sentences over which a toll told again is still that of the same deed
_RECENT = 12  # incidents of a type in one document that a new report is compared with


def within(reports: Iterable[Report], kin: Kin) -> list[Incident]:
    """Join the reports of one document, in the order of the text."""
    found: list[Incident] = []
    recent: dict[str, list[Incident]] = {}
    for report in reports:
        known = recent.setdefault(report.row.type, [])
        for incident in reversed(known[-_RECENT:]):
            reason = _same_in_document(incident, report, kin)
            if reason:
                incident.take(report)
                incident.reasons.append(f"{report.row.event_id}: {reason}")
                break
        else:
            incident = Incident()
            incident.take(report)
            known.append(incident)
            found.append(incident)
    return found


def _same_in_document(incident: Incident, report: Report, kin: Kin) -> str:
    """Say why a report tells of an incident of the same document; empty where it does not."""
    different = incident.different.values()
    close = report.number - incident.reports[-1].number <= _STORY
    again = close and report.retold == KNOWN and any(_kinds(report) & _kinds(r) for r in different)
    if not all(compatible(r, report, kin, whoever=again) for r in different):
        return ""
    near = report.passage in incident.passages
    dated = any(shared_date(r.row, report.row) for r in different)
    parties = any(shared_parties(r, report, kin) for r in different)
    if report.retold == DEFINITE:
        return "definite words for what was told before"
    if again:
        return "the same persons, named again"
    more = report.retold == FURTHER or (report.retold == ALSO and not any(_same_toll(r, report) for r in different))
    if more and _kinds(report):
        return ""
    if close and _kinds(report) and any(_kinds(r) for r in different):
        return "a toll told again in the same story, not said to be a further one"
    if near and parties:
        return "same type and parties in one passage, nothing against it"
    if dated and parties:
        return "same type, parties and date"
    return ""


def _same_toll(a: Report, b: Report) -> bool:
    """True for the same number of several persons: "detained several men", "the force also detained several men"."""
    kinds = _kinds(a) & _kinds(b)
    bounds = [tuple((getattr(r.row, f"{k}_low"), getattr(r.row, f"{k}_high")) for k in sorted(kinds)) for r in (a, b)]
    return bool(kinds) and bounds[0] == bounds[1] and all((low or 0) > 1 for low, _ in bounds[0])


def _kinds(report: Report) -> set[str]:
    """Give the kinds of toll that a report counts."""
    return {what for what in TOLLS if getattr(report.row, f"{what}_low") is not None}
