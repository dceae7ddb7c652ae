"""Whom the words of a tie name on either side."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.mention import Mention
from analysis.events.event import Trigger
from analysis.events.fill import Sides
from analysis.events.read import SentenceReader
from analysis.language.sentence import Token

_AIMS = ("", "to", "in", "for", "on", "towards", "toward", "with")


def sides(reader: SentenceReader, trigger: Trigger) -> Sides:
    """Whom the words of a tie name on either side."""
    pattern, slots = trigger.pattern, dict(trigger.slots)
    if _moved(reader, trigger.head):
        return _feelings(reader, trigger.head)
    sources, targets = reader.filler.sides(trigger)
    sources = _on_behalf(reader, trigger) or sources
    if pattern.reciprocal and pattern.kind == "verb" and "T" in pattern.slots and "T" not in slots:
        targets = []  # "X and Y fought side by side in Z"
    if patient := _patient(reader, trigger.head):
        targets = patient
    if not pattern.score:
        sources = _alike(reader, sources)
    if pattern.score > 0 and "T" in slots:
        targets = [m for m in targets if not _purpose(reader, slots["T"], m.first)]
    sources = sources or _of_whom(reader, trigger.head, bool(pattern.score)) or _persisting(reader, trigger)
    if pattern.kind == "noun" and pattern.score > 0 and sources and not targets:
        targets = _helped(reader, trigger.head)
    return sources, targets


def _on_behalf(reader: SentenceReader, trigger: Trigger) -> list[Mention]:
    """ "Expressed X's confidence in Y": whose feeling it is, not who speaks of it."""
    if trigger.pattern.kind != "verb" or "T" not in trigger.pattern.slots:
        return []
    owners = [reader.clause.child(k, "nmod:poss") for k in trigger.tokens if k != trigger.head]
    named = [reader.parties.mention_at(k) for k in owners if k is not None and k not in dict(trigger.slots).values()]
    slot = dict(trigger.slots).get("T", 0)
    return [m for m in named if m is not None and m.last < slot]


def _moved(reader: SentenceReader, verb: int) -> bool:
    """True for "is appalled by": whoever stands behind `by` only moves the subject."""
    clause, lemma = reader.clause, reader.sentence.tokens[verb].lemma
    felt = clause.passive(verb) or clause.child(verb, "cop") is not None
    return felt and lemma in reader.knowledge.relations.moved


def _feelings(reader: SentenceReader, verb: int) -> Sides:
    """Who is moved, and by whom or whose deeds."""
    clause, parties = reader.clause, reader.parties
    who = parties.who(clause.subject(verb))
    for c in clause.oblique(verb, "by", "at", "with", "over", "about"):
        found = parties.who(c) or parties.of_thing(c)
        if found:
            return who, found
    return who, []


def _purpose(reader: SentenceReader, after: int, first: int) -> bool:
    """True where a purpose begins before a name: "works with partners to bring an end to X"."""
    return any(t.tag == "TO" and t.dep == "mark" for t in reader.sentence.tokens[after + 1 : max(after + 1, first)])


def _patient(reader: SentenceReader, verb: int) -> list[Mention]:
    """By order: whom a participle behind a comma describes: "X, led by Y", "X took Z from W, aided by Y"."""
    tokens = reader.sentence.tokens
    if tokens[verb].tag != "VBN" or verb < 2 or tokens[verb - 1].text != "," or not _by(tokens, verb):
        return []
    named = [m for m in reader.mentions if m.acts and m.last == verb - 2]
    if named or tokens[tokens[verb].head].pos in ("VERB", "AUX"):
        return named[:1]
    above = tokens[verb].head
    while tokens[above].head != above and tokens[above].tag not in ("VBD", "VBZ", "VBP"):
        above = tokens[above].head
    return reader.parties.who(reader.clause.subject(above))


def _by(tokens: Sequence[Token], verb: int) -> bool:
    return verb + 1 < len(tokens) and tokens[verb + 1].text.lower() == "by"


def _alike(reader: SentenceReader, found: Sequence[Mention]) -> list[Mention]:
    """Of those who lead or join, the first and all that are of its kind: "led by Roe, and the X Government"."""
    person = [reader.parties.referents.kind(m.actor_id) == "person" for m in found]
    return [m for m, same in zip(found, person, strict=True) if same == person[0]]


def _persisting(reader: SentenceReader, trigger: Trigger) -> list[Mention]:
    """Who goes on with what a noun names, takes it up or is to end it: "pressed X to cease air strikes on Y"."""
    noun, words = trigger.head, reader.knowledge.relations
    token = reader.sentence.tokens[noun]
    verb = reader.sentence.tokens[token.head]
    if trigger.pattern.score > 0 and verb.lemma in words.ending:
        return []
    going_on = token.dep == "obj" and verb.lemma in words.persisting
    aimed = token.dep in ("obj", "obl", "nmod") and reader.clause.case(noun) in _AIMS
    if not going_on and not (aimed and verb.lemma in words.pursuing):
        return []
    return reader.parties.who(reader.clause.subject(verb.i))


def _helped(reader: SentenceReader, noun: int) -> list[Mention]:
    """Who does something "with support from X", "helped by money from X": the subject of the verb."""
    clause, tokens = reader.clause, reader.sentence.tokens
    above = tokens[tokens[noun].head]
    if clause.case(noun) not in ("with", "by", "through", "under"):
        return []
    if above.pos != "VERB":  # "X, with Y's blessing, …"
        return reader.parties.who(above.i) if above.dep.startswith("nsubj") else []
    return _patient(reader, above.i) or reader.parties.who(clause.subject(above.i))


def _of_whom(reader: SentenceReader, head: int, signed: bool) -> list[Mention]:
    """The subject of which a noun is said: "X has long been a thorn in the side of Y"; who "was admitted to Y"."""
    clause = reader.clause
    if reader.sentence.tokens[head].pos == "VERB":
        taken_in = not signed and clause.passive(head)
        return reader.parties.who(clause.subject(head)) if taken_in else []
    if clause.child(head, "cop") is None:
        return []
    return reader.parties.who(clause.child(head, "nsubj"))
