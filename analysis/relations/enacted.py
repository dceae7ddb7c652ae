"""Relations that events enact: who attacks, accuses, supports whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product

from analysis.events.event import Event
from analysis.knowledge import Knowledge
from analysis.relations.relation import Relation
from analysis.relations.together import kin

_FORCE = ("ASSAULT", "COERCE")
_AGREED = ("cooperates",)
_HARD = ("fights",)
_UNREAL = ("hypothetical", "negated")
_ON_BEHALF = ("MOBILIZE",)  # whoever promises to send forces somewhere need not send them against anybody


def enacted(event: Event, knowledge: Knowledge) -> Iterator[Relation]:
    """Give the relations of an event's parties; an intention to harm is kept with its modality, which counts nowhere."""
    yield from _tied(event, knowledge, "event", event.event_id)
    yield from _joint(event, knowledge)


def intended(event: Event, knowledge: Knowledge) -> Iterator[Relation]:
    """Give the relations of what is promised, demanded or talked about: no event, but it says how its parties stand."""
    if event.modality in ("asserted", "future") and event.type not in _ON_BEHALF:
        yield from _tied(replace(event, modality="future"), knowledge, "stated", "")


def _tied(event: Event, knowledge: Knowledge, basis: str, event_id: str) -> Iterator[Relation]:
    standing = knowledge.relations.enacted.get(event.type)
    if standing is None or event.modality not in ("asserted", "future"):
        return
    sources, targets = event.actor_ids("source"), event.actor_ids("target")
    if event.type in _ON_BEHALF:  # "sent troops": they are its own
        targets = [m.actor_id for m in event.targets if not m.collective]
    pairs = combinations(sources, 2) if event.reciprocal else product(sources, targets)
    for a, b in pairs:
        if a != b:
            yield Relation(
                event.sentence, a, b, not event.reciprocal, standing.kind, standing.sign, basis, event.start,
                event.end, event.modality, event.attributed_to, event_id,
            )  # fmt: skip


def _joint(event: Event, knowledge: Knowledge) -> Iterator[Relation]:
    """Those who do together what only armed men do, and to others who are armed, stand together: "X and Y struck Z"."""
    if event.type not in _FORCE or event.reciprocal or event.modality != "asserted":
        return
    armed = [m.actor_id for m in event.sources if not m.collective]
    against = any(not m.collective for m in event.targets)
    standing = knowledge.relations.stance["joint"]
    for a, b in combinations(dict.fromkeys(armed), 2) if against else ():
        if not kin(a, b):
            yield Relation(
                event.sentence, a, b, False, standing.kind, standing.sign, "event", event.start, event.end,
                event.modality, event.attributed_to, event.event_id,
            )  # fmt: skip


def settled(relations: Iterable[Relation], knowledge: Knowledge) -> list[Relation]:
    """Leave out what the same sentence says of the same pair in plainer words.

    "Agreed to freeze X's assets" is against X and no goodwill; "denies arming X" says nothing against X; "his allies
    would sooner break with him" are his allies; who "joined the X Front" does not mobilise against it.
    """
    found = list(relations)
    against = {_pair(r) for r in found if r.sign < 0 and (r.modality == "future" or r.kind in _HARD)}
    denied = {_pair(r) for r in found if r.sign > 0 and r.modality == "negated"}
    joined = {(_pair(r), r.start): r.end for r in found if r.kind == "member_of" and r.modality == "asserted"}
    plain = {(_pair(r), r.sign) for r in found if r.modality == "asserted"}
    return [
        r
        for r in found
        if not (r.sign and r.modality in _UNREAL and (_pair(r), -r.sign) in plain)
        and not (r.sign < 0 and _part_of_it(r, joined))
        and not (r.sign > 0 and r.kind in _AGREED and _pair(r) in against)
        and not (r.sign < 0 and _pair(r) in denied and _denies(r, knowledge))
    ]


def _pair(r: Relation) -> tuple[str, frozenset[str]]:
    return r.sentence.sentence_id, frozenset((r.source_id, r.target_id))


def _part_of_it(r: Relation, joined: Mapping[tuple[tuple[str, frozenset[str]], int], int]) -> bool:
    """True for what the words of joining say: "joined the X Front" is nothing against it."""
    return any(pair == _pair(r) and start <= r.end and r.start <= end for (pair, start), end in joined.items())


def _denies(r: Relation, knowledge: Knowledge) -> bool:
    words = (t for t in r.sentence.tokens if r.start <= t.start < r.end)
    return any(t.lemma in knowledge.relations.denial for t in words)
