"""Finite verbs that the parser left without a subject: whoever stands before them, wherever it was hung."""

from __future__ import annotations

from analysis.language.sentence import Token

_FINITE = ("VBD", "VBZ", "VBP")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_SUBJECT = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_PARTICLES = ("IN", "RB", "WRB")
_OF_NOUN = ("det", "compound", "amod", "nummod", "nmod:poss", "nmod", "nmod:desc", "case")
_BARE = ("obl", "obj", "dep", "nmod", "dislocated", "expl", "appos", "compound", "vocative")


def give_subjects(piece: list[Token]) -> None:
    """Make of a nominal before each finite verb its subject, where it has none."""
    for verb in piece:
        if verb.pos != "VERB" or verb.tag not in _FINITE:
            continue
        _quality(piece, verb)
        if not _ruled(piece, verb):
            any(give(piece, verb) for give in (_series, _attribute, _raised, _bare, _next_clause))  # the first that can
        else:
            _asked(piece, verb)


def _ruled(piece: list[Token], verb: Token) -> bool:
    """True for a verb with a subject of its own or a mark of the passive."""
    own = [t for t in piece if t.head == verb.i and t is not verb]
    return any(t.dep in _SUBJECT or t.dep == "aux:pass" for t in own)


def _before(piece: list[Token], verb: Token) -> Token | None:
    """The word before a verb, adverbs aside."""
    k = verb.i - piece[0].i - 1
    while k >= 0 and piece[k].pos in ("ADV", "AUX"):
        k -= 1
    return piece[k] if k >= 0 else None


def _attribute(piece: list[Token], verb: Token) -> bool:
    """ "The report states that": a noun taken for a part of a compound with the verb is its subject."""
    noun = _before(piece, verb)
    if noun is None or noun.head != verb.i or noun.pos not in _NOMINAL or noun.dep not in ("compound", "nmod", "amod"):
        return False
    if verb.dep in ("compound", "amod", "nmod"):  # a part of a noun phrase itself
        return False
    for t in piece:
        if t.head == verb.i and t.i < noun.i and t.dep in _OF_NOUN:
            t.head = noun.i
    noun.dep = "nsubj"
    return True


def _raised(piece: list[Token], verb: Token) -> bool:
    """ "The board in X, 50 km west of Y, condemned": the subject hangs on a word that is no verb, below this one."""
    for noun in piece:
        above = piece[noun.head - piece[0].i]
        below = above.head == verb.i or _next_verb(piece, above) is verb
        if noun.dep in _SUBJECT and above.tag in _PARTICLES and above.i < verb.i and noun.i < verb.i and below:
            if not any(t.head == above.i and t.dep == "cop" for t in piece):
                noun.head = verb.i
                return True
    return False


def _next_verb(piece: list[Token], word: Token) -> Token | None:
    return next((t for t in piece[word.i - piece[0].i :] if t.pos in ("VERB", "AUX")), None)


def _bare(piece: list[Token], verb: Token) -> bool:
    """A nominal before the verb that hangs on it without a preposition is no adjunct."""
    if verb.dep == "conj":
        return False
    cased = {t.head for t in piece if t.dep in ("case", "mark")}
    own = [t for t in piece if t.head == verb.i and t.i < verb.i and t.dep in _BARE and t.pos in _NOMINAL]
    own = [t for t in own if t.i not in cased]
    content = any(t.head == verb.i and t.dep == "ccomp" for t in piece)
    if len(own) != 1 or (own[0].dep == "expl" and (content or own[0].text.lower() == "there")):
        return False
    own[0].dep = "nsubj"
    return True


def _next_clause(piece: list[Token], verb: Token) -> bool:
    """ "Has the bomb on his list and Santa seems": a noun behind `and` and right before the verb begins a clause."""
    noun, first = _before(piece, verb), piece[0].i
    if noun is None or noun.pos not in _NOMINAL or verb.dep not in ("parataxis", "conj", "ccomp", "advcl", "xcomp"):
        return False
    joint = next((t for t in piece if t.head == noun.i and t.dep == "cc" and t.i < noun.i), None)
    if noun.dep != "conj" or joint is None or noun.head >= noun.i or verb.head == noun.i:
        return False
    if piece[noun.head - first].dep in _SUBJECT:
        return False
    noun.head, noun.dep, joint.head = verb.i, "nsubj", verb.i
    return True


def _quality(piece: list[Token], verb: Token) -> None:
    """ "X, who was there, telephoned Y": a finite verb is no quality of the noun behind it, which is its object."""
    if verb.dep not in ("amod", "compound") or verb.head <= verb.i or verb.i == piece[0].i:
        return
    thing = piece[verb.head - piece[0].i]
    if verb.tag == "VBD" and not _ruled(piece, verb):  # a past participle may well be a quality
        return
    for t in piece:
        if (
            t.head == thing.i
            and t is not verb
            and t is not thing
            and (t.i < verb.i or t.dep in ("punct", "obl", "parataxis"))
        ):
            t.head = verb.i
    verb.head, verb.dep = (verb.i, "root") if thing.dep == "root" else (thing.head, thing.dep)
    thing.head, thing.dep = verb.i, "obj"


def _series(piece: list[Token], verb: Token) -> bool:
    """ "X burst in, shot and took": the first verb of a list, hung below the second, leads it and has the subject."""
    for first in piece[: verb.i - piece[0].i]:
        if first.head != verb.i or first.dep not in ("advcl", "ccomp", "parataxis") or first.tag != verb.tag:
            continue
        own = [t for t in piece if t.head == first.i]
        if any(t.dep == "mark" for t in own) or not any(t.dep == "nsubj" and t.i < first.i for t in own):
            continue
        first.head, first.dep = (first.i, "root") if verb.dep == "root" else (verb.head, verb.dep)
        verb.head, verb.dep = first.i, "conj"
        return True
    return False


def _asked(piece: list[Token], verb: Token) -> None:
    """ "China, asked whether it would call, declined": between commas a participle tells of the subject."""
    at, first = verb.i - piece[0].i, piece[0].i
    if at < 2 or piece[at - 1].text != "," or verb.tag != "VBD":
        return
    subject = next((t for t in piece if t.head == verb.i and t.dep in _SUBJECT), None)
    if subject is None or subject.i >= verb.i or any(t.i > subject.i and t.pos in ("VERB", "AUX") for t in piece[:at]):
        return
    later = [t for t in piece if t.head == verb.i and t.i > verb.i and t.tag in _FINITE and t.pos == "VERB"]
    main = next((t for t in later if piece[t.i - first - 1].text == "," and not _ruled(piece, t)), None)
    if main is None:
        return
    main.head, main.dep = (main.i, "root") if verb.dep == "root" else (verb.head, verb.dep)
    verb.head, verb.dep, verb.tag = subject.i, "acl", "VBN"
    subject.head, subject.dep = main.i, "nsubj"
