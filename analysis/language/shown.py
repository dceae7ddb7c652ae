"""A text as a document for the parser: its words without the space between them, names by words that the parser knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language as SpacyPipeline
from spacy.tokens import Doc, Token

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StandIn:
    """A name in a text (offsets), and the one word that the parser is shown in its place."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A document for the parser, and for each of its words where the plain words that it stands for lie in the text."""

    doc: Doc
    words: list[list[Span]]


def shown(nlp: SpacyPipeline, view: str, names: Sequence[StandIn] = ()) -> Shown:
    """Give the words of a view (`clean.parser_view`) as a spaCy document; runs of spaces, which stand for what is hidden, fall out.

    Each of `names` is one word to the parser, and one that it knows: a country of two words cannot be torn apart then,
    nor an adjective of nationality be taken for a verb.
    """
    doc = nlp.make_doc(view)
    words = [t for t in doc if not t.is_space]
    groups = _groups(words, names)
    spans = [[(t.idx, t.idx + len(t)) for t in group] for group, _ in groups]
    if len(groups) == len(doc) and not any(word for _, word in groups):
        return Shown(doc, spans)
    apart = [bool(g[-1].whitespace_) or (g[-1].i + 1 < len(doc) and doc[g[-1].i + 1].is_space) for g, _ in groups]
    plain = Doc(doc.vocab, words=[word or group[0].text for group, word in groups], spaces=apart)
    for token, (group, word) in zip(plain, groups, strict=True):
        if not word:
            token.norm_ = group[0].norm_
    return Shown(plain, spans)


def _groups(words: Sequence[Token], names: Sequence[StandIn]) -> list[tuple[list[Token], str]]:
    """Give the words one by one, those that make up a name together and with what stands for them."""
    waiting = iter(sorted(names, key=lambda n: n.start))
    name, groups, open_ = next(waiting, None), [], None
    for word in words:
        while name is not None and name.end <= word.idx:
            name = next(waiting, None)
        inside = name if name and name.start <= word.idx and word.idx + len(word) <= name.end else None
        if inside is not None and inside is open_:
            groups[-1][0].append(word)
        else:
            groups.append(([word], inside.word if inside else ""))
        open_ = inside
    return groups
