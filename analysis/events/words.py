"""Words of a sentence beside the words of a pattern."""

from __future__ import annotations

from analysis.knowledge.phrases import Element
from analysis.language.sentence import Sentence, Token

GAP = 4  # words that may stand between two words of a pattern: articles, adjectives, adverbs
_FAR = 12  # … and in all, with those that weigh nothing
_LIGHT = ("PUNCT", "NUM", "DET", "ADV")
_NAME = "proper-name"  # in a word set: the name of such a thing too, where it is the object
_STOPS = frozenset(";:!?")


def next_word(sentence: Sentence, at: int, element: Element, gap: int) -> int | None:
    """Give the first token behind `at` that fits, over at most `gap` words and no clause boundary."""
    skipped = 0
    for k in range(at + 1, len(sentence.tokens)):
        token = sentence.tokens[k]
        if fits(token, element):
            return k
        if token.text in _STOPS or (token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP")):
            return None
        if token.tag in ("VBN", "VBG") and sentence.tokens[k - 1].text == ",":
            return None  # "took the dam, aided by support from X": a clause of its own
        skipped += token.pos != "PUNCT" if gap > GAP else token.pos not in _LIGHT
        if skipped > gap or k - at > _FAR:
            return None
    return None


def fits(token: Token, element: Element) -> bool:
    """True for a word of the element, by its lemma or as written, or a name where the element stands for one."""
    if token.lemma in element.words or token.text.lower() in element.words:
        return True
    return _NAME in element.words and token.pos == "PROPN" and token.dep in ("obj", "nsubj:pass")
