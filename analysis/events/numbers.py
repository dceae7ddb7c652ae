"""How many: numerals, number words and vague amounts to a lower and an upper bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis.knowledge import FOLDER
from analysis.knowledge.nodes import compose, items, scalar, texts

Bounds = tuple[int | None, int | None]
_MOST = 10**12  # no count of people or things is larger; "a million million million" says nothing, and fits no table


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of data/knowledge/numbers.yaml."""

    exact: dict[str, int]
    phrases: dict[tuple[str, ...], int]  # exact ones of several words: "half a dozen"
    scale: dict[str, int]
    vague: dict[str, int]
    none: frozenset[str]
    before: dict[tuple[str, ...], str]


@lru_cache(maxsize=2)
def number_words(path: Path = FOLDER / "numbers.yaml") -> NumberWords:
    """Give the number words of the knowledge file."""
    parts = dict(items(path, compose(path)))
    numbers = {
        name: {w: int(scalar(path, n)) for w, n in items(path, parts[name])} for name in ("exact", "scale", "vague")
    }
    before = {
        tuple(text.split()): name
        for name in ("at_least", "more_than", "up_to", "less_than", "about")
        for _, text in texts(path, parts[name])
    }
    none = frozenset(text for _, text in texts(path, parts["none"]))
    phrases = {tuple(w.split()): n for w, n in numbers["exact"].items() if " " in w}
    return NumberWords(numbers["exact"], phrases, numbers["scale"], numbers["vague"], none, before)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a row of words: which words it covers, and its bounds (None is open)."""

    first: int
    last: int
    low: int | None
    high: int | None


def read_amount(words: Sequence[str], i: int) -> Amount | None:
    """Give the amount that begins at word `i` (lower case), its modifiers included, or None."""
    known = number_words()
    modifier, at = _modifier(words, i, known)
    if at < len(words) and words[at] == "between" and (pair := _pair(words, at + 1, ("and",), known)):
        return Amount(i, pair[0], pair[1], pair[2])
    pair = _pair(words, at, ("to", "-", "–", "or"), known)
    if pair:
        return Amount(i, pair[0], pair[1], pair[2])
    plain = _plain(words, at, known)
    if plain is None:
        return None
    last, low, exact = plain
    return Amount(i, last, *_bounded(modifier, low, exact))


def _bounded(modifier: str, number: int, exact: bool) -> Bounds:
    """Bounds as the tables want them: "at least 21" is 21 and open, "more than 21" 22 and open, "up to 21" open and 21."""
    if modifier == "more_than":
        return number + 1, None
    if modifier == "up_to":
        return None, number
    if modifier == "less_than":
        return None, number - 1
    if modifier == "at_least" or not exact:
        return number, None
    return number, number


def _modifier(words: Sequence[str], i: int, known: NumberWords) -> tuple[str, int]:
    for n in (4, 3, 2, 1):
        name = known.before.get(tuple(words[i : i + n]))
        if name:
            return name, i + n
    return "", i


def _pair(words: Sequence[str], i: int, joints: tuple[str, ...], known: NumberWords) -> tuple[int, int, int] | None:
    first = _plain(words, i, known)
    if first is None or not first[2] or first[0] + 2 >= len(words) or words[first[0] + 1] not in joints:
        return None
    second = _plain(words, first[0] + 2, known)
    if second is None or not second[2] or second[1] <= first[1]:
        return None
    return second[0], first[1], second[1]


def _plain(words: Sequence[str], i: int, known: NumberWords) -> tuple[int, int, bool] | None:
    """Give (last word, number, exact) of a number without modifiers."""
    if i >= len(words):
        return None
    word = words[i]
    number = _digits(word)
    if number is None and word in known.none:
        return i, 0, True
    if number is None and word in known.vague:
        if word == "tens" and words[i + 1 : i + 3] == ["of", "thousands"]:
            return i + 2, 20_000, False
        return _vague(words, i, known)
    for phrase, amount in known.phrases.items():
        if tuple(words[i : i + len(phrase)]) == phrase:
            last = i + len(phrase) - 1
            scale = _scale(words, last + 1, known)
            return (last + 1, amount * scale, True) if scale else (last, amount, True)
    if number is None:
        number = _spelled(word, known)
    if number is None:
        return None
    last = i
    if words[i + 1 : i + 2] == ["-"] and (spelled := _spelled("-".join((word, *words[i + 2 : i + 3])), known)):
        return i + 2, spelled, True  # "forty-three" in three words
    if word in ("a", "an") and i + 1 < len(words) and words[i + 1] in known.vague:
        return _vague(words, i + 1, known)
    if word in ("a", "an") and i + 1 < len(words) and words[i + 1] in known.exact:
        return i + 1, known.exact[words[i + 1]], True
    while (scale := _scale(words, last + 1, known)) and number * scale < _MOST:
        number *= scale
        last += 1
    if last + 2 < len(words) and words[last + 1] == "and" and number >= 100 and _spelled(words[last + 2], known):
        number += _spelled(words[last + 2], known) or 0
        last += 2
    return last, number, True


def _vague(words: Sequence[str], i: int, known: NumberWords) -> tuple[int, int, bool]:
    """ "several": its own lower bound; "several dozen" at least two of what it counts."""
    scale = _scale(words, i + 1, known)
    return (i + 1, 2 * scale, False) if scale else (i, known.vague[words[i]], False)


def _scale(words: Sequence[str], i: int, known: NumberWords) -> int:
    return known.scale.get(words[i], 0) if i < len(words) else 0


def _digits(word: str) -> int | None:
    plain = word.replace(",", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 9 and not word.startswith(",") else None


def _spelled(word: str, known: NumberWords) -> int | None:
    if word in known.exact:
        return known.exact[word]
    tens, _, ones = word.partition("-")
    if ones and tens in known.exact and ones in known.exact and known.exact[tens] >= 20 and known.exact[ones] < 10:
        return known.exact[tens] + known.exact[ones]
    return None
