"""A text cut into words, numbers and signs, each with its offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_SAME = {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "‒": "-"}


class Piece(NamedTuple):
    """A run of letters, a run of digits, or one sign; `key` is how patterns see it, `glued` that no space precedes."""

    text: str
    key: str
    start: int
    end: int
    glued: bool

    @property
    def is_number(self) -> bool:
        return self.text.isdecimal()

    @property
    def is_word(self) -> bool:
        return self.text.isalpha()

    @property
    def capitalised(self) -> bool:
        return self.text[0].isupper()


def pieces(text: str) -> list[Piece]:
    """Give the pieces of a text, left to right; dashes and apostrophes of every kind have one key each."""
    found: list[Piece] = []
    last = 0
    for match in _PIECE.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        found.append(Piece(word, _SAME.get(word) or word.lower(), start, end, start == last and start > 0))
        last = end
    return found


def standing_number(row: list[Piece], i: int, date_words: frozenset[str]) -> bool:
    """Say whether piece `i` is a number of its own: no part of an amount, a clock time, a code or a model's name."""
    return row[i].is_number and _free_before(row, i, date_words) and _free_behind(row, i)


def _free_before(row: list[Piece], i: int, date_words: frozenset[str]) -> bool:
    if not row[i].glued or i == 0:
        return not (i and row[i - 1].key in ("$", "€", "£", "#"))
    sign, before = row[i - 1], row[i - 2] if i > 1 and row[i - 1].glued else None
    if sign.is_word:
        return False
    if sign.key in ("(", '"', "'", "“", ";"):
        return True
    if sign.key in ("-", "."):
        return before is None or before.key in date_words or (sign.key == "-" and before.is_number)
    if sign.key == ",":
        return before is None or not (before.is_number and len(row[i].text) == 3)
    return False


def _free_behind(row: list[Piece], i: int) -> bool:
    if i + 1 >= len(row) or not row[i + 1].glued:
        return not (i + 1 < len(row) and row[i + 1].key in ("%",))
    sign, behind = row[i + 1], row[i + 2] if i + 2 < len(row) and row[i + 2].glued else None
    if sign.is_word or sign.key in ("%", "°", "_", "$", "€", "£"):
        return False
    if sign.key in (".", ":", "/"):
        return behind is None or not behind.is_number
    if sign.key == ",":
        return behind is None or not (behind.is_number and len(behind.text) == 3)
    return True
