"""Subjects that the parser took for something else: a day, the noun of a preposition, an apposition to what stands in front."""

from __future__ import annotations

import re

from analysis.language.sentence import Token

_SUBJECT = ("nsubj", "nsubj:pass")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_TIMES = frozenset(
    ["minute", "hour", "day", "night", "evening", "morning", "week", "weekend", "month", "year", "decade", "moment"]
)
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"])
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_CONJUNCTIONS = frozenset(["after", "before", "since", "until"])


def straighten(piece: list[Token]) -> None:
    """Give the verbs of a sentence the subjects that a time or a preposition keeps from them."""
    for token in piece:
        if token.dep in _SUBJECT and token.pos in _NOMINAL:
            any(mend(piece, token) for mend in (_after, _day, _of_preposition))  # the first that can
    for verb in piece:
        if verb.pos in ("VERB", "AUX") and verb.tag in _FINITE and verb.dep not in ("aux", "aux:pass", "cop"):
            _in_front(piece, verb)


def _is_time(token: Token) -> bool:
    return token.lemma in _TIMES or token.text.lower() in _DAYS


def _children(piece: list[Token], token: Token) -> list[Token]:
    return [t for t in piece if t.head == token.i and t is not token]


def _after(piece: list[Token], time: Token) -> bool:
    """ "Resigned, hours after X had withdrawn his support": the noun behind the conjunction is the subject."""
    if not _is_time(time):
        return False
    for noun in _children(piece, time):
        mark = next((t for t in _children(piece, noun) if t.dep == "case" and t.text.lower() in _CONJUNCTIONS), None)
        if mark is not None and mark.i == time.i + 1 and noun.i < time.head:
            verb = time.head
            noun.head, noun.dep, mark.head, mark.dep = verb, time.dep, verb, "mark"
            time.dep = "obl:unmarked"
            return True
    return False


def _day(piece: list[Token], time: Token) -> bool:
    """ "On Friday the 22nd the soldiers stormed": of two subjects the first is the day."""
    verb = piece[time.head - piece[0].i]
    others = [t for t in _children(piece, verb) if t.dep in _SUBJECT and time.i < t.i < verb.i]
    if not others or not (_is_time(time) or _ORDINAL.fullmatch(time.text)):
        return False
    time.dep = "obl:unmarked"
    return True


def _of_preposition(piece: list[Token], noun: Token) -> bool:
    """ "Rebels in X on Tuesday blocked", "men with rifles took up": no subject has a preposition, whoever stands before it has."""
    case = next((t for t in _children(piece, noun) if t.dep == "case" and t.i < noun.i), None)
    if case is None or case.tag not in ("IN", "TO") or case.i == piece[0].i:
        return False
    verb, first = noun.head, piece[0].i
    named = [t for t in _children(piece, noun) if t.dep in _SUBJECT and t.i < case.i]
    before = named[0] if named else piece[case.i - first - 1]
    if before.pos not in _NOMINAL or (not named and before.head in (noun.head, before.i) and before.dep != "conj"):
        return False
    if not named and any(t.dep in ("case", "cop") for t in _children(piece, before)):
        return False
    joint = next((t for t in _children(piece, before) if t.dep == "cc"), None)
    before.head, before.dep = verb, noun.dep
    if joint is not None:
        joint.head = verb
    noun.head, noun.dep = (verb, "obl") if _is_time(noun) else (before.i, "nmod")
    return True


def _in_front(piece: list[Token], verb: Token) -> None:
    """ "Under pressure from X, the presidents, A and B, signed": behind a comma stands the subject, and no apposition."""
    own = _children(piece, verb)
    if verb.dep == "conj" or any(t.dep.startswith(("nsubj", "csubj", "expl")) or t.dep == "aux:pass" for t in own):
        return
    front = next((t for t in own if t.dep == "obl" and t.i < verb.i), None)
    if front is None or not any(t.dep == "case" for t in _children(piece, front)):
        return
    for noun in _children(piece, front):
        if noun.dep not in ("appos", "conj") or not front.i < noun.i < verb.i or noun.pos not in _NOMINAL:
            continue
        k = noun.i - piece[0].i
        while k > 0 and piece[k - 1].head == noun.i and piece[k - 1].dep not in ("punct", "cc"):
            k -= 1
        if piece[k - 1].text != "," or piece[k - 2].text == "and":
            continue
        noun.head, noun.dep = verb.i, "nsubj"
        return
