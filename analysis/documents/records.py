"""Records in one file: JSON lines and CSV, one document each; a broken record is named by its line, the rest goes on."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from analysis.documents.lines import LONGEST_LINE, Line

_LINES = 20_000  # lines that one quoted cell may span


class RecordProblem(ValueError):
    """A record that cannot be taken; the message says why."""


@dataclass(slots=True)
class Record:
    """A record of a file: the line it begins on, its fields (names in lower case), and what was wrong with it or mended."""

    line: int
    fields: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    problem: str = ""


def records(lines: Iterable[Line], ending: str) -> Iterator[Record]:
    """Give each record of the lines of a .csv or a .jsonl file; one without text has a problem that says so."""
    for record in _csv(lines) if ending == ".csv" else _json(lines):
        if not record.problem:
            record.problem = _text_problem(record.fields)
        yield record


def _text_problem(fields: dict[str, Any]) -> str:
    text = fields.get("text")
    if text is None or text == "":
        return "has no text"
    if not isinstance(text, str):
        return f"has {_KINDS.get(type(text), 'something')} for a text"
    return "" if text.strip() else "has no text"


_KINDS = {list: "a list", dict: "a mapping", bool: "true or false", int: "a number", float: "a number"}


def _json(lines: Iterable[Line]) -> Iterator[Record]:
    for line in lines:
        if not line.whole:
            yield Record(line.number, problem=f"is longer than {LONGEST_LINE:,} characters")
        elif line.text.strip(" \t\r\n\ufeff\0"):
            fields, problem = _parsed(line.text)
            yield Record(line.number, fields, line.note, problem)


def _parsed(text: str) -> tuple[dict[str, Any], str]:
    try:
        found = json.loads(text.strip("\ufeff\0 \t\r\n"), strict=False)
    except (ValueError, RecursionError) as error:
        return {}, f"is no JSON ({str(error)[:80]})"
    if not isinstance(found, dict):
        return {}, "is no JSON object"
    return {name.strip().lower(): value for name, value in found.items()}, ""


class _Cells:
    """Feeds a CSV reader line by line; after an error it can go back to the line behind the record's first."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines, self._again = iter(lines), deque[Line]()
        self.taken: list[Line] = []
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        self._size += len(line.text)
        if len(self.taken) > _LINES or self._size > LONGEST_LINE or not line.whole:
            raise csv.Error("a cell without an end")
        return line.text.replace("\0", " ")

    def begin(self) -> None:
        """Forget the lines of the record before."""
        self.taken, self._size = [], 0

    def back(self) -> None:
        """Let all but the first line of the record be read again."""
        self._again.extendleft(reversed(self.taken[1:]))


def _csv(lines: Iterable[Line]) -> Iterator[Record]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    cells = _Cells(lines)
    names = _header(cells)
    if not cells.taken:
        return
    if "text" not in names:
        yield Record(1, problem=f"has no column 'text'; it has {', '.join(names)[:200] or 'none'}")
        return
    reader = csv.reader(cells, strict=True)
    while True:
        cells.begin()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            line = cells.taken[0]
            yield Record(line.number, problem=f"has broken quoting ({error}); the lines behind it are read again")
            cells.back()
            reader = csv.reader(cells, strict=True)
            continue
        if row:
            yield _row(cells.taken[0], names, row)


def _header(cells: _Cells) -> list[str]:
    try:
        row = next(csv.reader(cells, strict=True), [])
    except csv.Error:
        return []
    return [name.strip().strip("\ufeff").lower() for name in row]


def _row(line: Line, names: list[str], row: list[str]) -> Record:
    note = line.note
    if len(row) > len(names):
        note = "; ".join(filter(None, (note, f"{len(row)} cells where the header has {len(names)}")))
    return Record(line.number, {n: cell for n, cell in zip(names, row, strict=False) if n}, note)


@dataclass(slots=True)
class Metadata:
    """What a metadata.csv says, per path below its folder: line, date, title, source. `used` are the paths that are there."""

    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def of(self, path: str) -> dict[str, str]:
        """Give what is said of a path; empty where nothing is."""
        if path in self.rows:
            self.used.add(path)
        return self.rows.get(path, {})

    def unused(self) -> list[tuple[int, str]]:
        """Give line and path of what names no file."""
        return [(self.lines[path], path) for path in self.rows if path not in self.used]


def metadata(lines: Iterable[Line]) -> Metadata:
    """Give what a metadata.csv says; raises RecordProblem where it has no column `path` or is no CSV."""
    cells = _Cells(lines)
    names = _header(cells)
    if "path" not in names:
        raise RecordProblem("has no column 'path'")
    found = Metadata()
    reader = csv.reader(cells, strict=True)
    try:
        for row in iter(lambda: _begin(cells, reader), None):
            said = {n: cell.strip() for n, cell in zip(names, row, strict=False) if n}
            path = re.sub(r"^\./", "", said.get("path", "").replace("\\", "/"))
            if path:
                found.rows[path], found.lines[path] = said, cells.taken[0].number
    except csv.Error as error:
        raise RecordProblem(f"has broken quoting in line {cells.taken[0].number} ({error})") from error
    return found


def _begin(cells: _Cells, reader: Any) -> list[str] | None:
    cells.begin()
    return next(reader, None)
