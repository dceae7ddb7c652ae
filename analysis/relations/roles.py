"""Relations that names and roles show by standing together: "X's president Y", "Y, spokesman for X", "anti-X Z"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from analysis.actors.mention import Mention
from analysis.events.read import SentenceReader
from analysis.relations.relation import Relation

_STATES = ("country", "region", "government")


def roles(reader: SentenceReader) -> list[Relation]:
    """Give who leads, speaks for or belongs to whom, as the sentence's names and roles say."""
    return [*_role_then_name(reader), *_appositions(reader), *_stances(reader), *_examples(reader)]


def _kind(reader: SentenceReader, m: Mention) -> str:
    return reader.parties.referents.kind(m.actor_id)


def _class(reader: SentenceReader, word: int) -> str:
    token = reader.sentence.tokens[word]
    role = reader.knowledge.roles.at([token.text.lower()], [token.lemma], 0)
    return role.kind if role else ""


def _make(reader: SentenceReader, person: Mention, owner: Mention, kind: str) -> Iterator[Relation]:
    """Whoever leads or speaks for a group also belongs to it; a state is led, not joined."""
    kinds = {"leads": ["leads"], "speaks_for": ["speaks_for"], "member_of": ["member_of"], "part_of": ["part_of"]}.get(
        kind, []
    )
    if kinds and kind in ("leads", "speaks_for") and _kind(reader, owner) not in _STATES:
        kinds = [*kinds, "member_of"]
    start, end = min(person.start, owner.start), max(person.end, owner.end)
    for name in kinds:
        yield Relation(reader.sentence, person.actor_id, owner.actor_id, True, name, 0, "stated", start, end)


def _role_then_name(reader: SentenceReader) -> Iterator[Relation]:
    """ "X's president Y", "X spokesman Y", "X leaders such as Y"."""
    mentions = [m for m in reader.mentions if m.first >= 0 and not m.stance and not m.generic]
    tokens = reader.sentence.tokens
    for owner, person in itertools.pairwise(mentions):
        if _kind(reader, person) != "person" or person.actor_id == owner.actor_id:
            continue
        between = tokens[owner.last + 1 : person.first]
        if len(between) > 5 or any(t.text in ",;:" or t.pos in ("VERB", "AUX", "SCONJ", "CCONJ") for t in between):
            continue
        if owner.role and _class(reader, owner.head) in ("leads", "speaks_for", "member_of"):
            if not between or all(t.pos in ("PROPN", "NOUN", "ADJ") for t in between):
                yield from _make(reader, person, owner, _class(reader, owner.head))
                continue
        role = next((t for t in reversed(between) if _class(reader, t.i)), None)
        adjacent = (between and between[0].text in ("'s", "’s")) or owner.last + 1 == person.first or role
        if role and adjacent and not any(t.pos == "ADP" for t in between):
            yield from _make(reader, person, owner, _class(reader, role.i))
        elif _wing(reader, owner, person) and all(t.pos in ("PROPN", "NOUN") for t in between):
            yield from _make(reader, person, owner, "member_of")


def _wing(reader: SentenceReader, owner: Mention, person: Mention) -> bool:
    """ "… of the service X Y": the name of a body, then rank and name."""
    if _kind(reader, owner) not in ("organisation", "military", "armed_group", "igo", "government"):
        return False
    titles = reader.knowledge.titles["titles"] | reader.knowledge.titles["honorifics"]
    between = reader.sentence.tokens[owner.last + 1 : person.first]
    return bool(between) and all(t.text.lower().rstrip(".") in titles for t in between)


def _appositions(reader: SentenceReader) -> Iterator[Relation]:
    """ "Y, a senior spokesman for X", "X, part of Y"."""
    tokens = reader.sentence.tokens
    mentions = [m for m in reader.mentions if m.first >= 0 and not m.stance and not m.generic]
    for person in mentions:
        if _kind(reader, person) != "person":
            continue
        k = person.last + 1
        if k >= len(tokens) or tokens[k].text not in (",", "–", "-", "—"):
            continue
        role = None
        for j in range(k + 1, min(k + 8, len(tokens))):
            if tokens[j].text in ",.;:" or tokens[j].pos in ("VERB", "AUX"):
                break
            if _class(reader, j):
                role = j
            covering = next((m for m in mentions if m.first == j and m is not person), None)
            if covering and (role is not None or (covering.role and _class(reader, covering.head))):
                yield from _make(reader, person, covering, _class(reader, role if role is not None else covering.head))
                break


def _examples(reader: SentenceReader) -> Iterator[Relation]:
    """ "opposition leaders such as Y": whoever is named as an example belongs to them."""
    for group in [m for m in reader.mentions if m.first >= 0 and m.acts and not m.generic]:
        for member in reader.parties.examples(group):
            if member.actor_id != group.actor_id:
                yield from _make(reader, member, group, "member_of")


def _stances(reader: SentenceReader) -> Iterator[Relation]:
    """ "anti-X resistance", "X-backed rebels": the prefix says how what follows stands to X."""
    for m in reader.mentions:
        standing = reader.knowledge.relations.stance.get(m.stance)
        if standing is None or m.first < 0:
            continue
        follower = next((f for f in reader.mentions if m.last < f.first <= m.last + 3 and f.acts), None)
        if follower is None or follower.actor_id == m.actor_id:
            continue
        supporter, supported = (follower, m)
        if m.stance == "with" and m.start == reader.sentence.tokens[m.first].start:
            supporter, supported = m, follower  # "X-backed rebels": X supports the rebels
        yield Relation(
            reader.sentence, supporter.actor_id, supported.actor_id, True, standing.kind, standing.sign, "stated",
            m.start, follower.end,
        )  # fmt: skip
