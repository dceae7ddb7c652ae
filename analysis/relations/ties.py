"""Relations read by syntax: "X props up Y", "Y is wary of X", "hostility of X to Y", "X's rival Y", "Y, an ally of X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from analysis.actors.mention import Mention
from analysis.events.event import Trigger
from analysis.events.match import best_at, without_overlap
from analysis.events.read import SentenceReader
from analysis.relations.offices import Offices
from analysis.relations.relation import Relation

_OWNER = ("of", "to", "for", "with", "in")


def ties(reader: SentenceReader, told: frozenset[int] = frozenset()) -> list[Relation]:
    """Give how the actors of a sentence stand, as its verbs, adjectives and nouns say.

    `told` are the heads of the sentence's events, whose relations are made from the events themselves.
    """
    base, sentence = reader.knowledge.ties, reader.sentence
    found = [t for token in sentence.tokens if (t := best_at(sentence, token, base.verbs, base.nouns))]
    relations = [r for trigger in without_overlap(found) for r in _tie(reader, trigger, told)]
    return relations + [r for token in sentence.tokens for r in _counterpart(reader, token.i)]


def _tie(reader: SentenceReader, trigger: Trigger, told: frozenset[int]) -> Iterator[Relation]:
    sources, targets = reader.filler.sides(trigger)
    if trigger.pattern.score > 0:
        yield from _against(reader, trigger, [*sources, *targets])
    if trigger.head in told:
        return
    tokens, pattern = reader.sentence.tokens, trigger.pattern
    first, last = tokens[min(trigger.tokens)], tokens[max(trigger.tokens)]
    pairs = product(sources, targets)
    if pattern.reciprocal and not targets:
        pairs = combinations(sources, 2)  # type: ignore[assignment]
    yield from _relations(reader, list(pairs), pattern.type, int(pattern.score), pattern.reciprocal, trigger.head,
                          (first.start, last.end), trigger.tokens)  # fmt: skip


def _against(reader: SentenceReader, trigger: Trigger, together: Sequence[Mention]) -> Iterator[Relation]:
    """ "Supports X against Y", "helps X in its fight against Y": both stand against Y."""
    tokens, taken = reader.sentence.tokens, {m.actor_id for m in together}
    for word in reader.sentence.subtree(trigger.head):
        if tokens[word].text.lower() != "against" or word < trigger.head:
            continue
        enemies = [m for m in reader.parties.who(tokens[word].head) if m.actor_id not in taken]
        enemies = enemies or [m for m in reader.parties.of_thing(tokens[word].head) if m.actor_id not in taken]
        span = (tokens[word].start, tokens[word].end)
        yield from _relations(
            reader, list(product(together, enemies)), "opposes", -1, False, trigger.head, span, (word,)
        )


def _relations(
    reader: SentenceReader,
    pairs: Sequence[tuple[Mention, Mention]],
    kind: str,
    sign: int,
    mutual: bool,
    head: int,
    span: tuple[int, int],
    words: tuple[int, ...],
) -> Iterator[Relation]:
    modality = reader.modality.of(head, head)
    speech = reader.attribution.of(head, words)
    said_by = speech.speakers[0].actor_id if speech and speech.speakers else ""
    for a, b in pairs:
        if a.actor_id != b.actor_id:
            yield Relation(
                reader.sentence, a.actor_id, b.actor_id, not mutual, kind, sign, "stated", *span, modality, said_by
            )


def _counterpart(reader: SentenceReader, noun: int) -> Iterator[Relation]:
    """ "X's rival Y", "Y, an ally of X", "Y is an enemy of X": whoever bears the noun stands so to its owner."""
    token = reader.sentence.tokens[noun]
    said = reader.knowledge.ties.counterparts.get(token.lemma)
    if said is None or token.pos not in ("NOUN", "PROPN", "ADJ"):
        return
    owners, bearers = _owners(reader, noun), _bearers(reader, noun)
    if said.sign and not (owners and bearers):
        near_owners, near_bearers = Offices(reader).counterpart(noun)
        owners, bearers = owners or near_owners, bearers or near_bearers
    pairs = [(b, o) for b in bearers for o in owners if b.actor_id != o.actor_id]
    if not owners and len(bearers) > 1 and token.tag in ("NNS", "NNPS"):  # "X and Y are enemies"
        pairs = list(combinations(bearers, 2))
    yield from _relations(reader, pairs, said.kind, said.sign, False, noun, (token.start, token.end), (noun,))


def _owners(reader: SentenceReader, noun: int) -> list[Mention]:
    """Whose the noun is: "X's", "of X", or the possessive of the name that it stands before."""
    above = reader.sentence.tokens[noun].head
    places = [noun, above] if reader.sentence.tokens[noun].dep in ("compound", "amod", "nmod:desc", "nmod") else [noun]
    for place in places:
        for c in reader.sentence.children(place):
            if reader.sentence.tokens[c].dep == "nmod:poss":
                return reader.parties.who(c)
            named = reader.parties.mention_at(c) if reader.sentence.tokens[c].dep == "compound" else None
            if named and place == noun and reader.sentence.tokens[noun].lemma == "member":  # "a NATO member"
                return [named]
        for c in reader.clause.oblique(place, *_OWNER) if place == noun else ():
            if found := reader.parties.who(c):
                return found
    return []


def _bearers(reader: SentenceReader, noun: int) -> list[Mention]:
    """Who bears the noun: the name in apposition to it or before it, or the subject of which it is said."""
    tokens = reader.sentence.tokens
    token = tokens[noun]
    for c in reader.sentence.children(noun):
        if tokens[c].dep.startswith("nsubj"):
            return reader.parties.who(c)
        if tokens[c].dep in ("appos", "flat") and reader.parties.mention_at(c):
            return reader.parties.who(c)
    if token.dep == "appos" or (token.dep in ("compound", "amod", "nmod:desc", "nmod") and token.head > noun):
        named = reader.parties.mention_at(token.head)
        return [named] if named and named.first != noun else []
    if token.dep == "nsubj" and reader.clause.child(token.head, "cop") is not None:  # "X's only friends are Y and Z"
        return reader.parties.who(token.head)
    follower = reader.parties.mention_at(noun + 1) if noun + 1 < len(tokens) else None
    return [follower] if follower and follower.first == noun + 1 else []
