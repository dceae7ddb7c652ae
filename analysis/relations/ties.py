"""Relations read by syntax: "X props up Y", "Y is wary of X", "hostility of X to Y", "X's rival Y", "Y, an ally of X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from analysis.actors.mention import Mention
from analysis.events.event import Trigger
from analysis.events.match import best_at, without_overlap
from analysis.events.read import SentenceReader
from analysis.knowledge.ties import BODY
from analysis.relations.counterparts import Pair, counterparts
from analysis.relations.relation import Relation
from analysis.relations.sides import sides
from analysis.relations.stated import hyphened
from analysis.relations.together import side_by_side

_BODIES = ("igo", "organisation", "armed_group", "political_party", "military", "government", "media")


def ties(reader: SentenceReader, told: Mapping[int, int]) -> list[Relation]:
    """Give how the actors of a sentence stand, as its verbs, adjectives and nouns say.

    `told` are the heads of the events that give a sign, with the number of their words: it is made from the event
    itself, unless the words of the tie are more.
    """
    relations: list[Relation] = []
    for verbs, nouns in reader.knowledge.ties.layers:
        tokens = reader.sentence.tokens
        whole = [token for token in tokens if not hyphened(tokens, token.i)]
        found = [t for token in whole if (t := best_at(reader.sentence, token, verbs, nouns))]
        relations += [r for trigger in without_overlap(found) for r in _tie(reader, trigger, told)]
    return relations + [r for noun, pairs in counterparts(reader) for r in _standing(reader, noun, pairs)]


def _standing(reader: SentenceReader, noun: int, pairs: Sequence[Pair]) -> Iterator[Relation]:
    token = reader.sentence.tokens[noun]
    said = reader.knowledge.ties.counterparts[token.lemma]
    kind = "split_from" if said.kind == "part_of" and _apart(reader, noun) else said.kind
    yield from _relations(reader, pairs, kind, said.sign, False, noun, (token.start, token.end), (noun,))


def _tie(reader: SentenceReader, trigger: Trigger, told: Mapping[int, int]) -> Iterator[Relation]:
    pattern = trigger.pattern
    sources, targets = sides(reader, trigger)
    enemies = _enemies(reader, trigger, [*sources, *targets]) if pattern.score > 0 else {}
    targets = [m for m in targets if not any(m.first > word for word in enemies)]
    for word, found in enemies.items():
        span = (reader.sentence.tokens[word].start, reader.sentence.tokens[word].end)
        pairs = list(product([*sources, *targets], found))
        yield from _relations(reader, pairs, "opposes", -1, False, trigger.head, span, (word,))
    pairs = list(product(sources, targets))
    if pattern.reciprocal and pattern.score > 0 and len(sources) > 1:
        pairs += combinations(sources, 2)  # "A and B close ranks with C"
    if (mutual := _each_other(reader, trigger.head)) or (pattern.reciprocal and not targets):
        pairs = list(combinations(_with_list(reader, sources) if mutual else sources, 2))
    elif pattern.score and told.get(trigger.head, 0) >= len(trigger.tokens):
        return
    if BODY in pattern.needs:
        pairs = [(a, b) for a, b in pairs if _itself(reader, trigger, b)]
    tokens = reader.sentence.tokens
    span = tokens[min(trigger.tokens)].start, tokens[max(trigger.tokens)].end
    mutual = mutual or pattern.reciprocal
    yield from _relations(reader, pairs, pattern.type, int(pattern.score), mutual, trigger.head, span, trigger.tokens)
    if pattern.score < 0 and not mutual:
        allies, joint = side_by_side(reader, sources, targets, trigger.head, pattern.type), reader.knowledge.relations
        standing = joint.stance["joint"]
        yield from _relations(reader, allies, standing.kind, standing.sign, True, trigger.head, span, trigger.tokens)


def _itself(reader: SentenceReader, trigger: Trigger, body: Mention) -> bool:
    """True for a body that is itself joined or left: whoever joins a campaign against X joins no X."""
    thing = reader.clause.object(trigger.head)
    named = thing is None or bool(trigger.slots) or body.first <= thing <= body.last
    return named and reader.parties.referents.kind(body.actor_id) in _BODIES


def _apart(reader: SentenceReader, noun: int) -> bool:
    """True for "a breakaway faction of X": a part that is no more one."""
    before = {t.lemma for t in reader.sentence.tokens[max(0, noun - 2) : noun]}
    return not reader.knowledge.relations.apart.isdisjoint(before)


def _each_other(reader: SentenceReader, head: int) -> bool:
    """True where "each other" or "one another" is the target of a verb or adjective."""
    tokens, words = reader.sentence.tokens, reader.knowledge.relations.mutual
    near = range(head + 1, min(head + 4, len(tokens) - 1))
    return any(f"{tokens[k].text} {tokens[k + 1].text}".lower() in words for k in near)


def _with_list(reader: SentenceReader, sources: Sequence[Mention]) -> list[Mention]:
    """Whoever is said to do something to each other: also those of whom only the last was taken for the subject."""
    group = next((g for g in reader.lists if any(m in g for m in sources)), []) if len(sources) == 1 else []
    return [m for m in group if m.acts] or list(sources)


def _enemies(reader: SentenceReader, trigger: Trigger, together: Sequence[Mention]) -> dict[int, list[Mention]]:
    """ "Supports X against Y", "defends X from Y": against whom both stand, by the preposition that says so."""
    tokens = reader.sentence.tokens
    words = {"against"} | ({"from"} if tokens[trigger.head].lemma in reader.knowledge.relations.shielding else set())
    found = {}
    for word in reader.sentence.subtree(trigger.head):
        if tokens[word].text.lower() not in words or word < trigger.head or tokens[word].dep != "case":
            continue
        taken = {m.actor_id for m in together if m.first < word}
        named = [m for m in reader.parties.who(tokens[word].head) if m.actor_id not in taken]
        named = named or [m for m in reader.parties.of_thing(tokens[word].head) if m.actor_id not in taken]
        if named:
            found[word] = named
    return found


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
    if sign > 0 and modality == "negated" and reader.sentence.tokens[head].lemma in reader.knowledge.relations.withheld:
        kind, sign, modality = "opposes", -1, "asserted"  # "does not recognise X"
    speech = reader.attribution.of(head, words)
    said_by = speech.speaker if speech else ""
    for a, b in pairs:
        if a.actor_id != b.actor_id:
            yield Relation(
                reader.sentence, a.actor_id, b.actor_id, not mutual, kind, sign, "stated", *span, modality, said_by
            )
