"""Text to sentences with syntax: boundaries first, then a spaCy pipeline over what the parser may see."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.language import Language as SpacyPipeline
from spacy.tokens import Doc

from analysis.language.boundaries import boundaries, stretches
from analysis.language.clean import parser_view
from analysis.language.inserts import inserts
from analysis.language.lemmas import lemma
from analysis.language.parsed import Parsed, joined, parsed, parts
from analysis.language.repair import mended
from analysis.language.schemes import is_clearnlp
from analysis.language.sentence import Sentence, Token
from analysis.language.shown import Span, StandIn, shown
from analysis.language.tails import tail

CHUNK = 128  # pieces that are at hand at once
BATCH = 32  # documents a batch; larger ones take more memory and are no faster
MOST_WORDS = 60_000  # different ones, after which a parser's memory of them costs more than loading it anew
LONGEST = 2_000  # characters of a sentence; a longer one is cut, so that no time grows faster than the text

#: Gives the names in a text, each with the word that the parser is shown for it.
NameFinder = Callable[[str], Sequence[StandIn]]
#: Gives, of the sentences of a document, those that must be parsed.
Chooser = Callable[[list[Sentence]], list[Sentence]]
DocumentText = tuple[str, str, Sequence[tuple[int, int]]]
#: What the parser sees, of which sentence, from where on in it, and whether it is the sentence's last piece.
_Piece = tuple[str, Sentence, int, bool]


class Language:
    """A language pipeline, whatever parser stands behind it."""

    def __init__(self, nlp: SpacyPipeline, name: str, names: NameFinder | None = None) -> None:
        self.nlp, self.name, self._names = nlp, name, names
        self._clearnlp = is_clearnlp(_labels(nlp, name))

    @property
    def full(self) -> bool:
        """True for a parser that has met so many different words that it should be loaded anew: it forgets none."""
        return len(self.nlp.vocab) > MOST_WORDS

    def sentences(self, doc_id: str, text: str, passages: Sequence[tuple[int, int]]) -> list[Sentence]:
        """Give the sentences of a document without their tokens; numbers count from 1 through the document."""
        found: list[Sentence] = []
        for passage, (start, end) in enumerate(passages, 1):
            for whole in boundaries(text, start, end):
                for first, last in stretches(text, *whole, LONGEST):
                    number = len(found) + 1
                    sentence = Sentence(
                        f"{doc_id}:{number}", doc_id, passage, number, first, last, text[first:last], []
                    )
                    sentence.cut = last < whole[1]
                    found.append(sentence)
        return found

    def parse_sentences(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """Give the same sentences with their tokens."""
        pieces = self._shown(piece for s in sentences for piece in _pieces(s))
        read = self.nlp.pipe(pieces, as_tuples=True, batch_size=BATCH)
        while chunk := list(itertools.islice(read, CHUNK)):
            parses = self._parses([doc for doc, _ in chunk])
            for parse, (_, (sentence, words, last)) in zip(parses, chunk, strict=True):
                first = len(sentence.tokens)
                sentence.tokens = mended(sentence.tokens + _tokens(parse, sentence, words), first)
                if last:
                    yield sentence

    def _parses(self, docs: Sequence[Doc]) -> list[Parsed]:
        """Give the parse of each piece; one with inserts is read again, they and its frame apart."""
        found = {k: inserted for k, doc in enumerate(docs) if (inserted := inserts(doc))}
        again = ((part, (k, places)) for k, inserted in found.items() for part, places in parts(docs[k], inserted))
        read: dict[int, list[tuple[Parsed, list[int]]]] = {}
        for doc, (k, places) in self.nlp.pipe(again, as_tuples=True, batch_size=BATCH):
            read.setdefault(k, []).append((parsed(doc, self._clearnlp), places))
        whole = [parsed(doc, self._clearnlp) for doc in docs]
        return [joined(w, found[k], read[k]) if k in found else w for k, w in enumerate(whole)]

    def parse(self, doc_id: str, text: str, passages: Sequence[tuple[int, int]]) -> list[Sentence]:
        """Give the sentences of one document with their tokens."""
        return list(self.parse_sentences(self.sentences(doc_id, text, passages)))

    def parse_many(self, documents: Iterable[DocumentText], choose: Chooser | None = None) -> Iterator[list[Sentence]]:
        """Give the sentences of document after document, parsed in batches across them.

        `choose` says which sentences of a document are parsed, all if it is left out; the others come without tokens.
        """
        waiting: deque[tuple[list[Sentence], int]] = deque()

        def stream() -> Iterator[Sentence]:
            for doc_id, text, passages in documents:
                split = self.sentences(doc_id, text, passages)
                wanted = split if choose is None else choose(split)
                waiting.append((split, len(wanted)))
                yield from wanted

        done = 0
        for _ in self.parse_sentences(stream()):
            done += 1
            while waiting and done >= waiting[0][1]:
                done -= waiting[0][1]
                yield waiting.popleft()[0]
        while waiting:
            yield waiting.popleft()[0]

    def _shown(self, pieces: Iterable[_Piece]) -> Iterator[tuple[Doc, tuple[Sentence, list[list[Span]], bool]]]:
        """Give each piece as a document, with the places of its words in the sentence."""
        for view, sentence, offset, last in pieces:
            piece = shown(self.nlp, view, self._names(view) if self._names else ())
            yield piece.doc, (sentence, [[(a + offset, b + offset) for a, b in word] for word in piece.words], last)


def _tokens(parse: Parsed, sentence: Sentence, words: Sequence[Sequence[Span]]) -> list[Token]:
    """Give the tokens of a piece of a sentence; the root of a later piece hangs on the root of the first (parataxis).

    A name that the parser saw as one word is its words again, the last of them its head.
    """
    main = next((t.i for t in sentence.tokens if t.head == t.i), None)
    lasts = list(itertools.accumulate((len(spans) for spans in words), initial=len(sentence.tokens) - 1))[1:]
    tokens: list[Token] = []
    for i, spans in enumerate(words):
        here, above, label = lasts[i], lasts[parse.heads[i]], parse.labels[i]
        if above == here and main is not None:
            above, label = main, "parataxis"
        for k, span in enumerate(spans, here - len(spans) + 1):
            pos, tag = (parse.pos[i], parse.tags[i]) if len(spans) == 1 else ("PROPN", "NNP")
            edge = (label, above) if k == here else ("compound", here)
            tokens.append(_token(sentence, k, span, pos, tag, *edge))
    return tokens


def _token(sentence: Sentence, i: int, span: Span, pos: str, tag: str, label: str, head: int) -> Token:
    text = sentence.text[span[0] : span[1]]
    start, end = sentence.start + span[0], sentence.start + span[1]
    return Token(i, text, lemma(text, pos), pos, tag, label, head, start, end)


def _labels(nlp: SpacyPipeline, name: str) -> frozenset[str]:
    """Give the parser's labels; raises ValueError where the pipeline lacks what reading needs."""
    if "parser" not in nlp.pipe_names:
        raise ValueError(f"'{name}' has no parser; events and relations are read from the syntax, so take one that has")
    if not {"morphologizer", "attribute_ruler"} & set(nlp.pipe_names):
        raise ValueError(
            f"'{name}' gives no parts of speech: it needs a morphologizer, or a tagger and an attribute_ruler"
        )
    labels = frozenset(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
    if not {"nsubj", "case"} <= labels:
        raise ValueError(f"'{name}' labels syntax neither as Universal Dependencies do nor as ClearNLP does")
    return labels


def _pieces(sentence: Sentence) -> Iterator[_Piece]:
    """Give what the parser is shown of a sentence: all of it, or a close that says who speaks as a piece of its own."""
    view = parser_view(sentence.text)
    cut = tail(view)
    if cut is None:
        yield view, sentence, 0, True
        return
    yield view[:cut] + ".", sentence, 0, False  # the comma closes the first piece
    yield view[cut + 1 :], sentence, cut + 1, True
