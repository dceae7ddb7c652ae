"""Files and folders to documents: plain text, Markdown, HTML, JSON lines, CSV; what cannot be read is named and skipped."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from analysis.documents.decode import Undecodable, decode, uniform
from analysis.documents.document import Document, InputError
from analysis.documents.languages import detect
from analysis.documents.passages import passages
from analysis.documents.records import RecordProblem, metadata, records

PLAIN = (".txt", ".md", ".markdown", ".text", ".html", ".htm", ".xhtml")
RECORDS = (".jsonl", ".ndjson", ".csv")
METADATA = "metadata.csv"


def read(path: str | Path) -> Iterator[Document]:
    """Give the documents of a file, or of a folder and all folders in it, in the order of their paths.

    What cannot be read comes as a Document with status `skipped` and a problem that names file and line. Raises
    InputError where the path does not exist.
    """
    root = Path(path)
    if not root.exists():
        raise InputError(f"{root}: no such file or folder")
    seen: dict[str, int] = {}
    for document in _read_all(root):
        number = seen.get(document.doc_id, 0)
        seen[document.doc_id] = number + 1
        if number:
            document.note(f"the id '{document.doc_id}' stands {number + 1} times; this one is numbered")
            document.doc_id = f"{document.doc_id}~{number + 1}"
            seen[document.doc_id] = 1
        yield document


def _read_all(root: Path) -> Iterator[Document]:
    if root.is_file():
        yield from _file(root, root.name, {})
        return
    for folder, names in _walk(root):
        about, problems = _metadata(folder, root)
        yield from problems
        for name in names:
            if name == METADATA or name.startswith("."):
                continue
            file = folder / name
            yield from _file(file, file.relative_to(root).as_posix(), about)


def _walk(root: Path) -> Iterator[tuple[Path, list[str]]]:
    """Give each folder with its file names, sorted; links to folders are not followed, so none can lead in circles."""
    for folder, inner, names in os.walk(root, followlinks=False):
        inner[:] = sorted(d for d in inner if not d.startswith("."))
        yield Path(folder), sorted(names)


def _metadata(folder: Path, root: Path) -> tuple[dict[str, dict[str, str]], list[Document]]:
    file = folder / METADATA
    if not file.is_file():
        return {}, []
    try:
        text, _ = decode(file.read_bytes())
        return metadata(text), []
    except (OSError, Undecodable, RecordProblem) as error:
        name = file.relative_to(root).as_posix()
        return {}, [_skipped(name, f"{name}: {error}; the documents beside it are read without it")]


def _file(file: Path, name: str, about: dict[str, dict[str, str]]) -> Iterator[Document]:
    ending = file.suffix.lower()
    if ending not in PLAIN + RECORDS:
        yield _skipped(name, f"{name}: files of the kind '{ending or 'without ending'}' are not read")
        return
    try:
        raw = file.read_bytes()
        text, note = decode(raw)
    except OSError as error:
        yield _skipped(name, f"{name}: cannot be opened ({error.strerror or error})")
        return
    except Undecodable as error:
        yield _skipped(name, f"{name}: {error}")
        return
    if not text.strip():
        yield _skipped(name, f"{name}: is empty", raw)
    elif ending in RECORDS:
        yield from _records(text, name, ending, note)
    else:
        yield _plain(uniform(text), name, raw, note, about.get(file.name, {}))


def _skipped(name: str, problem: str, raw: bytes = b"") -> Document:
    return Document(_id(name), name, status="skipped", problem=problem, sha256=sha256(raw).hexdigest() if raw else "")


def _id(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def _plain(text: str, name: str, raw: bytes, note: str, about: dict[str, str]) -> Document:
    document = Document(_id(name), _id(name), sha256=sha256(raw).hexdigest())
    if Path(name).suffix.lower() in (".html", ".htm", ".xhtml"):
        from analysis.documents.markup import extract

        document.title, text = extract(text)
    if note:
        document.note(f"{name}: {note}")
    document.title = about.get("title") or document.title
    document.source = about.get("source", "")
    _date(document, about.get("date", ""), name)
    if document.published is None:
        document.published = _in_name(Path(name).name)
        document.published_basis = "filename" if document.published else ""
    return _finished(document, text, name)


def _records(text: str, name: str, ending: str, note: str) -> Iterator[Document]:
    stem = name
    found = 0
    for line, record in records(text, ending):
        where = f"{name}, line {line}"
        if isinstance(record, RecordProblem):
            yield _skipped(f"{stem}#{line}", f"{where}: {record}")
            continue
        found += 1
        given = str(record.get("id") or "").strip()
        document = Document(
            given or f"{stem}#{line}", name, str(record.get("title") or ""), str(record.get("source") or "")
        )
        document.sha256 = sha256(
            json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        ).hexdigest()
        document.source = document.source or str(record.get("url") or "")
        document.language = str(record.get("language") or "")
        if note:
            document.note(f"{name}: {note}")
        _date(document, str(record.get("date") or ""), where)
        yield _finished(document, uniform(str(record["text"])), where)


def _date(document: Document, given: str, where: str) -> None:
    """Take a day in ISO 8601; anything else is noted and left out."""
    if not given.strip():
        return
    try:
        document.published = datetime.fromisoformat(given.strip().replace("Z", "+00:00")).date()
        document.published_basis = "metadata"
    except ValueError:
        document.note(f"{where}: the date '{given[:40]}' is not in the form 2021-09-12")


def _in_name(name: str) -> date | None:
    """Give the day that a file name begins with or holds: 2021-09-12_raid.txt, raid-20210912.txt."""
    for match in re.finditer(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)", name):
        try:
            return date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
        except ValueError:
            continue
    return None


def _finished(document: Document, text: str, where: str) -> Document:
    document.text = text
    document.passages = passages(text)
    if not document.passages:
        document.status = "skipped"
        document.note(f"{where}: holds no text")
        return document
    document.language = document.language or detect(text)
    if document.language not in ("en", ""):
        document.note(
            f"{where}: seems to be written in another language ('{document.language}'); only English is understood"
        )
    return document
