"""Ties: verbs and nouns that say how two actors stand, in the notation of event patterns, and counterparts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml import Node

from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.nodes import compose, entries, items, line_of, scalar, texts
from analysis.knowledge.patterns import Pattern, index, read_pattern
from analysis.knowledge.phrases import WordSets
from analysis.knowledge.relations import Standing, standing

_KINDS = {"verbs": "verb", "nouns": "noun"}
_FIELDS = ("kind", "sign", "directed", "body", "voice", *_KINDS)
BODY = "body"  # in a pattern's needs: its target must be something that has members
VOICE = "voice"  # in a pattern's needs: it says how the speaker stands to those whom it names
Patterns = Mapping[str, tuple[Pattern, ...]]


@dataclass(frozen=True, slots=True)
class TieBase:
    """Patterns of ties by their head word, and what a noun of standing ("rival") says of whoever bears it to its owner.

    A pattern's `type` is the kind of relation and its `score` the sign; `reciprocal` ones tie both ways. `layers` hold
    verbs and nouns, first of those with a sign, then of those without: the same words may say something of either.
    `voiced` are the verbs and nouns that say how the speaker stands to those whom they name.
    """

    layers: tuple[tuple[Patterns, Patterns], ...]
    voiced: tuple[Patterns, Patterns]
    counterparts: Mapping[str, Standing]


def load_ties(path: Path, sets: WordSets) -> TieBase:
    """Give the ties of a YAML file, which may use the word sets of events; raises KnowledgeError with file and line."""
    parts = dict(items(path, compose(path)))
    if set(parts) != {"ties", "counterparts"}:
        raise KnowledgeError(path, 1, "a file of ties has the parts ties and counterparts")
    patterns = [p for block in entries(path, parts["ties"]) for p in _block(path, block, sets)]
    counterparts = {word: standing(path, node) for word, node in items(path, parts["counterparts"])}
    voiced = [p for p in patterns if VOICE in p.needs]
    signed, plain = ([p for p in patterns if bool(p.score) == sign and p not in voiced] for sign in (True, False))
    return TieBase((_layer(signed), _layer(plain)), _layer(voiced), counterparts)


def _layer(patterns: list[Pattern]) -> tuple[Patterns, Patterns]:
    verbs, nouns = ([p for p in patterns if p.kind == kind] for kind in _KINDS.values())
    return index(verbs, [p.head for p in verbs]), index(nouns, [p.head for p in nouns])


def _block(path: Path, block: Node, sets: WordSets) -> list[Pattern]:
    fields = dict(items(path, block))
    unknown = [name for name in fields if name not in _FIELDS]
    if unknown:
        raise KnowledgeError(path, line_of(block), f"'{unknown[0]}' is unknown; a block has {', '.join(_FIELDS)}")
    said = standing(path, block)
    mutual = "directed" in fields and scalar(path, fields["directed"]) == "false"
    needs = tuple(name for name in (BODY, VOICE) if name in fields and scalar(path, fields[name]) == "true")
    return [
        Pattern(said.kind, "", float(said.sign), mutual, needs, False, kind, elements, head, path.name, line, text)
        for field, kind in _KINDS.items()
        if field in fields
        for line, text in texts(path, fields[field])
        for elements, head in read_pattern(path, line, text, kind, sets)
    ]
