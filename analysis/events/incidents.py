"""From events to incidents: reports of one deed become one row, and the row says which events and why.

Two reports are one incident where type, modes, parties, dates and places agree. Inside a passage a repeated report is
taken for the same deed unless something speaks against it; elsewhere something must speak for it: a definite noun
("the attack") in the same document, or a shared date. Blocks by type and day keep the work linear in the events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pandas as pd

from analysis.events.tolls import toll_words
from analysis.tables import typed

_STORY = 6  # sentences over which a toll told again is still that of the same deed
_RECENT = 12  # incidents of a type in one document that a new report is compared with
_TOLLS = ("killed", "injured", "captured")
_PRECISION = {"day": 0, "range": 1, "week": 2, "month": 3, "season": 4, "year": 5, "": 6}


@dataclass(slots=True)
class Report:
    """One asserted event with its parties, as incidents compare them."""

    row: Any
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    passage: int
    number: int
    definite: bool
    further: bool


@dataclass(slots=True)
class Incident:
    """Reports taken for one deed, and why each further one was."""

    reports: list[Report] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def first(self) -> Any:
        return self.reports[0].row


class Kin:
    """Which actors may be one party: the same, one the parent of the other, or nobody in particular."""

    def __init__(self, actors: pd.DataFrame) -> None:
        self._parent = dict(zip(actors["actor_id"], actors["parent_id"], strict=True))
        vague = (actors["kind"] == "population") | (
            ~actors["in_knowledge_base"] & (actors["kind"] != "person") & ~actors["name"].str[:1].str.isupper()
        )
        self._vague = set(actors.loc[vague, "actor_id"])

    def agree(self, a: Sequence[str], b: Sequence[str]) -> bool:
        """True where one side is unknown, or two of its actors are the same or kin."""
        named_a = [x for x in a if x not in self._vague]
        named_b = [x for x in b if x not in self._vague]
        if not named_a or not named_b:
            return True
        return any(x == y or self._parent.get(x) == y or self._parent.get(y) == x for x in named_a for y in named_b)

    def named(self, a: Sequence[str]) -> bool:
        return any(x not in self._vague for x in a)


def incidents(
    events: pd.DataFrame,
    participants: pd.DataFrame,
    actors: pd.DataFrame,
    sentences: pd.DataFrame,
    definite: Mapping[str, bool],
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Give the incidents table, and for each asserted event the id of its incident."""
    kin = Kin(actors)
    groups = _across(_within(_reports(events, participants, sentences, definite), kin), kin)
    rows = [_row(group) for group in groups]
    home = {r.row.event_id: row["incident_id"] for group, row in zip(groups, rows, strict=True) for r in group.reports}
    frame = typed("incidents", sorted(rows, key=lambda r: r["incident_id"]))
    return frame, home


def _reports(
    events: pd.DataFrame, participants: pd.DataFrame, sentences: pd.DataFrame, definite: Mapping[str, bool]
) -> Iterator[Report]:
    sides: dict[tuple[str, str], list[str]] = {}
    for event_id, role, actor_id in zip(
        participants["event_id"], participants["role"], participants["actor_id"], strict=True
    ):
        sides.setdefault((event_id, role), []).append(actor_id)
    passages = dict(zip(sentences["sentence_id"], sentences["passage"], strict=True))
    numbers = dict(zip(sentences["sentence_id"], sentences["sentence"], strict=True))
    texts = dict(zip(sentences["sentence_id"], sentences["text"], strict=True))
    words = toll_words().further
    asserted = events[events["modality"] == "asserted"]
    row: Any
    for row in asserted.itertuples(index=False):
        source = tuple(sides.get((row.event_id, "source"), ()))
        target = tuple(sides.get((row.event_id, "target"), ()))
        text = {w.strip(".,;:()").lower() for w in texts.get(row.sentence_id, "").split()}
        yield Report(
            row,
            source,
            target,
            int(passages.get(row.sentence_id, 0)),
            int(numbers.get(row.sentence_id, 0)),
            definite.get(row.event_id, False),
            bool(text & words),
        )


def _within(reports: Iterable[Report], kin: Kin) -> list[Incident]:
    """Join the reports of each document, in the order of the text."""
    found: list[Incident] = []
    recent: dict[tuple[str, str], list[Incident]] = {}
    for report in reports:
        known = recent.setdefault((report.row.doc_id, report.row.type), [])
        for incident in reversed(known[-_RECENT:]):
            reason = _same_in_document(incident, report, kin)
            if reason:
                incident.reports.append(report)
                incident.reasons.append(f"{report.row.event_id}: {reason}")
                break
        else:
            incident = Incident([report])
            known.append(incident)
            found.append(incident)
    return found


def _same_in_document(incident: Incident, report: Report, kin: Kin) -> str:
    """Say why a report tells of an incident of the same document; empty where it does not."""
    if not all(_compatible(r, report, kin) for r in incident.reports):
        return ""
    near = any(r.passage == report.passage for r in incident.reports)
    dated = any(_shared_date(r.row, report.row) for r in incident.reports)
    parties = any(_shared_parties(r, report, kin) for r in incident.reports)
    if report.definite:
        return "definite words for what was told before"
    close = report.number - incident.reports[-1].number <= _STORY
    if close and not report.further and _counted(report) and any(_counted(r) for r in incident.reports):
        return "a toll told again in the same story, not said to be a further one"
    if near and parties:
        return "same type and parties in one passage, nothing against it"
    if dated and parties:
        return "same type, parties and date"
    return ""


def _counted(report: Report) -> bool:
    return any(pd.notna(getattr(report.row, f"{what}_low")) for what in _TOLLS)


def _compatible(a: Report, b: Report, kin: Kin) -> bool:
    """True where nothing speaks against one deed: parties, modes, dates and places agree or are unknown."""
    captures = pd.notna(a.row.captured_low) and pd.notna(b.row.captured_low)
    if a.row.mode and b.row.mode and a.row.mode != b.row.mode and not captures:
        return False
    if not (kin.agree(a.sources, b.sources) and kin.agree(a.targets, b.targets)):
        return False
    return _dates_agree(a.row, b.row) and _places_agree(a.row, b.row) and _tolls_agree(a.row, b.row)


def _dates_agree(a: Any, b: Any) -> bool:
    """True where the days overlap, an open end reaching on; two dates of which one is unknown must not differ in words."""
    if not (_dated(a) and _dated(b)):
        return not (a.date_text and b.date_text and a.date_text.lower() != b.date_text.lower())
    return _overlap(a, b)


def _dated(row: Any) -> bool:
    return bool(pd.notna(row.date_start) or pd.notna(row.date_end))


def _overlap(a: Any, b: Any) -> bool:
    for first, last in ((a, b), (b, a)):
        if pd.notna(first.date_start) and pd.notna(last.date_end) and first.date_start > last.date_end:
            return False
    return True


def _places_agree(a: Any, b: Any) -> bool:
    if a.country and b.country and a.country != b.country:
        return False
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return False
    if not a.place or not b.place or a.place == b.place:
        return True
    return (a.admin1 or a.country) != "" and (a.place in (b.admin1, b.country) or _wider(a, b) or _wider(b, a))


def _wider(a: Any, b: Any) -> bool:
    """True where place a is only a country or province that holds place b."""
    return bool(pd.isna(a.latitude)) or (
        not a.admin1 and a.country == b.country and a.place_text != b.place_text and b.admin1 != ""
    )


def _tolls_agree(a: Any, b: Any) -> bool:
    """Two exact tolls of one kind that differ by more than double speak against one deed."""
    for what in _TOLLS:
        one, other = getattr(a, f"{what}_low"), getattr(b, f"{what}_low")
        if pd.notna(one) and pd.notna(other) and max(one, other) > 2 * min(one, other) + 2:
            return False
    return True


def _shared_date(a: Any, b: Any) -> bool:
    return _dated(a) and _dated(b) and _overlap(a, b)


def _shared_parties(a: Report, b: Report, kin: Kin) -> bool:
    """True where a named side is shared, and no named side stands alone against another."""
    return (kin.named(a.sources) and kin.named(b.sources)) or (kin.named(a.targets) and kin.named(b.targets))


def _across(found: list[Incident], kin: Kin) -> list[Incident]:
    """Join incidents of different documents: same type, day, named parties and a place that agrees."""
    kept: list[Incident] = []
    by_day: dict[tuple[str, Any], list[Incident]] = {}
    for incident in found:
        twin = None
        for day in _days(incident):
            twin = next((k for k in by_day.get((incident.first.type, day), ()) if _same_across(k, incident, kin)), None)
            if twin:
                break
        if twin is None:
            kept.append(incident)
            for day in _days(incident):
                by_day.setdefault((incident.first.type, day), []).append(incident)
            continue
        twin.reasons += [
            f"{r.row.event_id}: same type, day, parties and place in another document" for r in incident.reports
        ]
        twin.reports += incident.reports
    return kept


def _days(incident: Incident) -> list[Any]:
    row = next((r.row for r in incident.reports if pd.notna(r.row.date_start) and pd.notna(r.row.date_end)), None)
    if row is None or (row.date_end - row.date_start) > timedelta(days=3):
        return []
    return [row.date_start + timedelta(days=k) for k in range((row.date_end - row.date_start).days + 1)]


def _same_across(a: Incident, b: Incident, kin: Kin) -> bool:
    one, other = a.reports[0], b.reports[0]
    both = kin.named(one.sources) and kin.named(other.sources) and kin.named(one.targets) and kin.named(other.targets)
    placed = bool(one.row.place and other.row.place) and one.row.place == other.row.place
    return (both or (placed and _shared_parties(one, other, kin))) and all(
        _compatible(x, y, kin) for x in a.reports for y in b.reports
    )


def _row(incident: Incident) -> dict[str, Any]:
    reports = incident.reports
    best = min(reports, key=lambda r: (_PRECISION[r.row.date_precision], r.row.doc_id, r.row.start)).row
    placed = next(
        (r.row for r in reports if pd.notna(r.row.latitude)),
        next((r.row for r in reports if r.row.place), reports[0].row),
    )
    claimed = [r.row.attributed_to for r in reports]
    row: dict[str, Any] = {
        "incident_id": "i-" + sha256(reports[0].row.event_id.encode()).hexdigest()[:12],
        "type": incident.first.type,
        "mode": next((r.row.mode for r in reports if r.row.mode), ""),
        "date_start": best.date_start,
        "date_end": best.date_end,
        "date_precision": best.date_precision,
        "place": placed.place,
        "latitude": placed.latitude,
        "longitude": placed.longitude,
        "country": placed.country,
        "admin1": placed.admin1,
        "sources": _ids(r.sources for r in reports),
        "targets": _ids(r.targets for r in reports),
        "n_events": len(reports),
        "n_documents": len({r.row.doc_id for r in reports}),
        "modality": "asserted",
        "attributed_to": "; ".join(dict.fromkeys(c for c in claimed if c)) if all(claimed) else "",
        "summary_sentence_id": max(reports, key=lambda r: (_told(r), -r.row.start)).row.sentence_id,
        "event_ids": "; ".join(r.row.event_id for r in reports),
        "merge_reasons": " | ".join(incident.reasons),
    }
    for what in _TOLLS:
        row[f"{what}_low"], row[f"{what}_high"] = _toll(reports, what)
    return row


def _told(report: Report) -> int:
    """How much a report tells: parties, date, place, toll."""
    row = report.row
    tolls = sum(pd.notna(getattr(row, f"{what}_low")) for what in _TOLLS)
    return bool(report.sources) + bool(report.targets) + pd.notna(row.date_start) + bool(row.place) + tolls


def _ids(sides: Iterable[Sequence[str]]) -> str:
    return "; ".join(dict.fromkeys(x for side in sides for x in side))


def _toll(reports: Sequence[Report], what: str) -> tuple[Any, Any]:
    """The highest toll that one voice gives, for tolls rise; where voices differ, the range from the lowest to the highest."""
    voices: dict[str, tuple[Any, Any]] = {}
    for report in reports:
        low, high = getattr(report.row, f"{what}_low"), getattr(report.row, f"{what}_high")
        if pd.isna(low) and pd.isna(high):
            continue
        known = voices.get(report.row.attributed_to)
        if known is None or (pd.notna(low) and (pd.isna(known[0]) or low > known[0])):
            voices[report.row.attributed_to] = (low, high)
    if not voices:
        return pd.NA, pd.NA
    lows, highs = zip(*voices.values(), strict=True)
    low = min((x for x in lows if pd.notna(x)), default=pd.NA)
    return low, (pd.NA if any(pd.isna(x) for x in highs) else max(highs))
