"""YAML files as nodes that know their line, so that an error can name it."""

from __future__ import annotations

from pathlib import Path

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from analysis.knowledge.files import KnowledgeError, compose

__all__ = ["compose", "entries", "items", "line_of", "scalar", "texts"]


def line_of(node: Node) -> int:
    """Give the line on which a node begins, from 1."""
    return int(node.start_mark.line) + 1


def items(path: Path, node: Node) -> list[tuple[str, Node]]:
    """Give the names and values of a mapping; raises KnowledgeError for another node or a name that stands twice."""
    if not isinstance(node, MappingNode):
        raise KnowledgeError(path, line_of(node), "must be names with values (name: value)")
    pairs: dict[str, Node] = {}
    for key, value in node.value:
        name = scalar(path, key)
        if name in pairs:
            raise KnowledgeError(path, line_of(key), f"'{name}' stands twice")
        pairs[name] = value
    return list(pairs.items())


def entries(path: Path, node: Node) -> list[Node]:
    """Give the entries of a list; raises KnowledgeError for anything else."""
    if not isinstance(node, SequenceNode):
        raise KnowledgeError(path, line_of(node), "must be a list")
    return list(node.value)


def scalar(path: Path, node: Node) -> str:
    """Give the text of a single value; raises KnowledgeError for a list, a mapping or nothing."""
    if not isinstance(node, ScalarNode) or not node.value:
        raise KnowledgeError(path, line_of(node), "must be a single word or phrase")
    return str(node.value)


def texts(path: Path, node: Node) -> list[tuple[int, str]]:
    """Give each entry of a list of phrases with its line; raises KnowledgeError for anything else."""
    return [(line_of(entry), scalar(path, entry)) for entry in entries(path, node)]
