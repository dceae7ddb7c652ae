"""Finding known names in running text: an index over the words of all aliases, the longest name first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Name:
    """One way of naming an actor: its folded words and how it may be used."""

    words: tuple[str, ...]
    actor_id: str
    text: str
    use: str = "alias"  # alias · adjective · metonym · ambiguous
    exact: bool = False  # only in this very spelling: acronyms and short names


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: `first` and `last` are indices into the words given."""

    first: int
    last: int
    name: Name


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Give a word without case, accents and dots."""
    if word.isascii():
        return word.replace(".", "").lower()
    plain = unicodedata.normalize("NFKD", word.replace(".", "").casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def is_exact(alias: str) -> bool:
    """True for names that only their exact spelling shows: acronyms, and names of up to three letters."""
    letters = [c for c in alias if c.isalpha()]
    return len(letters) <= 3 or not any(c.islower() for c in letters)


class NameIndex:
    """All names by their folded words, and by the first of these how many words they have."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: dict[tuple[str, ...], list[Name]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}  # the longest first
        for name in names:
            self.add(name)

    def add(self, name: Name) -> None:
        """Take in a further name; of equal names the first wins."""
        self._names.setdefault(name.words, []).append(name)
        first, n = name.words[0], len(name.words)
        known = self._lengths.get(first, ())
        if n not in known:
            self._lengths[first] = tuple(sorted((*known, n), reverse=True))

    def names(self, words: tuple[str, ...]) -> list[Name]:
        """Give the names with just these folded words."""
        return list(self._names.get(words, ()))

    def find(self, words: Sequence[tuple[str, int, int]], own: NameIndex | None = None) -> list[Hit]:
        """Give the names among `words` (word, start, end), longest first, none overlapping.

        Names of `own`, the document's own index, win over those of this one.
        """
        folded = [fold(w[0]) for w in words]
        hits, i = [], 0
        begins, others = self._lengths, own._lengths if own else {}
        while i < len(words):
            if folded[i] not in begins and folded[i] not in others:
                i += 1  # most words begin no name
                continue
            hit = (own and own._longest(words, folded, i)) or None
            known = self._longest(words, folded, i)
            if known and (hit is None or known.last > hit.last):
                hit = known
            if hit:
                hits.append(hit)
                i = hit.last + 1
            else:
                i += 1
        return hits

    def _longest(self, words: Sequence[tuple[str, int, int]], folded: list[str], i: int) -> Hit | None:
        for n in self._lengths.get(folded[i], ()):
            for name in self._names.get(tuple(folded[i : i + n]), ()):
                if i + n <= len(folded) and _spelled(name, words, i, n):
                    return Hit(i, i + n - 1, name)
        return None


def _spelled(name: Name, words: Sequence[tuple[str, int, int]], i: int, n: int) -> bool:
    """True where the case of the words fits the name, and they stand close together."""
    if any(words[k + 1][1] - words[k][2] > 2 for k in range(i, i + n - 1)):
        return False
    first = words[i][0]
    if name.exact:
        return [w[0].replace(".", "") for w in words[i : i + n]] == split(name.text)
    return first[0].isupper() or not name.text[0].isupper()


def split(text: str) -> list[str]:
    """Give the words of a name as they are compared, dotted acronyms without their dots."""
    from analysis.actors.mention import words

    return [w[0].replace(".", "") for w in words(text)]


def name(text: str, actor_id: str, use: str = "alias") -> Name | None:
    """Give the Name for an alias, or None where it has no word in it."""
    text = text[4:] if text.lower().startswith("the ") else text  # the article is no part of a name
    parts = split(text)
    return Name(tuple(fold(w) for w in parts), actor_id, text, use, is_exact(text)) if parts else None
