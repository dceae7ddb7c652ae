"""Which event a toll belongs to, and how the tolls of one event add up."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.events.event import Event
from analysis.events.scene import FORCE
from analysis.events.tolls import Toll
from analysis.language.sentence import Sentence

_PREFERRED = {"killed": ("ASSAULT",), "injured": ("ASSAULT",), "captured": ("COERCE", "ASSAULT")}


class Counting:
    """Gives the tolls of one document to its events, sentence by sentence."""

    def __init__(self) -> None:
        self._last: dict[int, list[Event]] = {}  # passage → its latest acts of force

    def add(self, sentence: Sentence, tolls: Sequence[Toll], events: Sequence[Event]) -> None:
        """Give each toll of a sentence to the event that it counts."""
        for toll in tolls:
            if toll.hypothetical or toll.negated:
                continue
            event = self._owner(sentence, toll, events)
            if event is not None:
                _give(event, toll)
        force = [e for e in events if e.type in FORCE and e.modality == "asserted"]
        if force:
            self._last[sentence.passage] = force

    def _owner(self, sentence: Sentence, toll: Toll, events: Sequence[Event]) -> Event | None:
        """The event whose words tell the toll, else the nearest act of force, else the last one of the passage."""
        asserted = [e for e in events if e.modality == "asserted"]
        own = [e for e in asserted if toll.trigger in (e.head, *e.echoes, *e.trigger.tokens)]
        if own:
            return own[0]
        force = [e for e in asserted if e.type in FORCE]
        place = sentence.tokens[toll.trigger].start
        fitting = [e for e in force if e.type in _PREFERRED[toll.kind]] or force
        if fitting:
            return min(fitting, key=lambda e: (abs(e.start - place), e.start))
        return next(iter(self._last.get(sentence.passage, ())), None)


def _give(event: Event, toll: Toll) -> None:
    """Add a toll: two parts of one sentence ("the leader and two guards") sum up; the same number twice is one."""
    have = event.toll.bounds.get(toll.kind)
    if have is None:
        event.toll.bounds[toll.kind] = (toll.low, toll.high)
    elif have != (toll.low, toll.high):
        low = None if have[0] is None and toll.low is None else (have[0] or 0) + (toll.low or 0)
        high = None if have[1] is None or toll.high is None else have[1] + toll.high
        event.toll.bounds[toll.kind] = (low, high)
    event.toll.texts.append((toll.start, toll.end))
