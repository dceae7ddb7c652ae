"""Leaving out what only looks like an event: figures of speech, and sentences of another domain."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.events.event import Trigger
from analysis.events.words import next_word
from analysis.knowledge.figures import Figures
from analysis.knowledge.phrases import Element
from analysis.language.sentence import Sentence

_NOMINAL = ("NOUN", "PROPN", "ADJ")  # of such words are the marks of a domain


def without_figures(sentence: Sentence, found: list[Trigger], figures: Figures) -> list[Trigger]:
    """Leave out the triggers inside a figure of speech, and all of a sentence that two words mark as another domain's.

    A trigger that has all words of the figure and more is none: "launch a rocket", but "launch a rocket at".
    """
    if not found:
        return found
    marked: dict[str, set[str]] = {}
    inside: list[set[int]] = []
    for token in sentence.tokens:
        for word in dict.fromkeys((token.lemma, token.text.lower())):
            for figure in figures.phrases.get(word, ()):
                inside.append(set(_phrase(sentence, token.i, figure.elements)))
            for figure in figures.marks.get(word, ()) if token.pos in _NOMINAL else ():
                if _phrase(sentence, token.i, figure.elements):
                    marked.setdefault(figure.domain, set()).add(token.lemma)
    if any(len(words) >= 2 for words in marked.values()):
        return []
    return [t for t in found if not any(t.head in words and not words < set(t.tokens) for words in inside)]


def _phrase(sentence: Sentence, first: int, elements: Sequence[Element]) -> list[int]:
    """Give the tokens of a phrase that begins at `first`, or none."""
    tokens, at = [first], first
    for element in elements[1:]:
        found = next_word(sentence, at, element, 2)
        if found is not None and any(t.pos in ("NOUN", "PROPN") for t in sentence.tokens[at + 1 : found]):
            found = None  # "struck a command post" hits no goalpost
        if found is None:
            if element.group:
                continue
            return []
        tokens.append(found)
        at = found
    return tokens
