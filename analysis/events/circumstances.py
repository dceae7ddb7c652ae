"""When, where and how many: what a document's sentences say around its events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analysis.actors.mention import Reading
from analysis.events.event import Event
from analysis.events.tolls import Toll, find_tolls
from analysis.events.when import (
    UNKNOWN,
    DateExpression,
    DateSpan,
    apply_duration,
    closest,
    durations,
    find_dates,
    resolve,
)
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.places import PlaceMention, find_places, resolve_places

#: Types whose victims a toll may count.
_FORCE = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE")
_PREFERRED = {"killed": ("ASSAULT",), "injured": ("ASSAULT",), "captured": ("COERCE", "ASSAULT")}
_SCENE = 4  # sentences for which the day and place of a story hold


class Scene:
    """Where and when the story of a document is at: the last day and place told, and in which sentence."""

    def __init__(self) -> None:
        self.span, self.since = UNKNOWN, -99
        self.place: Event | PlaceMention | None = None
        self.placed = -99

    def note(self, place: Event | PlaceMention | None, number: int) -> None:
        """Take over a place told in sentence `number`."""
        if place is not None:
            self.place, self.placed = place, number


class Circumstances:
    """Dates, places and tolls of one document, and which events they belong to."""

    def __init__(
        self, sentences: Sequence[Sentence], reading: Reading, published: date | None, knowledge: Knowledge
    ) -> None:
        self.sentences, self.published, self.knowledge = sentences, published, knowledge
        self._tolls = [find_tolls(s) for s in sentences]
        self._places = resolve_places([find_places(s) for s in sentences])
        self._told: list[DateSpan] = []
        self._dated: Sentence | None = None
        self._found_dates: list[DateExpression] = []
        self._scene = Scene()
        self._last: dict[int, list[Event]] = {}  # passage → its latest acts of force

    def tolls(self, number: int) -> list[Toll]:
        """Give the tolls that a sentence tells."""
        return self._tolls[number]

    def places(self) -> list[PlaceMention]:
        """Give all places of the document."""
        return [p for found in self._places for p in found]

    def add(self, number: int, events: Sequence[Event]) -> None:
        """Date and place the events of a sentence and give them their tolls."""
        sentence = self.sentences[number]
        self._date(sentence, events)
        for event in events:
            self._locate(sentence, event, self._places[number])
        self._set_scene(number, events)
        self._count(sentence, number, events)
        force = [e for e in events if e.type in _FORCE and e.modality == "asserted"]
        if force:
            self._last[sentence.passage] = force

    def _set_scene(self, number: int, events: Sequence[Event]) -> None:
        """Give undated deeds the day of the story so far, and unplaced ones its place; note what this sentence tells."""
        sentence = self.sentences[number]
        told = self._frame(sentence)
        if told:
            self._scene.span, self._scene.since = told, number
        placed = next((e for e in events if e.place and e.modality == "asserted"), None)
        if placed is None:
            self._scene.note(self._main_place(number), number)
        else:
            self._scene.note(placed, number)
        for event in events:
            if event.modality != "asserted" or event.type not in _FORCE or not self._told_of(event):
                continue
            if event.date_start is None and not event.date_text and number - self._scene.since <= _SCENE:
                span = self._scene.span
                event.date_start, event.date_end, event.date_precision = span.start, span.end, span.precision
                event.date_basis = "context" if span else ""
            if not event.place and number - self._scene.placed <= _SCENE and self._scene.place is not None:
                place = self._scene.place
                event.place = place.place if isinstance(place, Event) else place.place_id
                event.latitude, event.longitude = place.latitude, place.longitude
                event.country, event.admin1 = place.country, place.admin1

    def _told_of(self, event: Event) -> bool:
        """True for a deed that the story tells, not one it only speaks of: "coordinated attacks" are no day's deed."""
        tag = event.sentence.tokens[event.head].tag
        return event.definite or (event.trigger.pattern.kind == "verb" and tag in ("VBD", "VBN", "VBG"))

    def _dates(self, sentence: Sentence) -> list[DateExpression]:
        """Give the dates of a sentence, found once for all that ask."""
        if self._dated is not sentence:
            self._dated, self._found_dates = sentence, find_dates(sentence.text, sentence.start)
        return self._found_dates

    def _frame(self, sentence: Sentence) -> DateSpan:
        """The day on which what a sentence tells happened: the date that belongs to its main verb."""
        root = next((t for t in sentence.tokens if t.head == t.i), None)
        expressions = self._dates(sentence)
        if root is None or not expressions or root.tag not in ("VBD", "VBN"):
            return UNKNOWN
        chosen = closest(expressions, root.start, root.end, sentence.text, sentence.start)
        span = resolve(chosen, self.published, self._told[-1] if self._told else UNKNOWN) if chosen else UNKNOWN
        return span if span.precision == "day" else UNKNOWN

    def _main_place(self, number: int) -> PlaceMention | None:
        sites = [p for p in self._places[number] if p.preposition and p.kind not in ("country", "region", "water")]
        return sites[0] if sites else None

    # -- when ----------------------------------------------------------------------------------------------------

    def _date(self, sentence: Sentence, events: Sequence[Event]) -> None:
        expressions = self._dates(sentence)
        if not expressions:
            return
        for event in events:
            chosen = closest(expressions, event.start, event.end, sentence.text, sentence.start)
            if chosen is None:
                continue
            tense = "future" if event.modality == "future" else ""
            anchor = self._told[-1] if self._told else UNKNOWN
            span = resolve(chosen, self.published, anchor, list(reversed(self._told[-6:])), tense)
            event.date_text = chosen.text
            span = self._lasting(sentence, event, span)
            event.date_start, event.date_end = span.start, span.end
            event.date_precision, event.date_basis = span.precision, span.basis if span else ""
        for expression in expressions:
            span = resolve(expression, self.published, self._told[-1] if self._told else UNKNOWN)
            if span and span.start and span.end:
                self._told.append(span)

    def _lasting(self, sentence: Sentence, event: Event, span: DateSpan) -> DateSpan:
        """ "launched on the 12th and lasted 8 days" ends on the 19th."""
        if not span or span.precision != "day":
            return span
        for duration in durations(sentence.text, sentence.start):
            if duration.kind == "lasted" and duration.days and duration.start > event.start:
                return apply_duration(span, duration)
        return span

    # -- where ---------------------------------------------------------------------------------------------------

    def _locate(self, sentence: Sentence, event: Event, places: Sequence[PlaceMention]) -> None:
        place = self._nearest(sentence, event, places)
        if place is None:
            return
        event.place, event.place_text = place.place_id, place.text
        event.latitude, event.longitude = place.latitude, place.longitude
        event.country, event.admin1 = place.country, place.admin1

    def _nearest(self, sentence: Sentence, event: Event, places: Sequence[PlaceMention]) -> PlaceMention | None:
        """The place that the syntax hangs on the event, else the nearest one behind a preposition, behind it first."""
        parties = [(m.start, m.end) for m in (*event.sources, *event.targets)]
        usable = [p for p in places if p.preposition and not any(a <= p.start and p.end <= b for a, b in parties)]
        ranked = sorted(
            usable, key=lambda p: (not self._hangs(sentence, event, p), p.start < event.end, abs(p.start - event.end))
        )
        hanging = [p for p in ranked if self._hangs(sentence, event, p)]
        specific = [p for p in ranked if p.kind not in ("country", "region")]
        return next(iter([*(h for h in hanging if h in specific), *hanging, *specific, *ranked]), None)

    def _hangs(self, sentence: Sentence, event: Event, place: PlaceMention) -> bool:
        token = next((t.i for t in sentence.tokens if t.end > place.start), None)
        heads = {event.head, *event.echoes}
        for _ in range(4):
            if token is None or token in heads:
                return token is not None
            token = sentence.tokens[token].head
        return False

    # -- how many ------------------------------------------------------------------------------------------------

    def _count(self, sentence: Sentence, number: int, events: Sequence[Event]) -> None:
        for toll in self._tolls[number]:
            if toll.hypothetical or toll.negated:
                continue
            event = self._owner(sentence, toll, events)
            if event is not None:
                _give(event, toll)

    def _owner(self, sentence: Sentence, toll: Toll, events: Sequence[Event]) -> Event | None:
        """The event whose words tell the toll, else the nearest act of force, else the last one of the passage."""
        asserted = [e for e in events if e.modality == "asserted"]
        own = [e for e in asserted if toll.trigger in (e.head, *e.echoes, *e.trigger.tokens)]
        if own:
            return own[0]
        force = [e for e in asserted if e.type in _FORCE]
        place = sentence.tokens[toll.trigger].start
        fitting = [e for e in force if e.type in _PREFERRED[toll.kind]] or force
        if fitting:
            return min(fitting, key=lambda e: (abs(e.start - place), e.start))
        return next(iter(self._last.get(sentence.passage, ())), None)


def _give(event: Event, toll: Toll) -> None:
    """Add a toll: two parts of one sentence ("the leader and two guards") sum up; the same number twice is one."""
    have = event.toll.bounds.get(toll.kind)
    if have is None:
        event.toll.bounds[toll.kind] = (toll.low, toll.high)
    elif have != (toll.low, toll.high):
        low = None if have[0] is None and toll.low is None else (have[0] or 0) + (toll.low or 0)
        high = None if have[1] is None or toll.high is None else have[1] + toll.high
        event.toll.bounds[toll.kind] = (low, high)
    event.toll.texts.append((toll.start, toll.end))
