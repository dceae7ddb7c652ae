"""How many events the reading finds in ordinary prose, which reports none or few, and which of them are false.

judged.txt says of events in the treebanks' texts whether a sentence does report them: a part of the hash of the sentence,
where the trigger begins in it, and `real` or `false`. The texts themselves are no part of the project.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
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

    def count(self, judgement: str) -> int:
        """Give the number of events that are judged so: real, false, or open where nobody has judged them yet."""
        return int((self.events.judgement == judgement).sum())

    @property
    def false_per_hundred(self) -> float:
        """False events per 100 sentences that report none."""
        reporting = self.events[self.events.judgement == "real"].sentence.nunique()
        return 100 * self.count("false") / max(self.sentences - reporting, 1)


def find_events(texts: list[str], otherwise: str = "open") -> Found:
    """Give the events that a build finds in these texts, with type, trigger, modality, sentence, key and judgement.

    Of those that nobody has judged the judgement is `otherwise`.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.jsonl"
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        tables = analysis.build(source)
    sentences = tables.sentences.set_index("sentence_id").text
    starts = tables.sentences.set_index("sentence_id").start
    events = tables.events.assign(sentence=tables.events.sentence_id.map(sentences))
    offsets = events.start - events.sentence_id.map(starts)
    keys = [key(text, int(offset)) for text, offset in zip(events.sentence, offsets, strict=True)]
    known = judgements()
    events = events.assign(key=keys, judgement=[known.get(k, otherwise) for k in keys])
    return Found(len(sentences), events[["type", "trigger", "modality", "sentence", "key", "judgement"]])


def key(sentence: str, offset: int) -> str:
    """Give what stands for a trigger in judged.txt: a part of the hash of its sentence, and where it begins there."""
    return f"{sha256(sentence.encode()).hexdigest()[:16]} {offset}"


def judgements(path: Path = HERE / "judged.txt") -> dict[str, str]:
    """Give the judgements of the file by the key of their trigger; ValueError for a line that is none."""
    known = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        sentence, offset, judgement = line.split()
        if judgement not in ("real", "false"):
            raise ValueError(f"{path}, line {number}: '{judgement}' is neither real nor false")
        known[f"{sentence} {offset}"] = judgement
    return known


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
