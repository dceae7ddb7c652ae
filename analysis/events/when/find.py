"""Finding date expressions in a text: patterns over its words, from right to left, each place looked at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.events.when.bound import Bound
from analysis.events.when.calendar_dates import Calendar
from analysis.events.when.grammar import Branch, Grammar, Pattern, load_grammar, stands_beside
from analysis.events.when.meaning import Meaning
from analysis.events.when.pairs_of_dates import Between
from analysis.events.when.pieces import Piece, pieces
from analysis.events.when.relative_dates import Shift
from analysis.events.when.slots import Slots

# Dates hold dates ("a week after the second Friday of last month"); nobody says more levels than these.
_DEEPEST = 5
# A pattern that begins with a date may grow another; so often.
_ROUNDS = 3

Values = tuple[tuple[str, Any], ...]  # what fills the places of a pattern, each with its slot
Reading = tuple[int, int, Meaning]  # the place behind the words, the pattern's order (negative), what they mean


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that say when.

    `start` and `end` are offsets (the text's own, plus the `offset` given), `text` exactly these words, without the
    preposition; `basis` is explicit (a calendar date) or relative; `relation` says how an event stands to the date: at,
    since, until, after, before, during; `needs` what must be known to date it: year, month, reference (the day of
    writing), anchor (the date told last), event, amount, calendar. `attributive` dates belong to the noun behind them
    ("Sunday's vote", "the 2003 invasion"); a `comparison` only measures ("the worst attack since 2015").
    """

    start: int
    end: int
    text: str
    basis: str
    relation: str
    needs: tuple[str, ...]
    meaning: Meaning
    attributive: bool = False
    comparison: bool = False


def find_dates(text: str, offset: int = 0) -> list[DateExpression]:
    """Give the date expressions of a sentence, in the order of the text and without overlap; `offset` is added to spans."""
    finder = finder_of(text)
    return [finder.expression(start, end, meaning, offset) for start, end, meaning in finder.dates()]


@lru_cache(maxsize=1)
def finder_of(text: str) -> Finder:
    """Give what reads the dates of a text; of the same text, as of its dates and then its durations, the same again."""
    return Finder(text, load_grammar())


class Finder:
    """Reads the dates of one text; a `lenient` one takes the text for a date and asks for no words beside it."""

    def __init__(self, text: str, grammar: Grammar, lenient: bool = False) -> None:
        self.text, self.grammar, self.lenient = text, grammar, lenient
        self.row: list[Piece] = pieces(text)
        self.slots = Slots(self.row, grammar.words, grammar.date_words, grammar.phrases)
        self.best: dict[int, Reading] = {}
        self.short: dict[int, Reading] = {}  # the same before they grew
        self.looks = 0  # places looked at, for the tests of linear time
        self.named = self._names()
        self._read_already = False

    def dates(self) -> list[tuple[int, int, Meaning]]:
        """Give (first place, place behind the last, meaning) of each date."""
        if not self._read_already:
            self._read_all()
        found, i = [], 0
        while i < len(self.row):
            reading = self.best.get(i)
            if reading is None:
                i += 1
            else:
                if not self._no_date(i, reading[0], reading[2]):
                    found.append((i, reading[0], reading[2]))
                i = reading[0]
        return found

    def _read_all(self) -> None:
        self._read_already, vocabulary = True, self.grammar.vocabulary
        for i in range(len(self.row) - 1, -1, -1):
            piece = self.row[i]
            if (piece.key in vocabulary or piece.is_number) and i not in self.named:
                self._read(i)

    def _names(self) -> set[int]:
        """The places inside names that hold date words but are no dates ("the Good Friday Agreement")."""
        inside: set[int] = set()
        firsts = self.grammar.name_starts
        for i, piece in enumerate(self.row):
            if piece.key not in firsts:
                continue
            name, phrase = self.slots.phrase("name", i), self.slots.phrase("no_date", i)
            if name and piece.capitalised and self.row[name[0] - 1].capitalised:
                inside.update(range(i, name[0]))
            if phrase:
                inside.update(range(i, phrase[0]))
        return inside

    def _no_date(self, start: int, end: int, meaning: Meaning) -> bool:
        """Say whether the words beside a date make it part of a name, or tell how often."""
        lists, first = self.grammar.words.lists, self.row[start]
        if start and self.row[start - 1].key in lists["frequencies"]:
            return True
        behind = self.row[end] if end < len(self.row) else None
        named_day = isinstance(meaning, Calendar) and meaning.day and not meaning.year
        if named_day and behind and behind.capitalised and behind.key in lists["name_nouns"]:
            return True
        k = start - 1 - (start > 1 and self.row[start - 1].key == ".")
        person = end == start + 1 and first.capitalised and first.key in self.grammar.words.months
        return person and k >= 0 and self.row[k].capitalised and self.row[k].key in lists["titles"]

    # -- patterns ------------------------------------------------------------------------------------------------

    def _read(self, i: int) -> None:
        """Note the longest date that begins at place `i`, then let it grow by patterns that begin with a date."""
        for round_ in range(1 + _ROUNDS):
            before = self.best.get(i)
            tree = self.grammar.growing if round_ else self.grammar.plain
            if round_ and before is None:
                return
            if round_ == 1 and before:
                self.short[i] = before
            found: list[tuple[int, Values, Pattern]] = []
            self._walk(tree, i, (), found)
            for end, values, pattern in found:
                self._note(i, end, values, pattern)
            if round_ and self.best.get(i) == before:
                return

    def _walk(self, branch: Branch, i: int, values: Values, found: list[tuple[int, Values, Pattern]]) -> None:
        """Add what the places from `i` on fill of a tree: (place behind, values, pattern)."""
        for pattern in branch.accepts:
            found.append((i, values, pattern))
        if i >= len(self.row):
            return
        self.looks += 1
        if i in self.named:
            return
        piece = self.row[i]
        for further in branch.words.get(piece.key, ()):
            self._walk(further, i + 1, (*values, ("", piece.key)), found)
        for slot, further in branch.slots(piece):
            for end, value in self._slot(slot, i):
                self._walk(further, end, (*values, (slot, value)), found)

    def _slot(self, slot: str, i: int) -> list[tuple[int, Any]]:
        if slot != "DATE":
            read = self.slots.read(slot, i)
            return [read] if read else []
        # the date as it has grown, or as it was before: "late April to early May" is not late in all that follows
        readings = [self.best.get(i), self.short.get(i)]
        return [(r[0], r[2]) for r in dict.fromkeys(readings) if r and r[2].depth < _DEEPEST]

    def _note(self, i: int, end: int, values: tuple[tuple[str, Any], ...], pattern: Pattern) -> None:
        known = self.best.get(i)
        if known and (known[0], known[1]) >= (end, -pattern.order):
            return
        if not pattern.fits(self.row, i, end, self.lenient):
            return
        meaning = pattern.build.build(Bound(values, pattern.arguments, self.grammar.words))
        if meaning is not None:
            self.best[i] = (end, -pattern.order, meaning)

    # -- what stands beside a date -------------------------------------------------------------------------------

    def expression(self, start: int, end: int, meaning: Meaning, offset: int = 0) -> DateExpression:
        """Give the expression of a date that was found."""
        first, last = self.row[start].start, self.row[end - 1].end
        attributive = self._attributive(start, end)
        relation, begin = self._relation(start)
        if relation == "during" and isinstance(meaning, Shift):
            relation = "at"  # "over two years ago"
        if relation in ("before", "after") and self.row[start].key in self.grammar.words.lists["times_of_day"]:
            relation = "at"  # "before dawn on Friday" is Friday
        if (attributive and relation != "during") or (isinstance(meaning, Between) and relation == "since"):
            relation = "at"  # "after Sunday's vote": not after Sunday; "from Monday to Friday": not since then
        basis = "explicit" if meaning.explicit else "relative"
        compared = relation in ("since", "after") and self._compared(begin)
        spans = (offset + first, offset + last, self.text[first:last])
        return DateExpression(*spans, basis, relation, meaning.needs, meaning, attributive, compared)

    def _relation(self, start: int) -> tuple[str, int]:
        """Give the relation, and the place at which its words begin."""
        last = self.row[start - 1].key if start else ""
        for words, relation in self.grammar.relations_by_last.get(last, ()):
            begin = start - len(words)
            if begin >= 0 and all(self.row[begin + k].key == word for k, word in enumerate(words)):
                return relation, begin
        return "at", start

    def _attributive(self, start: int, end: int) -> bool:
        """Say whether a noun follows that the date belongs to: "Friday's raid", "the 2003 invasion"."""
        if end >= len(self.row):
            return False
        if self.row[end].key == "'" and self.row[end].glued:
            return end + 1 < len(self.row) and (self.row[end + 1].key == "s" or not self.row[end + 1].glued)
        sets = self.grammar.words.sets
        determined = stands_beside(self.row, start, sets["noun_determiners"], behind=False)
        return determined and not stands_beside(self.row, end, sets["clause_words"], behind=True)

    def _compared(self, start: int) -> bool:
        """Say whether a superlative or "first" stands before, in the same clause: "the worst attack since 2015"."""
        for k in range(start - 1, max(-1, start - 10), -1):
            key = self.row[k].key
            if key in (",", ";", ":", "."):
                return False
            ordinal = (
                key in self.grammar.words.lists["ordinal_suffixes"] and self.row[k].glued
            )  # "their 60th leader since May"
            if ordinal or key in self.grammar.words.lists["comparisons"]:
                return True
        return False
