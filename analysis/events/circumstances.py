"""When, where and how many: what a document's sentences say around its events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from analysis.actors.mention import Mention, Reading
from analysis.dating import in_dateline
from analysis.events.count import Counting
from analysis.events.event import Event
from analysis.events.reach import Reach
from analysis.events.scene import FORCE, Scene, put, tells
from analysis.events.tolls import find_tolls
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
from analysis.events.when.grammar import load_grammar
from analysis.events.where import place_of
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.places import PlaceMention, find_places, resolve_places
from analysis.places.place import WIDE

_NIGHT = timedelta(1)  # the longest that counts as one time: "overnight" lies on two days
_NEIGHBOURS = 6  # dated neighbours that give a date its year


class Circumstances:
    """Dates, places and tolls of one document, and which events they belong to."""

    def __init__(
        self, sentences: Sequence[Sentence], reading: Reading, published: date | None, knowledge: Knowledge
    ) -> None:
        self.sentences, self.reading, self.published, self.knowledge = sentences, reading, published, knowledge
        self._tolls = [find_tolls(s) for s in sentences]
        named = [find_places(s, self._taken(n), self.matters(n), self._busy(n)) for n, s in enumerate(sentences)]
        self._places = resolve_places(sentences, named, [self._countries(n) for n in range(len(sentences))])
        self._told: list[DateSpan] = []
        self._scene = Scene(published)
        self._counting = Counting()

    def matters(self, number: int) -> bool:
        """True for a sentence with actors or tolls, which alone can tell of events."""
        return bool(self.reading.mentions[number] or self._tolls[number])

    def places(self) -> list[PlaceMention]:
        """Give all places of the document."""
        return [p for found in self._places for p in found]

    def add(self, number: int, events: Sequence[Event]) -> None:
        """Date and place the events of a sentence and give them their tolls."""
        sentence, places = self.sentences[number], self._places[number]
        self._counting.add(sentence, self._tolls[number], events)
        reach = Reach(sentence, events)
        frame = self._date(sentence, reach, events)
        for event in events:
            place = place_of(reach, event, places)
            if place is not None:
                put(event, place, place.text)
        self._scene.tell(number, frame, self._site(reach, events, places))
        self._scene.hold(number, reach, events)

    def pass_by(self, number: int) -> None:
        """Take from a sentence without actors or tolls where the story goes on; one without places says nothing."""
        if self._places[number]:
            self.add(number, ())

    def close(self) -> None:
        """Date what the document told before its first day, or without any."""
        self._scene.close()

    # -- what names of places there are --------------------------------------------------------------------------

    def _taken(self, number: int) -> frozenset[int]:
        """The tokens inside names of actors, which are no places."""
        return frozenset(
            k
            for m in self.reading.mentions[number]
            if m.first >= 0 and not m.place and self._names_actor(m, self.sentences[number])
            for k in range(m.first, m.last + 1)
        )

    def _busy(self, number: int) -> frozenset[int]:
        """The tokens of all who are mentioned by name."""
        mentions = (m for m in self.reading.mentions[number] if m.first >= 0 and not m.place and not m.collective)
        return frozenset(k for m in mentions for k in range(m.first, m.last + 1))

    def _names_actor(self, mention: Mention, sentence: Sentence) -> bool:
        known = self.knowledge.actors.get(mention.actor_id)
        if mention.adjective or (mention.method == "metonym" and not mention.place):
            return True
        if known is None:
            return not mention.collective and mention.last > mention.first
        return known.kind not in ("country", "region") or bool(mention.role) or mention.text.isupper()

    def _countries(self, number: int) -> list[str]:
        """The countries that a sentence names through its actors."""
        known = (self.knowledge.actors.get(m.actor_id) for m in self.reading.mentions[number])
        return [a.country for a in known if a is not None and a.country and a.kind not in ("media", "igo")]

    def _site(self, reach: Reach, events: Sequence[Event], places: Sequence[PlaceMention]) -> PlaceMention | None:
        """The place to which a sentence takes the story: that of a deed it tells, else the one that opens it.

        What a person did or does elsewhere ("the leader planned attacks in Kabul") takes it nowhere.
        """
        local = [p for p in places if p.local and p.place.kind not in WIDE]
        told = {e.place for e in events if e.place and e.type in FORCE and e.modality == "asserted" and tells(e, reach)}
        frame = next((p for p in local if p.frame), None)
        if self._of_person(reach):
            return frame
        site = next((p for p in local if p.place_id in told), None) or frame
        if site is not None:
            return site
        aside = {e.place for e in events if e.place and not tells(e, reach)}
        return next((p for p in local if p.place_id not in aside), None)

    def _of_person(self, reach: Reach) -> bool:
        """True for a sentence that only tells of a person: its subject is "the leader" or "he"."""
        tokens = reach.tokens
        subject = next((t for t in tokens if t.dep == "nsubj" and tokens[t.head].head == t.head), None)
        if subject is None:  # the parser took another word for the main verb
            subject = next(
                (t for t in tokens if t.pos in ("NOUN", "PROPN", "PRON", "VERB") and t.dep != "compound"), None
            )
        if subject is None:
            return False
        if subject.pos == "PRON":
            return subject.text.lower() in self.knowledge.grammar["pronoun_person"]
        definite = any(
            tokens[c].text.lower() in self.knowledge.grammar["article"] for c in reach.sentence.children(subject.i)
        )
        role = self.knowledge.roles.at([subject.text.lower()], [subject.lemma], 0)
        return role is not None and role.kind != "part_of" and (definite or subject.pos == "PROPN")

    # -- when ----------------------------------------------------------------------------------------------------

    def _date(self, sentence: Sentence, reach: Reach, events: Sequence[Event]) -> DateSpan:
        """Date the events of a sentence; give the day on which what it tells happened."""
        expressions = [e for e in find_dates(sentence.text, sentence.start) if not self._dateline(sentence, e)]
        if not expressions:
            return UNKNOWN
        for event in events:
            chosen = closest(expressions, event.start, event.end, sentence.text, sentence.start)
            chosen = chosen or _hanging(reach, event, expressions)
            if chosen is not None:
                self._give(sentence, event, chosen)
        told = (e for e in events if e.date_text and e.type in FORCE and e.modality == "asserted")
        dated = next((e for e in told if not reach.background(e)), None)
        frame = _brief(_span(dated)) if dated else self._frame(sentence, expressions)
        for expression in expressions:
            span = resolve(expression, self.published, self._anchor())
            if span and span.start and span.end:
                self._told.append(span)
        return frame

    def _dateline(self, sentence: Sentence, expression: DateExpression) -> bool:
        """True for the date of a dateline that stands in the same sentence: "KABUL, Afghanistan (Jan. 25) – Troops …"."""
        return in_dateline(sentence.text, expression.start - sentence.start, expression.end - sentence.start)

    def _anchor(self) -> DateSpan:
        return self._told[-1] if self._told else UNKNOWN

    def _give(self, sentence: Sentence, event: Event, chosen: DateExpression) -> None:
        tense = "future" if event.modality == "future" else ""
        context = list(reversed(self._told[-_NEIGHBOURS:]))
        span = self._lasting(sentence, event, resolve(chosen, self.published, self._anchor(), context, tense))
        event.date_text = chosen.text
        event.date_start, event.date_end = span.start, span.end
        event.date_precision, event.date_basis = span.precision, span.basis if span else ""

    def _lasting(self, sentence: Sentence, event: Event, span: DateSpan) -> DateSpan:
        """ "launched on the 12th and lasted 8 days" ends on the 19th."""
        if not span or span.precision != "day":
            return span
        for duration in durations(sentence.text, sentence.start):
            if duration.kind == "lasted" and duration.days and duration.start > event.start:
                return apply_duration(span, duration)
        return span

    def _frame(self, sentence: Sentence, expressions: Sequence[DateExpression]) -> DateSpan:
        """The day on which what a sentence tells happened: the date that belongs to its main verb."""
        past = [t for t in sentence.tokens if t.tag in ("VBD", "VBN") and t.dep != "amod"]
        root = next((t for t in past if t.head == t.i), None)
        if root is None and not any(t.head == t.i and t.pos in ("VERB", "AUX") for t in sentence.tokens):
            root = next(iter(past), None)  # the parser took another word for the main one
        if root is None:
            return UNKNOWN
        chosen = closest(expressions, root.start, root.end, sentence.text, sentence.start)
        if root.text.lower() in load_grammar().words.lists["telling"]:  # its day is that of the telling
            chosen = next((e for e in reversed(expressions) if e is not chosen), None)
        return _brief(resolve(chosen, self.published, self._anchor())) if chosen else UNKNOWN


def _span(event: Event) -> DateSpan:
    return DateSpan(event.date_start, event.date_end, event.date_precision)


def _brief(span: DateSpan) -> DateSpan:
    """The span where it is one day or one night, else UNKNOWN: nothing else dates what is told beside it."""
    short = span.start is not None and span.end is not None and span.end - span.start <= _NIGHT
    return span if short else UNKNOWN


def _hanging(reach: Reach, event: Event, expressions: Sequence[DateExpression]) -> DateExpression | None:
    """The date that hangs on the event by syntax, as that of "captured during an overnight operation"."""
    ranked = []
    for number, expression in enumerate(expressions):
        inside = [t.i for t in reach.tokens if t.start < expression.end and expression.start < t.end]
        steps = reach.steps(reach.outermost(inside[0], inside[-1]), event) if inside else None
        if steps is not None and not expression.comparison:
            ranked.append((steps, number))
    return expressions[min(ranked)[1]] if ranked else None
