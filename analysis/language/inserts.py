"""What stands between two commas behind a name, and is better read apart: "X, a spokesman for Y, said …".

Appositions and relative clauses part a subject from its verb, and parsers then often lose both. Without them the frame
of the sentence is read right, and they themselves are short.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc, Token

from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets

_LONGEST = 45  # words of an insert
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NAMED = ("NOUN", "PROPN", "NUM", "X")


@dataclass(frozen=True, slots=True)
class Insert:
    """Words `first` to `last` between two commas, how they hang on the word before the first one, and on which."""

    first: int
    last: int
    label: str
    head: int


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return dict(word_sets(FOLDER / "inserts.yaml"))


def inserts(doc: Doc) -> list[Insert]:
    """Give the inserts of a parsed sentence, left to right, none inside another."""
    commas = np.flatnonzero(doc.to_array(ORTH) == doc.vocab.strings[","]).tolist()
    found: list[Insert] = []
    resumes = len(doc)  # where the frame goes on behind the last insert found
    for first, last in reversed(list(itertools.pairwise(commas))):
        goes_on = _goes_on(doc, last + 1) or (found and resumes == last)
        label = _label(doc, first, last) if goes_on else ""
        if label:
            found.append(Insert(first + 1, last - 1, label, _anchor(doc, first - 1)))
            resumes = first
    return _apart(found[::-1])


def _apart(found: Sequence[Insert]) -> list[Insert]:
    """Inserts in a row hang on one and the same word: "X, a spokesman, who …"."""
    joined: list[Insert] = []
    for insert in found:
        before = joined[-1] if joined else None
        chained = before is not None and insert.first == before.last + 2
        head = before.head if before is not None and chained else insert.head
        joined.append(Insert(insert.first, insert.last, insert.label, head))
    return joined


def _goes_on(doc: Doc, at: int) -> bool:
    """True where a finite verb follows: the frame of the sentence goes on there."""
    while at < len(doc) and (doc[at].pos_ == "ADV" or doc[at].is_quote):
        at += 1
    return at < len(doc) and doc[at].tag_ in (*_FINITE, "VBN") and doc[at].pos_ in ("VERB", "AUX")


def _label(doc: Doc, comma: int, close: int) -> str:
    """How the words between two commas hang on the word before them; empty where they are no insert."""
    words = doc[comma + 1 : close]
    if not comma or not 1 < len(words) <= _LONGEST or doc[comma - 1].pos_ not in _NAMED:
        return ""
    first, known = words[0], _words()
    lower = first.lower_
    if lower in known["relative"] or (first.pos_ == "ADP" and words[1].lower_ in known["relative"]):
        return "acl:relcl" if any(t.tag_ in _FINITE for t in words) else ""
    if _finite_outside(words):
        return ""
    if lower in known["opening"] or first.pos_ == "DET" or first.tag_ == "PRP$":
        return "appos"
    return "acl" if first.tag_ in ("VBN", "VBG") or (first.pos_ == "ADV" and words[1].tag_ == "VBN") else ""


def _finite_outside(words: Iterable[Token]) -> bool:
    """True where a finite verb stands among the words before any relative pronoun."""
    for token in words:
        if token.lower_ in _words()["relative"] or token.lower_ == "that":
            return False
        if token.tag_ in _FINITE and token.pos_ in ("VERB", "AUX"):
            return True
    return False


def _anchor(doc: Doc, at: int) -> int:
    """The word that an insert behind word `at` describes: the head of the name that ends there."""
    token = doc[at]
    while token.dep_ in ("flat", "compound") and token.head.i != token.i and abs(token.head.i - at) <= 4:
        token = token.head
    return int(token.i) if token.pos_ in _NAMED and token.i <= at else at
