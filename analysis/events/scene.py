"""Where and when the story of a document is at, for deeds that are told without day or place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analysis.events.event import Event
from analysis.events.reach import Reach
from analysis.events.retold import sums_up
from analysis.events.when import UNKNOWN, DateSpan
from analysis.knowledge import load as load_knowledge
from analysis.places import PlaceMention

#: Types whose deeds the scene holds for.
FORCE = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE")
_OPENING = 2  # sentences of a report that happen where its dateline says, if it names no place
_HOLDS = 6  # sentences for which the day and place of a story hold


class Scene:
    """The last day and place told, and the deeds that still wait for theirs."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.span, self.dated, self.day_told = UNKNOWN, -99, False
        self.place: PlaceMention | None = None
        self.placed = -99
        self._waiting: list[tuple[int, Event]] = []
        self._dateline: PlaceMention | None = None
        self._unplaced: list[Event] = []

    def tell(self, number: int, span: DateSpan, place: PlaceMention | None) -> None:
        """Take over the day and the place that sentence `number` tells."""
        if span:
            self.span, self.dated, self.day_told = span, number, True
            self._look_back(number)
        if place is not None:
            self.place, self.placed = place, number

    def hold(self, number: int, reach: Reach, events: Sequence[Event], telling: DateSpan = UNKNOWN) -> None:
        """Give the deeds of a sentence the day and the place of the story so far, where they tell none.

        `telling` is the day on which somebody says that they were done: of new deeds it is the best that is known.
        """
        for event in events:
            if event.modality != "asserted" or event.type not in FORCE or not tells(event, reach):
                continue
            if event.date_start is None and not event.date_text:
                if _later(telling, self.span) and not _known_deed(event):
                    _date(event, telling)
                elif number - self.dated <= _HOLDS:
                    _date(event, self.span)
                elif not self.day_told:
                    self._waiting.append((number, event))
            if not event.place and self.place is not None and number - self.placed <= _HOLDS:
                put(event, self.place, "")
            elif not event.place and self.place is None and number < _OPENING:
                self._unplaced.append(event)

    def head(self, place: PlaceMention) -> None:
        """Take the place of a dateline, where the story is if it tells of no other."""
        self._dateline = self._dateline or place

    def _look_back(self, number: int) -> None:
        """The first day told dates the headline and the lead before it too."""
        for earlier, event in self._waiting:
            if number - earlier <= _HOLDS:
                _date(event, self.span)
        self._waiting = [(n, e) for n, e in self._waiting if e.date_start is None]

    def close(self) -> None:
        """Date what opens a report that tells no day by the day of the report, as event data are commonly dated.

        Only the opening: a story that goes on for long, or that has told a day, may speak of any time.
        """
        if self._dateline is not None and self.place is None:
            for event in self._unplaced:
                put(event, self._dateline, "")
        if self.published is None or not self._waiting:
            return
        first = self._waiting[0][0]
        for number, event in self._waiting:
            if number - first <= _HOLDS:
                _date(event, DateSpan(self.published, self.published, "day"))


def tells(event: Event, reach: Reach) -> bool:
    """True for a deed that the story tells, not one it only speaks of: "coordinated attacks" are no day's deed."""
    if sums_up(event):
        return False
    tag = event.sentence.tokens[event.head].tag
    tells = event.definite or (event.trigger.pattern.kind == "verb" and tag in ("VBD", "VBN", "VBG"))
    return tells and not reach.background(event)


def _later(telling: DateSpan, told: DateSpan) -> bool:
    """True for a day of telling that lies behind the day of the story so far, or is the first."""
    return telling.start is not None and (told.start is None or telling.start > told.start)


def _known_deed(event: Event) -> bool:
    """True where the sentence tells of a deed known from before: "… were killed in the raid, the army said on Friday"."""
    tokens, nouns = event.sentence.tokens, load_knowledge().patterns.nouns
    named = [t.i for t in tokens if t.pos == "NOUN" and t.lemma in nouns]
    return any(tokens[c].text.lower() in ("the", "that", "this") for i in named for c in event.sentence.children(i))


def _date(event: Event, span: DateSpan) -> None:
    event.date_start, event.date_end, event.date_precision = span.start, span.end, span.precision
    event.date_basis = "context" if span else ""


def put(event: Event, mention: PlaceMention, text: str) -> None:
    """Give an event its place; `text` are the words that name it in the event's sentence."""
    place = mention.place
    event.place, event.place_text, event.country, event.admin1 = place.place_id, text, place.country, place.admin1
    event.latitude, event.longitude = place.latitude, place.longitude
