"""Reading knowledge files: CSV and YAML with line numbers, and errors that name file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class KnowledgeError(ValueError):
    """A mistake in a knowledge file; the message names the file and the line."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}, line {line}: {problem}")
        self.path, self.line, self.problem = path, line, problem

    def __reduce__(self) -> tuple[type[KnowledgeError], tuple[Path, int, str]]:
        return type(self), (self.path, self.line, self.problem)  # it must come back whole from a worker


def text_of(path: Path) -> str:
    """Give the text of a knowledge file; raises KnowledgeError where it is missing or no UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(path, 1, f"cannot be read ({error.strerror or error})") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnowledgeError(path, data.count(b"\n", 0, error.start) + 1, "is no UTF-8; save it as UTF-8") from error


def compose(path: Path) -> yaml.Node:
    """Give the root node of a YAML file; raises KnowledgeError where the file is empty or no YAML."""
    try:
        root = yaml.compose(text_of(path), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(path, line, f"is no YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(path, 1, f"is no YAML: {str(error).splitlines()[0]}") from error
    if root is None:
        raise KnowledgeError(path, 1, "is empty")
    return root


def rows(path: Path, header: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row of a CSV file with its line number; raises KnowledgeError where header or row do not fit."""
    reader = csv.reader(io.StringIO(text_of(path), newline=""))
    try:
        found = next(reader, [])
        if found != list(header):
            raise KnowledgeError(path, 1, f"the header is {','.join(found)[:200]}; it must be {','.join(header)}")
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            if len(cells) != len(header):
                raise KnowledgeError(path, reader.line_num, f"{len(cells)} cells where the header has {len(header)}")
            yield reader.line_num, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    except csv.Error as error:
        raise KnowledgeError(path, reader.line_num, f"is no CSV: {error}") from error


def parts(cell: str) -> tuple[str, ...]:
    """Give the parts of a cell, `; ` between them."""
    return tuple(p for p in (part.strip() for part in cell.split(";")) if p)


def word_sets(path: Path) -> dict[str, frozenset[str]]:
    """Give the named word lists of a YAML file (name: [word, …]); raises KnowledgeError for anything else."""
    root = compose(path)
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
