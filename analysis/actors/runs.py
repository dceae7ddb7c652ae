"""Runs of capitalised words: what may be a name."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence, Token


def capitalised(token: Token) -> bool:
    """True for a word that may belong to a name."""
    return token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X", "ADP") and len(token.text) > 1


def runs(sentence: Sentence, taken: set[int], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give the runs of capitalised words (first, last) that no known name covers; name particles may stand inside."""
    tokens, particles = sentence.tokens, knowledge.titles["particles"]
    i = 0
    while i < len(tokens):
        if i in taken or not capitalised(tokens[i]) or (i == 0 and tokens[i].pos != "PROPN"):
            i += 1
            continue
        last = i
        k = i + 1
        while k < len(tokens) and k not in taken:
            if capitalised(tokens[k]) or _prefixed(tokens[k], particles):
                last = k
            elif tokens[k].text.lower() not in particles or tokens[k].pos == "PUNCT":
                break
            k += 1
        yield i, last
        i = last + 1


def _prefixed(token: Token, particles: frozenset[str]) -> bool:
    """True for "al-Malki", "el-Sisi": a particle and a name in one word."""
    before, hyphen, after = token.text.partition("-")
    return bool(hyphen) and before in particles and after[:1].isupper()


def is_headline(sentence: Sentence) -> bool:
    """True where most words are capitalised and no full stop ends them, so that capitals say nothing."""
    if sentence.tokens and sentence.tokens[-1].text == ".":
        return False
    letters = [t for t in sentence.tokens if t.text[0].isalpha()]
    return len(letters) > 3 and sum(t.text[0].isupper() for t in letters) > 0.7 * len(letters)
