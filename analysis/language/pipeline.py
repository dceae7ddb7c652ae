"""Text to sentences with syntax: boundaries first, then a spaCy pipeline over what the parser may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from spacy.language import Language as SpacyPipeline
from spacy.tokens import Doc

from analysis.language.boundaries import boundaries, stretches
from analysis.language.clean import parser_view
from analysis.language.repair import mended
from analysis.language.schemes import heads_and_labels, is_clearnlp
from analysis.language.sentence import Sentence, Token
from analysis.language.tails import tail

BATCH = 32  # documents a batch; larger ones take more memory and are no faster
LONGEST = 2_000  # characters of a sentence; a longer one is cut, so that no time grows faster than the text

DocumentText = tuple[str, str, Sequence[tuple[int, int]]]


class Language:
    """A language pipeline, whatever parser stands behind it."""

    def __init__(self, nlp: SpacyPipeline, name: str) -> None:
        self.nlp, self.name = nlp, name
        labels = frozenset(nlp.get_pipe("parser").labels) if "parser" in nlp.pipe_names else frozenset()  # type: ignore[attr-defined]
        self._clearnlp = is_clearnlp(labels)

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
        pieces = (piece for s in sentences for piece in _pieces(s))
        for doc, (sentence, offset, last) in self.nlp.pipe(pieces, as_tuples=True, batch_size=BATCH):
            first = len(sentence.tokens)
            sentence.tokens = mended(sentence.tokens + self._tokens(doc, sentence, offset), first)
            if last:
                yield sentence

    def parse(self, doc_id: str, text: str, passages: Sequence[tuple[int, int]]) -> list[Sentence]:
        """Give the sentences of one document with their tokens."""
        return list(self.parse_sentences(self.sentences(doc_id, text, passages)))

    def parse_many(self, documents: Iterable[DocumentText]) -> Iterator[list[Sentence]]:
        """Give the parsed sentences of document after document, batched across them."""
        waiting: list[list[Sentence]] = []

        def stream() -> Iterator[Sentence]:
            for doc_id, text, passages in documents:
                split = self.sentences(doc_id, text, passages)
                waiting.append(split)
                yield from split

        done = 0
        for _ in self.parse_sentences(stream()):
            done += 1
            while waiting and done >= len(waiting[0]):
                done -= len(waiting[0])
                yield waiting.pop(0)
        yield from waiting

    def _tokens(self, doc: Doc, sentence: Sentence, offset: int) -> list[Token]:
        """Give the tokens of a piece of a sentence, spaces left out; a word that hung on a space hangs on what is above it.

        The root of a later piece hangs on the root of the first (parataxis).
        """
        relations = heads_and_labels(doc, self._clearnlp)
        before = len(sentence.tokens)
        main = next((t.i for t in sentence.tokens if t.head == t.i), None)
        kept = [t.i for t in doc if not t.is_space]
        place = {i: k for k, i in enumerate(kept)}
        tokens = []
        for i in kept:
            head, label = relations[i]
            while head not in place and relations[head][0] != head:
                head = relations[head][0]
            token, start = doc[i], sentence.start + offset + doc[i].idx
            text = sentence.text[offset + token.idx : offset + token.idx + len(token)]
            here = before + place[i]
            above = before + place.get(head, place[i])
            label = "root" if above == here else label
            if above == here and main is not None:
                above, label = main, "parataxis"
            tokens.append(
                Token(
                    here,
                    text,
                    lemma(token.text, token.pos_),
                    token.pos_,
                    token.tag_,
                    label,
                    above,
                    start,
                    start + len(token),
                )
            )
        return tokens


def _pieces(sentence: Sentence) -> Iterator[tuple[str, tuple[Sentence, int, bool]]]:
    """Give what the parser is shown of a sentence: all of it, or a close that says who speaks as a piece of its own."""
    view = parser_view(sentence.text)
    cut = tail(view)
    if cut is None:
        yield view, (sentence, 0, True)
        return
    yield view[:cut] + ".", (sentence, 0, False)  # the comma closes the first piece
    yield view[cut + 1 :], (sentence, cut + 1, True)


_LEMMATISED = frozenset(("AUX", "VERB", "NOUN", "ADJ", "ADV"))


@lru_cache(maxsize=100_000)
def lemma(word: str, pos: str) -> str:
    """Give the lower-case lemma of a word by lemminflect; names and function words are their own."""
    if pos not in _LEMMATISED:
        return word.lower()
    from lemminflect import getLemma

    found = getLemma(word.lower(), upos=pos)
    return str(found[0]) if found else word.lower()
