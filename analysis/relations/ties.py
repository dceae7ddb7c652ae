"""Relations read by syntax: "X props up Y", "Y is wary of X", "hostility of X to Y", "X's rival Y", "Y, an ally of X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from analysis.actors.mention import Mention
from analysis.events.event import Trigger
from analysis.events.fill import Sides
from analysis.events.match import best_at, without_overlap
from analysis.events.read import SentenceReader
from analysis.knowledge.ties import BODY
from analysis.language.sentence import Token
from analysis.relations.counterparts import Pair, counterparts
from analysis.relations.relation import Relation
from analysis.relations.stated import hyphened
from analysis.relations.together import side_by_side

_AIMS = ("", "to", "in", "for", "on", "towards", "toward", "with")
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
    sources, targets = _sides(reader, trigger)
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


def _sides(reader: SentenceReader, trigger: Trigger) -> Sides:
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
    sources = sources or _of_whom(reader, trigger.head, bool(pattern.score)) or _persisting(reader, trigger.head)
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


def _persisting(reader: SentenceReader, noun: int) -> list[Mention]:
    """Who goes on with what a noun names, takes it up or is to end it: "pressed X to cease air strikes on Y"."""
    token = reader.sentence.tokens[noun]
    verb = reader.sentence.tokens[token.head]
    going_on = token.dep == "obj" and verb.lemma in reader.knowledge.relations.persisting
    aimed = token.dep in ("obj", "obl", "nmod") and reader.clause.case(noun) in _AIMS
    if not going_on and not (aimed and verb.lemma in reader.knowledge.relations.pursuing):
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


def _apart(reader: SentenceReader, noun: int) -> bool:
    """True for "a breakaway faction of X": a part that is no more one."""
    before = {t.lemma for t in reader.sentence.tokens[max(0, noun - 2) : noun]}
    return not reader.knowledge.relations.apart.isdisjoint(before)


def _of_whom(reader: SentenceReader, head: int, signed: bool) -> list[Mention]:
    """The subject of which a noun is said: "X has long been a thorn in the side of Y"; who "was admitted to Y"."""
    clause = reader.clause
    if reader.sentence.tokens[head].pos == "VERB":
        taken_in = not signed and clause.passive(head)
        return reader.parties.who(clause.subject(head)) if taken_in else []
    if clause.child(head, "cop") is None:
        return []
    return reader.parties.who(clause.child(head, "nsubj"))


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
