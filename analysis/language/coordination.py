"""Mending of second verbs behind a conjunction: "condemned the violence and imposed sanctions".

The parser takes many for a quality of the noun behind them, or lets them go with the noun before.
"""

from __future__ import annotations

from functools import lru_cache

from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets
from analysis.language.lemmas import lemma
from analysis.language.sentence import Token

_FINITE = ("VBD", "VBZ", "VBP")


def second_verb(piece: list[Token], verb: Token) -> None:
    """Make a participle behind a conjunction the second verb of the sentence, where it tells what was done next."""
    at = verb.i - piece[0].i
    if not _past(verb) or at < 2 or piece[at - 1].pos != "CCONJ":
        return
    if verb.dep == "conj" and verb.pos == "VERB":
        _beside_noun(piece, verb)
    elif verb.dep == "amod" and verb.head > verb.i:
        _before_noun(piece, verb)


def _past(verb: Token) -> bool:
    return verb.pos == "VERB" or (verb.pos == "ADJ" and verb.tag in ("VBD", "VBN"))


def _before_noun(piece: list[Token], verb: Token) -> None:
    """ "… and expelled 25 diplomats": no quality of the diplomats."""
    at = verb.i - piece[0].i
    thing = piece[verb.head - piece[0].i]
    first = _first(piece, at)
    if first is None or not (thing.pos == "PROPN" or _goes_with(thing, first) or _listed(piece, verb, thing)):
        return
    verb.head, verb.dep, verb.pos, verb.tag = first.i, "conj", "VERB", "VBD"
    verb.lemma = lemma(verb.text, "VERB")
    thing.head, thing.dep = verb.i, "obj"
    for token in piece:
        if token.i > thing.i and token.head < verb.i and token.dep in ("obl", "obj", "nmod", "advcl"):
            token.head, token.dep = verb.i, "advcl" if token.dep == "advcl" else "obl"
    piece[at - 1].head = verb.i


def _goes_with(thing: Token, first: Token) -> bool:
    return thing.dep == "obj" and thing.head == first.i


def _listed(piece: list[Token], verb: Token, thing: Token) -> bool:
    """True for a noun that only the conjunction ties to the one before, and of which the participle tells no quality."""
    if thing.dep != "conj" or piece[thing.head - piece[0].i].pos not in ("NOUN", "PROPN"):
        return False
    counted = any(t.head == thing.i and t.dep in ("nummod", "nmod:poss", "det") and t.i > verb.i for t in piece)
    return counted or verb.text.lower() not in _qualities()


def _beside_noun(piece: list[Token], verb: Token) -> None:
    """ "Declared days of mourning and blamed X": taken to go with the noun before it."""
    at = verb.i - piece[0].i
    above = piece[verb.head - piece[0].i]
    if verb.tag not in ("VBN", "VBD") or above.dep not in ("nmod", "obl", "obj") or at + 1 >= len(piece):
        return
    if piece[at + 1].pos not in ("PROPN", "DET", "PRON", "NUM", "NOUN", "ADJ") or not above.i < verb.i:
        return
    first = _first(piece, at)
    if first is None:
        return
    verb.head, verb.tag = first.i, "VBD"
    for token in piece[at + 1 :]:
        if token.head == above.i and token.dep in ("obj", "obl", "advcl", "ccomp", "xcomp", "nmod"):
            token.head = verb.i


def _first(piece: list[Token], at: int) -> Token | None:
    """Give the verb before a place in the sentence that is finite or part of a perfect: "had withheld"."""
    return next((t for t in reversed(piece[: at - 1]) if t.pos == "VERB" and _finite(piece, t)), None)


def _finite(piece: list[Token], verb: Token) -> bool:
    own = {t.dep for t in piece if t.head == verb.i}
    return verb.tag in _FINITE or (verb.tag == "VBN" and "aux" in own and "aux:pass" not in own)


@lru_cache(maxsize=1)
def _qualities() -> frozenset[str]:
    return word_sets(FOLDER / "grammar.yaml")["quality"]
