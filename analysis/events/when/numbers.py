"""Numbers in dates: days, years, decades, amounts, ordinals, and dates in figures."""

from __future__ import annotations

from typing import Any

from analysis.events.when.calendar_dates import Calendar
from analysis.events.when.pieces import Piece, standing_number
from analysis.events.when.span import FIRST_YEAR, LAST_YEAR
from analysis.events.when.words import DateWords

Found = tuple[int, Any] | None  # the place behind the words, and their value

#: A number of four digits without a month is taken for a year only within these.
_LIKELY = range(1800, 2100)
_PIVOT = 69  # two-digit years below this are of our century (POSIX)


class Numbers:
    """Reads numbers in the pieces of one text."""

    def __init__(self, row: list[Piece], words: DateWords, date_words: frozenset[str]) -> None:
        self.row, self.words, self.date_words = row, words, date_words

    def key(self, i: int) -> str:
        return self.row[i].key if 0 <= i < len(self.row) else ""

    def number(self, i: int) -> str:
        """Give the digits of a number that stands on its own, else ""."""
        return self.row[i].text if i < len(self.row) and standing_number(self.row, i, self.date_words) else ""

    def year(self, i: int) -> Found:
        digits = self.number(i)
        return (i + 1, int(digits)) if len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR else None

    def likely_year(self, i: int) -> Found:
        found = self.year(i)
        return found if found and found[1] in _LIKELY else None

    def short_year(self, i: int) -> Found:
        return (i + 1, int(self.row[i].text)) if len(self.number(i)) == 2 and self.row[i].glued else None

    def day(self, i: int) -> Found:
        digits = self.number(i) or self._one_of_two(i)
        if digits and len(digits) <= 2 and 1 <= int(digits) <= 31:
            return i + 1, int(digits)
        return self.nth(i)

    def _one_of_two(self, i: int) -> str:
        """Give either number of "3/4" (May), which joins no third."""
        row = self.row
        for first in (i, i - 2):
            if first >= 0 and first + 2 < len(row) and row[first].is_number and row[first + 2].is_number:
                alone = not row[first].glued and (first + 3 == len(row) or not row[first + 3].glued)
                if alone and row[first + 1].key == "/" and row[first + 1].glued and row[first + 2].glued:
                    return row[i].text
        return ""

    def nth(self, i: int) -> Found:
        """ "13th": a number with its suffix."""
        piece = self.row[i]
        suffix = self.row[i + 1] if i + 1 < len(self.row) else None
        if (
            not piece.is_number
            or len(piece.text) > 2
            or not suffix
            or not suffix.glued
            or (i and piece.glued and not self._opened(i))
        ):
            return None
        value = int(piece.text)
        return (i + 2, value) if suffix.key in self.words.lists["ordinal_suffixes"] and 1 <= value <= 31 else None

    def _opened(self, i: int) -> bool:
        return self.row[i - 1].key in ("(", '"', "'", "“", "-")

    def ordinal(self, i: int) -> Found:
        value = self.words.ordinals.get(self.key(i))
        if value:
            return (i + 1, value) if value <= 31 else None
        tens = self.words.numbers.get(self.key(i), 0)
        units = self.words.ordinals.get(self.key(i + 2), 99)
        if tens in (20, 30) and self.key(i + 1) == "-" and units < 10:
            return i + 3, tens + units
        return self.nth(i)

    def ordinal_or_last(self, i: int) -> Found:
        return (i + 1, -1) if self.key(i) in self.words.lists["last_ones"] else self.ordinal(i)

    def amount(self, i: int) -> Found:
        """A number of days, weeks …, as its bounds (low, high): digits, words, "a few", "two or three", "six and a half"."""
        read = self._count(i)
        if read is None:
            return None
        end, (low, high) = read
        joined = self._count(end + 1) if self.key(end) in ("or", "to", "-") else None
        if joined and joined[1][0] > low and self.key(end + 1) not in self.words.lists["articles"]:
            end, high = joined[0], joined[1][1]
        if tuple(self.key(end + k) for k in range(3)) == ("and", "a", "half"):
            end, high = end + 3, high + 1
        return end + (self.key(end) in self.words.lists["number_fillers"]), (low, high)

    def _count(self, i: int) -> tuple[int, tuple[int, int]] | None:
        if i >= len(self.row):
            return None
        digits = self.number(i)
        if digits:
            return (i + 1, (int(digits), int(digits))) if len(digits) < 4 and int(digits) else None
        k = i + (self.key(i) in self.words.lists["articles"])
        vague = self.words.vague_numbers.get(self.key(k))
        if vague:
            return k + 1 + (self.key(k + 1) == "of"), vague
        value = self.words.numbers.get(self.key(i))
        return None if value is None else self._compound(i, value)

    def _compound(self, i: int, value: int) -> tuple[int, tuple[int, int]]:
        """ "Twenty-one", "twenty one", or the plain number word."""
        k = i + 1 + (self.key(i + 1) == "-")
        ones = self.words.numbers.get(self.key(k), 99)
        if 20 <= value <= 90 and ones < 10 and self.key(k) not in self.words.lists["articles"]:
            return k + 1, (value + ones, value + ones)
        return i + 1, (value, value)

    def decade(self, i: int) -> Found:
        """ "1990s", "the 1990's", "'90s": the first year and how many."""
        short = self.key(i) == "'"
        k = i + short
        digits = self.row[k].text if k < len(self.row) and self.row[k].is_number else ""
        apostrophe = self.key(k + 1) == "'"
        end = k + 1 + apostrophe
        if len(digits) != (2 if short else 4) or digits[-1] != "0" or self.key(end) != "s" or not self.row[end].glued:
            return None
        before = self.key(i - 1)
        if (i and self.row[i].glued and before not in ("-", "(", '"')) or (
            apostrophe and before != "the" and before not in self.date_words
        ):
            return None
        year = int(digits) + (1900 if short else 0)
        return (end + 1, (year, 10)) if FIRST_YEAR <= year <= LAST_YEAR else None

    def named_decade(self, i: int) -> Found:
        decade = self.words.decades.get(self.key(i))
        return (i + 1, (1900 + decade, 10)) if decade else None

    def numeric(self, i: int) -> Found:
        """ "2015-11-13", "13/11/2015", "13.11.2015": where both could be the month, the day comes first."""
        row = self.row
        if i + 4 >= len(row) or not all(piece.glued for piece in row[i + 1 : i + 5]):
            return None
        sign = row[i + 1].key
        if sign not in "-/." or row[i + 3].key != sign or not all(row[k].is_number for k in (i, i + 2, i + 4)):
            return None
        if not self._loose(i - 1, i) or not self._loose(i + 5, i + 5):
            return None
        value = _numeric([row[k].text for k in (i, i + 2, i + 4)], sign)
        return (i + 5, value) if value and value.exists() else None

    def _loose(self, sign: int, glue: int) -> bool:
        """Say whether nothing that belongs to a longer code is glued on."""
        if not 0 <= sign < len(self.row) or not self.row[glue].glued:
            return True
        piece = self.row[sign]
        if piece.key == "." and sign > glue - 1:
            return not (sign + 1 < len(self.row) and self.row[sign + 1].glued and self.row[sign + 1].is_number)
        return (
            piece.key not in ("-", "/", ".", "_", ":")
            and not piece.is_number
            and (not piece.is_word or piece.text == "T")
        )


def whole_year(short: int) -> int:
    """Give the year that two digits stand for."""
    return short + (2000 if short < _PIVOT else 1900)


def _numeric(parts: list[str], sign: str) -> Calendar | None:
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4 and sign != "." and max(len(parts[1]), len(parts[2])) <= 2:
        year, month, day = first, second, third
    elif max(len(parts[0]), len(parts[1])) <= 2 and (len(parts[2]) == 4 or (len(parts[2]) == 2 and sign == "/")):
        year = third if third > 99 else whole_year(third)
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        return None
    fits = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31
    return Calendar(year, month, day) if fits else None
