"""Relations that events enact: who attacks, accuses, supports whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from analysis.events.event import Event
from analysis.knowledge import Knowledge
from analysis.relations.relation import Relation


def enacted(event: Event, knowledge: Knowledge) -> Iterator[Relation]:
    """Give the relations of an event's parties; an intention to harm is kept with its modality, which counts nowhere."""
    yield from _tied(event, knowledge, "event", event.event_id)


def intended(event: Event, knowledge: Knowledge) -> Iterator[Relation]:
    """Give the relations of what is promised, demanded or talked about: no event, but it says how its parties stand."""
    if event.modality in ("asserted", "future"):
        yield from _tied(replace(event, modality="future"), knowledge, "stated", "")


def _tied(event: Event, knowledge: Knowledge, basis: str, event_id: str) -> Iterator[Relation]:
    standing = knowledge.relations.enacted.get(event.type)
    if standing is None or event.modality not in ("asserted", "future"):
        return
    sources, targets = event.actor_ids("source"), event.actor_ids("target")
    pairs = combinations(sources, 2) if event.reciprocal else product(sources, targets)
    for a, b in pairs:
        if a != b:
            yield Relation(
                event.sentence, a, b, not event.reciprocal, standing.kind, standing.sign, basis, event.start,
                event.end, event.modality, event.attributed_to, event_id,
            )  # fmt: skip
