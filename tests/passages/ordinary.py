"""How many events the reading finds in ordinary prose, which reports none or few."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import analysis
from tests.passages.measure import HERE, ROOT

#: Texts of all kinds; some of them are news and do report an event here and there.
TREEBANKS = ROOT.parent / "shared" / "treebanks"


@dataclass(frozen=True, slots=True)
class Found:
    """What a build finds in a set of texts: the number of sentences, and a row per event with its sentence."""

    sentences: int
    events: pd.DataFrame

    @property
    def per_hundred(self) -> float:
        """Events per 100 sentences."""
        return 100 * len(self.events) / max(self.sentences, 1)


def find_events(texts: list[str]) -> Found:
    """Give the events that a build finds in these texts; `events` has the columns type, trigger, modality and sentence."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.jsonl"
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        tables = analysis.build(source)
    sentences = tables.sentences.set_index("sentence_id").text
    events = tables.events.assign(sentence=tables.events.sentence_id.map(sentences))
    return Found(len(sentences), events[["type", "trigger", "modality", "sentence"]])


def own_texts() -> list[str]:
    """Give the paragraphs of ordinary.txt."""
    lines = (HERE / "ordinary.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def treebank_texts(path: Path) -> list[str]:
    """Give the documents of a gzipped CoNLL-U file, a sentence a paragraph."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return ["\n\n".join(document) for document in _documents(file.read().splitlines())]


def _documents(lines: list[str]) -> Iterator[list[str]]:
    document: list[str] = []
    for line in lines:
        if line.startswith("# newdoc") and document:
            yield document
            document = []
        elif line.startswith("# text = "):
            document.append(line.removeprefix("# text = "))
    if document:
        yield document
