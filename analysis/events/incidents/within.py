"""Reports of one document that tell of one deed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.events.incidents.agreement import compatible, shared_date, shared_parties
from analysis.events.incidents.kin import Kin
from analysis.events.incidents.persons import kinds, others, part_told_before, same_toll
from analysis.events.incidents.report import Incident, Report
from analysis.events.retold import ALSO, DEFINITE, FURTHER, KNOWN, PARTS

_STORY = 8  # sentences over which a toll told again is still that of the same deed
_RECENT = 12  # incidents of a type in one document that a new report is compared with


def within(reports: Iterable[Report], kin: Kin) -> list[Incident]:
    """Join the reports of one document, in the order of the text; sums of deeds that are told one by one are left out."""
    found: list[Incident] = []
    recent: dict[str, list[Incident]] = {}
    for report in _told_singly(list(reports)):
        known = recent.setdefault(report.row.type, [])
        near = _taken_elsewhere(recent, report) + known[-_RECENT:]
        for incident in sorted(reversed(near), key=lambda i: not any(kinds(r) & kinds(report) for r in i.reports)):
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


def _told_singly(reports: Sequence[Report]) -> list[Report]:
    """Leave out what sums up several deeds ("ten were killed in separate raids") where later reports tell them."""
    singly = [r.number for r in reports if r.retold not in (PARTS, KNOWN) and kinds(r)]
    return [r for r in reports if r.retold != PARTS or max(singly, default=0) <= r.number]


def _taken_elsewhere(recent: dict[str, list[Incident]], report: Report) -> list[Incident]:
    """The incidents of other types that took those of whom a report says that they are known."""
    if report.retold != KNOWN or "captured" not in kinds(report):
        return []
    elsewhere = [i for type_, known in recent.items() if type_ != report.row.type for i in known[-_RECENT:]]
    return [i for i in elsewhere if any("captured" in kinds(r) for r in i.reports)]


def _same_in_document(incident: Incident, report: Report, kin: Kin) -> str:
    """Say why a report tells of an incident of the same document; empty where it does not."""
    different = incident.different.values()
    counted = any(kinds(report) & kinds(r) for r in different)
    close = report.number - incident.reports[-1].number <= _STORY
    part = counted and close and report.retold in (FURTHER, ALSO) and part_told_before(different, report)
    again = close and counted and report.retold == KNOWN
    if not all(compatible(r, report, kin, whoever=again) for r in different):
        return ""
    near = report.passage in incident.passages
    dated = any(shared_date(r.row, report.row) for r in different)
    parties = any(shared_parties(r, report, kin) for r in different)
    if report.retold == DEFINITE:
        return "definite words for what was told before"
    if again:
        return "the same persons, named again"
    if part:
        return "persons whom the summary before counts already"
    more = report.retold == FURTHER or (report.retold == ALSO and not any(same_toll(r, report) for r in different))
    if (more and kinds(report)) or (counted and others(different, report)):
        return ""
    if close and counted:
        return "a toll told again in the same story, not said to be a further one"
    if near and parties:
        return "same type and parties in one passage, nothing against it"
    if dated and parties:
        return "same type, parties and date"
    return ""
