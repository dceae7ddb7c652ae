"""The words of dates, read from data/knowledge/dates.yaml and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from yaml import Node

from analysis.events.when.calendar_dates import FeastRule
from analysis.events.when.pieces import pieces
from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.nodes import compose, items, line_of, scalar, texts

T = TypeVar("T")
Phrase = tuple[str, ...]

_LISTS = (
    "ambiguous_months",
    "times_of_day",
    "ordinal_suffixes",
    "comparisons",
    "telling",
    "night_before",
    "telling_between",
    "clauses",
    "other_times",
    "lasting",
    "name_nouns",
    "titles",
    "frequencies",
    "number_fillers",
    "last_ones",
    "articles",
)
_PHRASE_LISTS = ("open_feasts", "names", "no_dates", "future_words")
_PARTS = ("week", "month", "season", "year", "decade", "century")
_RELATIONS = ("since", "until", "after", "before", "during")
_UNITS = ("minute", "hour", "day", "week", "month", "year", "decade", "century")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Which(NamedTuple):
    """Which of several is meant: so many units on, from the `reference` or the `anchor`."""

    by: int
    base: str


@dataclass(frozen=True, slots=True)
class DateWords:
    """What English words say of time; every mapping is from lower-case words."""

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    numbers: Mapping[str, int]
    vague_numbers: Mapping[str, tuple[int, int]]
    recent: tuple[int, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    units: Mapping[str, tuple[int, str]]
    parts: Mapping[str, str]
    edges: Mapping[str, str]
    bounds: Mapping[str, Mapping[str, tuple[int, int]]]  # unit → part → first and last of its smaller units
    which: Mapping[str, Which]
    days: Mapping[str, int]
    feasts: Mapping[Phrase, FeastRule]
    named_days: Mapping[Phrase, date]
    relations: tuple[tuple[Phrase, str], ...]  # longest phrase first
    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[Phrase]]
    sets: Mapping[str, frozenset[Phrase]]

    @property
    def date_words(self) -> frozenset[str]:
        """Words behind which a dash or full stop may join a number ("Nov.13", "mid-2019")."""
        return frozenset({*self.months, *self.short_months, *self.weekdays, *self.parts, *self.seasons, "post", "pre"})


class _Reader:
    """Reads one file piece by piece, and says file and line of every mistake."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.nodes = dict(items(path, compose(path)))

    def node(self, name: str) -> Node:
        if name not in self.nodes:
            raise KnowledgeError(self.path, 1, f"lacks '{name}'")
        return self.nodes[name]

    def table(self, name: str, read: Callable[[str], T]) -> dict[str, T]:
        """Give a mapping of the file with each value read; a value that cannot be read is a mistake."""
        return {word: self.value(node, read) for word, node in items(self.path, self.node(name))}

    def value(self, node: Node, read: Callable[[str], T]) -> T:
        text = scalar(self.path, node)
        try:
            return read(text)
        except (ValueError, KeyError) as error:
            raise KnowledgeError(self.path, line_of(node), f"'{text}' is not understood: {error}") from error

    def phrases(self, name: str) -> frozenset[Phrase]:
        """Give the phrases of a list; one that stands twice is a mistake."""
        return self._phrases(self.node(name))

    def words(self, name: str) -> frozenset[str]:
        """Give the words of a list; one that stands twice is a mistake."""
        return frozenset(" ".join(found) for found in self.phrases(name))

    def _phrases(self, node: Node) -> frozenset[Phrase]:
        found: set[Phrase] = set()
        for line, text in texts(self.path, node):
            if phrase(text) in found:
                raise KnowledgeError(self.path, line, f"'{text}' stands twice")
            found.add(phrase(text))
        return frozenset(found)

    def relations(self) -> tuple[tuple[Phrase, str], ...]:
        """Give the words before a date and what they say, the longest first."""
        found: list[tuple[Phrase, str]] = []
        for relation, node in items(self.path, self.node("relations")):
            if relation not in _RELATIONS:
                raise KnowledgeError(self.path, line_of(node), f"'{relation}' is none of {', '.join(_RELATIONS)}")
            found += [(words, relation) for words in sorted(self._phrases(node))]
        return tuple(sorted(found, key=lambda pair: -len(pair[0])))

    def sets(self) -> dict[str, frozenset[Phrase]]:
        """Give the lists that patterns speak of by name."""
        return {name: self._phrases(node) for name, node in items(self.path, self.node("sets"))}


def phrase(text: str) -> Phrase:
    """Give the pieces of a phrase as patterns see them; END stays what it is, the end of the text."""
    return (text,) if text == "END" else tuple(piece.key for piece in pieces(text))


def load_words(path: Path) -> DateWords:
    """Give the words of a YAML file; raises KnowledgeError, with file and line, for any mistake."""
    file = _Reader(path)
    return DateWords(
        months=file.table("months", _number(1, 12)),
        short_months=file.table("short_months", _number(1, 12)),
        weekdays=file.table("weekdays", _number(1, 7)),
        short_weekdays=file.table("short_weekdays", _number(1, 7)),
        seasons=file.table("seasons", _season),
        numbers=file.table("numbers", _number(1, 1000)),
        vague_numbers=file.table("vague_numbers", _bounds),
        recent=file.value(file.node("recent"), _bounds),
        ordinals=file.table("ordinals", _number(1, 31)),
        decades=file.table("decades", _number(0, 90)),
        units=file.table("units", _unit),
        parts=file.table("parts", _one_of("early", "mid", "late")),
        edges=file.table("edges", _one_of("early", "mid", "late")),
        bounds={unit: file.table(f"part_of_{unit}", _bounds) for unit in _PARTS},
        which=file.table("which", _which),
        days=file.table("days", _number(-2, 2)),
        feasts={phrase(name): rule for name, rule in file.table("feasts", _feast).items()},
        named_days={phrase(name): day for name, day in file.table("named_days", date.fromisoformat).items()},
        relations=file.relations(),
        lists={name: file.words(name) for name in _LISTS},
        phrases={name: file.phrases(name) for name in _PHRASE_LISTS},
        sets=file.sets(),
    )


def _number(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not low <= int(text) <= high:
            raise ValueError(f"must be {low} to {high}")
        return int(text)

    return read


def _one_of(*names: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in names:
            raise ValueError(f"must be one of {', '.join(names)}")
        return text

    return read


def _bounds(text: str) -> tuple[int, int]:
    low, _, high = text.partition("-")
    if not (low.isdecimal() and high.isdecimal() and int(low) <= int(high)):
        raise ValueError("must be two numbers, low-high")
    return int(low), int(high)


def _season(text: str) -> tuple[int, int]:
    """Give the first month and the number of months."""
    match = re.fullmatch(r"(\d\d?)-(\d\d?)", text)
    if not match or not all(1 <= int(month) <= 12 for month in match.groups()):
        raise ValueError("must be first month-last month")
    first, last = int(match[1]), int(match[2])
    return first, (last - first) % 12 + 1


def _unit(text: str) -> tuple[int, str]:
    count, _, unit = text.partition(" ")
    if not count.isdecimal() or unit not in _UNITS:
        raise ValueError(f"must be a number and one of {', '.join(_UNITS)}")
    return int(count), unit


def _which(text: str) -> Which:
    by, _, base = text.partition(" ")
    if by not in ("-1", "0", "1") or base not in ("reference", "anchor"):
        raise ValueError("must be -1, 0 or 1, and reference or anchor")
    return Which(int(by), base)


def _feast(text: str) -> FeastRule:
    words = text.split()
    if len(words) == 2 and words[0] == "easter":
        return FeastRule(easter=int(words[1]))
    if len(words) == 3 and words[1] in _WEEKDAYS:
        return FeastRule(nth=_number(1, 5)(words[0]), day=_WEEKDAYS.index(words[1]) + 1, month=_number(1, 12)(words[2]))
    month, _, day = text.partition("-")
    date(2000, int(month), int(day))
    return FeastRule(month=int(month), day=int(day))
