"""Quotations that run over several sentences: what is told in them is the word of whoever speaks them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.events.attribution import Attribution
from analysis.events.event import Event
from analysis.events.voices import Speech
from analysis.language.sentence import Sentence

_OPENS, _EITHER = ("“", "«"), '"'
_MARK = re.compile('[“”«»"]')
_LEAST = 4  # words; fewer in quotation marks are a name or somebody's term
_VERBAL = ("verbal cooperation", "verbal conflict")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two quotation marks (offsets into the text), and the sentences that they reach over."""

    start: int
    end: int
    first: int
    last: int


def quotations(sentences: Sequence[Sentence]) -> list[Quotation]:
    """Give the quotations of a document in order; one that a new paragraph opens again goes on."""
    found: list[Quotation] = []
    opened: tuple[int, int] | None = None  # where it begins, and in which sentence
    for number, sentence in enumerate(sentences):  # by their text: not all are parsed
        for match in _MARK.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            opens = _opens(sentence.text, match)
            if opens and opened is None:
                opened = end, number
            elif not opens and opened is not None:
                if _words(sentences[opened[1] : number + 1], opened[0], start) >= _LEAST:
                    found.append(Quotation(opened[0], start, opened[1], number))
                opened = None
        if opened is not None and _ends_unclosed(sentences, number):
            opened = None
    return found


def _opens(text: str, mark: re.Match[str]) -> bool:
    """True for a mark that opens a quotation, of straight ones that behind a space or at the beginning."""
    if mark.group() != _EITHER:
        return mark.group() in _OPENS
    before = text[mark.start() - 1] if mark.start() else " "
    return before.isspace() or before in "([-–—"


def _words(sentences: Sequence[Sentence], start: int, end: int) -> int:
    inside = (s.text[max(0, start - s.start) : max(0, end - s.start)] for s in sentences)
    return sum(len(text.split()) for text in inside)


def _ends_unclosed(sentences: Sequence[Sentence], number: int) -> bool:
    """True at the end of a paragraph behind which no further quotation mark takes the quotation up again."""
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    if following is None or following.passage == sentences[number].passage:
        return following is None
    return following.text[:1] not in (*_OPENS, _EITHER)


class Speakers:
    """Finds who speaks the quotations of one document."""

    def __init__(
        self, sentences: Sequence[Sentence], listen: Callable[[int], Attribution], quads: Mapping[str, str]
    ) -> None:
        self.sentences, self.quads = sentences, quads
        self._listen = listen
        self._starts = [s.start for s in sentences]
        self._quotations = quotations(sentences)
        self._begins = [q.start for q in self._quotations]

    def tell(self, events: Sequence[Event]) -> None:
        """Give the events inside quotations, of which their own sentence does not say whose word they are, their speaker."""
        for event in events:
            quotation = None if event.attribution else self._around(event)
            speech = self._speaker(quotation, events) if quotation else None
            if speech is not None:
                event.attribution, event.attributed_to = speech.words, speech.speaker

    def _around(self, event: Event) -> Quotation | None:
        at = bisect_right(self._begins, event.start) - 1
        quotation = self._quotations[at] if at >= 0 else None
        return quotation if quotation and event.start < quotation.end else None

    def _speaker(self, quotation: Quotation, events: Sequence[Event], depth: int = 0) -> Speech | None:
        """Who speaks: told beside the quotation, else by the one right before it, else by the sentence before."""
        for number in dict.fromkeys((quotation.last, quotation.first)):
            beside = self._beside(number, quotation)
            if beside is not None:
                return beside
        at = bisect_right(self._begins, quotation.start) - 1
        before = self._quotations[at - 1] if at else None
        if before is not None and quotation.first - before.last <= 1 and depth < 8:
            return self._speaker(before, events, depth + 1)
        return self._announced(quotation.first - 1, events) if self._stands_alone(quotation) else None

    def _beside(self, number: int, quotation: Quotation) -> Speech | None:
        """The speech of a sentence whose verb stands outside the quotation, the nearest to it."""
        sentence = self.sentences[number]
        if not sentence.tokens or (quotation.start <= sentence.start and sentence.end <= quotation.end):
            return None
        outside = [
            s
            for s in self._listen(number).speeches
            if s.speakers and not quotation.start <= sentence.tokens[s.verb].start < quotation.end
        ]
        return min(outside, key=lambda s: self._far(sentence, s, quotation), default=None)

    def _far(self, sentence: Sentence, speech: Speech, quotation: Quotation) -> int:
        at = sentence.tokens[speech.verb].start
        return min(abs(at - quotation.start), abs(at - quotation.end))

    def _stands_alone(self, quotation: Quotation) -> bool:
        """True for a quotation of whole sentences: no other words stand in its first."""
        sentence = self.sentences[quotation.first]
        return quotation.start - sentence.start <= 2 and (quotation.end >= sentence.end - 2)

    def _announced(self, number: int, events: Sequence[Event]) -> Speech | None:
        """The last to speak in the sentence before, else whoever urges, warns or accuses there."""
        if number < 0 or not self.sentences[number].tokens:
            return None
        if self.sentences[number].passage != self.sentences[number + 1].passage:
            return None
        said = [s for s in self._listen(number).speeches if s.speakers]
        if said:
            return max(said, key=lambda s: s.verb)
        return next(self._urging(number, events), None)

    def _urging(self, number: int, events: Sequence[Event]) -> Iterator[Speech]:
        sentence = self.sentences[number]
        for event in events:
            if event.sentence is sentence and event.sources and self.quads[event.type] in _VERBAL:
                who = tuple(event.sources)
                yield Speech(event.head, who, who[0].text, 0, 0, False)
