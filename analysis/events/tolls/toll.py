"""What a toll is, and the words that tell one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets

KINDS = ("killed", "injured", "captured")


@dataclass(frozen=True, slots=True)
class Toll:
    """People killed, injured or captured: bounds (None is open), the words (offsets), the word that says what happened.

    `perfect` marks one told with "have", which may sum up much; `known` tolls count persons told of before ("the two
    attackers were killed"), `further` ones say that theirs come on top of others ("two additional suspects"), `also` ones
    may say so or only tell of one more thing done ("also detained two"). A `total` is a sum that takes the place of what
    was told before ("bringing the death toll to 46").
    """

    kind: str
    low: int | None
    high: int | None
    start: int
    end: int
    trigger: int
    victim: int
    negated: bool = False
    hypothetical: bool = False
    perfect: bool = False
    known: bool = False
    further: bool = False
    also: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class TollWords:
    """The words of data/knowledge/tolls.yaml: what befalls persons by verb, by state and by deed, and who is a person."""

    verbs: dict[str, str]
    nouns: dict[str, str]  # of what befell persons: "three deaths", "the arrest of two men"
    states: dict[str, str]  # "five dead", "three wounded"
    counted: frozenset[str]
    bodies: frozenset[str]
    found: frozenset[str]
    deeds: frozenset[str]
    groups: frozenset[str]
    lives: frozenset[str]
    lost: frozenset[str]
    taken: frozenset[str]
    throats: frozenset[str]
    cut: frozenset[str]
    ranks: frozenset[str]
    survivable: frozenset[str]
    fallen: frozenset[str]
    fell_where: frozenset[str]
    suffered: frozenset[str]
    treated: frozenset[str]
    wounds: frozenset[str]
    to_hospital: frozenset[str]
    hospitals: frozenset[str]
    fatally: frozenset[str]
    own_people: frozenset[str]
    captives: frozenset[str]
    claimed: frozenset[str]
    subsets: frozenset[str]
    pointing: frozenset[str]
    sums: frozenset[str]
    intransitive: frozenset[str]
    persons: frozenset[str]
    besides: frozenset[str]
    further: frozenset[str]
    known: frozenset[str]
    risen: frozenset[str]
    apart: frozenset[str]
    anyone: frozenset[str]
    summing: frozenset[str]
    habits: frozenset[str]
    several_deeds: frozenset[str]
    separate: frozenset[str]
    throughout: frozenset[str]


@lru_cache(maxsize=1)
def toll_words() -> TollWords:
    """Give the words of data/knowledge/tolls.yaml."""
    sets = word_sets(FOLDER / "tolls.yaml")
    kinds = {part: _by_kind(sets, part) for part in ("verbs", "nouns", "states")}
    rest = (sets[f.name] for f in fields(TollWords)[len(kinds) :])
    return TollWords(kinds["verbs"], kinds["nouns"], kinds["states"], *rest)


def plain(word: str) -> bool:
    """True for a word that tells a toll by itself: "killed", "deaths", "dead"."""
    words = toll_words()
    return word in words.verbs or word in words.nouns or word in words.states


def _by_kind(sets: dict[str, frozenset[str]], part: str) -> dict[str, str]:
    return {word: kind for kind in KINDS for word in sets[f"{kind}_{part}"]}
