"""A text as a document for the parser: its words without the space between them, which no treebank holds."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language as SpacyPipeline
from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Shown:
    """A document for the parser, and where each of its words begins in the text that it was made from."""

    doc: Doc
    starts: list[int]


def shown(nlp: SpacyPipeline, view: str) -> Shown:
    """Give the words of a view (`clean.parser_view`) as a spaCy document; runs of spaces, which stand for what is hidden, fall out."""
    doc = nlp.make_doc(view)
    words = [t for t in doc if not t.is_space]
    starts = [t.idx for t in words]
    if len(words) == len(doc):
        return Shown(doc, starts)
    apart = [bool(t.whitespace_) or (t.i + 1 < len(doc) and doc[t.i + 1].is_space) for t in words]
    plain = Doc(doc.vocab, words=[t.text for t in words], spaces=apart)
    for token, word in zip(plain, words, strict=True):
        token.norm_ = word.norm_
    return Shown(plain, starts)
