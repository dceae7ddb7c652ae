"""Reading knowledge files: CSV and YAML with line numbers, and errors that name file and line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class KnowledgeError(ValueError):
    """A mistake in a knowledge file; the message names the file and the line."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}, line {line}: {problem}")
        self.path, self.line = path, line


def rows(path: Path, header: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row of a CSV file with its line number; raises KnowledgeError where header or row do not fit."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        found = next(reader, [])
        if found != list(header):
            raise KnowledgeError(path, 1, f"the header is {','.join(found)}; it must be {','.join(header)}")
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            if len(cells) != len(header):
                raise KnowledgeError(path, reader.line_num, f"{len(cells)} cells where the header has {len(header)}")
            yield reader.line_num, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}


def parts(cell: str) -> tuple[str, ...]:
    """Give the parts of a cell, `; ` between them."""
    return tuple(p for p in (part.strip() for part in cell.split(";")) if p)


def word_sets(path: Path) -> dict[str, frozenset[str]]:
    """Give the named word lists of a YAML file (name: [word, …]); raises KnowledgeError for anything else."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(path, line, f"is no YAML: {error.problem}") from error
    if not isinstance(root, yaml.MappingNode):
        raise KnowledgeError(path, 1, "must be names with lists of words")
    sets: dict[str, frozenset[str]] = {}
    for name, words in root.value:
        if not isinstance(words, yaml.SequenceNode) or not all(isinstance(w, yaml.ScalarNode) for w in words.value):
            raise KnowledgeError(path, name.start_mark.line + 1, f"'{name.value}' must be a list of words")
        if name.value in sets:
            raise KnowledgeError(path, name.start_mark.line + 1, f"'{name.value}' stands twice")
        sets[name.value] = frozenset(w.value for w in words.value)
    return sets
