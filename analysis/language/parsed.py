"""The parse of a sentence, or of part of it, as plain lists, and parts put together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.attrs import POS, TAG
from spacy.tokens import Doc

from analysis.language.inserts import Insert
from analysis.language.schemes import heads_and_labels, values


@dataclass(slots=True)
class Parsed:
    """Part of speech, tag, head (an index; the root is its own) and Universal Dependencies label of each word."""

    pos: list[str]
    tags: list[str]
    heads: list[int]
    labels: list[str]


def parsed(doc: Doc, clearnlp: bool) -> Parsed:
    """Give the parse of a document of one sentence."""
    edges = heads_and_labels(doc, clearnlp)
    return Parsed(values(doc, POS), values(doc, TAG), [h for h, _ in edges], [label for _, label in edges])


def parts(doc: Doc, found: Sequence[Insert]) -> Iterator[tuple[Doc, list[int]]]:
    """Give the frame of a sentence without its inserts, then each insert, with the places of their words."""
    inside = {i for insert in found for i in range(insert.first - 1, insert.last + 2)}
    yield _part(doc, [i for i in range(len(doc)) if i not in inside])
    for insert in found:
        yield _part(doc, list(range(insert.first, insert.last + 1)))


def _part(doc: Doc, places: list[int]) -> tuple[Doc, list[int]]:
    part = Doc(doc.vocab, words=[doc[i].text for i in places], spaces=[bool(doc[i].whitespace_) for i in places])
    for token, i in zip(part, places, strict=True):
        token.norm_ = doc[i].norm_
    return part, places


def joined(whole: Parsed, found: Sequence[Insert], read: Iterable[tuple[Parsed, list[int]]]) -> Parsed:
    """Give one parse from those of the frame and of the inserts; an insert hangs on the word that it describes."""
    out = Parsed(list(whole.pos), list(whole.tags), list(whole.heads), list(whole.labels))
    for number, (part, places) in enumerate(read):
        for k, i in enumerate(places):
            out.pos[i], out.tags[i], out.labels[i] = part.pos[k], part.tags[k], part.labels[k]
            out.heads[i] = places[part.heads[k]]
            if number and part.heads[k] == k:
                insert = found[number - 1]
                out.heads[i], out.labels[i] = insert.head, insert.label
                for comma in (insert.first - 1, insert.last + 1):
                    out.heads[comma], out.labels[comma] = i, "punct"
    return out
