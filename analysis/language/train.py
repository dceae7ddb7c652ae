"""Training and measuring the bundled pipeline on treebanks in CoNLL-U."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language as SpacyPipeline
from spacy.tokens import DocBin
from spacy.training.converters import conllu_to_docs

from analysis.language.boundaries import boundaries
from analysis.language.tokens import adapt
from analysis.language.weights import load_bundled, save_bundled


@spacy.registry.callbacks("fault_lines.tokens.v1")
def create_tokens() -> Callable[[SpacyPipeline], SpacyPipeline]:
    """Give the callback by which a pipeline in training cuts words as it will later."""

    def change(nlp: SpacyPipeline) -> SpacyPipeline:
        adapt(nlp)
        return nlp

    return change


CONFIG = Path(__file__).resolve().parents[2] / "data" / "language" / "config.cfg"
_GROUP = 1  # sentences of one training document: boundaries are set before the parser, here as later


@dataclass(frozen=True, slots=True)
class Score:
    """Attachment of the words of a test file: F1 over words of unlabelled and labelled heads, from raw paragraphs."""

    uas: float
    las: float
    words: int


def train(treebanks: Path, out: Path) -> None:
    """Train on all `*-train.conllu.gz` of a folder, watch `*-dev`, and write the pipeline to `out`."""
    from spacy.cli.train import train as spacy_train

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for part in ("train", "dev"):
            _to_spacy(sorted(treebanks.glob(f"*-{part}.conllu.gz")), folder / f"{part}.spacy")
        overrides = {"paths.train": str(folder / "train.spacy"), "paths.dev": str(folder / "dev.spacy")}
        spacy_train(CONFIG, folder / "out", overrides=overrides)
        nlp = spacy.load(folder / "out" / "model-best")
        nlp.meta.pop("performance", None)
        nlp.config["nlp"]["after_creation"] = None
        nlp.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
        save_bundled(nlp, out)


def _to_spacy(files: Sequence[Path], out: Path) -> None:
    if not files:
        raise FileNotFoundError(f"{out.stem}: the folder of treebanks holds no *-{out.stem}.conllu.gz")
    bank = DocBin(store_user_data=False)
    for path in files:
        for doc in conllu_to_docs(gzip.decompress(path.read_bytes()).decode("utf-8"), n_sents=_GROUP, no_print=True):
            bank.add(doc)
    bank.to_disk(out)


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    head: int  # -1 for the root
    label: str


def evaluate(model: Path, test: Path) -> Score:
    """Give the attachment scores of a pipeline on one gzipped test file, from raw text.

    Whole paragraphs are read with own tokens and boundaries. A word counts as found where a
    gold word has the same span, its head has the span of the gold head, and (for LAS) the relation is the same without
    its subtype (the measure of the CoNLL 2018 shared task, Zeman et al., 2018).
    """
    nlp = load_bundled(model)
    right = labelled = gold_words = own_words = 0
    for text, gold in _paragraphs(test):
        own: list[_Word] = []
        spans = list(boundaries(text, 0, len(text)))
        for doc, (start, _) in nlp.pipe(((text[a:b], (a, b)) for a, b in spans), as_tuples=True):
            base = len(own)
            own += [
                _Word(start + t.idx, start + t.idx + len(t), -1 if t.head.i == t.i else base + t.head.i, t.dep_)
                for t in doc
            ]
        found = {(w.start, w.end): w for w in own}
        gold_words, own_words = gold_words + len(gold), own_words + len(own)
        for word in gold:
            mine = found.get((word.start, word.end))
            if mine is not None and _span(own, mine.head) == _span(gold, word.head):
                right += 1
                labelled += mine.label.lower().split(":")[0] == word.label.lower().split(":")[0]
    return Score(_f1(right, own_words, gold_words), _f1(labelled, own_words, gold_words), gold_words)


def _span(words: Sequence[_Word], i: int) -> tuple[int, int]:
    return (-1, -1) if i < 0 else (words[i].start, words[i].end)


def _f1(right: int, own: int, gold: int) -> float:
    return round(200 * right / (own + gold), 2) if own + gold else 0.0


def _paragraphs(path: Path) -> Iterator[tuple[str, list[_Word]]]:
    """Give each paragraph of a treebank (its `newpar` and `newdoc` marks) as raw text with its words."""
    text = ""
    words: list[_Word] = []
    for sentence in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n\n"):
        lines = sentence.splitlines()
        if words and any(line.startswith(("# newpar", "# newdoc")) for line in lines):
            yield text, words
            text, words = "", []
        raw = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        text = f"{text} {raw}" if text else raw
        _place(text, len(text) - len(raw), words, [row for row in rows if row[0].isdigit()])
    if words:
        yield text, words


def _place(text: str, at: int, words: list[_Word], rows: Sequence[Sequence[str]]) -> None:
    """Append a sentence's words with their places in the text, which spells them in order."""
    base = len(words)
    for row in rows:
        start = text.find(row[1], at)
        start = at if start < 0 or start > at + 3 else start
        at = start + len(row[1])
        head = int(row[6])
        words.append(_Word(start, at, -1 if head == 0 else base + head - 1, row[7]))
