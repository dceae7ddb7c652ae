"""From events to incidents: reports of one deed become one row, and the row says which events and why.

Two reports are one incident where type, modes, parties, dates and places agree. Inside a passage a repeated report is
taken for the same deed unless something speaks against it; elsewhere something must speak for it: a definite noun
("the attack") in the same document, or a shared date. Blocks by type and day keep the work linear in the events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from analysis.events.tolls import toll_words

_STORY = 6  # sentences over which a toll told again is still that of the same deed
_RECENT = 12  # incidents of a type in one document that a new report is compared with
_TOLLS = ("killed", "injured", "captured")
_PRECISION = {"day": 0, "range": 1, "week": 2, "month": 3, "season": 4, "year": 5, "": 6}

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


@dataclass(slots=True)
class Report:
    """One asserted event with its parties, as incidents compare them; `event` is its number among all events."""

    row: Told
    event: int
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    passage: int
    number: int
    definite: bool
    further: bool

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

    @property
    def first(self) -> Told:
        return self.reports[0].row

    def take(self, report: Report) -> None:
        """Add a report."""
        self.reports.append(report)
        self.different.setdefault(report.compared(), report)
        self.passages.add(report.passage)


class _Actor(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def parent(self) -> str: ...


class Kin:
    """Which actors may be one party: the same, one the parent of the other, or nobody in particular.

    `known` are the actors of the knowledge base, `new` those that the documents read so far add.
    """

    def __init__(self, known: Mapping[str, _Actor], new: Mapping[str, _Actor]) -> None:
        self._known, self._new = known, new
        self.named_among = lru_cache(maxsize=100_000)(self._named_among)

    def agree(self, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        """True where one side is unknown, or two of its actors are the same or kin."""
        named_a, named_b = self.named_among(a), self.named_among(b)
        if not named_a or not named_b:
            return True
        return any(x == y or self._parent(x) == y or self._parent(y) == x for x in named_a for y in named_b)

    def named(self, a: tuple[str, ...]) -> bool:
        """True where one of the actors is somebody in particular."""
        return bool(self.named_among(a))

    def circle(self, a: tuple[str, ...]) -> set[str]:
        """Give the named actors and their parents: two sides that agree share one of them."""
        named = self.named_among(a)
        return {*named, *filter(None, map(self._parent, named))}

    def _named_among(self, a: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(x for x in a if not self._vague(x))

    def _parent(self, actor_id: str) -> str:
        actor = self._known.get(actor_id) or self._new.get(actor_id)
        return actor.parent if actor else ""

    def _vague(self, actor_id: str) -> bool:
        """True for a population, and for whoever the text names by a common noun only."""
        known = actor_id in self._known
        actor = self._known.get(actor_id) or self._new.get(actor_id)
        if actor is None:
            return True
        return actor.kind == "population" or not (known or actor.kind == "person" or actor.name[:1].isupper())


class Ledger:
    """The incidents of the documents entered so far: joined within each document as it comes, across them at the end."""

    def __init__(self, kin: Kin) -> None:
        self._kin = kin
        self._found: list[Incident] = []
        self._events = 0

    def enter(self, events: Rows, participants: Rows, sentences: Rows, definite: Mapping[str, bool]) -> None:
        """Take the rows of one document; `definite` says which events are told by definite words."""
        self._found += _within(_reports(events, participants, sentences, definite, self._events), self._kin)
        self._events += len(events)

    def settle(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Give the rows of the incidents table, sorted by id, and for each event entered the id of its incident."""
        rows, homes = [], [""] * self._events
        for group in _across(self._found, self._kin):
            row = _row(group)
            rows.append(row)
            for report in group.reports:
                homes[report.event] = row["incident_id"]
        return sorted(rows, key=lambda r: str(r["incident_id"])), homes


def _reports(
    events: Rows, participants: Rows, sentences: Rows, definite: Mapping[str, bool], first: int
) -> Iterator[Report]:
    sides: dict[tuple[str, str], list[str]] = {}
    for p in participants:
        sides.setdefault((p["event_id"], p["role"]), []).append(p["actor_id"])
    told = {s["sentence_id"]: s for s in sentences}
    words = toll_words().further
    for number, event in enumerate(events, first):
        if event["modality"] != "asserted":
            continue
        event_id, sentence = event["event_id"], told[event["sentence_id"]]
        text = {w.strip(".,;:()").lower() for w in sentence["text"].split()}
        yield Report(
            Told(*(event[name] for name in Told._fields)),
            number,
            tuple(sides.get((event_id, "source"), ())),
            tuple(sides.get((event_id, "target"), ())),
            sentence["passage"],
            sentence["sentence"],
            definite.get(event_id, False),
            bool(text & words),
        )


def _within(reports: Iterable[Report], kin: Kin) -> list[Incident]:
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
    if not all(_compatible(r, report, kin) for r in different):
        return ""
    near = report.passage in incident.passages
    dated = any(_shared_date(r.row, report.row) for r in different)
    parties = any(_shared_parties(r, report, kin) for r in different)
    if report.definite:
        return "definite words for what was told before"
    close = report.number - incident.reports[-1].number <= _STORY
    if close and not report.further and _counted(report) and any(_counted(r) for r in different):
        return "a toll told again in the same story, not said to be a further one"
    if near and parties:
        return "same type and parties in one passage, nothing against it"
    if dated and parties:
        return "same type, parties and date"
    return ""


def _counted(report: Report) -> bool:
    return any(getattr(report.row, f"{what}_low") is not None for what in _TOLLS)


def _compatible(a: Report, b: Report, kin: Kin) -> bool:
    """True where nothing speaks against one deed: parties, modes, dates and places agree or are unknown."""
    captures = a.row.captured_low is not None and b.row.captured_low is not None
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
    return row.date_start is not None or row.date_end is not None


def _overlap(a: Any, b: Any) -> bool:
    for first, last in ((a, b), (b, a)):
        if first.date_start is not None and last.date_end is not None and first.date_start > last.date_end:
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
    return a.latitude is None or (
        not a.admin1 and a.country == b.country and a.place_text != b.place_text and b.admin1 != ""
    )


def _tolls_agree(a: Any, b: Any) -> bool:
    """Two exact tolls of one kind that differ by more than double speak against one deed."""
    for what in _TOLLS:
        one, other = getattr(a, f"{what}_low"), getattr(b, f"{what}_low")
        if one is not None and other is not None and max(one, other) > 2 * min(one, other) + 2:
            return False
    return True


def _shared_date(a: Any, b: Any) -> bool:
    return _dated(a) and _dated(b) and _overlap(a, b)


def _shared_parties(a: Report, b: Report, kin: Kin) -> bool:
    """True where a named side is shared, and no named side stands alone against another."""
    return (kin.named(a.sources) and kin.named(b.sources)) or (kin.named(a.targets) and kin.named(b.targets))


def _across(found: list[Incident], kin: Kin) -> list[Incident]:
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
    one, other = a.reports[0], b.reports[0]
    both = kin.named(one.sources) and kin.named(other.sources) and kin.named(one.targets) and kin.named(other.targets)
    placed = bool(one.row.place and other.row.place) and one.row.place == other.row.place
    return (both or (placed and _shared_parties(one, other, kin))) and all(
        _compatible(x, y, kin) for x in a.different.values() for y in b.different.values()
    )


def _row(incident: Incident) -> dict[str, Any]:
    reports = incident.reports
    best = min(reports, key=lambda r: (_PRECISION[r.row.date_precision], r.row.doc_id, r.row.start)).row
    placed = next(
        (r.row for r in reports if r.row.latitude is not None),
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
    tolls = sum(getattr(row, f"{what}_low") is not None for what in _TOLLS)
    return bool(report.sources) + bool(report.targets) + (row.date_start is not None) + bool(row.place) + tolls


def _ids(sides: Iterable[Sequence[str]]) -> str:
    return "; ".join(dict.fromkeys(x for side in sides for x in side))


def _toll(reports: Sequence[Report], what: str) -> tuple[Any, Any]:
    """The highest toll that one voice gives, for tolls rise; where voices differ, the range from the lowest to the highest."""
    voices: dict[str, tuple[Any, Any]] = {}
    for report in reports:
        low, high = getattr(report.row, f"{what}_low"), getattr(report.row, f"{what}_high")
        if low is None and high is None:
            continue
        known = voices.get(report.row.attributed_to)
        if known is None or (low is not None and (known[0] is None or low > known[0])):
            voices[report.row.attributed_to] = (low, high)
    if not voices:
        return None, None
    lows, highs = zip(*voices.values(), strict=True)
    low = min((x for x in lows if x is not None), default=None)
    return low, (None if any(x is None for x in highs) else max(highs))
