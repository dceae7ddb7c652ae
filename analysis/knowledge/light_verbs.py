"""Light verbs: verbs that say nothing but whose event their object is ("launch an attack", "suffer a raid")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.nodes import compose, items, texts
from analysis.knowledge.phrases import PhraseError, read_phrase

_ROLES = ("source", "target", "reciprocal", "effect", "occurrence")


@dataclass(frozen=True, slots=True)
class LightVerbs:
    """Per role the light verbs by their first lemma; each is the tuple of its lemmas, longest first.

    The subject of a `source` verb is the source of the event noun that is its object, of a `target` verb its target;
    the subjects of a `reciprocal` verb are all sources. An `effect` verb ("the bombing killed five") has the event as
    its subject and the target as its object, an `occurrence` verb ("clashes erupted") the event as its subject.
    """

    source: Mapping[str, tuple[tuple[str, ...], ...]]
    target: Mapping[str, tuple[tuple[str, ...], ...]]
    reciprocal: Mapping[str, tuple[tuple[str, ...], ...]]
    effect: Mapping[str, tuple[tuple[str, ...], ...]]
    occurrence: Mapping[str, tuple[tuple[str, ...], ...]]


def load_light_verbs(path: Path) -> LightVerbs:
    """Give the light verbs of a YAML file (role: [lemmas, …]); raises KnowledgeError for any mistake."""
    found = dict(items(path, compose(path)))
    for role in _ROLES:
        if role not in found:
            raise KnowledgeError(path, 1, f"lacks the list '{role}'")
    for name, node in found.items():
        if name not in _ROLES:
            raise KnowledgeError(path, node.start_mark.line + 1, f"'{name}' is no role: {', '.join(_ROLES)}")
    seen: set[tuple[str, tuple[str, ...]]] = set()
    by_role: dict[str, dict[str, list[tuple[str, ...]]]] = {role: {} for role in _ROLES}
    for role in _ROLES:
        for line, text in texts(path, found[role]):
            words = _words(path, line, text)
            if (role, words) in seen:
                raise KnowledgeError(path, line, f"'{text}' stands twice under {role}")
            seen.add((role, words))
            by_role[role].setdefault(words[0], []).append(words)
    longest = {
        role: {word: tuple(sorted(verbs, key=lambda v: (-len(v), v))) for word, verbs in sorted(heads.items())}
        for role, heads in by_role.items()
    }
    return LightVerbs(**longest)


def _words(path: Path, line: int, text: str) -> tuple[str, ...]:
    try:
        (elements,) = read_phrase(text, {})
    except PhraseError as error:
        raise KnowledgeError(path, line, f"'{text}': {error}") from error
    if any(len(element.words) != 1 or element.group for element in elements):
        raise KnowledgeError(path, line, f"'{text}': a light verb is one or more plain words")
    return tuple(next(iter(element.words)) for element in elements)
