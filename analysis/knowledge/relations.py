"""Relation patterns: the words that say how two actors stand, and what events say of their parties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from yaml import Node

from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.nodes import compose, entries, items, line_of, scalar, texts
from analysis.knowledge.phrases import Element, PhraseError, read_phrase

_WORDS = (
    "alliance",
    "members",
    "mutual",
    "shielding",
    "apart",
    "moved",
    "persisting",
    "denial",
    "one_of",
    "withheld",
    "union",
    "opinion",
    "pursuing",
    "ending",
    "company",
)

MARKS = ("poss", "comma")  # what patterns call a possessive mark and a comma


@dataclass(frozen=True, slots=True)
class Standing:
    """How two actors stand: the kind of relation and its sign (-1 against, 0 neither, 1 with)."""

    kind: str
    sign: int


@dataclass(frozen=True, slots=True)
class RelationPattern:
    """Words that state a relation; `elements` hold words and the slots S and T."""

    standing: Standing
    directed: bool
    elements: tuple[Element, ...]
    line: int
    text: str
    key: int = field(init=False, repr=False, compare=False)  # the first word that must be there, by its place
    #: What must stand behind it, and before it from right to left
    before: tuple[Element, ...] = field(init=False, repr=False, compare=False)
    after: tuple[Element, ...] = field(init=False, repr=False, compare=False)
    #: The words of which one must be there, set by set; marks, which are written in several ways, are not asked for
    required: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        key = next(n for n, e in enumerate(self.elements) if e.words and not e.group)
        needed = (e.words for e in self.elements[key + 1 :] if e.words and not e.group)
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "before", self.elements[:key][::-1])
        object.__setattr__(self, "after", self.elements[key + 1 :])
        object.__setattr__(self, "required", tuple(words for words in needed if words.isdisjoint(MARKS)))


@dataclass(frozen=True, slots=True)
class RelationBase:
    """Patterns by a word that each of them needs, what events and prefixes say, and word sets.

    `bloc` are words for an alliance or its members, `mutual` for each other, `shielding` verbs that name an enemy with
    `from` ("defends X from Y"), `apart` say of a part that it is none any more,
    `moved` are verbs whose subject in the passive only feels, `persisting` verbs of going on and ending, `pursuing` of taking up,
    `ending` of ending,
    `denial` of denial,
    `one_of` words for some of several, `withheld` verbs of goodwill that is
    ill will where it is withheld, `union` words for what several do as one,
    `opinion` verbs of opinion, `company` what unnamed persons are to others ("its allies").
    """

    by_word: Mapping[str, tuple[RelationPattern, ...]]
    enacted: Mapping[str, Standing]
    stance: Mapping[str, Standing]
    bloc: frozenset[str]
    alliance: frozenset[str]
    mutual: frozenset[str]
    shielding: frozenset[str]
    apart: frozenset[str]
    moved: frozenset[str]
    persisting: frozenset[str]
    denial: frozenset[str]
    one_of: frozenset[str]
    withheld: frozenset[str]
    union: frozenset[str]
    opinion: frozenset[str]
    pursuing: frozenset[str]
    ending: frozenset[str]
    company: frozenset[str]


def load_relations(path: Path) -> RelationBase:
    """Give the relation patterns of a YAML file; raises KnowledgeError with file and line for a mistake."""
    parts = dict(items(path, compose(path)))
    for name in ("stated", "enacted", "stance", *_WORDS):
        if name not in parts:
            raise KnowledgeError(path, 1, f"lacks the part '{name}'")
    by_word: dict[str, list[RelationPattern]] = {}
    for block in entries(path, parts["stated"]):
        for pattern in _block(path, block):
            for word in pattern.elements[pattern.key].words:
                by_word.setdefault(word, []).append(pattern)
    longest = {w: tuple(sorted(ps, key=lambda p: (-len(p.elements), p.line))) for w, ps in sorted(by_word.items())}
    words = {name: frozenset(t for _, t in texts(path, parts[name])) for name in _WORDS}
    enacted, stance = _standings(path, parts["enacted"]), _standings(path, parts["stance"])
    words["bloc"] = words["alliance"] | words.pop("members")
    return RelationBase(longest, enacted, stance, **words)


def _standings(path: Path, node: Node) -> dict[str, Standing]:
    return {name: standing(path, entry) for name, entry in items(path, node)}


def standing(path: Path, node: Node) -> Standing:
    """Give the kind and sign that a node of a file names; raises KnowledgeError where it does not."""
    fields = dict(items(path, node))
    for name in ("kind", "sign"):
        if name not in fields:
            raise KnowledgeError(path, line_of(node), f"lacks '{name}'")
    sign = scalar(path, fields["sign"])
    if sign not in ("-1", "0", "1"):
        raise KnowledgeError(path, line_of(fields["sign"]), f"a sign is -1, 0 or 1, not '{sign}'")
    return Standing(scalar(path, fields["kind"]), int(sign))


def _block(path: Path, block: Node) -> list[RelationPattern]:
    fields = dict(items(path, block))
    unknown = [n for n in fields if n not in ("kind", "sign", "directed", "patterns")]
    if unknown:
        raise KnowledgeError(path, line_of(block), f"'{unknown[0]}' is unknown")
    said, directed = standing(path, block), scalar(path, fields["directed"]) == "true"
    found = []
    for line, text in texts(path, fields["patterns"]):
        try:
            readings = read_phrase(text, {})
        except PhraseError as error:
            raise KnowledgeError(path, line, f"'{text}': {error}") from error
        found += [RelationPattern(said, directed, elements, line, text) for elements in readings]
    return found
