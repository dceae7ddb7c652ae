"""Mending of whole sentences that were parsed as one noun: "Bolivia severed ties with Israel", "Chad recruits soldiers".

A noun phrase has its participle before all nouns ("severed ties"); behind a noun of the same phrase stands a verb.
"""

from __future__ import annotations

from analysis.language.lemmas import is_verb, lemma
from analysis.language.sentence import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL = ("NOUN", "PROPN")
_BELOW = ("ccomp", "acl", "advcl", "csubj")
_ENDS = (".", "!")


def clause_of(piece: list[Token]) -> None:
    """Make the verb the root of a closed sentence without any, where it was read as a part of a noun phrase.

    The noun before the verb becomes its subject, the noun that it was a part of its object.
    """
    if not piece or piece[-1].text not in _ENDS:
        return
    root = next((t for t in piece if t.dep == "root"), None)
    if root is None or root.pos not in _NOMINAL:
        return
    verb = next((t for t in piece[1:-1] if _hidden_verb(piece, t)), None)
    if verb is not None and not any(_rules(piece, t) for t in piece if t is not verb and not _second(t, root, verb)):
        _raise(piece, root, verb)


def _second(token: Token, root: Token, verb: Token) -> bool:
    """True for a verb that goes on behind the hidden one: "severed ties with Iran and expelled its envoy"."""
    return token.i > verb.i and token.dep == "conj" and token.head in (root.i, verb.head)


def _rules(piece: list[Token], token: Token) -> bool:
    """True for a finite verb of the sentence's own, not of a clause that tells something about a word of it."""
    if (token.tag not in _FINITE and token.pos != "AUX") or token.dep == "amod":
        return False
    if token.dep == "parataxis" and any(t.text == "," for t in piece[: token.i - piece[0].i]):
        return False  # "…, residents said."
    verb = token if token.dep not in ("aux", "aux:pass", "cop") else piece[token.head - piece[0].i]
    return verb.dep.split(":")[0] not in _BELOW


def _hidden_verb(piece: list[Token], token: Token) -> bool:
    """True for "severed" or "recruits" between two nouns of the phrase that is read as the sentence."""
    thing = _thing(piece, token)
    before = piece[token.i - piece[0].i - 1]
    so_many = before.pos == "NUM" and before.i == piece[1].i and piece[0].pos == "DET"  # "The two discussed"
    if not (before.pos in _NOMINAL or so_many) or thing is None or thing.pos not in _NOMINAL:
        return False
    if token.dep == "amod" and token.tag == "JJ":
        return token.text.endswith("ed") and is_verb(token.text)
    if token.dep == "amod" or (token.dep == "compound" and token.tag == "VBD"):
        return token.tag in ("VBN", "VBD")
    return token.tag in ("NNS", "NNPS") and is_verb(token.text)


def _thing(piece: list[Token], verb: Token) -> Token | None:
    """Give the noun behind a hidden verb that is its object: of which it was a part, or which was said to be its object."""
    root = next(t for t in piece if t.dep == "root")
    if verb is root:
        behind = [t for t in piece if t.head == root.i and t.i > root.i]
        return next((t for t in behind if t.dep in ("obj", "nmod")), None)
    above = next(t for t in piece if t.i == verb.head)
    if verb.dep == "flat":
        above = root
    return above if verb.dep in ("amod", "compound", "nsubj", "flat") and above.i > verb.i else None


def _goes_on(token: Token, root: Token, verb: Token) -> bool:
    return token.pos == "VERB" and token.tag in _FINITE and _second(token, root, verb)


def _raise(piece: list[Token], root: Token, verb: Token) -> None:
    thing = _thing(piece, verb) or root
    held = {verb.i, thing.i}
    subject = next(
        (t for t in piece if t.head == thing.i and t.dep == "nsubj" and t.i < verb.i and t is not verb), None
    )
    subject = subject or (root if root.i not in held else piece[verb.i - piece[0].i - 1])
    for token in piece:
        if token.head in held and token.i < verb.i and token is not subject:
            token.head = subject.i
        elif token.head in (root.i, thing.i) and (token.dep == "punct" or _goes_on(token, root, verb)):
            token.head = verb.i
    subject.head, subject.dep, thing.head, thing.dep = verb.i, "nsubj", verb.i, "obj"
    verb.tag = "VBZ" if verb.pos in _NOMINAL else "VBD"
    verb.pos, verb.lemma, verb.head, verb.dep = "VERB", lemma(verb.text, "VERB"), verb.i, "root"
