"""Mending of verbs whose subject the parser hung elsewhere: "in Baghdad police fired", "after fighters of X shot Y"."""

from __future__ import annotations

from analysis.language.lemmas import is_verb
from analysis.language.sentence import Token

_FINITE = ("VBD", "VBZ", "VBP")
_TIMES = frozenset(["after", "before", "since", "until", "as", "because", "once", "when", "while"])
_THERE = frozenset(["in", "at", "near", "across", "outside"])
_BOUNDS = ("least", "most")
_AUXILIARIES = ("aux", "aux:pass", "cop")


def give_subject(piece: list[Token], token: Token) -> None:
    """Make a token the subject of the verb that is its own, where the parser saw an adjunct or a verb in it."""
    _plural_acts(piece, token)
    _pronoun_acts(piece, token)
    _acts_there(piece, token)
    _acts_then(piece, token)
    _counted(piece, token)


def told_of(piece: list[Token]) -> None:
    """ "Workers abducted in May were freed", "gunmen linked to X attacked": the participle tells of the subject of the verb."""
    root = next((t for t in piece if t.dep == "root"), None)
    if (
        root is None
        or root.tag not in ("VBN", "VBD", "JJ")
        or any(t.head == root.i and t.dep in _AUXILIARIES for t in piece)
    ):
        return
    subject = next((t for t in piece if t.head == root.i and t.dep in ("nsubj", "nsubj:pass") and t.i < root.i), None)
    main = next(
        (t for t in piece if t.head == root.i and t.i > root.i and t.dep in ("ccomp", "parataxis", "advcl")), None
    )
    if subject is None or main is None or any(t.text in (",", "and", "that") for t in piece if root.i < t.i < main.i):
        return
    own = [t for t in piece if t.head == main.i]
    if any(t.dep.startswith("nsubj") or t.dep == "mark" for t in own):
        return
    if main.tag not in ("VBD", "VBZ") and not any(t.dep in _AUXILIARIES and t.i < main.i for t in own):
        return
    main.head, main.dep = main.i, "root"
    root.head, root.dep, root.tag = subject.i, "acl", "VBN"
    subject.head, subject.dep = main.i, "nsubj:pass" if any(t.dep == "aux:pass" for t in own) else "nsubj"
    for token in piece:
        if token.head == root.i and token.dep == "punct":
            token.head = main.i


def _plural_acts(piece: list[Token], token: Token) -> None:
    """ "CODECO fighters hacked": a word in -s that is no verb, before a finite verb, is its subject."""
    at = token.i - piece[0].i
    if token.tag != "VBZ" or token.pos != "VERB" or is_verb(token.text) or at + 1 >= len(piece):
        return
    verb = piece[at + 1]
    if verb.tag not in _FINITE or verb.pos != "VERB" or verb.head not in (token.i, token.head, verb.i):
        return
    token.pos, token.tag = "NOUN", "NNS"
    if verb.head == token.i or token.dep == "root":
        verb.head, verb.dep = (verb.i, "root") if token.dep == "root" else (token.head, token.dep)
    for other in piece:
        if other.head == token.i and other is not token and other is not verb:
            if other.dep.startswith("nsubj") and other.i == token.i - 1:
                other.dep = "compound"
            elif other.dep not in ("det", "amod", "nummod", "compound"):
                other.head = verb.i
    token.head, token.dep = verb.i, "nsubj"


def _pronoun_acts(piece: list[Token], pronoun: Token) -> None:
    """ "After it bombed the town": the verb behind a pronoun that only a subject can be is no quality of the noun behind."""
    at = pronoun.i - piece[0].i
    if pronoun.tag != "PRP" or pronoun.dep not in ("obl", "nmod") or not 0 < at < len(piece) - 1:
        return
    mark, verb = piece[at - 1], piece[at + 1]
    if mark.text.lower() not in _TIMES or verb.dep != "amod" or verb.tag not in ("VBD", "VBN") or verb.head < verb.i:
        return
    thing, above = piece[verb.head - piece[0].i], pronoun.head
    pronoun.head, pronoun.dep, mark.head, mark.dep = verb.i, "nsubj", verb.i, "mark"
    thing.head, thing.dep = verb.i, "obj"
    verb.head, verb.dep, verb.tag = above, "advcl", "VBD"


def _acts_there(piece: list[Token], noun: Token) -> None:
    """ "In Baghdad police fired": the sentence's first noun phrase holds a place and whoever acts there."""
    at = noun.i - piece[0].i
    if at not in (2, 3) or piece[0].text.lower() not in _THERE or noun.dep != "obl" or noun.pos != "NOUN":
        return
    verb, place = piece[noun.head - piece[0].i], piece[at - 1]
    if not place.text[0].isupper() or place.dep not in ("compound", "amod", "nmod") or place.head != noun.i:
        return
    if piece[0].head != noun.i or verb.tag not in _FINITE or _ruled(piece, verb):
        return
    noun.dep, place.dep, place.head, piece[0].head = "nsubj", "obl", verb.i, place.i


def _acts_then(piece: list[Token], verb: Token) -> None:
    """ "After fighters of X shot Y": the noun between a conjunction of time and a finite verb is its subject."""
    if verb.pos != "VERB" or verb.tag not in _FINITE or verb.dep != "advcl" or _ruled(piece, verb):
        return
    for noun in reversed(piece[: verb.i - piece[0].i]):
        if noun.head != verb.head or noun.dep != "obl":
            continue
        mark = next((t for t in piece if t.head == noun.i and t.dep == "case"), None)
        between = piece[noun.i + 1 - piece[0].i : verb.i - piece[0].i]
        if mark is None or mark.text.lower() not in _TIMES or any(t.text == "," or t.pos == "VERB" for t in between):
            return
        noun.head, noun.dep, mark.head, mark.dep = verb.i, "nsubj", verb.i, "mark"
        return


def _counted(piece: list[Token], at: Token) -> None:
    """ "Shot down at least 29 men" has an object: the preposition belongs to the number."""
    k = at.i - piece[0].i
    if at.text.lower() != "at" or k + 1 >= len(piece) or piece[k + 1].text.lower() not in _BOUNDS:
        return
    noun = next((t for t in piece[k + 2 : k + 6] if t.pos in ("NOUN", "PROPN") and t.dep == "obl"), None)
    verb = piece[noun.head - piece[0].i] if noun is not None else None
    if noun is None or verb is None or verb.pos != "VERB" or verb.i > at.i:
        return
    between = piece[verb.i + 1 - piece[0].i : k]
    own = [t.dep for t in piece if t.head == verb.i]
    if "obj" not in own and "aux:pass" not in own and all(t.dep in ("compound:prt", "advmod") for t in between):
        noun.dep, at.dep = "obj", "advmod"


def _ruled(piece: list[Token], verb: Token) -> bool:
    """True for a verb with a subject of its own, or in the passive."""
    return any(t.head == verb.i and t.dep.startswith(("nsubj", "expl", "aux:pass", "csubj")) for t in piece)
