"""Where an event happened: the place its own words name, then its clause's, then the one that opens the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.events.event import Event
from analysis.events.reach import Reach
from analysis.events.scene import FORCE
from analysis.places import PlaceMention
from analysis.places.named import words
from analysis.places.place import LOCAL, WIDE

_OWN, _CLAUSE, _FRAME, _OTHER, _ACTOR = 0.0, 10.0, 14.0, 18.0, 22.0
_BEHIND = 3  # tokens from an event's last word to a place that follows it at once
_AWAY, _COARSE, _OWNER = 6.0, 3.0, 5.0


def place_of(reach: Reach, event: Event, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Give the place of an event among those of its sentence, None where each belongs to something else."""
    parties = [(m.start, m.end) for m in (*event.sources, *event.targets)]
    if event.type == "RETREAT":
        parties = []  # who leaves a country leaves both a party and a place
    ranked = []
    for number, place in enumerate(places):
        party = any(a <= place.start and place.end <= b for a, b in parties)
        if not place.local or (party and not _struck(event, place)):
            continue
        cost = _cost(reach, event, place)
        if cost is not None:
            ranked.append((cost + _coarse(place), place.start < event.end, abs(place.start - event.end), number))
    return _narrowest(places, min(ranked)[-1]) if ranked else None


def _struck(event: Event, place: PlaceMention) -> bool:
    """True for a town that force is done to: in "missiles hit Kyiv" it stands for its state, and is where they hit."""
    return place.goal and event.type in FORCE and place.place.kind in LOCAL


def _narrowest(places: Sequence[PlaceMention], number: int) -> PlaceMention:
    """The place itself, or the one named before it that lies in it: "in Marjeh district, Helmand province"."""
    inner = places[number].holds
    if inner is None or (places[inner].place.kind == "facility" and places[number].place.kind in LOCAL):
        return places[number]  # the town, not the bridge in it
    return _narrowest(places, inner)


def _coarse(place: PlaceMention) -> float:
    return _COARSE if place.place.kind in (*WIDE, "facility") else 0.0


def _cost(reach: Reach, event: Event, place: PlaceMention) -> float | None:
    token = reach.outermost(place.first, place.last)
    steps = 1 if _right_behind(reach, event, place) else reach.steps(token, event)
    if steps is not None:
        return _OWN + steps + _direction(event, place, steps)
    if place.preposition in words()["away"] or (place.place.kind in WIDE and _of_party(reach, event, token)):
        return None
    noun, other = reach.apart(event.head), reach.apart(token)
    if noun is not None and noun in (token, reach.tokens[token].head) and reach.where(event.head):
        return _OWN
    if place.frame and place.last < event.head and not reach.relative_between(place.last, event.head):
        return _FRAME
    if other in (event.head, *event.echoes) or reach.effect(token, event):
        return _CLAUSE
    if other is not None and reach.at_occasion(other, event):
        return _CLAUSE
    if noun != other and other is not None and other not in reach.heads:
        return _ACTOR if _beside_actor(reach, event, token, other) else None  # a clause that describes something else
    if noun is not None and noun not in reach.heads and noun != other:
        return None  # what is told of a person lies anywhere
    owner = _OWNER if place.preposition in words()["belonging"] else 0.0
    mine, its = reach.clauses(event.head), reach.clauses(token)
    if mine[0] == its[0]:
        return _CLAUSE + owner
    if set(mine) & set(its):
        return _OTHER + owner
    return None


def _of_party(reach: Reach, event: Event, token: int) -> bool:
    """True for "the group's affiliate in the Sahel claimed …": where somebody is at home, not where he acts."""
    head = reach.tokens[token].head
    return any(m.head == head or m.first <= head <= m.last for m in (*event.sources, *event.targets))


def _right_behind(reach: Reach, event: Event, place: PlaceMention) -> bool:
    """True for "fled to neighbouring Tajikistan": only the preposition and a word for the place stand between."""
    last = max(event.trigger.tokens)
    between = [t.text.lower() for t in reach.tokens[last : place.first]]
    return 0 < place.first - last <= _BEHIND and place.preposition in between and "," not in between


def _beside_actor(reach: Reach, event: Event, token: int, noun: int) -> bool:
    """True for "a patrol operating in X killed …", "killed two men guarding a bank in X": where they are at work."""
    tokens = reach.tokens
    verb = tokens[reach.verb(token)]
    sources = {m.head for m in event.sources}
    return verb.tag == "VBG" and (noun in sources or tokens[noun].head == event.head)


def _direction(event: Event, place: PlaceMention, steps: int) -> float:
    """What came from or went to a place did not happen there, unless the event is the going."""
    if place.preposition in words()["away"]:
        return _AWAY if steps > 1 or event.type != "RETREAT" else 0.0
    if place.preposition in words()["belonging"] and event.trigger.pattern.kind == "verb":
        return _OWNER
    return 0.0
