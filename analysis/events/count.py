"""Which event a toll belongs to, and how the tolls of one event add up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from analysis.events.event import Event
from analysis.events.scene import FORCE
from analysis.events.tolls import Toll, toll_words
from analysis.events.when.grammar import load_grammar
from analysis.knowledge import load as load_knowledge
from analysis.language.sentence import Sentence

_PREFERRED = {"killed": ("ASSAULT",), "injured": ("ASSAULT",), "captured": ("COERCE", "ASSAULT")}


Bounds = tuple[int | None, int | None]


class Counting:
    """Gives the tolls of one document to its events, sentence by sentence."""

    def __init__(self) -> None:
        self._last: dict[int, list[Event]] = {}  # passage → its latest acts of force
        self._nouns: set[str] = set()  # of the sentences so far

    def add(self, sentence: Sentence, tolls: Sequence[Toll], events: Sequence[Event]) -> None:
        """Give each toll of a sentence to the event that it counts."""
        owned: dict[int, tuple[Event, list[Toll]]] = {}
        for toll in tolls:
            event = None if toll.hypothetical or toll.negated else self._owner(sentence, toll, events)
            if event is not None:
                owned.setdefault(id(event), (event, []))[1].append(toll)
        for event, all_told in owned.values():
            mine = _of_one_voice(sentence, all_told)
            known = all(self._heard(sentence.tokens[t.victim].lemma) for t in mine)
            _give(event, mine, later=event.sentence is not sentence, known=known)
        self._nouns |= {t.lemma for t in sentence.tokens if t.pos == "NOUN"}
        force = [e for e in events if e.type in FORCE and e.modality == "asserted"]
        if force:
            self._last[sentence.passage] = force

    def _heard(self, noun: str) -> bool:
        """True for a noun told before, or one that may stand for others: "the suspects", not "the mayor" told first."""
        words = toll_words()
        return noun in self._nouns or noun in words.anyone or noun in words.known

    def _owner(self, sentence: Sentence, toll: Toll, events: Sequence[Event]) -> Event | None:
        """The event whose words tell the toll, else the nearest act of force, else the last one of the passage.

        What is only planned, feared or denied has no toll.
        """
        own = [e for e in events if toll.trigger in (e.head, *e.echoes, *e.trigger.tokens)]
        if own:
            return next((e for e in own if e.modality == "asserted"), None)
        if sentence.tokens[toll.trigger].lemma in toll_words().deeds:
            return None  # "accused of the killing of two men": of no deed told here
        force = [e for e in events if e.modality == "asserted" and e.type in FORCE]
        place = sentence.tokens[toll.trigger].start
        if toll.kind == "killed":  # nobody dies of an arrest
            force = [e for e in force if not _arrest(e)]
        fitting = [e for e in force if e.type in _PREFERRED[toll.kind]] or force
        if fitting:
            return min(fitting, key=lambda e: (abs(e.start - place), e.start))
        earlier = self._last.get(sentence.passage, [])
        if _that_deed(sentence):
            earlier = earlier[::-1]
        return next((e for e in earlier if toll.kind != "killed" or not _arrest(e)), None)


def _of_one_voice(sentence: Sentence, tolls: Sequence[Toll]) -> list[Toll]:
    """Leave out what another voice says of the same: "the army said it had killed 34, the group that six had fallen"."""
    first: dict[str, int] = {}
    return [t for t in tolls if first.setdefault(t.kind, voice := _voice(sentence, t.trigger)) == voice or voice < 0]


def _voice(sentence: Sentence, word: int) -> int:
    """The verb of telling that a word hangs on, -1 for none."""
    telling = load_grammar().words.lists["telling"]
    while sentence.tokens[word].head != word:
        word = sentence.tokens[word].head
        if sentence.tokens[word].pos == "VERB" and sentence.tokens[word].text.lower() in telling:
            return word
    return -1


def _that_deed(sentence: Sentence) -> bool:
    """True for "in that attack", which is the one told last."""
    deeds = load_knowledge().patterns.nouns
    pairs = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    return any(a.text.lower() in ("that", "this") and b.lemma in deeds for a, b in pairs)


def _arrest(event: Event) -> bool:
    """True for a deed whose own word tells that somebody was taken."""
    lemma = event.sentence.tokens[event.head].lemma
    words = toll_words()
    return event.type == "COERCE" and "captured" in (words.verbs.get(lemma), words.nouns.get(lemma))


def _give(event: Event, tolls: Sequence[Toll], later: bool, known: bool) -> None:
    """Add the tolls of one sentence; those of a later one add to what is known, or put it right where they are higher.

    `known` says that the nouns of definite persons have been heard before.
    """
    for kind, of_kind in groupby(sorted(tolls, key=lambda t: (t.kind, t.trigger)), key=lambda t: t.kind):
        mine = list(of_kind)
        told, have = _told(mine), event.toll.bounds.get(kind)
        total = next(((t.low, t.high) for t in mine if t.total), None)
        if total is not None:
            told = total
        elif have is not None and later and not any(t.further or t.also for t in mine):
            told = max(have, told, key=lambda b: b[0] or b[1] or 0)
        elif have is not None:
            told = _sum((have, told))
        event.toll.bounds[kind] = told
    words = (event.head, *event.echoes, *event.trigger.tokens)
    if not later:
        event.toll.own = any(_own(event.sentence, t.trigger, words) for t in tolls)
        event.toll.perfect = any(t.perfect for t in tolls)
        event.toll.known = all(t.known for t in tolls) and known
        event.toll.further = all(t.further for t in tolls)
        event.toll.also = any(t.also for t in tolls)
    event.toll.texts += [(t.start, t.end) for t in tolls]


def _own(sentence: Sentence, trigger: int, words: Sequence[int]) -> bool:
    """True for a word of the event that tells a toll, and for the "dead" of an event whose word is "left"."""
    token = sentence.tokens[trigger]
    return trigger in words or (token.pos != "VERB" and token.head in words)


def _told(tolls: Sequence[Toll]) -> Bounds:
    """Sum up one kind; what a further word says of persons known from the first ("arrested a man and held him") adds none."""
    first, *rest = (list(group) for _, group in groupby(tolls, key=lambda t: t.trigger))
    counted = [first, *(group for group in rest if not all(t.known for t in group))]
    return _sum((t.low, t.high) for group in counted for t in group)


def _sum(bounds: Iterable[Bounds]) -> Bounds:
    lows, highs = zip(*bounds, strict=True)
    low = None if all(x is None for x in lows) else sum(x or 0 for x in lows)
    return low, None if any(x is None for x in highs) else sum(highs)
