"""Known surnames that somebody else bears here: "Burhan Wani", "Ali Saleh"."""

from __future__ import annotations

from analysis.actors.names import fold
from analysis.knowledge import Knowledge
from analysis.knowledge.actors import Actor
from analysis.language.sentence import Sentence, Token


def of_another(sentence: Sentence, first: int, last: int, actor: Actor | None, knowledge: Knowledge) -> bool:
    """True for the surname of a known person that is the first name of somebody else, or stands behind another first name."""
    if actor is None or actor.kind != "person" or first != last or first < 0:
        return False
    tokens = sentence.tokens
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and _name(after) and after.dep == "flat" and after.head == first:
        return True
    before = tokens[first - 1] if first else None
    if before is None or not _name(before) or not _joined(before, tokens[first]):
        return False
    own = {fold(word) for name in (actor.name, *actor.aliases) for word in name.split()}
    return not any(_short(fold(before.text), word) for word in own) and not _title(before, knowledge)


def _short(given: str, known: str) -> bool:
    """True for the same first name or a short form of it: "Tony" for "Antony", "Joe" for "Joseph"."""
    return given in known or given[:2] == known[:2]


def _name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text.isalpha() and token.text.istitle() and len(token.text) > 1


def _joined(before: Token, after: Token) -> bool:
    """True for two words of one name, as the syntax sees it."""
    if after.dep == "flat":
        return after.head == before.i
    return before.dep == "compound" and before.head == after.i


def _title(token: Token, knowledge: Knowledge) -> bool:
    word = token.text.lower()
    titled = word in knowledge.titles["titles"] or word in knowledge.titles["honorifics"]
    return titled or knowledge.roles.at([word], [token.lemma], 0) is not None
