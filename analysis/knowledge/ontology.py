"""The event ontology: PLOVER's sixteen types, their modes, quad classes and scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml import MappingNode, Node

from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.nodes import compose, items, scalar, texts

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type: its quad class, the score of an event without mode, and the score of each of its modes.

    `promised` is the type of a promise of such an event; `content` holds the types that are no events of their own
    where an event of this type is about them; `by_state` is the type of what states do in the same words,
    `by_member` of what a state does in them to an organisation of states.
    `noun` is what a reader calls such an event; the name in small letters where the file has none.
    """

    name: str
    quad: str
    score: float
    modes: Mapping[str, float]
    promised: str
    content: frozenset[str]
    by_state: str
    by_member: str
    meaning: str
    noun: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """The types by name, in the order of the file."""

    types: Mapping[str, EventType]

    def quad(self, type_: str) -> str:
        """Give the quad class of a type; raises KeyError for an unknown one."""
        return self.types[type_].quad

    def score(self, type_: str, mode: str = "") -> float:
        """Give the score, −10 (conflict) to 10 (cooperation), of a type and mode; raises KeyError for unknown ones."""
        event_type = self.types[type_]
        return event_type.modes[mode] if mode else event_type.score


def load_ontology(path: Path) -> Ontology:
    """Give the ontology of a YAML file after PLOVER (Halterman et al., 2023).

    Raises KnowledgeError for a type without quad class, score, meaning or modes, and for a score beyond −10 to 10.
    """
    nodes = dict(items(path, compose(path)))
    types = {name: _event_type(path, name, node, frozenset(nodes)) for name, node in nodes.items()}
    for name, event_type in types.items():
        if event_type.promised not in types:
            raise KnowledgeError(path, 1, f"{name} is promised as {event_type.promised}, which is no type of this file")
        for by, other in (("a state", event_type.by_state), ("a member", event_type.by_member)):
            if other not in types:
                raise KnowledgeError(path, 1, f"{name} by {by} is {other}, which is no type of this file")
        if unknown := sorted(event_type.content - types.keys()):
            raise KnowledgeError(path, 1, f"{name} has {unknown[0]} for content, which is no type of this file")
    return Ontology(types)


def _event_type(path: Path, name: str, node: Node, names: frozenset[str]) -> EventType:
    line = node.start_mark.line + 1
    fields = dict(items(path, node))
    missing = sorted({"quad", "score", "meaning", "modes"} - fields.keys())
    if missing:
        raise KnowledgeError(path, line, f"{name} lacks {', '.join(missing)}")
    quad = scalar(path, fields["quad"])
    if quad not in QUADS:
        raise KnowledgeError(path, fields["quad"].start_mark.line + 1, f"'{quad}' is no quad class: {', '.join(QUADS)}")
    modes = {mode: _score(path, value) for mode, value in _modes(path, fields["modes"])}
    promised = scalar(path, fields["promised"]) if "promised" in fields else name
    content = frozenset(text for _, text in texts(path, fields["content"])) if "content" in fields else frozenset()
    content = names if "any" in content else content
    noun = scalar(path, fields["noun"]) if "noun" in fields else name.lower()
    meaning = scalar(path, fields["meaning"])
    by_state = scalar(path, fields["by_state"]) if "by_state" in fields else name
    by_member = scalar(path, fields["by_member"]) if "by_member" in fields else name
    score = _score(path, fields["score"])
    return EventType(name, quad, score, modes, promised, content, by_state, by_member, meaning, noun)


def _modes(path: Path, node: Node) -> list[tuple[str, Node]]:
    return items(path, node) if isinstance(node, MappingNode) else []


def _score(path: Path, node: Node) -> float:
    text = scalar(path, node)
    try:
        value = float(text)
    except ValueError:
        value = 99.0
    if not -10 <= value <= 10:
        raise KnowledgeError(path, node.start_mark.line + 1, f"'{text}' is no score: a number from -10 to 10")
    return value
