"""Relations that names and roles show by standing together: "X's president Y", "Y, spokesman for X", "anti-X Z"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from analysis.actors.mention import Mention
from analysis.events.read import SentenceReader
from analysis.language.sentence import Token
from analysis.relations.offices import STATES, Offices, holds
from analysis.relations.relation import Relation

_POSSESSIVE = ("'s", "’s", "'", "’")
_BODIES = ("organisation", "military", "armed_group", "igo", "government", "political_party", "media")
_GROUPS = ("armed_group", "political_party", "organisation", "military")


def roles(reader: SentenceReader) -> list[Relation]:
    """Give who leads, speaks for or belongs to whom, as the sentence's names and roles say."""
    found = (_ranks, _members, _branches, _bodies, _followings, _stances, _examples)
    return [*Offices(reader).relations(), *(r for read in found for r in read(reader))]


def _kind(reader: SentenceReader, m: Mention) -> str:
    return reader.parties.referents.kind(m.actor_id)


def _ranks(reader: SentenceReader) -> Iterator[Relation]:
    """ "… of the service X Y": the name of a body, then rank and name."""
    mentions = [m for m in reader.mentions if m.first >= 0 and not m.stance and not m.generic]
    for owner, person in itertools.pairwise(mentions):
        if _kind(reader, person) == "person" and _wing(reader, owner, person):
            yield from holds(reader, person, owner, "member_of")


def _members(reader: SentenceReader) -> Iterator[Relation]:
    """ "Roe of the Northern Front", "Minister Roe of Mali": a person and the body, or with an office the state, behind `of`."""
    tokens = reader.sentence.tokens
    mentions = [m for m in reader.mentions if m.first >= 0 and not m.stance and not m.generic and not m.place]
    for person, owner in itertools.pairwise(mentions):
        between = [t.text.lower() for t in tokens[person.last + 1 : owner.first]]
        if between not in (["of"], ["of", "the"]) or _kind(reader, person) != "person" or owner.collective:
            continue
        office = person.first > 0 and _title(reader, tokens[person.first - 1])
        if _kind(reader, owner) in _BODIES or (office and _kind(reader, owner) in STATES):
            yield from holds(reader, person, owner, "member_of")


def _branches(reader: SentenceReader) -> Iterator[Relation]:
    """ "X's Y", where Y is known to be a part of X, or is a unit by its name and X a group."""
    tokens, knowledge = reader.sentence.tokens, reader.knowledge
    mentions = [m for m in reader.mentions if m.first >= 0 and not m.stance and not m.generic and not m.collective]
    for owner, part in itertools.pairwise(mentions):
        between = [t.text for t in tokens[owner.last + 1 : part.first]]
        if between not in [[mark] for mark in _POSSESSIVE] or part.actor_id == owner.actor_id:
            continue
        if owner.role and _kind(reader, owner) != "military":
            continue
        known = knowledge.actors.get(part.actor_id)
        unit = tokens[part.last].text.lower() in knowledge.titles["unit_heads"]
        if (known and known.parent == owner.actor_id) or (unit and _kind(reader, owner) in _GROUPS):
            person = _kind(reader, part) == "person"
            yield from holds(reader, part, owner, "member_of" if person else "part_of")


def _bodies(reader: SentenceReader) -> Iterator[Relation]:
    """ "X's Revolutionary Guards", "the foreign ministry of X": a body whose state its own words name."""
    for m in reader.mentions:
        words = {t.text.lower() for t in reader.sentence.tokens[m.first : m.last + 1]} if m.first >= 0 else set()
        if not m.role or m.collective or m.generic or words.isdisjoint((*_POSSESSIVE, "of")):
            continue
        body = reader.knowledge.actors.get(m.actor_id) or reader.parties.referents.reading.new.get(m.actor_id)
        state = reader.knowledge.actors.get(body.parent) if body else None
        named = (state.name, *state.aliases) if state else ()
        if state and any(name in m.text for name in named):
            yield Relation(reader.sentence, m.actor_id, state.id, True, "part_of", 0, "stated", m.start, m.end)


def _followings(reader: SentenceReader) -> Iterator[Relation]:
    """ "X's Northern Front", "the Northern Front of Commander X", "the Northern Front, X's group": a person's own group."""
    tokens = reader.sentence.tokens
    mentions = [m for m in reader.mentions if m.first >= 0 and not m.stance and not m.generic and not m.collective]
    for a, b in itertools.pairwise(mentions):
        between = [t.text for t in tokens[a.last + 1 : b.first] if not _title(reader, t)]
        group, person = (b, a) if between in [[mark] for mark in _POSSESSIVE] else (a, b)
        own = between == ["of"] or (group is b and not a.role)
        apposed = between in ([","], [",", "the"]) and _following(reader, b)
        apposed = apposed and tokens[min(b.last + 1, len(tokens) - 1)].text in (",", ".")
        if (own or apposed) and _kind(reader, group) in _GROUPS and _kind(reader, person) == "person":
            yield from holds(reader, person, group, "leads")


def _following(reader: SentenceReader, m: Mention) -> bool:
    """True for "X's group", "X's movement": the role of a body, not of one of its people."""
    return m.role.lower() in reader.knowledge.grammar["description_group"] and "'s" in m.text.replace("’", "'")


def _title(reader: SentenceReader, token: Token) -> bool:
    titles = reader.knowledge.titles
    return token.text.lower().rstrip(".") in titles["titles"] | titles["honorifics"]


def _wing(reader: SentenceReader, owner: Mention, person: Mention) -> bool:
    """True for a body that has ranks, with a rank or title between it and the person."""
    if _kind(reader, owner) not in _BODIES:
        return False
    between = reader.sentence.tokens[owner.last + 1 : person.first]
    return bool(between) and all(_title(reader, t) for t in between)


def _examples(reader: SentenceReader) -> Iterator[Relation]:
    """ "opposition leaders such as Y": whoever is named as an example belongs to them."""
    for group in [m for m in reader.mentions if m.first >= 0 and m.acts and not m.generic]:
        for member in reader.parties.beside.examples(group):
            if member.actor_id != group.actor_id:
                yield from holds(reader, member, group, "member_of")


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
