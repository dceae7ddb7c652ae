"""Lemmas of verbs, nouns and their kind by lemminflect; names and function words are their own."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lemminflect import Lemmatizer

_DOUBLE = frozenset("lsfz")  # consonants that end a stem twice
_LEMMATISED = frozenset(("AUX", "VERB", "NOUN", "ADJ", "ADV"))


@lru_cache(maxsize=100_000)
def lemma(word: str, pos: str) -> str:
    """Give the lower-case lemma of a word by its Universal part of speech.

    Kept for words seen before: in running text three in four are, and a look-up takes 50 times as long.
    """
    if pos not in _LEMMATISED or (pos == "ADJ" and word.lower().endswith("ist")):
        return word.lower()  # "terrorist" is no superlative
    found = _lemmatizer().getLemma(word.lower(), pos)
    return _whole(word.lower(), str(found[0])) if found else word.lower()


def _whole(word: str, guess: str) -> str:
    """Give the lemma of a word that the dictionary lacks with both consonants that end its stem: "bankrolled"."""
    doubled = guess + guess[-1:]
    unknown = guess[-1:] in _DOUBLE and not _lemmatizer().getAllLemmas(word)
    return doubled if unknown and word in (doubled + "ed", doubled + "ing") else guess


def is_verb(word: str) -> bool:
    """True for a form that a verb has too: "recruits", "bombs"; a word that the dictionary does not know is none."""
    return bool(_lemmatizer().getAllLemmas(word.lower(), "VERB"))


def is_noun(word: str) -> bool:
    """True for a form that a noun has; a word that the dictionary does not know is none."""
    return "NOUN" in _lemmatizer().getAllLemmas(word.lower())


def is_only_verb(word: str) -> bool:
    """True for a form of verbs alone: "denies", "insists"; a word that the dictionary does not know is none."""
    return set(_lemmatizer().getAllLemmas(word.lower())) == {"VERB"}


def known_lemmas(word: str) -> dict[str, str]:
    """Give the lemma that the dictionary has of a word in small letters, for each part of speech that it knows."""
    found = _lemmatizer().getAllLemmas(word)
    return {pos: str(lemmas[0]) for pos, lemmas in found.items() if pos in _LEMMATISED}


def guesses(word: str) -> Iterator[str]:
    """Give all that may be guessed for the lemma of a word that the dictionary lacks."""
    for cut, added, doubled in _rules():
        guess = word[: len(word) - cut] if cut <= len(word) else ""
        guess = (guess + added)[:-1] if doubled else guess + added
        yield guess
        yield guess + guess[-1:]  # as `_whole` gives it


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[int, str, bool], ...]:
    """Give of each rule by which lemmas are guessed how many letters it takes off, which it adds, and if one goes again."""
    found = (rule.split(",") for rule in _lemmatizer()._getOOVLemmatizer().rules)
    return tuple((len(taken), added, doubled == "True") for taken, added, doubled in found)


@lru_cache(maxsize=1)
def _lemmatizer() -> Lemmatizer:
    """Give lemminflect's lemmatizer with its dictionary read in a sixth of the time: an entry is parsed when asked for."""
    from lemminflect import Lemmatizer

    found = Lemmatizer()
    found.lemma_dict = _Dictionary(Path(found.lemma_lu_fn))
    return found


class _Dictionary:
    """The lemmas of some 70,000 words, each by its Universal part of speech; lines in order, in which a word is looked up."""

    def __init__(self, path: Path) -> None:
        self._lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        self._lines.sort()  # they nearly are

    def get(self, word: str, default: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Give the lemmas of a word by part of speech, as lemminflect's own dictionary does."""
        from lemminflect.core.LexicalUtils import categoryToUPos

        entries, begin = [], f"{word},"
        at = bisect_left(self._lines, begin)
        while at < len(self._lines) and self._lines[at].startswith(begin):
            entries.append(self._lines[at].split(",")[1:])
            at += 1
        return {categoryToUPos(category): tuple(forms.split("/")) for category, forms in entries} or default
