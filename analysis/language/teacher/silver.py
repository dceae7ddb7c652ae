"""Open texts, parsed by the teacher, as further sentences for the bundled pipeline to learn from."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from analysis.language.boundaries import boundaries
from analysis.language.clean import parser_view
from analysis.language.shown import shown
from analysis.language.teacher.learn import Trained
from analysis.language.teacher.sentences import Parsed
from analysis.language.tokens import adapt

_WORDS = (3, 70)  # of a sentence that is taken
_LATIN = 0.9  # share of plain letters, below which a sentence is likely in another language
_DOUBTFUL = 0.05  # share of the sentences, the least sure ones, that are left out


def write_silver(teacher: Trained, texts: Sequence[Path], out: Path, most: int) -> int:
    """Write parsed sentences of texts in spaCy's format, at most so many, drawn by chance; give how many there are."""
    nlp = spacy.blank("en")
    adapt(nlp)
    docs = list(_documents(nlp, texts))
    chance = random.Random(1)
    docs = chance.sample(docs, min(most, len(docs)))
    parsed = sorted(teacher.parse([[t.text for t in doc] for doc in docs]), key=lambda found: (found[2], found[0]))
    kept = parsed[int(_DOUBTFUL * len(parsed)) :]
    chance.shuffle(kept)
    bank = DocBin(store_user_data=False)
    for i, sentence, _ in kept:
        bank.add(_annotated(docs[i], sentence))
    bank.to_disk(out)
    return len(kept)


def _documents(nlp: spacy.language.Language, texts: Sequence[Path]) -> Iterator[Doc]:
    """Give the sentences of texts as the parser will see such, each once."""
    seen: set[str] = set()
    for paragraph in (p for path in texts for p in _paragraphs(path)):
        for start, end in boundaries(paragraph, 0, len(paragraph)):
            sentence = paragraph[start:end]
            if sentence in seen or sum(c.isascii() for c in sentence) < _LATIN * len(sentence):
                continue
            seen.add(sentence)
            doc = shown(nlp, parser_view(sentence)).doc
            if _WORDS[0] <= len(doc) <= _WORDS[1]:
                yield doc


def _paragraphs(path: Path) -> Iterable[str]:
    """Give the lines of a text, or the extracts of a JSON file of articles."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return (line.strip() for article in json.loads(text).values() for line in article["extract"].split("\n"))
    return (line.strip() for line in text.split("\n"))


def _annotated(doc: Doc, parsed: Parsed) -> Doc:
    universal, own, features = parsed.tags
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        heads=[i if head == 0 else head - 1 for i, head in enumerate(parsed.heads)],
        deps=["ROOT" if head == 0 else label for head, label in zip(parsed.heads, parsed.relations, strict=True)],
        pos=universal,
        tags=own,
        morphs=["" if bundle == "_" else bundle for bundle in features],
    )
