"""Event patterns as lines of text, kept once they are checked: a pattern is made when one of its words first comes up."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from analysis.knowledge.compiled import compiled
from analysis.knowledge.figures import Figure, Figures
from analysis.knowledge.ontology import Ontology
from analysis.knowledge.patterns import Pattern, PatternBase, load_patterns
from analysis.knowledge.phrases import Element

Entry = TypeVar("Entry", Pattern, Figure)
_INDICES = ("verbs", "nouns", "phrases", "marks")


def kept_patterns(folder: Path, ontology: Ontology) -> PatternBase:
    """Give the patterns of a folder as `load_patterns` does, from the cache where files and program are the same."""
    files = sorted(folder.glob("*.yaml"))
    code = sorted(Path(__file__).parent.glob("*.py"))
    types = [(t.name, t.score, sorted(t.modes.items())) for t in ontology.types.values()]
    versions = json.dumps([[path.name for path in files], types])
    return _unpacked(compiled("patterns", [*files, *code], versions, lambda: _packed(load_patterns(folder, ontology))))


def _packed(base: PatternBase) -> dict[str, str]:
    """Give the lines: elements, patterns and figures by their number, and the numbers by word."""
    elements: dict[Element, int] = {}
    patterns, figures = _Numbers[Pattern](), _Numbers[Figure]()
    found = {
        "verbs": patterns.index(base.verbs),
        "nouns": patterns.index(base.nouns),
        "phrases": figures.index(base.figures.phrases),
        "marks": figures.index(base.figures.marks),
    }
    found["patterns"] = _lines(_pattern_row(p, _numbered(p.elements, elements)) for p in patterns.entries)
    found["figures"] = _lines([f.domain, _numbered(f.elements, elements), f.line, f.text] for f in figures.entries)
    found["elements"] = _lines([sorted(e.words), e.slot, e.group, e.head] for e in elements)
    return found


class _Numbers(Generic[Entry]):
    """Numbers the entries of indices, each once; the same object under several words is one entry."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._known: dict[int, int] = {}

    def index(self, by_word: Mapping[str, Iterable[Entry]]) -> str:
        """Give a line for each word: the word and the numbers of its entries."""
        lines = (f"{word}\t{' '.join(str(self._number(e)) for e in entries)}" for word, entries in by_word.items())
        return "\n".join(lines)

    def _number(self, entry: Entry) -> int:
        if id(entry) not in self._known:
            self._known[id(entry)] = len(self.entries)
            self.entries.append(entry)
        return self._known[id(entry)]


def _numbered(elements: Iterable[Element], known: dict[Element, int]) -> list[int]:
    return [known.setdefault(element, len(known)) for element in elements]


def _pattern_row(p: Pattern, elements: list[int]) -> list[object]:
    return [
        p.type, p.mode, p.score, p.reciprocal, p.needs, p.alone, p.kind, elements, p.head, p.file, p.line, p.text,
        p.who, p.suffers,
    ]  # fmt: skip


def _lines(rows: Iterable[object]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)


def _unpacked(packed: Mapping[str, str]) -> PatternBase:
    lines = {name: packed[name].split("\n") for name in ("elements", "patterns", "figures")}

    @cache
    def element(number: int) -> Element:
        words, slot, group, head = json.loads(lines["elements"][number])
        return Element(frozenset(words), slot, group, head)

    @cache
    def pattern(number: int) -> Pattern:
        name, mode, score, reciprocal, needs, alone, kind, elements, *rest = json.loads(lines["patterns"][number])
        return Pattern(name, mode, score, reciprocal, tuple(needs), alone, kind, tuple(map(element, elements)), *rest)

    @cache
    def figure(number: int) -> Figure:
        domain, elements, line, text = json.loads(lines["figures"][number])
        return Figure(domain, tuple(map(element, elements)), line, text)

    verbs, nouns = OnDemand(packed["verbs"], pattern), OnDemand(packed["nouns"], pattern)
    return PatternBase(verbs, nouns, Figures(OnDemand(packed["phrases"], figure), OnDemand(packed["marks"], figure)))


class OnDemand(Mapping[str, "tuple[Entry, ...]"], Generic[Entry]):
    """Entries by word, made when the word is first asked for."""

    def __init__(self, index: str, make: Callable[[int], Entry]) -> None:
        self._numbers = dict(line.split("\t") for line in index.split("\n") if line)
        self._made: dict[str, tuple[Entry, ...]] = {}
        self._make: Callable[[int], Entry] = make

    def __getitem__(self, word: str) -> tuple[Entry, ...]:
        if word not in self._made:
            self._made[word] = tuple(self._make(int(number)) for number in self._numbers[word].split())
        return self._made[word]

    def get(self, word: str, default: Any = None) -> Any:  # the usual one raises and catches an error
        """Give the entries of a word, or the default."""
        return self[word] if word in self._numbers else default

    def __contains__(self, word: object) -> bool:
        return word in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
