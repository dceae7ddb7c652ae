"""How fast text is read on one core: from raw text to written tables, and the parser alone, by kind of text."""

from __future__ import annotations

import gzip
import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from analysis import language, pipeline
from analysis.actors.resolve import name_finder
from analysis.assembly.sieve import sieve
from analysis.knowledge import load
from benchmarks.corpora import documents
from benchmarks.machine import ROOT
from benchmarks.rooms import rooms

SHARED = ROOT.parent / "shared"
RELEASES = SHARED / "gold" / "isaf_releases.jsonl"
TREEBANKS = SHARED / "treebanks"


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast one kind of text is read; rates are per second of processor, `parsed` is a share of the sentences."""

    kind: str
    documents: int
    sentences: int
    words: int
    parsed: float
    core: float
    parser: float
    rooms: Counter[str]

    @property
    def rate(self) -> float:
        return self.words / self.core


def kinds(n: int) -> dict[str, Callable[[], Iterator[str]]]:
    """Give the kinds of text that are at hand, each with n documents or as many as there are."""
    found: dict[str, Callable[[], Iterator[str]]] = {
        "general news, generated": lambda: (d["text"] for d in documents(n)),
        "conflict news, generated": lambda: (d["text"] for d in documents(n // 2, conflict=1.0)),
    }
    if TREEBANKS.is_dir():
        found["news, the treebank GUM"] = lambda: islice(_treebank("_news_"), n)
    if RELEASES.is_file():
        found["ISAF press releases"] = lambda: islice(_records(RELEASES), n)
    return found


def _records(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line)["text"] for line in file)


def _treebank(genre: str) -> Iterator[str]:
    """Give the documents of one genre, a paragraph each."""
    for path in sorted(TREEBANKS.glob("en_gum-*.conllu.gz")):
        sentences: dict[str, list[str]] = {}
        name = ""
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                if line.startswith("# newdoc id"):
                    name = line.partition("=")[2].strip()
                elif line.startswith("# text = ") and genre in name:
                    sentences.setdefault(name, []).append(line[9:].strip())
        yield from (" ".join(document) for document in sentences.values())


def speed(kind: str, texts: Iterator[str]) -> Speed:
    """Measure how fast texts are read once all is loaded, and in which rooms the time goes."""
    with tempfile.TemporaryDirectory() as folder:
        source, first = Path(folder, "texts.jsonl"), Path(folder, "first.jsonl")
        given = list(texts)
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in given), encoding="utf-8")
        first.write_text(json.dumps({"text": "Rebels attacked Goma on Monday."}), encoding="utf-8")
        pipeline.build(first, out=Path(folder, "first"))
        with rooms() as where:
            begin = time.process_time()
            tables = pipeline.build(source, out=Path(folder, "tables"), fresh=True)
            core = time.process_time() - begin
        sentences = list(tables.sentences["text"])
    words = sum(len(text.split()) for text in given)
    parsed = sum(len(chosen) for chosen in _chosen(given)) / max(1, len(sentences))
    return Speed(kind, len(given), len(sentences), words, parsed, core, _parser(sentences), where)


def _chosen(texts: list[str]) -> Iterator[list[object]]:
    nlp, chooser = language.load(names=name_finder(load())), sieve(load())
    for text in texts:
        yield list(chooser.chosen(nlp.sentences("d", text, [(0, len(text))])))


def _parser(sentences: list[str]) -> float:
    """Give the words that the parser alone reads in a second."""
    nlp = language.load().nlp
    begin = time.process_time()
    for _ in nlp.pipe(sentences, batch_size=32):
        pass
    return sum(len(s.split()) for s in sentences) / (time.process_time() - begin)
