"""Whom the speaker is against: "there can be no place for X in Syria, said Y", "Y believes that X must go"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.actors.mention import Mention
from analysis.events.event import Trigger, distinct
from analysis.events.match import best_at, without_overlap
from analysis.events.read import SentenceReader
from analysis.relations.relation import Relation

_STEPS = 4  # verbs upwards from a verdict to the verb of opinion that holds it


def voiced(reader: SentenceReader) -> Iterator[Relation]:
    """Give how whoever speaks or believes something stands to those of whom it is said."""
    verbs, nouns = reader.knowledge.ties.voiced
    found = [t for token in reader.sentence.tokens if (t := best_at(reader.sentence, token, verbs, nouns))]
    for trigger in without_overlap([t for t in found if not _somewhere(reader, t)]):
        tokens = reader.sentence.tokens
        start, end = tokens[min(trigger.tokens)].start, tokens[max(trigger.tokens)].end
        for a in _speakers(reader, trigger):
            for b in _meant(reader, trigger):
                if a.actor_id != b.actor_id:
                    yield Relation(
                        reader.sentence, a.actor_id, b.actor_id, True, trigger.pattern.type,
                        int(trigger.pattern.score), "stated", start, end, attributed_to=a.actor_id,
                    )  # fmt: skip


def _somewhere(reader: SentenceReader, trigger: Trigger) -> bool:
    """True for "must go to X": whoever is to go somewhere is not to be gone."""
    moves = trigger.pattern.kind == "verb" and len(trigger.tokens) == 2
    return moves and bool(reader.clause.oblique(trigger.head, "to", "into", "back to"))


def _meant(reader: SentenceReader, trigger: Trigger) -> list[Mention]:
    """Of whom it is said: all that the words name, and whoever they are said to be."""
    sources, targets = reader.filler.sides(trigger)
    said_of = reader.clause.child(trigger.head, "nsubj")
    is_said = reader.clause.child(trigger.head, "cop") is not None
    return distinct([*sources, *targets, *(reader.parties.who(said_of) if is_said else [])])


def _speakers(reader: SentenceReader, trigger: Trigger) -> list[Mention]:
    """Whoever says it in this sentence, holds the opinion, or speaks the text around it."""
    speech = reader.attribution.of(trigger.head, trigger.tokens)
    if speech and speech.speakers:
        return list(speech.speakers)
    tokens, word = reader.sentence.tokens, trigger.head
    for _ in range(_STEPS):
        word = tokens[word].head
        if tokens[word].lemma in reader.knowledge.relations.opinion:
            return reader.parties.who(reader.clause.subject(word))
    return list(reader.parties.referents.voice)
