"""Figures of speech: phrases of sport, markets, weather and idiom within which no word reports an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml import Node

from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.nodes import compose, items, line_of, texts
from analysis.knowledge.phrases import Element, PhraseError, WordSets, read_phrase

_LISTS = ("phrases", "marks")


@dataclass(frozen=True, slots=True)
class Figure:
    """A phrase of another domain (sport, markets, …); a trigger inside it reports no event."""

    domain: str
    elements: tuple[Element, ...]
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The phrases by their first word, longest first, and likewise the words that mark a sentence as a domain's own."""

    phrases: Mapping[str, tuple[Figure, ...]]
    marks: Mapping[str, tuple[Figure, ...]]


def load_figures(path: Path, sets: WordSets) -> Figures:
    """Give the figures of a YAML file (domain: {marks: […], phrases: […]}); raises KnowledgeError for any mistake."""
    found: dict[str, list[Figure]] = {name: [] for name in _LISTS}
    for domain, node in items(path, compose(path)):
        for name, phrases in items(path, node):
            if name not in _LISTS:
                raise KnowledgeError(path, line_of(phrases), f"'{name}' is no list of a domain: {', '.join(_LISTS)}")
            found[name] += _domain_figures(path, domain, phrases, sets)
    return Figures(_by_start(found["phrases"]), _by_start(found["marks"]))


def _domain_figures(path: Path, domain: str, node: Node, sets: WordSets) -> list[Figure]:
    figures = []
    for line, text in texts(path, node):
        try:
            figures += [Figure(domain, elements, line, text) for elements in read_phrase(text, sets)]
        except PhraseError as error:
            raise KnowledgeError(path, line, f"'{text}': {error}") from error
        if any(element.slot for element in figures[-1].elements) or not figures[-1].elements[0].words:
            raise KnowledgeError(path, line, f"'{text}': a figure of speech has words only, no S or T")
    return figures


def _by_start(figures: list[Figure]) -> dict[str, tuple[Figure, ...]]:
    index: dict[str, list[Figure]] = {}
    for figure in sorted(figures, key=lambda f: (-len(f.elements), f.line)):
        for word in sorted(figure.elements[0].words):
            index.setdefault(word, []).append(figure)
    return {word: tuple(found) for word, found in sorted(index.items())}
