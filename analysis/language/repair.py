"""Mending of parses that news prose often gets: a main verb taken for a participle of its subject.

"The archbishop on Sunday called for sanctions" has a noun for its root and the verb below it; no sentence of prose does.
"""

from __future__ import annotations

from analysis.language.clauses import clause_of
from analysis.language.coordination import second_verb
from analysis.language.headless import give_subjects
from analysis.language.lemmas import is_only_verb, lemma
from analysis.language.mistagged import retag
from analysis.language.sentence import Token
from analysis.language.stray import straighten
from analysis.language.subjects import give_subject, told_of

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_OWN = ("cop", "aux", "aux:pass", "nsubj", "nsubj:pass", "expl", "acl:relcl")  # what a noun that is a predicate has

_GOVERNED = frozenset(["for", "to", "with", "against", "off", "into", "across", "through", "toward", "towards"])


def mended(tokens: list[Token], first: int = 0) -> list[Token]:
    """Give the tokens of a sentence (from `first` on) with the main verb as the root, where a noun had its place.

    The noun becomes the verb's subject: of a passive where the verb is a bare past participle without an object.
    """
    piece = tokens[first:]
    parsed = [(t.head, t.dep, t.pos, t.tag, t.lemma) for t in piece]
    _mend(piece)
    changed = any(t.head != words[0] for t, words in zip(piece, parsed, strict=True))
    if changed and not _is_tree(piece):
        for token, words in zip(piece, parsed, strict=True):
            token.head, token.dep, token.pos, token.tag, token.lemma = words
    return tokens


def _is_tree(piece: list[Token]) -> bool:
    """True where every word leads up to a root; mendings that contradict each other may close a ring."""
    heads = {t.i: t.head for t in piece}
    safe: set[int] = set()
    for word in heads:
        path: set[int] = set()
        while word in heads and word not in safe and heads[word] != word:
            if word in path:
                return False
            path.add(word)
            word = heads[word]
        safe |= path
    return True


def _mend(piece: list[Token]) -> None:
    for token in piece:
        retag(piece, token)
        _no_verb(piece, token)
        _third_person(token)
        _perfect(piece, token)
        _verbal(piece, token)
        second_verb(piece, token)
        give_subject(piece, token)
    told_of(piece)
    _finite_root(piece)
    clause_of(piece)
    for token in piece:  # once more, now that a hidden first verb is known
        second_verb(piece, token)
    _verb_first(piece)
    if _closed(piece):
        straighten(piece)
        give_subjects(piece)


def _closed(piece: list[Token]) -> bool:
    """True where every word hangs on a word of the piece itself."""
    return all(piece[0].i <= t.head <= piece[-1].i for t in piece)


def _verb_first(piece: list[Token]) -> None:
    """Make the main verb the root, where its subject was taken for it."""
    root = next((t for t in piece if t.dep == "root"), None)
    if root is None or root.pos not in _NOMINAL:
        return
    named = [
        t.i
        for t in piece
        if t.head == root.i and t.dep == "appos" and t.i > root.i and piece[t.i - 1 - piece[0].i].text != ","
    ]
    below = [t for t in piece if t.head in (root.i, *named[:1]) and t is not root and t.i not in named]
    verb = next((t for t in below if t.i > root.i and t.dep == "acl" and t.tag in ("VBD", "VBN")), None)
    verb = verb or _further_down(piece, root)
    if verb is None or any(t.dep in _OWN for t in below) or not _whole(piece, root, verb):
        return
    has_object = any(t.head == verb.i and t.dep in ("obj", "ccomp", "xcomp") for t in piece)
    root.dep = "nsubj:pass" if verb.tag == "VBN" and not has_object and not _governs(piece, verb) else "nsubj"
    for token in below:
        if token is not verb and (token.i > verb.i or token.dep == "punct" or token.dep in ("obl", "parataxis")):
            token.head = verb.i
    root.head, verb.head, verb.dep = verb.i, verb.i, "root"
    if root.dep == "nsubj":
        verb.tag = "VBD"


def _further_down(piece: list[Token], root: Token) -> Token | None:
    """ "A strike on a station in X killed": the finite verb is hung on a noun that tells of the first."""
    for verb in piece:
        if verb.tag == "VBD" and verb.pos == "VERB" and verb.dep in ("acl", "advcl") and verb.i > root.i:
            above, own = piece[verb.head - piece[0].i], [t.dep for t in piece if t.head == verb.i]
            if verb.dep == "advcl" and above is root and "mark" not in own and "nsubj" not in own:
                return verb
            if verb.dep == "acl" and _below(piece, above, root):
                return verb
    return None


def _below(piece: list[Token], noun: Token, root: Token) -> bool:
    """True for a noun that tells of another, over at most three steps."""
    for _ in range(3):
        if noun.dep not in ("nmod", "obl", "acl", "amod"):
            return False
        noun = piece[noun.head - piece[0].i]
        if noun is root:
            return True
    return False


def _verbal(piece: list[Token], token: Token) -> None:
    """A "noun" with a subject and an object is a verb that the tagger did not know: "censures", "shells"."""
    if token.pos not in ("NOUN", "PROPN", "ADJ") or token.dep in ("compound", "amod", "nmod"):
        return
    own = {t.dep: t.i for t in piece if t.head == token.i and t is not token}
    if "obj" not in own or "cop" in own or "det" in own or own["obj"] < token.i:
        return
    shared = token.dep == "conj" and piece[token.head - piece[0].i].pos == "VERB"
    if not shared and own.get("nsubj", token.i) >= token.i:
        return
    text = token.text.lower()
    token.pos, token.tag = "VERB", "VBZ" if text.endswith("s") else "VBD" if text.endswith("ed") else "VBP"
    token.lemma = lemma(token.text, "VERB")


def _finite_root(piece: list[Token]) -> None:
    """ "A patrol clashed with rebels." is no passive: the verb of a closed sentence is finite, where no auxiliary stands."""
    root = next((t for t in piece if t.dep == "root"), None)
    if root is None or root.tag != "VBN" or piece[-1].text != ".":
        return
    own = [t for t in piece if t.head == root.i and t is not root]
    subject = next((t for t in own if t.dep == "nsubj:pass"), None)
    if subject is None or any(t.dep.startswith("aux") for t in own):
        return
    if any(t.text.lower() == "by" and t.dep == "case" and piece[t.head - piece[0].i].head == root.i for t in piece):
        return
    subject.dep, root.tag = "nsubj", "VBD"


def _third_person(token: Token) -> None:
    """A "plural" that no noun has is a verb: "ECOWAS insists", "but the front denies that"."""
    if token.tag == "NNS" and token.dep in ("root", "conj") and token.text.islower() and is_only_verb(token.text):
        token.pos, token.tag, token.lemma = "VERB", "VBZ", lemma(token.text, "VERB")


def _no_verb(piece: list[Token], token: Token) -> None:
    """A "third person" without -s, or one that a name goes with, is a noun: "tribesmen", "Fayez al-Sarraj"."""
    if token.tag not in ("VBZ", "VBP") or token.pos != "VERB" or is_only_verb(token.text):
        return
    named = (
        token.tag == "VBZ"
        and token.text[0].isupper()
        and any(t.head == token.i and t.dep in ("flat", "compound") for t in piece)
    )
    if named:
        token.pos, token.tag = "PROPN", "NNP"
    elif token.text.lower().endswith("men"):
        token.pos, token.tag, token.lemma = "NOUN", "NNS", lemma(token.text, "NOUN")


def _perfect(piece: list[Token], have: Token) -> None:
    """ "May have wrested control" is a perfect, not the having of a wrested control."""
    at = have.i - piece[0].i
    after = piece[at + 1] if at + 1 < len(piece) else None
    if have.lemma != "have" or have.pos != "VERB" or after is None or at == 0 or piece[at - 1].tag != "MD":
        return
    if after.dep != "amod" or not after.text.lower().endswith(("ed", "en", "ung", "own")) or after.text[0].isupper():
        return
    thing = after.head
    for token in piece:
        if token.head == have.i and token is not after and token is not have:
            token.head = after.i
    after.pos, after.tag, after.lemma = "VERB", "VBN", lemma(after.text, "VERB")
    after.head, after.dep = (after.i, "root") if have.dep == "root" else (have.head, have.dep)
    have.head, have.dep, have.pos = after.i, "aux", "AUX"
    for token in piece:
        if token.i == thing:
            token.head, token.dep = after.i, "obj"


def _whole(piece: list[Token], root: Token, verb: Token) -> bool:
    """True for a sentence that a full stop closes and in which no other finite verb stands beside the noun."""
    if piece[-1].text not in (".", "!", "?", '"', "”", "'", "’"):
        return False
    rivals = [t for t in piece if t.tag in ("VBD", "VBZ", "VBP") and t.head == root.i and t is not verb]
    return all((t.dep == "conj" or _told_after(piece, t)) and t.i > verb.i for t in rivals)


def _told_after(piece: list[Token], verb: Token) -> bool:
    """True for the "officials said" behind a comma at the end."""
    return verb.dep == "parataxis" and any(t.text == "," and t.i < verb.i for t in piece)


def _governs(piece: list[Token], verb: Token) -> bool:
    """True where a preposition that no bare passive has follows at once: "called for", "agreed to", "crossed into"."""
    after = next((t for t in piece if t.i == verb.i + 1), None)
    return after is not None and after.text.lower() in _GOVERNED
