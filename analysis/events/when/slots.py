"""The slots of date patterns: what stands at a place of a text, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from analysis.events.when.numbers import Found, Numbers
from analysis.events.when.pieces import Piece
from analysis.events.when.words import DateWords, Phrase


class Slots(Numbers):
    """Reads slots in one text; what a slot gives at a place is worked out once."""

    def __init__(self, row: list[Piece], words: DateWords, date_words: frozenset[str], phrases: PhraseIndex) -> None:
        super().__init__(row, words, date_words)
        self.phrases = phrases
        self._known: dict[tuple[str, int], Found] = {}

    def read(self, slot: str, i: int) -> Found:
        """Give what a slot reads at place `i`, None where nothing fits."""
        if i >= len(self.row):
            return None
        known = (slot, i)
        if known not in self._known:
            self._known[known] = READERS[slot](self, i)
        return self._known[known]

    def month(self, i: int) -> Found:
        key, piece = self.key(i), self.row[i]
        if key in self.words.months:
            return (i + 1, self.words.months[key]) if self._month_written(i) else None
        if key in self.words.short_months and (piece.capitalised or key not in self.words.lists["ambiguous_months"]):
            stop = i + 1 < len(self.row) and self.row[i + 1].key == "." and self.row[i + 1].glued
            return i + 1 + stop, self.words.short_months[key]
        return None

    def _month_written(self, i: int) -> bool:
        """A month that is a common word too must be capitalised, or stand between a day and a year."""
        if self.row[i].capitalised or self.key(i) not in self.words.lists["ambiguous_months"]:
            return True
        return bool(i) and self.row[i - 1].is_number and i + 1 < len(self.row) and len(self.number(i + 1)) == 4

    def named_month(self, i: int) -> Found:
        if self.key(i) in self.words.months:
            return self.month(i)
        sure = self.row[i].capitalised and self.key(i) not in self.words.lists["ambiguous_months"]
        found = self.month(i)
        return found if found and (sure or found[0] == i + 2) else None  # "in Nov", "in Mar."

    def sure_month(self, i: int) -> Found:
        key = self.key(i)
        return self.month(i) if key in self.words.months and key not in self.words.lists["ambiguous_months"] else None

    def weekday(self, i: int) -> Found:
        key, piece = self.key(i), self.row[i]
        if key in self.words.weekdays:
            return i + 1, self.words.weekdays[key]
        if key not in self.words.short_weekdays or not piece.capitalised:
            return None
        stop = self.key(i + 1) in (".", ",")
        behind = i + 1 + stop
        clock = self.key(behind + 1) in ("am", "pm", "a", "p", ":")
        dated = behind < len(self.row) and (self.read("MONTH", behind) or (self.read("DAY", behind) and not clock))
        return (i + 1 + (self.key(i + 1) == "."), self.words.short_weekdays[key]) if dated else None

    def word(self, table: Mapping[str, Any]) -> Callable[[int], Found]:
        return lambda i: (i + 1, table[self.key(i)]) if self.key(i) in table else None

    def unit(self, i: int) -> Found:
        """A unit of time: how many of which calendar unit, and whether it is plural."""
        unit = self.words.units.get(self.key(i))
        return (i + 1, (*unit, self.key(i).endswith("s"))) if unit else None

    def time_of_day(self, i: int) -> Found:
        return (i + 1, self.key(i)) if self.key(i) in self.words.lists["times_of_day"] else None

    def phrase(self, kind: str, i: int) -> Found:
        """The longest of the phrases of a kind that begins here."""
        for words, value in self.phrases.starting(kind, self.key(i)):
            if len(words) == 1 and kind.endswith("feast") and not self.row[i].capitalised:
                continue
            if all(self.key(i + k) == word for k, word in enumerate(words)):
                return i + len(words), value
        return None


class PhraseIndex:
    """Phrases of several kinds by their first word, longest first."""

    def __init__(self, kinds: Mapping[str, Mapping[Phrase, Any]]) -> None:
        self._index: dict[tuple[str, str], list[tuple[Phrase, Any]]] = {}
        for kind, phrases in kinds.items():
            for words in sorted(phrases, key=lambda w: (-len(w), w)):
                self._index.setdefault((kind, words[0]), []).append((words, phrases[words]))

    def starting(self, kind: str, word: str) -> list[tuple[Phrase, Any]]:
        """Give the phrases of a kind that begin with a word."""
        return self._index.get((kind, word), [])

    def first_words(self, *kinds: str) -> frozenset[str]:
        """Give the words with which phrases begin, of some kinds or of all."""
        return frozenset(word for kind, word in self._index if not kinds or kind in kinds)


#: Which slots there are, and how each is read. DATE, a date found before, is read by the finder.
READERS: dict[str, Callable[[Slots, int], Found]] = {
    "YEAR": Slots.year,
    "LIKELY_YEAR": Slots.likely_year,
    "SHORT_YEAR": Slots.short_year,
    "DAY": Slots.day,
    "NTH": Slots.nth,
    "ORDINAL": Slots.ordinal,
    "ORDINAL_OR_LAST": Slots.ordinal_or_last,
    "NUMBER": Slots.amount,
    "DECADE": Slots.decade,
    "NAMED_DECADE": Slots.named_decade,
    "NUMERIC": Slots.numeric,
    "MONTH": Slots.month,
    "NAMED_MONTH": Slots.named_month,
    "SURE_MONTH": Slots.sure_month,
    "WEEKDAY": Slots.weekday,
    "TIME": Slots.time_of_day,
    "SEASON": lambda slots, i: slots.word(slots.words.seasons)(i),
    "UNIT": Slots.unit,
    "PART": lambda slots, i: slots.word(slots.words.parts)(i),
    "EDGE": lambda slots, i: slots.word(slots.words.edges)(i),
    "WHICH": lambda slots, i: slots.word(slots.words.which)(i),
    "DAY_WORD": lambda slots, i: slots.word(slots.words.days)(i),
    "FEAST": lambda slots, i: slots.phrase("feast", i),
    "OPEN_FEAST": lambda slots, i: slots.phrase("open_feast", i),
    "NAMED_DAY": lambda slots, i: slots.phrase("named_day", i),
}

#: Slots that begin with figures, and slots that never do.
FIGURES_ONLY = frozenset({"YEAR", "LIKELY_YEAR", "SHORT_YEAR", "DAY", "NTH", "NUMERIC"})
WORDS_ONLY = frozenset(READERS) - FIGURES_ONLY - {"ORDINAL", "ORDINAL_OR_LAST", "NUMBER", "DECADE", "NAMED_DAY"}


def beginnings(words: DateWords, phrases: PhraseIndex) -> dict[str, frozenset[str]]:
    """Give, for each slot that one of known words must begin, these words."""
    months = frozenset((*words.months, *words.short_months))
    return {
        **dict.fromkeys(("MONTH", "NAMED_MONTH", "SURE_MONTH"), months),
        "WEEKDAY": frozenset((*words.weekdays, *words.short_weekdays)),
        "TIME": frozenset(words.lists["times_of_day"]),
        "SEASON": frozenset(words.seasons),
        "UNIT": frozenset(words.units),
        "PART": frozenset(words.parts),
        "EDGE": frozenset(words.edges),
        "WHICH": frozenset(words.which),
        "DAY_WORD": frozenset(words.days),
        "FEAST": phrases.first_words("feast"),
        "OPEN_FEAST": phrases.first_words("open_feast"),
    }
