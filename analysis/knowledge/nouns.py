"""Tables of nouns: bodies of a state, roles, collective persons; each found at a token, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from analysis.knowledge.files import KnowledgeError, parts, rows

ROLE_CLASSES = ("speaks_for", "leads", "member_of", "part_of", "expert")


@dataclass(frozen=True, slots=True)
class Institution:
    """A body of a state: what it adds to the state's id (nothing: it is the state that acts), kind and sector."""

    words: tuple[str, ...]
    suffix: str
    kind: str
    sector: str


@dataclass(frozen=True, slots=True)
class Role:
    """A noun through which an actor speaks or acts; `kind` is its class (speaks_for, leads, member_of …)."""

    words: tuple[str, ...]
    kind: str
    sector: str


@dataclass(frozen=True, slots=True)
class Collective:
    """A noun for unnamed persons: its kind (population, armed_group …) and sector."""

    words: tuple[str, ...]
    kind: str
    sector: str


class _Worded(Protocol):
    @property
    def words(self) -> tuple[str, ...]: ...


Entry = TypeVar("Entry", bound=_Worded)


class NounIndex(Generic[Entry]):
    """Entries by their words; `at` finds the longest that begins at a word."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_first.setdefault(entry.words[0], []).append(entry)
        for same in self._by_first.values():
            same.sort(key=lambda e: (-len(e.words), e.words))

    def entries(self) -> Iterator[Entry]:
        """Give all entries."""
        return (entry for same in self._by_first.values() for entry in same)

    def at(self, words: Sequence[str], lemmas: Sequence[str], i: int) -> Entry | None:
        """Give the longest entry at place `i`; each of its words must equal the word there or its lemma."""
        first, written = lemmas[i], words[i]
        if first not in self._by_first and written not in self._by_first:
            return None  # most words begin nothing
        for start in (first,) if first == written else (first, written):
            for entry in self._by_first.get(start, ()):
                n = len(entry.words)
                if i + n <= len(words) and all(w in (words[i + k], lemmas[i + k]) for k, w in enumerate(entry.words)):
                    return entry
        return None


def load_institutions(path: Path) -> NounIndex[Institution]:
    """Read `words,suffix,kind,sector`."""
    return NounIndex(
        Institution(tuple(phrase.lower().split()), row["suffix"], row["kind"], row["sector"])
        for _, row in rows(path, ("words", "suffix", "kind", "sector"))
        for phrase in parts(row["words"])
    )


def load_roles(path: Path) -> NounIndex[Role]:
    """Read `words,class,sector`; raises KnowledgeError for a class that does not exist."""
    found = []
    for line, row in rows(path, ("words", "class", "sector")):
        if row["class"] not in ROLE_CLASSES:
            raise KnowledgeError(path, line, f"'{row['class']}' is no class of role: {', '.join(ROLE_CLASSES)}")
        found += [Role(tuple(p.lower().split()), row["class"], row["sector"]) for p in parts(row["words"])]
    return NounIndex(found)


def load_collectives(path: Path) -> NounIndex[Collective]:
    """Read `words,kind,sector`."""
    return NounIndex(
        Collective(tuple(phrase.lower().split()), row["kind"], row["sector"])
        for _, row in rows(path, ("words", "kind", "sector"))
        for phrase in parts(row["words"])
    )
