"""The same deed told again: "the bombing" of a later sentence is the bombing of an earlier one, and adds to it."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.events.event import Event
from analysis.events.retold import FURTHER, SUM, retold
from analysis.events.tolls import toll_words

_REACH = 3  # sentences that a definite noun looks back over


def without_echoes(events: Sequence[Event]) -> list[Event]:
    """Give the events without those that only take up an earlier one; what they add goes to the earlier one.

    An echo is a definite event noun ("the attack"), or the bare toll of a deed ("Two people were killed"), of the same
    type whose parties, place and date do not contradict the earlier report. Parties that only the echo names come with
    its attribution: they are its speaker's word.
    """
    kept: list[Event] = []
    for event in events:
        earlier = _earlier(kept, event) if _points_back(event) else None
        if earlier is None:
            kept.append(event)
        else:
            _add(earlier, event)
    return kept


def _points_back(event: Event) -> bool:
    if event.modality != "asserted":
        return False
    return (event.definite and event.trigger.pattern.kind == "noun") or _only_tolls(event)


def _only_tolls(event: Event) -> bool:
    """True for what only says how a deed ended: "Two people were killed", by nobody and at no time or place of its own."""
    word = event.sentence.tokens[event.head]
    ended = word.pos == "VERB" and word.lemma in toll_words().verbs and bool(event.toll.bounds)
    return ended and not event.mode and not event.sources and not event.placed and retold(event) not in (FURTHER, SUM)


def _state(event: Event) -> bool:
    """True for "with a patrol, which suffered three dead and two wounded": a number and the state they are in."""
    tokens = event.sentence.tokens
    return _only_tolls(event) and event.head > 0 and tokens[event.head - 1].pos == "NUM"


def _earlier(kept: Sequence[Event], event: Event) -> Event | None:
    for other in reversed(kept):
        if event.sentence.number - other.sentence.number > _REACH:
            return None
        if (
            (other.sentence is event.sentence and not _state(event))
            or other.type != event.type
            or other.modality != "asserted"
        ):
            continue
        if _fits(other, event) and not (_only_tolls(event) and _told(other, event)):
            return other
    return None


def _told(a: Event, b: Event) -> bool:
    """True where both tell how many of the same were killed, injured or captured: two deeds, unless one is "the attack"."""
    return not set(a.toll.bounds).isdisjoint(b.toll.bounds)


def _fits(a: Event, b: Event) -> bool:
    if a.mode and b.mode and a.mode != b.mode:
        return False
    if a.date_text and b.date_text and (a.date_start, a.date_text.lower()) != (b.date_start, b.date_text.lower()):
        return False
    if a.place and b.place and a.place != b.place and not (_that(b) and not b.place_text):
        return False
    if _only_tolls(b) and a.attributed_to and b.attributed_to not in ("", a.attributed_to):
        return False
    return all(_open(a, b, side) for side in ("source", "target"))


def _that(event: Event) -> bool:
    """True for "that attack", the one told last, whatever place the story was at."""
    tokens = event.sentence.tokens
    return any(tokens[c].text.lower() in ("that", "this") for c in event.sentence.children(event.head))


def _open(a: Event, b: Event, side: str) -> bool:
    one, other = a.actor_ids(side), b.actor_ids(side)
    named = all(not m.collective for e in (a, b) for m in (e.sources if side == "source" else e.targets))
    return not one or not other or bool(set(one) & set(other)) or not named


def _add(event: Event, echo: Event) -> None:
    if not event.sources and echo.sources:
        event.sources = echo.sources
        if not event.attribution:
            event.attribution, event.attributed_to = echo.attribution, echo.attributed_to
    if not event.targets and echo.targets:
        taken = set(event.actor_ids("source"))
        event.targets = [m for m in echo.targets if m.actor_id not in taken]
    for kind, bounds in echo.toll.bounds.items():
        if kind not in event.toll.bounds:
            event.toll.bounds[kind] = bounds
    event.mode = event.mode or echo.mode
    event.hedge = event.hedge or echo.hedge
    if event.date_start is None and not event.date_text:
        event.date_start, event.date_end, event.date_text = echo.date_start, echo.date_end, echo.date_text
        event.date_precision, event.date_basis = echo.date_precision, echo.date_basis
    if not event.place and echo.place:
        event.place, event.place_text, event.country, event.admin1 = (
            echo.place,
            echo.place_text,
            echo.country,
            echo.admin1,
        )
        event.latitude, event.longitude = echo.latitude, echo.longitude
