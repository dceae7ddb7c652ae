"""The way through the rooms: documents in, tables out, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import documents, language
from analysis.actors.resolve import name_finder
from analysis.actors.rows import actor_rows
from analysis.dating import published_in
from analysis.documents import Document
from analysis.events.incidents import incidents
from analysis.knowledge import Knowledge
from analysis.knowledge import load as load_knowledge
from analysis.language.pipeline import LONGEST
from analysis.networks.alignments import alignments
from analysis.networks.comentions import comentions
from analysis.places.rows import place_rows
from analysis.reading import DocumentRows, read_document
from analysis.tables import Tables, typed, write

Progress = Callable[[str, int], None]


class NothingRead(ValueError):
    """Documents were asked for and none could be read; the message says why for each."""


def build(path: str | Path, out: str | Path | None = None, progress: Progress | None = None) -> Tables:
    """Read the documents of a file or folder and give their tables; with `out`, also write them there.

    Raises documents.InputError for a path that is not there and NothingRead where no document could be read.
    `progress` is called with the step's name and how much of it is done.
    """
    knowledge = load_knowledge()
    read = list(documents.read(path))
    good = [d for d in read if d.status == "read"]
    if not good:
        raise NothingRead(_why(path, read))
    rows = list(_read_all(good, knowledge, progress))
    tables = assemble(read, rows, knowledge)
    if out is not None:
        write(tables, out)
    return tables


def _why(path: str | Path, read: Sequence[Document]) -> str:
    if not read:
        return f"{path}: holds no documents (.txt, .md, .html, .jsonl or .csv)"
    problems = "\n".join(f"  {d.path}: {d.problem}" for d in read[:20])
    return f"{path}: no document could be read\n{problems}"


def _read_all(read: Sequence[Document], knowledge: Knowledge, progress: Progress | None) -> Iterator[DocumentRows]:
    pipeline = language.load(names=name_finder(knowledge))
    for document in read:
        if document.published is None:
            document.published = published_in(document.text)
            document.published_basis = "text" if document.published else ""
    parsed = pipeline.parse_many((d.doc_id, d.text, d.passages) for d in read)
    for number, (document, sentences) in enumerate(zip(read, parsed, strict=True), 1):
        cut = sum(sentence.cut for sentence in sentences)
        if cut:
            document.note(f"{document.doc_id}: {cut} sentences of more than {LONGEST:,} characters were cut")
        yield read_document(document.doc_id, document.text, document.published, sentences, knowledge)
        if progress:
            progress("reading documents", number)


def assemble(read: Sequence[Document], rows: Sequence[DocumentRows], knowledge: Knowledge) -> Tables:
    """Give the tables of documents whose rows are at hand: what concerns single documents, then what joins them."""
    joined = {name: _concat(name, rows) for name in ("sentences", "mentions", "events", "participants", "relations")}
    new = {actor_id: actor for r in reversed(rows) for actor_id, actor in r.new.items()}
    actors = actor_rows(
        joined["mentions"], joined["events"], joined["participants"], joined["relations"], new, knowledge
    )
    definite = {event_id: flag for r in rows for event_id, flag in r.definite.items()}
    happened, home = incidents(joined["events"], joined["participants"], actors, joined["sentences"], definite)
    joined["events"]["incident_id"] = joined["events"]["event_id"].map(home).fillna("").astype("str")
    documents_table = _documents(read, joined["sentences"])
    tables = Tables(
        documents=documents_table,
        actors=actors,
        incidents=happened,
        comentions=comentions(joined["mentions"], joined["sentences"]),
        alignments=alignments(joined["relations"], joined["events"], documents_table),
        places=place_rows(p for r in rows for p in r.places),
        **joined,
    )
    return tables


def _concat(name: str, rows: Sequence[DocumentRows]) -> pd.DataFrame:
    return typed(name, [row for r in rows for row in getattr(r, name)])


def _documents(read: Iterable[Document], sentences: pd.DataFrame) -> pd.DataFrame:
    counts = sentences["doc_id"].value_counts().to_dict()
    return typed("documents", [_document(d, int(counts.get(d.doc_id, 0))) for d in read])


def _document(d: Document, n_sentences: int) -> dict[str, Any]:
    return {
        "doc_id": d.doc_id,
        "path": d.path,
        "title": d.title,
        "source": d.source,
        "published": d.published,
        "published_basis": d.published_basis,
        "language": d.language,
        "n_passages": len(d.passages),
        "n_sentences": n_sentences,
        "n_chars": len(d.text),
        "sha256": d.sha256,
        "status": d.status,
        "problem": d.problem,
    }


__all__ = ["NothingRead", "assemble", "build"]
