"""Words of a sentence beside the words of a pattern."""

from __future__ import annotations

from functools import lru_cache

from analysis.events.when.words import load_words
from analysis.knowledge import FOLDER
from analysis.knowledge.phrases import Element
from analysis.language.sentence import Sentence, Token

GAP = 4  # words that may stand between two words of a pattern: articles, adjectives, adverbs
_FAR = 12  # … and in all, with those that weigh nothing
_LIGHT = ("PUNCT", "NUM", "DET", "ADV")
NAME = "proper-name"  # in a word set: the name of such a thing too, where it is the object
_ANEW = (
    "appos",
    "nsubj",
    "nsubj:pass",
)  # what begins anew behind a comma: "shot Roe, a commander", "burned huts, men said"
_STOPS = frozenset(";:!?")
_NOT = ("not", "never", "n't", "n’t")
_FINITE = ("VBD", "VBZ", "VBP")


def next_word(sentence: Sentence, at: int, element: Element, gap: int) -> int | None:
    """Give the first token behind `at` that fits, over at most `gap` words and no clause boundary."""
    skipped, comma, noun = 0, False, False
    for k in range(at + 1, len(sentence.tokens)):
        token = sentence.tokens[k]
        comma = comma or token.text == ","
        if fits(token, element) and not (comma and token.dep in _ANEW):
            return k
        if token.text in _STOPS or (token.pos == "VERB" and token.tag in _FINITE):
            return None
        if token.text.lower() in _NOT:
            return None  # "vowed not to attack"
        if gap <= GAP and token.pos == "AUX" and token.tag in _FINITE:
            return None  # "murdered five people, has taken hostages"
        if token.tag in ("VBN", "VBG") and sentence.tokens[k - 1].text == ",":
            return None  # "took the dam, aided by support from X": a clause of its own
        if gap <= GAP and noun and token.text.lower() == "for":
            return None  # "blamed X for an attack on": the attack is not what was laid on anybody
        noun = noun or token.pos in ("NOUN", "PROPN")
        skipped += token.pos != "PUNCT" if gap > GAP else token.pos not in _LIGHT
        if skipped > gap or k - at > _FAR:
            return None
    return None


def fits(token: Token, element: Element) -> bool:
    """True for a word of the element, by its lemma or as written, or a name where the element stands for one."""
    if token.lemma in element.words or token.text.lower() in element.words:
        return not (token.pos == "PROPN" and token.i and token.text[0].isupper() and token.text.lower() in _times())
    return NAME in element.words and token.pos == "PROPN" and token.dep in ("obj", "nsubj:pass")


def tells_time(sentence: Sentence, preposition: int) -> bool:
    """True where the noun behind a preposition is a time: "marched through the town on Tuesday" is no march on anybody."""
    if sentence.tokens[preposition].pos not in ("ADP", "SCONJ"):
        return False
    for token in sentence.tokens[preposition + 1 : preposition + 5]:
        if token.pos in ("NOUN", "PROPN"):
            return token.dep != "compound" and (token.lemma in _times() or token.text.lower() in _times())
        if token.pos not in ("DET", "NUM", "ADJ", "ADV"):
            return False
    return False


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    """The names of days, months and lengths of time."""
    words = load_words(FOLDER / "dates.yaml")
    return frozenset((*words.months, *words.weekdays, *words.units, *words.lists["times_of_day"]))
