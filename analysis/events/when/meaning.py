"""What date expressions mean, before it is known when they were said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from analysis.events.when.span import UNKNOWN, DateSpan

# Days by which a day without a year may lie after the day of writing: "the summit opens on 3 May", written on 1 May.
_AHEAD = timedelta(7)


@dataclass(frozen=True, slots=True)
class Clock:
    """What a reader knows when he meets a date: the day of writing, the date told last, dated neighbours, the tense."""

    reference: date | None = None
    anchor: DateSpan = UNKNOWN
    context: Sequence[DateSpan] = field(default=())
    future: bool = False

    def at(self, day: date, future: bool = False) -> Clock:
        """Give the clock of a reader to whom `day` is the day of writing."""
        return Clock(day, self.anchor, self.context, future)

    @property
    def told(self) -> DateSpan:
        """The date told last, else the day of writing."""
        if self.anchor.start is not None and self.anchor.end is not None:
            return self.anchor
        return DateSpan(self.reference, self.reference, "day") if self.reference else UNKNOWN


class Meaning:
    """A way to say when. Subclasses give `span`, and `in_year` where only the year is missing."""

    __slots__ = ()
    explicit = False  # a calendar date, not one counted from another day
    yearless = False
    grain = "range"
    needs: tuple[str, ...] = ()
    depth = 0

    def span(self, clock: Clock) -> DateSpan:
        """Give the days meant, UNKNOWN where the clock does not say enough."""
        return in_some_year(self.in_year, clock, self.grain) if self.yearless else UNKNOWN

    def in_year(self, year: int) -> DateSpan | None:
        """Give the days meant in a year, None where that year has none."""
        raise NotImplementedError


def in_some_year(in_year: Callable[[int], DateSpan | None], clock: Clock, grain: str) -> DateSpan:
    """Give the days meant in the likeliest year.

    With a day of writing that is the latest that is not past it (single days may lie a few days ahead), or the first
    to come where the future is spoken of; else the one nearest to the first dated neighbour.
    """
    if clock.reference is not None:
        return _by_reference(in_year, clock.reference, clock.future, grain)
    for neighbour in (*clock.context, clock.anchor):
        if neighbour.start is not None:
            return _by_neighbour(in_year, neighbour)
    return UNKNOWN


def _by_reference(in_year: Callable[[int], DateSpan | None], day: date, future: bool, grain: str) -> DateSpan:
    ahead = _AHEAD if grain == "day" else timedelta(0)
    years = range(day.year - 1, day.year + 9) if future else range(day.year + 1, day.year - 9, -1)
    for found in _each(in_year, years):
        if found.start is None or found.end is None:
            continue
        if (found.end >= day) if future else (found.start <= day + ahead):
            return found.based("explicit")
    return UNKNOWN


def _by_neighbour(in_year: Callable[[int], DateSpan | None], neighbour: DateSpan) -> DateSpan:
    start, end = neighbour.start, neighbour.end or neighbour.start
    if start is None or end is None or (end - start).days > 366:
        return UNKNOWN
    reach = 0 if neighbour.precision == "year" else 1
    found = list(_each(in_year, range(start.year - reach, start.year + reach + 1)))
    nearest = min(found, key=lambda s: (abs(((s.start or start) - start).days), s.start), default=UNKNOWN)
    return nearest.based("context")


def _each(in_year: Callable[[int], DateSpan | None], years: Iterable[int]) -> Iterable[DateSpan]:
    for year in years:
        if date.min.year < year < date.max.year - 1:
            span = in_year(year)
            if span is not None:
                yield span
