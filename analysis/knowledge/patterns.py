"""Event patterns: the words that report an event of each type, checked on load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from yaml import Node

from analysis.knowledge.figures import Figures, load_figures
from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.nodes import compose, entries, items, line_of, scalar, texts
from analysis.knowledge.ontology import EventType, Ontology
from analysis.knowledge.phrases import Element, PhraseError, Pieces, WordSets, load_sets, read_phrase

SETS, FIGURES = "sets.yaml", "figures_of_speech.yaml"
_PREPOSITIONS = "preposition"  # the set that ends the head phrase of a noun pattern
_SIDES = ("source", "target")
_KINDS = {"verbs": "verb", "nouns": "noun"}
_FIELDS = ("mode", "score", "reciprocal", "needs", "alone", "who", "suffers", *_KINDS)
_WHO = ("forces", "leaders", "powers")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that report an event of `type` and `mode`.

    `kind` is verb or noun; `head` is the index of the head word in `elements`. `score` is the ontology's unless the
    file gives another. `needs` holds the sides that must be actors for the event to count; empty means either one;
    `alone` says that a power needs nobody beside it. `who` says of which kind the source must be, empty for any;
    `suffers` that the subject is the target.
    `file` and `line` say where the pattern stands, `text` how.
    """

    type: str
    mode: str
    score: float
    reciprocal: bool
    needs: tuple[str, ...]
    alone: bool
    kind: str
    elements: tuple[Element, ...]
    head: int
    file: str
    line: int
    text: str
    who: str = ""
    suffers: bool = False
    #: The words that must be there, in order, with their alternatives; of two patterns that match, the one with more wins
    required: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)
    n_required: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        required = tuple(element.words for element in self.elements if element.words and not element.group)
        object.__setattr__(self, "required", required)
        object.__setattr__(self, "n_required", len(required))

    @property
    def slots(self) -> tuple[str, ...]:
        """Give the slots that the pattern places itself; the other side follows the general rule of its kind."""
        return tuple(element.slot for element in self.elements if element.slot)


@dataclass(frozen=True, slots=True)
class PatternBase:
    """Patterns by the lemma of their head: the longest come first, those with a mode before."""

    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    figures: Figures

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns in the order of the files."""
        found = {id(p): p for index in (self.verbs, self.nouns) for same in index.values() for p in same}
        return tuple(sorted(found.values(), key=lambda p: (p.file, p.line)))

    def plain(self, verbs: Iterable[str]) -> Pattern:
        """Give the shortest pattern of the first of some verbs that has any: what the bare verb reports."""
        word = next(w for w in sorted(verbs) if w in self.verbs)
        return min(self.verbs[word], key=lambda p: (p.n_required, p.line))


def load_patterns(folder: Path, ontology: Ontology) -> PatternBase:
    """Give the patterns of a folder: one YAML file per type, beside its sets.yaml and figures_of_speech.yaml.

    Raises KnowledgeError with file and line for an unknown type, mode or set, a phrase that breaks the notation, or
    words that stand under two types.
    """
    sets = load_sets(folder / SETS)
    known: Pieces = {}
    patterns: list[Pattern] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in (SETS, FIGURES):
            patterns += _read_file(path, ontology, sets, known)
    _refuse_doubles(folder, patterns)
    verbs = index(patterns, [p.head if p.kind == "verb" else None for p in patterns])
    nouns = index(patterns, [p.head if p.kind == "noun" else None for p in patterns])
    return PatternBase(verbs, nouns, load_figures(folder / FIGURES, sets))


def _read_file(path: Path, ontology: Ontology, sets: WordSets, known: Pieces) -> Iterator[Pattern]:
    fields = dict(items(path, compose(path)))
    if set(fields) != {"type", "patterns"}:
        raise KnowledgeError(path, 1, "a file of patterns has the fields type and patterns")
    name = scalar(path, fields["type"])
    if name not in ontology.types:
        raise KnowledgeError(path, line_of(fields["type"]), f"'{name}' is no type of the ontology")
    for block in entries(path, fields["patterns"]):
        yield from _read_block(path, ontology.types[name], block, sets, known)


def _read_block(path: Path, event_type: EventType, block: Node, sets: WordSets, known: Pieces) -> Iterator[Pattern]:
    fields = dict(items(path, block))
    unknown = [name for name in fields if name not in _FIELDS]
    if unknown:
        raise KnowledgeError(path, line_of(block), f"'{unknown[0]}' is unknown; a block has {', '.join(_FIELDS)}")
    mode = scalar(path, fields["mode"]) if "mode" in fields else ""
    if mode and mode not in event_type.modes:
        raise KnowledgeError(path, line_of(fields["mode"]), f"'{mode}' is no mode of {event_type.name}")
    score = _score(path, fields["score"]) if "score" in fields else _default_score(event_type, mode)
    reciprocal = "reciprocal" in fields and _flag(path, fields["reciprocal"])
    needs = _needs(path, fields["needs"]) if "needs" in fields else ()
    alone = "alone" in fields and _flag(path, fields["alone"])
    who = scalar(path, fields["who"]) if "who" in fields else ""
    if who and who not in _WHO:
        raise KnowledgeError(path, line_of(fields["who"]), f"'{who}' is no kind of source: {' or '.join(_WHO)}")
    suffers = "suffers" in fields and _flag(path, fields["suffers"])
    for name, kind in _KINDS.items():
        for line, text in texts(path, fields[name]) if name in fields else []:
            for elements, head in read_pattern(path, line, text, kind, sets, known):
                yield Pattern(
                    event_type.name,
                    mode,
                    score,
                    reciprocal,
                    needs,
                    alone,
                    kind,
                    elements,
                    head,
                    path.name,
                    line,
                    text,
                    who,
                    suffers,
                )


def _default_score(event_type: EventType, mode: str) -> float:
    return event_type.modes[mode] if mode else event_type.score


def _score(path: Path, node: Node) -> float:
    try:
        return float(scalar(path, node))
    except ValueError as error:
        raise KnowledgeError(path, line_of(node), "a score is a number") from error


def _flag(path: Path, node: Node) -> bool:
    value = scalar(path, node)
    if value not in ("true", "false"):
        raise KnowledgeError(path, line_of(node), f"'{value}' must be true or false")
    return value == "true"


def _needs(path: Path, node: Node) -> tuple[str, ...]:
    sides = texts(path, node)
    for line, side in sides:
        if side not in _SIDES:
            raise KnowledgeError(path, line, f"'{side}' is no side: {' or '.join(_SIDES)}")
    return tuple(side for _, side in sides)


def read_pattern(
    path: Path, line: int, text: str, kind: str, sets: WordSets, known: Pieces | None = None
) -> Iterator[tuple[tuple[Element, ...], int]]:
    """Give the elements and the head's index of each phrase that a pattern spells out; raises KnowledgeError."""
    try:
        readings = read_phrase(text, sets, known)
    except PhraseError as error:
        raise KnowledgeError(path, line, f"'{text}': {error}") from error
    for elements in readings:
        if not elements[0].words or elements[0].group:
            raise KnowledgeError(path, line, f"'{text}' must begin with a word that is no option")
        yield elements, _head(elements, kind, sets)


def _head(elements: tuple[Element, ...], kind: str, sets: WordSets) -> int:
    """Give the marked head; else a verb's first word, a noun's last word before the first slot, option or preposition."""
    marked = [i for i, element in enumerate(elements) if element.head]
    if marked or kind == "verb":
        return marked[0] if marked else 0
    prepositions = {words[0] for words in sets.get(_PREPOSITIONS, ())}
    ends = (i for i, e in enumerate(elements) if i and (e.slot or e.group or e.words <= prepositions))
    return next(ends, len(elements)) - 1


def index(patterns: list[Pattern], places: list[int | None]) -> dict[str, tuple[Pattern, ...]]:
    """Give the patterns by the words of the element at their place; the order is that of the files."""
    index: dict[str, list[Pattern]] = {}
    for pattern, place in zip(patterns, places, strict=True):
        if place is not None:
            for word in pattern.elements[place].words:
                index.setdefault(word, []).append(pattern)
    return {word: tuple(sorted(index[word], key=lambda p: (-p.n_required, not p.mode))) for word in sorted(index)}


def _refuse_doubles(folder: Path, patterns: list[Pattern]) -> None:
    """Refuse a phrase that stands twice in a type, and phrases of two types that the same words would match.

    Of different kinds of sources they may: "troops landed", "the minister landed".
    """
    told: dict[tuple[str, str, str, tuple[Element, ...]], Pattern] = {}
    buckets: dict[tuple[str, str, int, str], dict[str, list[Pattern]]] = {}
    for later in patterns:
        earlier = told.setdefault((later.type, later.kind, later.who, later.elements), later)
        if earlier is not later:
            raise _double(folder, earlier, later)
        for word in sorted(later.elements[0].words):
            by_type = buckets.setdefault((later.kind, later.who, later.n_required, word), {})
            for earlier in (p for name, others in by_type.items() if name != later.type for p in others):
                if not any(map(frozenset.isdisjoint, earlier.required, later.required)):
                    raise _double(folder, earlier, later)
            by_type.setdefault(later.type, []).append(later)


def _double(folder: Path, earlier: Pattern, later: Pattern) -> KnowledgeError:
    where = f"{earlier.file}, line {earlier.line} ({earlier.type}: '{earlier.text}')"
    return KnowledgeError(folder / later.file, later.line, f"'{later.text}' stands already in {where}")
