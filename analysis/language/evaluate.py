"""How well a pipeline reads a treebank: attachment, relations and sentence ends, from raw paragraphs."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language as SpacyPipeline

from analysis.language.boundaries import boundaries
from analysis.language.schemes import heads_and_labels, is_clearnlp

#: The relations by which events and ties are read; each is measured alone.
RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "appos", "acl:relcl", "advcl")


@dataclass(frozen=True, slots=True)
class Score:
    """F1 in percent over words: unlabelled and labelled heads, each relation; over spans: whole sentences."""

    uas: float
    las: float
    sentences: float
    words: int
    relations: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    head: int  # -1 for the root
    label: str


@dataclass(slots=True)
class _Paragraph:
    text: str = ""
    words: list[_Word] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Count:
    """How many were right, how many there are, how many were found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, right: int, gold: int, found: int) -> None:
        self.right, self.gold, self.found = self.right + right, self.gold + gold, self.found + found

    def f1(self) -> float:
        return round(200 * self.right / (self.gold + self.found), 2) if self.gold + self.found else 0.0


def evaluate(nlp: SpacyPipeline, test: Path, only: str = "") -> Score:
    """Give the scores of a pipeline on one gzipped CoNLL-U file, read as raw paragraphs; `only` keeps sentence ids that hold it.

    A word counts as found where a gold word has the same span, its head has the span of the gold head, and (for LAS)
    the relation is the same without its subtype (the measure of the CoNLL 2018 shared task, Zeman et al., 2018). The
    single relations are compared with their subtypes.
    """
    clearnlp = is_clearnlp(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
    uas, las, ends = _Count(), _Count(), _Count()
    relations = {name: _Count() for name in RELATIONS}
    for paragraph in paragraphs(test, only):
        spans = list(boundaries(paragraph.text, 0, len(paragraph.text)))
        own = _read(nlp, clearnlp, paragraph.text, spans)
        gold = paragraph.words
        ends.add(len(set(spans) & set(paragraph.sentences)), len(paragraph.sentences), len(spans))
        arcs, gold_arcs = _arcs(own), _arcs(gold)
        uas.add(_shared([a[:2] for a in arcs], [a[:2] for a in gold_arcs]), len(gold), len(own))
        las.add(_shared([_plain(a) for a in arcs], [_plain(a) for a in gold_arcs]), len(gold), len(own))
        for name, count in relations.items():
            mine, theirs = [a for a in arcs if a[2] == name], [a for a in gold_arcs if a[2] == name]
            count.add(_shared(mine, theirs), len(theirs), len(mine))
    return Score(uas.f1(), las.f1(), ends.f1(), uas.gold, {name: count.f1() for name, count in relations.items()})


_Span = tuple[int, int]
_Arc = tuple[_Span, _Span, str]


def _arcs(words: Sequence[_Word]) -> list[_Arc]:
    """(word, head, relation) with words as spans; the root's head is (-1, -1)."""
    spans = [(w.start, w.end) for w in words]
    return [((w.start, w.end), (-1, -1) if w.head < 0 else spans[w.head], w.label) for w in words]


def _plain(arc: _Arc) -> _Arc:
    return (arc[0], arc[1], arc[2].split(":")[0])


def _shared(mine: Sequence[tuple[object, ...]], theirs: Sequence[tuple[object, ...]]) -> int:
    return (Counter(mine) & Counter(theirs)).total()


def _read(nlp: SpacyPipeline, clearnlp: bool, text: str, spans: Sequence[_Span]) -> list[_Word]:
    words: list[_Word] = []
    for doc, start in nlp.pipe(((text[a:b], a) for a, b in spans), as_tuples=True):
        base = len(words)
        for token, (head, label) in zip(doc, heads_and_labels(doc, clearnlp), strict=True):
            above = -1 if head == token.i else base + head
            words.append(_Word(start + token.idx, start + token.idx + len(token), above, label))
    return words


def paragraphs(path: Path, only: str = "") -> Iterator[_Paragraph]:
    """Give each paragraph of a treebank (its `newpar` and `newdoc` marks) as raw text with its words and sentences."""
    paragraph = _Paragraph()
    for sentence in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n\n"):
        lines = sentence.splitlines()
        if paragraph.words and any(line.startswith(("# newpar", "# newdoc")) for line in lines):
            yield paragraph
            paragraph = _Paragraph()
        if any(line.startswith("# sent_id") and only in line for line in lines):
            _append(paragraph, lines)
    if paragraph.words:
        yield paragraph


def _append(paragraph: _Paragraph, lines: Sequence[str]) -> None:
    """Append a sentence: its text behind a space, its words where the text spells them."""
    raw = next((line[9:] for line in lines if line.startswith("# text = ")), "")
    paragraph.text = f"{paragraph.text} {raw}" if paragraph.text else raw
    text, base = paragraph.text, len(paragraph.words)
    at = len(text) - len(raw)
    paragraph.sentences.append((at, len(text)))
    for row in (line.split("\t") for line in lines if line[:1].isdigit()):
        if not row[0].isdigit():
            continue
        start = text.find(row[1], at)
        start = at if start < 0 or start > at + 3 else start
        at = start + len(row[1])
        head = int(row[6])
        paragraph.words.append(_Word(start, at, -1 if head == 0 else base + head - 1, row[7].lower()))
