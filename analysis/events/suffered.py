"""Patterns of a verb and its object in the passive: "sanctions were imposed on Iran"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.events.words import fits
from analysis.knowledge.patterns import Pattern
from analysis.knowledge.phrases import Element
from analysis.language.sentence import Sentence

Suffered = tuple[tuple[int, ...], Sequence[Element]]


def suffered(sentence: Sentence, head: int, pattern: Pattern) -> Suffered | None:
    """Give the words of the object that stands before a passive verb, and the elements that remain for what follows it.

    None where the verb is no passive or nothing of the pattern stands before it.
    """
    thing = next((c for c in sentence.children(head) if sentence.tokens[c].dep == "nsubj:pass"), None)
    if thing is None or _wished(sentence, head):
        return None
    elements = pattern.elements[pattern.head + 1 :]
    for k, element in enumerate(elements):
        if element.slot or element.group:
            return None
        run = _run(sentence, thing, elements[k:])
        if run:
            return tuple(range(thing - run + 1, thing + 1)), [*elements[:k], *elements[k + run :]]
    return None


def _wished(sentence: Sentence, verb: int) -> bool:
    """True for a subjunctive, which nobody reports: "demanded that the border be closed"."""
    own = [sentence.tokens[c] for c in sentence.children(verb)]
    return any(t.text == "be" for t in own) and not any(t.dep in ("aux", "mark") and t.pos != "SCONJ" for t in own)


def _run(sentence: Sentence, last: int, elements: Sequence[Element]) -> int:
    """Give how many elements, the first of them on, are the words that end with word `last`; 0 for none."""
    words = [e for e in elements if not e.slot and not e.group]
    for length in range(len(words), 0, -1):
        first = last - length + 1
        if first < 0 or any(e.slot or e.group for e in elements[:length]):
            continue
        if all(fits(sentence.tokens[first + n], words[n]) for n in range(length)):
            return length
    return 0
