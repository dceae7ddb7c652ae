"""The sections of docs/performance.md, each made by its own measurement: `python -m benchmarks performance [SECTION …]`."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from analysis.assembly.workers import all_cores
from benchmarks.corpora import documents
from benchmarks.machine import ROOT, Taken, measure, quickest
from benchmarks.page import table
from benchmarks.reading import Speed, kinds, speed

PAGE = ROOT / "docs" / "performance.md"
_READY = """
from analysis.assembly.reader import Text, read_shard
read_shard([Text("d", "Rebels attacked Goma on Monday.", ((0, 31),), None)])
"""
#: Articles that GDELT monitors in a year, in the order of magnitude that its makers give.
_WORLD = 100_000_000


@contextmanager
def corpus(n: int) -> Iterator[tuple[Path, Path]]:
    """Give a folder to work in and a file of n generated documents in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "corpus.jsonl")
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in documents(n))
        yield Path(folder), path


def built(source: Path, out: Path, *more: str) -> Taken:
    """Measure a build."""
    return measure("-m", "analysis", "build", str(source), "--out", str(out), *more)


def start_up() -> str:
    """Measure importing, getting ready to read, and a build and a report of the example document."""
    with tempfile.TemporaryDirectory() as folder:
        tables = str(Path(folder, "tables"))
        build = ("-m", "analysis", "build", "seeds", "--out", tables)
        lines = {
            "start of Python itself": quickest(5, "-c", ""),
            "`import analysis`": quickest(5, "-c", "import analysis"),
            "a first sentence read: import, knowledge and model": quickest(3, "-c", _READY),
            "build of `seeds/`, everything read": measure(*build),
            "build of `seeds/`, nothing new": quickest(3, *build),
            "all notebooks, figures and pages of `seeds/`": measure(
                "-m", "analysis", "report", "seeds", "--tables", tables, "--out", str(Path(folder, "reports"))
            ),
        }
    return _taken("from the start of the process", lines)


def _taken(what: str, lines: dict[str, Taken]) -> str:
    rows = ((name, taken.seconds, taken.core, taken.peak) for name, taken in lines.items())
    return table((what, "seconds", "of a core", "peak memory (MB)"), rows)


def throughput(n: int = 400) -> str:
    """Measure how fast each kind of text at hand is read, and in which rooms the time goes."""
    speeds = [speed(kind, texts()) for kind, texts in kinds(n).items()]
    rows = (
        (s.kind, s.documents, s.sentences, f"{s.parsed:.0%}", s.sentences / s.core, s.rate, s.parser, s.rate / s.parser)
        for s in speeds
    )
    header = ("text", "documents", "sentences", "parsed", "sentences/s", "words/s", "parser alone, words/s", "ratio")
    return f"{table(header, rows)}\n\n{_rooms(speeds)}"


def _rooms(speeds: list[Speed]) -> str:
    """Give the share of time by room, for each kind of text."""
    total = sum((s.rooms for s in speeds), start=type(speeds[0].rooms)())
    names = [name for name, count in total.most_common() if count / total.total() >= 0.005]
    rows = ((s.kind, *(f"{s.rooms[name] / s.rooms.total():.0%}" for name in names)) for s in speeds)
    return table(("share of the time in", *names), rows)


@dataclass(frozen=True, slots=True)
class Build:
    """A build of generated documents on one core: what it read, what it took and what it wrote (bytes)."""

    documents: int
    sentences: int
    words: int
    taken: Taken
    tables: int
    kept: int

    @property
    def rates(self) -> tuple[float, float]:
        """Sentences and words that one core reads in a second."""
        return self.sentences / self.taken.core, self.words / self.taken.core

    @property
    def megabytes(self) -> tuple[float, float]:
        """Size of the tables and of the rows kept."""
        return self.tables / 1e6, self.kept / 1e6

    @classmethod
    def of(cls, n: int) -> Build:
        """Build n documents and measure it."""
        with corpus(n) as (folder, source):
            taken = built(source, folder / "tables")
            with source.open(encoding="utf-8") as file:
                words = sum(len(json.loads(line)["text"].split()) for line in file)
            kept = sum(path.stat().st_size for path in folder.glob(".tables-rows.sqlite*"))
            written = sum(path.stat().st_size for path in (folder / "tables").rglob("*") if path.is_file())
            return cls(n, _rows(folder / "tables", "sentences"), words, taken, written, kept)


def _rows(tables: Path, name: str) -> int:
    package = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    return int(next(r["rows"] for r in package["resources"] if r["name"] == name))


def size(largest: int = 10_000) -> str:
    """Measure builds of ever more documents on one core, and say what they would cost at the scale of the world."""
    builds = [Build.of(n) for n in (100, 1_000, 10_000, 100_000, 1_000_000) if n <= largest]
    rows = ((b.documents, b.sentences, b.taken.seconds, *b.rates, b.taken.peak, *b.megabytes) for b in builds)
    header = (
        "documents",
        "sentences",
        "seconds",
        "sentences/s",
        "words/s",
        "peak memory (MB)",
        "tables (MB)",
        "kept rows (MB)",
    )
    return f"{table(header, rows)}\n\n{_cost(builds[-1])}"


def _cost(b: Build) -> str:
    million = 1_000_000 / b.documents
    hours = b.taken.core * million / 3600
    gigabytes, kept = (megabytes * million / 1e3 for megabytes in b.megabytes)
    world = hours * _WORLD / 1e6
    return (
        f"By the largest of these, one core reads {b.rates[1]:,.0f} words a second. A million such documents "
        f"({b.words / b.documents:.0f} words each) take {hours:,.0f} hours of one core, {gigabytes:.1f} GB for the tables "
        f"and {kept:.1f} GB for the rows kept for the next build. A year of the world's news, which is some "
        f"{_WORLD:,} articles in GDELT, would take {world:,.0f} hours of a core: {world / 24 / 100:.1f} days on a cluster "
        f"of 100 cores, and {gigabytes * _WORLD / 1e6 / 1e3:.1f} TB for the tables."
    )


def workers(n: int = 2_000) -> str:
    """Measure a build by one process, by several and by Dask, and compare the bytes."""
    ways: dict[str, tuple[str, ...]] = {"one worker": ()} | {f"{k} workers": ("--workers", str(k)) for k in _counts()}
    if find_spec("distributed"):
        ways["Dask, a local cluster of 2"] = ("--dask", "local", "--workers", "2")
    with corpus(n) as (folder, source):
        taken, digests = {}, []
        for i, (name, how) in enumerate(ways.items()):
            taken[name] = built(source, folder / str(i) / "tables", *how)
            digests.append(digest(folder / str(i) / "tables"))
            shutil.rmtree(folder / str(i))
    one = taken["one worker"].seconds
    rows = [
        (name, t.seconds, one / t.seconds, "yes" if d == digests[0] else "NO")
        for (name, t), d in zip(taken.items(), digests, strict=True)
    ]
    said = "" if find_spec("distributed") else "\n\nDask is not installed where this was measured."
    return table((f"{n:,} documents", "seconds", "times as fast", "same bytes"), rows) + said


def _counts() -> list[int]:
    return [k for k in (2, 4, 8, 16, 32) if k <= all_cores()]


def digest(tables: Path) -> str:
    """Give a checksum of all the files of a folder of tables."""
    found = sha256()
    for path in sorted(path for path in tables.rglob("*") if path.is_file()):
        found.update(path.relative_to(tables).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def rebuild(n: int = 2_000) -> str:
    """Measure builds of documents that were built before, with none and with some of them changed."""
    with corpus(n) as (folder, source):
        lines = {f"{n:,} documents, all new": built(source, folder / "tables")}
        lines["nothing changed"] = built(source, folder / "tables")
        records = source.read_text(encoding="utf-8").splitlines()
        for share in (0.01, 0.1):
            changed = int(n * share)
            records[:changed] = [r.replace('"text": "', '"text": "Today. ', 1) for r in records[:changed]]
            source.write_text("\n".join(records), encoding="utf-8")
            lines[f"{share:.0%} changed"] = built(source, folder / "tables")
        again = built(source, folder / "scratch")
        same = digest(folder / "tables") == digest(folder / "scratch")
    said = "are the same bytes as" if same else "DIFFER from"
    return (
        f"{_taken('build', lines)}\n\nThe tables of the last rebuild {said} those of a build from scratch, "
        f"which took {again.seconds:.0f} seconds."
    )


def archive(n: int = 10_000) -> str:
    """Measure the notebooks and pages of a large build."""
    with corpus(n) as (folder, source):
        tables = str(folder / "tables")
        taken = built(source, folder / "tables")
        report = measure("-m", "analysis", "report", str(source), "--tables", tables, "--out", str(folder / "reports"))
        lines = {f"build of {n:,} documents": taken, "all notebooks, figures and pages of it": report}
    return _taken("an archive", lines)
