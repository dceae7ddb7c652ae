"""Mending of words whose part of speech the dictionary knows better than the tagger: "rebels overran the base"."""

from __future__ import annotations

from analysis.language.lemmas import is_noun, is_only_verb, lemma
from analysis.language.sentence import Token

_NOMINAL = ("NOUN", "PROPN")
_BEHIND = ("flat", "nmod", "appos", "compound", "obj", "dep")


def retag(piece: list[Token], token: Token) -> None:
    """Make a common noun of a "name" that opens the sentence in the plural, and a verb of a "noun" that only verbs are."""
    if token is piece[0] and token.pos == "PROPN" and token.text.lower().endswith("s") and is_noun(token.text):
        token.pos, token.tag, token.lemma = "NOUN", "NNS", lemma(token.text, "NOUN")
    elif token.pos in _NOMINAL and token.text.islower() and token.dep in ("obl", "root", "conj", "ccomp"):
        if not token.text.endswith(("ing", "s")) and is_only_verb(token.text):
            _past(piece, token)


def _past(piece: list[Token], verb: Token) -> None:
    """Make a verb of the past: the noun before it is its subject, the one behind its object."""
    own = [t for t in piece if t.head == verb.i and t is not verb]
    subject = next((t for t in reversed(own) if t.i < verb.i and t.pos in _NOMINAL and t.dep != "nmod"), None)
    if subject is None or any(t.dep == "det" and t.i == verb.i - 1 for t in own):
        return
    verb.pos, verb.tag, verb.lemma = "VERB", "VBD", lemma(verb.text, "VERB")
    thing = next((t for t in own if t.i > verb.i and t.dep in _BEHIND and not _governed(piece, t)), None)
    for token in own:
        if token.dep == "case":
            token.dep = "mark"
        elif token.i < subject.i and token.dep in ("det", "amod", "nummod", "compound", "nmod:poss"):
            token.head = subject.i
    subject.dep = "nsubj"
    if thing is not None:
        thing.dep = "obj"
    if verb.dep == "obl":
        verb.dep = "advcl"


def _governed(piece: list[Token], token: Token) -> bool:
    return any(t.head == token.i and t.dep == "case" for t in piece)
