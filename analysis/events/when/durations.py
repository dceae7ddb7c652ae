"""How long something lasted: "for two weeks", "a three-day visit", "lasted 8 days"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from analysis.events.when.find import Finder, finder_of
from analysis.events.when.pieces import Piece
from analysis.events.when.relative_dates import whole_days
from analysis.events.when.span import DateSpan, shifted

_EXACT = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time that is said: `count` of `unit` (hour, day, week, month, year); `days` where it is exact, else None.

    `kind` is how it is said: lasted ("lasted 8 days"), for ("for two weeks"), adjective ("a three-day visit"), of ("five
    days of fighting").
    """

    start: int
    end: int
    text: str
    count: int
    unit: str
    kind: str

    @property
    def days(self) -> int | None:
        if self.unit in ("hour", "minute"):
            return max(1, whole_days(self.unit, self.count, up=True))
        return self.count * _EXACT[self.unit] if self.unit in _EXACT else None


def durations(text: str, offset: int = 0) -> list[Duration]:
    """Give the durations told in a sentence, in the order of the text; "two days ago" is a date and no duration."""
    finder = finder_of(text)
    dated = {k for first, last, _ in finder.dates() for k in range(first, last)}
    found: list[Duration] = []
    i = 0
    while i < len(finder.row):
        read = None if i in dated else _duration(finder, i)
        if read is None or any(k in dated for k in range(i, read[0])):
            i += 1
            continue
        end, count, unit, kind = read
        span = (finder.row[i].start, finder.row[end - 1].end)
        found.append(Duration(offset + span[0], offset + span[1], text[span[0] : span[1]], count, unit, kind))
        i = end
    return found


def apply_duration(span: DateSpan, days: int | Duration) -> DateSpan:
    """Give the span of what began on a day and lasted so long; the first day counts, so 8 days from the 12th end on the 19th.

    A span that is no single day stays as it is: nobody knows from which of its days to count.
    """
    start = span.start
    if start is None or span.precision != "day":
        return span
    if isinstance(days, int) or days.days is not None:
        count = days if isinstance(days, int) else days.days or 1
        end = start + timedelta(max(count, 1) - 1)
    else:
        end = shifted(start, days.unit, days.count) - timedelta(1)
    return DateSpan(start, end, "day" if end == start else "range", span.basis)


def _duration(finder: Finder, i: int) -> tuple[int, int, str, str] | None:
    """Give (place behind, count, unit, kind) of a duration that begins at place `i`."""
    row, slots = finder.row, finder.slots
    read = slots.read("NUMBER", i) or _glued_number(row, i)
    if read is None or read[1][0] != read[1][1]:
        return None
    j, hyphen = read[0], read[0] < len(row) and row[read[0]].key == "-"
    unit = slots.read("UNIT", j + hyphen)
    if unit is None:
        return None
    end, (size, name, plural) = unit
    kind = _kind(finder, i, end, hyphen and not plural)
    count = read[1][0] * size
    return (end, count, name, kind) if kind else None


def _glued_number(row: list[Piece], i: int) -> tuple[int, tuple[int, int]] | None:
    """ "30-day": a number whose dash leads on to its unit."""
    piece = row[i]
    free = not piece.glued or (i > 0 and row[i - 1].key in ("(", '"', "'", "“"))
    fits = piece.is_number and len(piece.text) < 4 and free and i + 1 < len(row) and row[i + 1].key == "-"
    return (i + 1, (int(piece.text), int(piece.text))) if fits and int(piece.text) else None


def _kind(finder: Finder, start: int, end: int, hyphened: bool) -> str:
    row, lists = finder.row, finder.grammar.words.lists
    key = lambda k: row[k].key if 0 <= k < len(row) else ""  # noqa: E731
    if hyphened:
        return "" if key(end) == "-" and key(end + 1) == "old" else "adjective"
    near = [key(k) for k in (start - 1, start - 2, start - 3)]
    if any(word in lists["lasting"] for word in near):
        return "lasted"
    if near[0] == "for" or (near[1] == "for" and near[0] not in lists["clauses"]):
        return "for"
    return "of" if key(end) == "of" or (key(end) == "'" and key(end + 1) != "time") else ""
