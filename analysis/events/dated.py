"""When: which date of its sentence dates an event, and the day on which what a sentence tells happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from analysis.dating import in_dateline
from analysis.events.event import Event
from analysis.events.reach import Reach
from analysis.events.scene import FORCE
from analysis.events.when import (
    UNKNOWN,
    DateExpression,
    DateSpan,
    apply_duration,
    closest,
    durations,
    find_dates,
    resolve,
    told_by,
)
from analysis.events.when.grammar import load_grammar
from analysis.events.when.relative_dates import Shift
from analysis.language.sentence import Sentence

_NIGHT = timedelta(1)  # the longest that counts as one time: "overnight" lies on two days
_NEIGHBOURS = 6  # dated neighbours that give a date its year

Anchors = Mapping[DateExpression, DateSpan]


class Dating:
    """Dates the events of one document, sentence by sentence."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self._told: list[DateSpan] = []
        self.telling = UNKNOWN  # the day on which somebody says what the sentence at hand tells

    def date(self, sentence: Sentence, reach: Reach, events: Sequence[Event]) -> DateSpan:
        """Date the events of a sentence; give the day on which what it tells happened."""
        found = [e for e in find_dates(sentence.text, sentence.start) if not _dateline(sentence, e)]
        self.telling = UNKNOWN
        if not found:
            return UNKNOWN
        anchors, told = self._anchors(found)
        counted = [e for e in found if _from_event(e)]
        expressions = [e for e in found if e not in counted] or found
        self.telling = self._telling(sentence, expressions, anchors)
        for event in events:
            chosen = _own(reach, event, expressions)
            chosen = chosen or closest(expressions, event.start, _end(event), sentence.text, sentence.start)
            chosen = chosen or _hanging(reach, event, expressions)
            if chosen is not None:
                self._give(sentence, event, chosen, anchors)
        for expression in counted:
            self._count_back(expression, events)
        self._told += told
        return self._day(sentence, reach, events, expressions, anchors)

    def _anchors(self, expressions: Sequence[DateExpression]) -> tuple[Anchors, list[DateSpan]]:
        """Give for each expression the date told last before it, in its sentence or before, and what the sentence tells."""
        anchors: dict[DateExpression, DateSpan] = {}
        told: list[DateSpan] = []
        for expression in expressions:
            anchors[expression] = (told or self._told or [UNKNOWN])[-1]
            span = resolve(expression, self.published, anchors[expression])
            if span and span.start and span.end:
                told.append(span)
        return anchors, told

    def _give(self, sentence: Sentence, event: Event, chosen: DateExpression, anchors: Anchors) -> None:
        tense = "future" if event.modality == "future" else ""
        context = list(reversed(self._told[-_NEIGHBOURS:]))
        night = chosen.text.lower() in load_grammar().words.lists["night_before"]
        reference = self.telling.start if night and self.telling else self.published
        span = self._lasting(sentence, event, resolve(chosen, reference, anchors[chosen], context, tense))
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

    def _count_back(self, expression: DateExpression, events: Sequence[Event]) -> None:
        """Date the event that "twelve days after" counts from: so many days before the one that has a date of its own.

        Where none has, what the sentence tells is taken for the story told last: "The clash came a day after …".
        """
        later = [e for e in events if e.start >= expression.end]
        event = min(later, key=lambda e: e.start, default=None)
        dated = [e for e in events if e is not event and e.date_text and e.date_precision == "day"]
        shift = expression.meaning
        if event is None or not isinstance(shift, Shift):
            return
        main = min(dated, key=lambda e: abs(e.start - expression.start), default=None)
        base = _span(main) if main else _brief((self._told or [UNKNOWN])[-1])
        back = replace(expression, meaning=replace(shift, low=-shift.high, high=-shift.low), relation="at")
        span = resolve(back, self.published, base) if base else UNKNOWN
        if main and main.definite and main.date_text == expression.text:  # "the raid came a day after …": told before
            main, base = None, _brief((self._told or [UNKNOWN])[-1])
            span = resolve(back, self.published, base) if base else span
        if span and (not event.date_text or main is None or event.date_text == main.date_text):
            event.date_text = expression.text
            event.date_start, event.date_end, event.date_precision = span.start, span.end, span.precision
            event.date_basis = "relative"

    def _day(
        self,
        sentence: Sentence,
        reach: Reach,
        events: Sequence[Event],
        expressions: Sequence[DateExpression],
        anchors: Anchors,
    ) -> DateSpan:
        """The day of the deed that a sentence tells, else that of its main verb."""
        told = (e for e in events if e.date_text and e.type in FORCE and e.modality == "asserted")
        dated = next((e for e in told if not reach.background(e)), None)
        return _brief(_span(dated)) if dated else self._frame(sentence, expressions, anchors)

    def _telling(self, sentence: Sentence, expressions: Sequence[DateExpression], anchors: Anchors) -> DateSpan:
        """The day of "officials said on Friday", UNKNOWN where no verb of telling has one."""
        telling = load_grammar().words.lists["telling"]
        for token in sentence.tokens:
            if token.pos == "VERB" and token.text.lower() in telling:
                others = [e for e in expressions if told_by(e, token.start, sentence.text, sentence.start)]
                if others:
                    return _brief(resolve(others[0], self.published, anchors[others[0]]))
        return UNKNOWN

    def _frame(self, sentence: Sentence, expressions: Sequence[DateExpression], anchors: Anchors) -> DateSpan:
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
        return _brief(resolve(chosen, self.published, anchors[chosen])) if chosen else UNKNOWN


def _dateline(sentence: Sentence, expression: DateExpression) -> bool:
    """True for the date of a dateline that stands in the same sentence: "KABUL, Afghanistan (Jan. 25) – Troops …"."""
    return in_dateline(sentence.text, expression.start - sentence.start, expression.end - sentence.start)


def _from_event(expression: DateExpression) -> bool:
    """True for "two days after Moscow recognised …": counted from what its own clause tells."""
    return "event" in expression.needs


def _span(event: Event) -> DateSpan:
    return DateSpan(event.date_start, event.date_end, event.date_precision)


def _brief(span: DateSpan) -> DateSpan:
    """The span where it is one day or one night, else UNKNOWN: nothing else dates what is told beside it."""
    short = span.start is not None and span.end is not None and span.end - span.start <= _NIGHT
    return span if short else UNKNOWN


def _end(event: Event) -> int:
    """The end of an event's words, the later ones too: "set free"."""
    return max(event.end, event.sentence.tokens[max(event.trigger.tokens)].end)


def _own(reach: Reach, event: Event, expressions: Sequence[DateExpression]) -> DateExpression | None:
    """The one date behind an event's verb that hangs on it directly: "abducted in May were set free on Saturday"."""
    if event.trigger.pattern.kind != "verb":
        return None
    found = []
    for expression in expressions:
        inside = [t.i for t in reach.tokens if t.start < expression.end and expression.start < t.end]
        behind = inside and inside[0] > event.head and not (expression.comparison or expression.attributive)
        if behind and reach.tokens[reach.outermost(inside[0], inside[-1])].head == event.head:
            found.append(expression)
    return found[0] if len(found) == 1 else None


def _hanging(reach: Reach, event: Event, expressions: Sequence[DateExpression]) -> DateExpression | None:
    """The date that hangs on the event by syntax, as that of "captured during an overnight operation"."""
    ranked = []
    for number, expression in enumerate(expressions):
        inside = [t.i for t in reach.tokens if t.start < expression.end and expression.start < t.end]
        steps = reach.steps(reach.outermost(inside[0], inside[-1]), event) if inside else None
        if steps is not None and not expression.comparison:
            ranked.append((steps, number))
    return expressions[min(ranked)[1]] if ranked else None
