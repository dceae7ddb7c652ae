"""The rows of documents gathered into tables: written as they come, what joins documents counted on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.actors.rows import ActorCounts, NewActors, named
from analysis.assembly.packing import TABLES
from analysis.corrections import Corrections
from analysis.documents import Document
from analysis.events.incidents import Kin, Ledger
from analysis.knowledge import Knowledge
from analysis.networks.meetings import Meetings
from analysis.networks.weighing import Weighing
from analysis.places.rows import PlaceCounts
from analysis.reading import DocumentRows
from analysis.scratch import Scratch
from analysis.tables import SCHEMAS
from analysis.tables.arrow import from_frame, from_rows, schema
from analysis.tables.files import PIECE, TableFile
from analysis.tables.store import describe

_NAMES = {name: [c.name for c in columns] for name, columns in SCHEMAS.items()}
_SPOOL, _SCRATCH = "events.waiting", "counted"  # events wait for their incidents; counts of what joins documents


class Gatherer:
    """Writes the tables of documents, added in order, into a folder; what joins documents is counted on disk.

    Use it in a `with` block and end with `finish`.
    """

    def __init__(self, folder: Path, knowledge: Knowledge, corrections: Corrections) -> None:
        self._folder, self._knowledge, self._corrections = folder, knowledge, corrections
        self._scratch = scratch = Scratch(folder / _SCRATCH)
        self._new, self._actors, self._places = NewActors(scratch), ActorCounts(scratch), PlaceCounts(scratch)
        self._meetings, self._weighing = Meetings(scratch), Weighing(scratch)
        self._ledger = Ledger(Kin(knowledge.actors, self._new), scratch)
        self._files = {name: TableFile(folder, name) for name in ("documents", *TABLES)}
        self._waiting: list[list[Any]] = []
        self._spool = pq.ParquetWriter(folder / _SPOOL, schema("events"))
        self.n_read = 0

    def __enter__(self) -> Gatherer:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._scratch.close()
        self._spool.close()
        for file in self._files.values():
            file.abandon()

    def add(self, document: Document, rows: DocumentRows | None) -> None:
        """Take a document and its rows; None for one that was not read."""
        self._write("documents", [_document(document, 0 if rows is None else len(rows.sentences))])
        if rows is None:
            return
        self.n_read += 1
        self._corrections.apply(document.doc_id, rows)
        self._new.add(rows.new)
        self._count(document, rows)
        for name in TABLES:
            if name != "events":
                self._write(name, getattr(rows, name))
        self._wait(rows.events)

    def _count(self, document: Document, rows: DocumentRows) -> None:
        self._actors.add(rows.mentions, rows.events, rows.participants, rows.relations)
        self._places.add(rows.places)
        with_name = [m for m in rows.mentions if named(m["actor_id"], self._new, self._knowledge)]
        self._meetings.add(with_name, {s["sentence_id"]: s["passage"] for s in rows.sentences})
        self._weighing.add(rows.relations, rows.events, document.published)
        self._ledger.enter(rows.events, rows.participants, rows.sentences, rows.retold)

    def _write(self, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
        self._files[name].add(_values(name, rows))

    def _wait(self, events: Sequence[Mapping[str, Any]]) -> None:
        self._waiting += _values("events", events)
        if len(self._waiting) >= PIECE:
            self._spool.write_table(from_rows("events", self._waiting))
            self._waiting = []

    def finish(self) -> None:
        """Write the tables that join documents, and the description of all."""
        self._settle_events()
        self._join("actors", self._actors.rows(self._new, self._knowledge))
        self._join("incidents", self._ledger.rows())
        self._join("alignments", self._weighing.rows())
        self._join("places", self._places.rows())
        self._files["comentions"] = TableFile(self._folder, "comentions")
        for frame in self._meetings.frames():
            self._files["comentions"].add_table(from_frame("comentions", frame))
        self._scratch.close()
        describe(self._folder, {name: file.close() for name, file in self._files.items()})

    def _join(self, name: str, rows: Iterable[dict[str, Any]]) -> None:
        """Write a table that joins documents, some rows at a time."""
        self._files[name] = TableFile(self._folder, name)
        rows = iter(rows)
        while some := list(islice(rows, PIECE)):
            self._corrections.finish(name, some)
            self._write(name, some)

    def _settle_events(self) -> None:
        """Write the events, each with the incident it reports."""
        self._spool.write_table(from_rows("events", self._waiting))
        self._spool.close()
        column, done = _NAMES["events"].index("incident_id"), 0
        with pq.ParquetFile(self._folder / _SPOOL) as spool:
            for batch in spool.iter_batches(PIECE):
                piece = pa.Table.from_batches([batch])
                homes = self._ledger.homes(done, done + len(piece))
                ids = pa.array(homes, schema("events").field("incident_id").type)
                done += len(piece)
                self._files["events"].add_table(piece.set_column(column, "incident_id", ids).cast(schema("events")))
        (self._folder / _SPOOL).unlink()


def _values(name: str, rows: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    names = _NAMES[name]
    # Whoever makes rows leaves open who corrected them
    return [[row.get(column, "") if column == "corrected_by" else row[column] for column in names] for row in rows]


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
        "corrected_by": d.corrected_by,
    }
