"""The notation of phrases: lemmas, alternatives, word sets, slots and optional parts, read into plain elements.

`launch @attack (on|against T)` is a required word, a required word out of a set, and an optional group of a word and a
slot. `peace_plan|accord` has an alternative of two words. In `sexually *assault` the star marks the head where it is not
the usual word. An alternative of several words, here or in a set, is spelled out: one phrase gives one or more tuples of
elements.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.nodes import compose, items, line_of, texts

SLOTS = ("S", "T")
_PIECE = re.compile(r"[()]|[^\s()]+")
_WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*\Z")

WordSets = Mapping[str, tuple[tuple[str, ...], ...]]
#: What the pieces of phrases stand for, by piece and group: most stand in many phrases
Pieces = dict[tuple[str, int], "list[tuple[Element, ...]]"]


class PhraseError(ValueError):
    """A phrase that does not follow the notation; whoever reads the file adds its name and line."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: a word out of `words`, as lemma or as written, or where `slot` is S or T an actor.

    `group` is 0 for a place that must be filled; 1, 2, … number the optional groups of the phrase. `head` is True for
    a place that the phrase marks as its head.
    """

    words: frozenset[str]
    slot: str = ""
    group: int = 0
    head: bool = False


def read_phrase(text: str, sets: WordSets, known: Pieces | None = None) -> list[tuple[Element, ...]]:
    """Give the element tuples that a phrase stands for, several where a set holds phrases of several words.

    `known` keeps the pieces of phrases read with the same sets. Raises PhraseError for an unknown set, an empty
    alternative, brackets that do not match, or no words at all.
    """
    known = {} if known is None else known
    choices: list[list[tuple[Element, ...]]] = []
    group, groups, start = 0, 0, 0
    for piece in _PIECE.findall(text):
        if piece == "(":
            if group:
                raise PhraseError("a bracket inside a bracket")
            groups += 1
            group, start = groups, len(choices)
        elif piece == ")":
            if not group:
                raise PhraseError("a closing bracket without an opening one")
            if len(choices) == start:
                raise PhraseError("an empty bracket")
            group = 0
        else:
            if (piece, group) not in known:
                known[piece, group] = _places(piece, sets, group)
            choices.append(known[piece, group])
    if group:
        raise PhraseError("an opening bracket without a closing one")
    return [tuple(itertools.chain.from_iterable(choice)) for choice in itertools.product(*choices)]


def _places(piece: str, sets: WordSets, group: int) -> list[tuple[Element, ...]]:
    if piece in SLOTS:
        return [(Element(frozenset(), piece, group),)]
    head, piece = piece.startswith("*"), piece.removeprefix("*")
    single: set[str] = set()
    several: list[tuple[str, ...]] = []
    for name in piece.split("|"):
        for words in _alternative(name, piece, sets):
            if len(words) == 1:
                single.add(words[0])
            elif words not in several:
                several.append(words)
    if head and (several or group):
        raise PhraseError(f"the head '*{piece}' must be a single required word")
    places = [(Element(frozenset(single), "", group, head),)] if single else []
    return places + [tuple(Element(frozenset((word,)), "", group) for word in words) for words in several]


def _alternative(name: str, piece: str, sets: WordSets) -> tuple[tuple[str, ...], ...]:
    if not name:
        raise PhraseError(f"an empty alternative in '{piece}'")
    if name.startswith("@"):
        if name[1:] not in sets:
            raise PhraseError(f"unknown word set '{name}'")
        return sets[name[1:]]
    words = tuple(name.split("_"))
    if name != name.lower() or not all(_WORD.match(word) for word in words):
        raise PhraseError(f"'{name}' is no lower-case word, slot (S, T) or set (@name)")
    return (words,)


def load_sets(path: Path) -> WordSets:
    """Give the word sets of a YAML file (name: [lemma, two lemmas, …]) in the order of the file.

    A set may hold another, `@name`, that stands before it. Raises KnowledgeError for any mistake.
    """
    sets: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name, node in items(path, compose(path)):
        members: dict[tuple[str, ...], None] = {}
        for line, text in texts(path, node):
            if text.startswith("@") and text[1:] in sets:
                members.update(dict.fromkeys(sets[text[1:]]))
                continue
            words = tuple(text.split())
            if not words or text != text.lower() or not all(_WORD.match(word) for word in words):
                raise KnowledgeError(
                    path, line, f"'{text}' of set '{name}' is neither lower-case words nor an earlier set"
                )
            if words in members:
                raise KnowledgeError(path, line, f"'{text}' stands twice in set '{name}'")
            members[words] = None
        if not members:
            raise KnowledgeError(path, line_of(node), f"set '{name}' is empty")
        sets[name] = tuple(members)
    return sets
