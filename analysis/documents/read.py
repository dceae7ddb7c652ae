"""Files and folders to documents: plain text, Markdown, HTML, JSON lines, CSV; what cannot be read is named and skipped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath

from analysis.documents import languages
from analysis.documents.decode import Undecodable, decode
from analysis.documents.document import LONGEST, Document, InputError
from analysis.documents.files import Found, Opened, Unreadable, shown, walk
from analysis.documents.identity import Ids
from analysis.documents.lines import lines
from analysis.documents.passages import passages
from analysis.documents.records import Metadata, Record, RecordProblem, metadata, records
from analysis.documents.uniform import one_line, uniform, visible

HTML = (".html", ".htm", ".xhtml")
PLAIN = (".txt", ".md", ".markdown", ".text", *HTML)
RECORDS = (".jsonl", ".ndjson", ".csv")
METADATA = "metadata.csv"
_BYTES = 16 * LONGEST  # of a plain file: four for a character, and as much again for markup


def read(path: str | Path) -> Iterator[Document]:
    """Give the documents of a file, or of a folder and all folders in it, in the order of their paths, one at a time.

    What cannot be read comes as a Document with status `skipped` and a problem that names file and line. Raises
    InputError where the path does not exist.
    """
    root = Path(path)
    if not root.exists():
        raise InputError(f"{root}: no such file or folder")
    ids = Ids()
    for document in _read_all(root):
        given = document.doc_id
        document.doc_id, times = ids.take(given)
        if times > 1:
            document.note(f"the id '{given}' stands {times} times; this one is numbered")
        yield document


def _read_all(root: Path) -> Iterator[Document]:
    if not root.is_dir():
        yield from _file(Found(root, visible(root.name)), {})
        return
    told: dict[Path, Metadata] = {}
    for found in walk(root):
        folder = found.path.parent
        if folder not in told:
            told = {known: about for known, about in told.items() if known in folder.parents}
            told[folder] = Metadata()
            yield from _take_metadata(folder, root, told)
        if found.path.name != METADATA:
            yield from _file(found, _about(found.path, told))


def _about(path: Path, told: dict[Path, Metadata]) -> dict[str, str]:
    """Give what the nearest metadata.csv that speaks of a file says of it."""
    for folder in path.parents:
        if folder in told and (said := told[folder].of(path.relative_to(folder).as_posix())):
            return said
    return {}


def _take_metadata(folder: Path, root: Path, told: dict[Path, Metadata]) -> Iterator[Document]:
    """Read a folder's metadata.csv; give what is wrong with it, and what it names that is not there."""
    file = folder / METADATA
    if not file.is_file():
        return
    name = shown(file, root)
    try:
        with Opened(file) as opened:
            told[folder] = metadata(lines(opened))
    except (Unreadable, Undecodable, RecordProblem) as error:
        yield Document(name, name).skip(f"{name}: {error}; the documents beside it are read without it")
        return
    for path, line in told[folder].lines.items():
        if not _is_below(path, folder):
            where = f"{name}, line {line}"
            yield Document(f"{name}#{line}", name).skip(f"{where}: names '{visible(path[:200])}', which is not there")


def _is_below(path: str, folder: Path) -> bool:
    """True for the path of a file in a folder; a name too long or otherwise impossible is that of none."""
    if path.startswith("/") or ".." in PurePosixPath(path).parts:
        return False
    try:
        return (folder / path).is_file()
    except (OSError, ValueError):
        return False


def _file(found: Found, about: dict[str, str]) -> Iterator[Document]:
    name, ending = found.name, found.path.suffix.lower()
    document = Document(name, name)
    if found.refused:
        yield document.skip(f"{name}: {found.refused}")
    elif ending not in PLAIN + RECORDS:
        kind = visible(ending) or "without ending"
        yield document.skip(f"{name}: files of the kind '{kind}' are not read")
    else:
        try:
            with Opened(found.path) as opened:
                yield from _records(opened, name, ending) if ending in RECORDS else _plain(opened, document, about)
        except (Unreadable, Undecodable) as error:
            yield document.skip(f"{name}: {error}")


def _plain(opened: Opened, document: Document, about: dict[str, str]) -> Iterator[Document]:
    name = document.path
    raw = opened.bytes(_BYTES)
    document.sha256 = sha256(raw).hexdigest()
    if not raw.strip():
        yield document.skip(f"{name}: is empty")
        return
    text, note = decode(raw)
    cut = f"is larger than {_BYTES:,} bytes; what stands behind them is left out" if opened.size > _BYTES else ""
    if Path(name).suffix.lower() in HTML:
        from analysis.documents.markup import extract

        document.title, text, lost = extract(text)
        cut = cut or lost
    for remark in (note, cut, opened.changed()):
        document.note(remark and f"{name}: {remark}")
    document.title = one_line(about.get("title")) or one_line(document.title)
    document.source = one_line(about.get("source"))
    _date(document, about.get("date", ""), name)
    if document.published is None:
        document.published = _in_name(Path(name).name)
        document.published_basis = "filename" if document.published else ""
    yield _finished(document, text, name)


def _records(opened: Opened, name: str, ending: str) -> Iterator[Document]:
    empty = True
    try:
        for record in records(lines(opened), ending):
            empty = False
            yield _record(record, name)
    except (Unreadable, Undecodable) as error:
        yield Document(name, name).skip(f"{name}: {error}")
        return
    changed = opened.changed()
    if empty or changed:
        problem = "; ".join(filter(None, ("is empty" if empty else "", changed)))
        yield Document(name, name).skip(f"{name}: {problem}")


def _record(record: Record, name: str) -> Document:
    where = f"{name}, line {record.line}"
    said = record.fields
    document = Document(one_line(said.get("id")) or f"{name}#{record.line}", name)
    document.sha256 = sha256(_canonical(said)).hexdigest() if said else ""
    if record.problem:
        return document.skip(f"{where}: {record.problem}")
    document.title = one_line(said.get("title"))
    document.source = one_line(said.get("source")) or one_line(said.get("url"))
    document.language = one_line(said.get("language"))
    document.note(record.note and f"{where}: {record.note}")
    _date(document, one_line(said.get("date")), where)
    return _finished(document, said["text"], where)


def _canonical(record: dict[str, object]) -> bytes:
    return json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


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
    """Give the document its text and passages; skipped is one without words, or in a language that is not read."""
    text, mended = uniform(text[: LONGEST + 1])
    document.note(mended and f"{where}: {mended}")
    if len(text) > LONGEST:
        text = text[:LONGEST]
        document.note(f"{where}: is longer than {LONGEST:,} characters; what stands behind them is left out")
    document.text, document.passages = text, passages(text)
    if not any(c.isalnum() for c in text):
        return document.skip(f"{where}: holds no text")
    if not languages.is_english(document.language):
        return document.skip(f"{where}: is marked as '{document.language[:20]}'; only English is read")
    found = languages.detect(text)
    if not document.language and languages.is_foreign(text):
        document.language = found
        return document.skip(f"{where}: is written in another language ('{found}'); only English is read")
    document.language = document.language or found
    if document.language not in ("en", ""):
        document.note(f"{where}: seems to be written in '{document.language}'; read as English")
    return document
