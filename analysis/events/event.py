"""An event as the readers build it up, before it becomes rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.actors.mention import Mention
from analysis.knowledge.patterns import Pattern
from analysis.language.sentence import Sentence


@dataclass(slots=True)
class Trigger:
    """The words of a pattern in a sentence: matched tokens, the head among them, and where its slots begin.

    `slots` holds per slot ('S', 'T') the places it may be filled from: the index of the matched word before it.
    `instead` holds what else the head word may report, should those be missing whom the pattern needs.
    """

    pattern: Pattern
    tokens: tuple[int, ...]
    head: int
    slots: tuple[tuple[str, int], ...] = ()
    instead: tuple[Trigger, ...] = ()

    @property
    def type(self) -> str:
        return self.pattern.type


@dataclass(slots=True)
class Toll:
    """People killed, injured or captured: bounds (None is open) and the words that say so, by kind.

    `perfect` where "have" tells one of them, `known` where all were told of before ("the two attackers"), `further` (`also`)
    where all (may) come on top of those.
    """

    bounds: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    texts: list[tuple[int, int]] = field(default_factory=list)
    known: bool = False
    further: bool = False
    also: bool = False
    perfect: bool = False
    own: bool = False  # the event's own words tell it


@dataclass(slots=True)
class Event:
    """One event that a sentence reports."""

    sentence: Sentence
    trigger: Trigger
    type: str
    mode: str
    score: float
    reciprocal: bool
    sources: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    modality: str = "asserted"
    hedge: str = ""
    attributed_to: str = ""
    attribution: str = ""
    start: int = 0
    end: int = 0
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str = ""
    date_text: str = ""
    date_basis: str = ""
    place: str = ""
    place_text: str = ""
    latitude: float | None = None
    longitude: float | None = None
    country: str = ""
    admin1: str = ""
    toll: Toll = field(default_factory=Toll)
    echoes: list[int] = field(default_factory=list)  # heads of further words for the same event
    definite: bool = False  # "the attack": known from before
    power: bool = False  # its source is a state, an armed group, an organisation of states, or speaks for one
    fitting: bool = True  # its sources are of the kind that its pattern is about
    hurt: bool = False  # told in the passive of armed persons
    incident: bool = False  # a deed told as a fact, whoever did it
    complement: bool = False  # the verb has an object or a clause that says what was done
    placed: bool = False  # its own words say where and when it happened
    event_id: str = ""
    incident_id: str = ""

    @property
    def head(self) -> int:
        return self.trigger.head

    def actor_ids(self, side: str) -> list[str]:
        """Give the ids of one side ('source' or 'target'), each once, in the order of the text."""
        mentions = self.sources if side == "source" else self.targets
        return list(dict.fromkeys(m.actor_id for m in mentions))


def distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """Give the mentions without those of an actor that stands before."""
    found: dict[str, Mention] = {}
    for m in mentions:
        found.setdefault(m.actor_id, m)
    return list(found.values())


def without(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """Give the mentions whose actors are not among the others."""
    taken = {m.actor_id for m in others}
    return [m for m in mentions if m.actor_id not in taken]
