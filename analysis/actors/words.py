"""A sentence's words as the lists of knowledge are asked for them."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.language.pipeline import lemma
from analysis.language.sentence import Sentence, Token


@dataclass(slots=True)
class Words:
    """A sentence's tokens as lower-case words and lemmas, made once for all look-ups."""

    lower: list[str]
    lemmas: list[str]

    @classmethod
    def of(cls, sentence: Sentence) -> Words:
        """Give the words of a sentence."""
        return cls([t.text.lower() for t in sentence.tokens], [_lemma(t) for t in sentence.tokens])


def _lemma(token: Token) -> str:
    """The lemma of a noun also where its capital makes it look like a name: "Students gathered"."""
    return lemma(token.text, "NOUN") if token.pos == "PROPN" and token.i == 0 else token.lemma
