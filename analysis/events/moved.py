"""Words of a pattern that stand elsewhere than it says: as the subject, behind the object, over an object of the verb."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.events.event import Trigger
from analysis.events.words import fits
from analysis.knowledge.patterns import Pattern
from analysis.knowledge.phrases import Element
from analysis.language.sentence import Sentence

_OBJECT = ("obj", "iobj", "xcomp")  # "called the raid an outrage": the parser may take either noun for the predicate
_NOMINAL = ("NOUN", "PROPN")


def words_before(sentence: Sentence, pattern: Pattern, last: int, end: int | None = None) -> list[int] | None:
    """Give the tokens of the words that a pattern has before its head, right before token `last`, or None."""
    tokens: list[int] = []
    for k in range((pattern.head if end is None else end) - 1, -1, -1):
        at = (tokens[0] if tokens else last) - 1
        at -= at > 0 and sentence.tokens[at].text == "-"  # "a cross-border raid"
        if at < 0 or not fits(sentence.tokens[at], pattern.elements[k]):
            return None
        tokens.insert(0, at)
    return tokens


def as_subject(sentence: Sentence, pattern: Pattern, verb: int) -> list[int] | None:
    """Give them where they are the subject, wherever that stands: "the talks between X and Y have collapsed"."""
    for c in sentence.children(verb):
        if (
            c < verb
            and sentence.tokens[c].dep.startswith("nsubj")
            and fits(sentence.tokens[c], pattern.elements[pattern.head - 1])
        ):
            more = words_before(sentence, pattern, c, pattern.head - 1)
            if more is not None:
                return [*more, c]
    return None


def splits(sentence: Sentence, verb: int, behind: Sequence[Element]) -> bool:
    """True where the particle that a pattern has behind its verb may stand behind the object as well."""
    if len(behind) < 2 or any(e.slot or e.group for e in behind[:2]):
        return False
    particles = (c for c in sentence.children(verb) if sentence.tokens[c].dep in ("compound:prt", "advmod"))
    return any(c > verb + 1 and fits(sentence.tokens[c], behind[0]) for c in particles)


def over_object(sentence: Sentence, trigger: Trigger, behind: Sequence[Element]) -> bool:
    """True where a verb's own object stands before its preposition: "called the raid an act of war for" calls for nothing."""
    if trigger.pattern.kind != "verb" or not behind or behind[0].slot or behind[0].group or len(trigger.tokens) < 2:
        return False
    tokens = sentence.tokens
    own = [c for c in sentence.children(trigger.head) if tokens[c].dep in _OBJECT and tokens[c].pos in _NOMINAL]
    own = [c for c in own if c not in trigger.tokens]
    first = min(t for t in trigger.tokens if t > trigger.head) if max(trigger.tokens) > trigger.head else -1
    return tokens[first].pos == "ADP" and any(trigger.head < c < first for c in own)
