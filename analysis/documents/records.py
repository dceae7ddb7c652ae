"""Records in one file: JSON lines and CSV, one document each; a broken record is named by its line, the rest goes on."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from typing import Any


class RecordProblem(ValueError):
    """A record that cannot be taken; the message says why."""


Found = tuple[int, "dict[str, Any] | RecordProblem"]


def records(text: str, ending: str) -> Iterator[Found]:
    """Give (line number, record) of each record; a record without text is a RecordProblem."""
    for line, record in _csv(text) if ending == ".csv" else _json(text):
        if isinstance(record, dict) and not str(record.get("text") or "").strip():
            yield line, RecordProblem("has no text")
        else:
            yield line, record


def _json(text: str) -> Iterator[Found]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, RecordProblem(f"is no JSON ({error})")
            continue
        yield number, record if isinstance(record, dict) else RecordProblem("is no JSON object")


def _csv(text: str) -> Iterator[Found]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = [name.strip().lower() for name in reader.fieldnames or []]
    except csv.Error as error:
        yield 1, RecordProblem(f"is no CSV ({error})")
        return
    if "text" not in names:
        yield 1, RecordProblem(f"has no column 'text'; it has {', '.join(names) or 'none'}")
        return
    reader.fieldnames = names
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, RecordProblem(f"has broken quoting ({error}); what follows it is not read")
            return
        yield line, {name: value for name, value in row.items() if name and value is not None}


def metadata(text: str) -> dict[str, dict[str, str]]:
    """Give per path what a metadata.csv says (date, title, source); raises RecordProblem where it has no column `path`."""
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""))
        if "path" not in (reader.fieldnames or []):
            raise RecordProblem("has no column 'path'")
        return {
            row["path"].strip(): {k: (v or "").strip() for k, v in row.items() if k}
            for row in reader
            if row.get("path")
        }
    except csv.Error as error:
        raise RecordProblem(f"is no CSV ({error})") from error
