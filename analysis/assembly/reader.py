"""Documents to packed rows, a shard at a time: what every worker does."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from analysis import language
from analysis.actors.resolve import name_finder
from analysis.assembly.packing import Outcome, pack
from analysis.assembly.sieve import sieve
from analysis.dating import published_in
from analysis.documents import Document
from analysis.knowledge import Knowledge, KnowledgeError
from analysis.knowledge import load as load_knowledge
from analysis.language.pipeline import LONGEST, Language
from analysis.language.sentence import Sentence
from analysis.reading import DocumentRows, read_document

_SWEPT = (20_000, 20, 50)  # objects made, and searches among the youngest and the young ones, before the next search


@dataclass(frozen=True, slots=True)
class Text:
    """What of a document its rows depend on."""

    doc_id: str
    text: str
    passages: tuple[tuple[int, int], ...]
    published: date | None

    @classmethod
    def of(cls, document: Document) -> Text:
        """Give the text of a document."""
        return cls(document.doc_id, document.text, tuple(document.passages), document.published)


def read_shard(shard: Sequence[Text]) -> list[bytes]:
    """Give the packed outcome of each document; one that makes the program fail is told of and costs no other.

    Raises KnowledgeError for a mistake in a knowledge file, which is no document's fault.
    """
    with _rarely_swept():
        try:
            return [pack(outcome) for outcome in _read(shard)]
        except KnowledgeError:
            raise
        except Exception:
            return [_read_alone(text) for text in shard]


@contextmanager
def _rarely_swept() -> Iterator[None]:
    """Let Python look for rings of objects more rarely: reading makes millions of small ones, which need no such search."""
    usual = gc.get_threshold()
    gc.set_threshold(*_SWEPT)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _read(shard: Sequence[Text]) -> Iterator[Outcome]:
    knowledge = load_knowledge()
    parsed = _parser(knowledge).parse_many(((t.doc_id, t.text, t.passages) for t in shard), sieve(knowledge).chosen)
    for text, sentences in zip(shard, parsed, strict=True):
        published = text.published or published_in(text.text)
        rows = read_document(text.doc_id, text.text, published, sentences, knowledge)
        yield Outcome(rows, published, _cut(text, sentences))


def _parser(knowledge: Knowledge) -> Language:
    names = name_finder(knowledge)
    if language.load(names=names).full:
        language.load.cache_clear()
        gc.collect()
    return language.load(names=names)


def _cut(text: Text, sentences: Sequence[Sentence]) -> str:
    cut = sum(sentence.cut for sentence in sentences)
    return f"{text.doc_id}: {cut} sentences of more than {LONGEST:,} characters were cut" if cut else ""


def _read_alone(text: Text) -> bytes:
    try:
        return pack(next(_read([text])))
    except Exception as error:
        problem = f"{text.doc_id}: could not be read, by a fault of the program ({type(error).__name__}: {error})"
        return pack(Outcome(DocumentRows(), text.published, problem[:500], failed=True))
