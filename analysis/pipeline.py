"""The way through the rooms: documents in, tables out, and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from analysis import documents
from analysis.assembly.gather import Gatherer
from analysis.assembly.kept import Kept
from analysis.assembly.keys import key
from analysis.assembly.packing import Outcome, unpack
from analysis.assembly.reader import Text
from analysis.assembly.workers import reader
from analysis.corrections import Corrections
from analysis.documents import Document
from analysis.knowledge import load as load_knowledge
from analysis.reading import DocumentRows
from analysis.tables import Tables, load
from analysis.tables.place import workplace

Progress = Callable[[str, int], None]

_SHARD = 64  # documents that a worker is given at a time
_TOLD = 20  # documents named in an error


class NothingRead(ValueError):
    """Documents were asked for and none could be read; the message says why for each."""


def build(
    path: str | Path,
    out: str | Path | None = None,
    progress: Progress | None = None,
    *,
    workers: int = 1,
    cluster: str = "",
    fresh: bool = False,
    corrections: str | Path | None = None,
) -> Tables:
    """Read the documents of a file or folder and give their tables; with `out`, they are written there.

    What was read for `out` before and has not changed is taken from the file that a build leaves beside it, unless
    `fresh`. `workers` processes read, or those of the Dask cluster at the address `cluster` (`local` starts one);
    the tables are the same bytes whoever reads. `corrections` is a folder of an analyst's decisions, `data/corrections`
    for None; of those that match nothing a CorrectionWarning tells. `progress` is called with the step's name and how
    much of it is done.

    Raises documents.InputError for a path that is not there, NothingRead where no document could be read, and
    TableError where the tables cannot be written, and KnowledgeError for a mistake in a correction; tables that were
    there are then untouched.
    """
    run = _Run(path, workers, cluster, progress, Corrections(corrections, load_knowledge()))
    if out is not None:
        target = Path(out)
        with workplace(target) as scratch:
            run.into(scratch, None if fresh else target.parent / f".{target.name}-rows.sqlite")
        return load(target)
    with tempfile.TemporaryDirectory(prefix="fault-lines-") as folder:
        run.into(Path(folder), None)
        tables = load(folder)
        return Tables(**dict(tables.items()))


@dataclass(slots=True)
class _Shard:
    """Consecutive documents, and what is known of them already."""

    documents: list[Document]
    keys: list[bytes] = field(default_factory=list)
    known: list[bytes | None] = field(default_factory=list)

    @property
    def readable(self) -> list[Document]:
        return [d for d in self.documents if d.status == "read"]


@dataclass(slots=True)
class _Run:
    """One build."""

    path: str | Path
    workers: int
    cluster: str
    progress: Progress | None
    corrections: Corrections

    def into(self, folder: Path, kept: Path | None) -> None:
        """Write the tables of the documents into a folder."""
        found = self.corrections.dated(documents.read(self.path))
        with (
            Kept(kept) as rows,
            reader(self.workers, self.cluster) as readers,
            Gatherer(folder, load_knowledge(), self.corrections) as tables,
        ):
            problems: list[str] = []
            done = 0
            for shard, new in readers.read(_jobs(found, rows)):
                done += len(shard.documents)
                for document, outcome in _outcomes(shard, new, rows):
                    read = _take(document, outcome)
                    tables.add(document, read)
                    if document.status == "skipped" and len(problems) <= _TOLD:
                        problems.append(document.problem)
                if self.progress:
                    self.progress("reading documents", done)
            if not tables.n_read:
                raise NothingRead(_why(self.path, problems))
            tables.finish()
            rows.forget_the_rest()
        self.corrections.warn()


def _jobs(found: Iterable[Document], kept: Kept) -> Iterator[tuple[_Shard, list[Text]]]:
    """Give the documents in shards, each with the texts that must be read."""
    found = iter(found)
    while some := list(islice(found, _SHARD)):
        shard = _Shard(some)
        texts = [Text.of(d) for d in shard.readable]
        shard.keys = [key(text) for text in texts]
        shard.known = kept.get(shard.keys)
        yield shard, [text for text, known in zip(texts, shard.known, strict=True) if known is None]


def _outcomes(shard: _Shard, new: list[bytes], kept: Kept) -> Iterator[tuple[Document, Outcome | None]]:
    """Give each document of a shard with its outcome, and keep what is new."""
    fresh = iter(new)
    known = iter(zip(shard.keys, shard.known, strict=True))
    for document in shard.documents:
        if document.status != "read":
            yield document, None
            continue
        name, rows = next(known)
        if rows is None:
            rows = next(fresh)
            outcome = unpack(rows)
            if not outcome.failed:
                kept.put(name, rows)
        else:
            outcome = unpack(rows)
        yield document, outcome


def _take(document: Document, outcome: Outcome | None) -> DocumentRows | None:
    """Take over into the document what reading it showed, and give its rows."""
    if outcome is None:
        return None
    if document.published is None and outcome.published is not None:
        document.published, document.published_basis = outcome.published, "text"
    if outcome.failed:
        document.skip(outcome.problem)
        return None
    document.note(outcome.problem)
    return outcome.rows


def _why(path: str | Path, problems: list[str]) -> str:
    if not problems:
        return f"{path}: holds no documents (.txt, .md, .html, .jsonl or .csv)"
    told = "\n".join(f"  {problem}" for problem in problems[:_TOLD])
    return f"{path}: no document could be read\n{told}" + ("\n  …" if len(problems) > _TOLD else "")


__all__ = ["NothingRead", "build"]
