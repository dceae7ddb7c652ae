"""Dates of the calendar: days, months, years, seasons, feasts, decades and centuries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from analysis.events.when.meaning import Clock, Meaning
from analysis.events.when.span import UNKNOWN, DateSpan, day_span, easter, months_span, years_span


@dataclass(frozen=True, slots=True)
class Calendar(Meaning):
    """A day, month or year of the calendar, 0 for what is not said; `weekday` (1 Monday … 7 Sunday) only helps to choose."""

    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0

    explicit = True

    @property
    def yearless(self) -> bool:  # type: ignore[override]
        return not self.year and bool(self.month)

    @property
    def grain(self) -> str:  # type: ignore[override]
        return "day" if self.day else "month" if self.month else "year"

    @property
    def needs(self) -> tuple[str, ...]:  # type: ignore[override]
        return () if self.year else ("year",) if self.month else ("month", "year")

    def exists(self) -> bool:
        """Say whether the calendar has such a day, in some year."""
        return not self.day or not self.month or self.in_year(self.year or 2000) is not None

    def in_year(self, year: int) -> DateSpan | None:
        if not self.month:
            return years_span(year)
        if not self.day:
            return months_span(year, self.month, 1)
        try:
            return day_span(date(year, self.month, self.day))
        except ValueError:
            return None

    def span(self, clock: Clock) -> DateSpan:
        if self.year:
            return self.in_year(self.year) or UNKNOWN
        if not self.month:
            return _day_of_month(self, clock)
        found = Meaning.span(self, clock)
        return self._on_weekday(found) if self.weekday and self.day else found

    def _on_weekday(self, found: DateSpan) -> DateSpan:
        """Prefer the latest of a few years in which the day falls on the weekday that was said."""
        if found.start is None or found.start.isoweekday() == self.weekday:
            return found
        for back in range(1, 7):
            other = self.in_year(found.start.year - back)
            if other and other.start and other.start.isoweekday() == self.weekday:
                return other.based(found.basis)
        return found


def _day_of_month(date_: Calendar, clock: Clock) -> DateSpan:
    """Give "the 19th": the next after the date told last, else the latest before the day of writing (next, if future)."""
    start = clock.told.start
    if start is None:
        return UNKNOWN
    step = timedelta(1 if clock.anchor or clock.future else -1)
    for days in range(800 if date_.weekday else 62):  # a Friday the 13th comes within 14 months
        day = start + days * step
        if day.day == date_.day and date_.weekday in (0, day.isoweekday()):
            return day_span(day).based("relative")
    return UNKNOWN


@dataclass(frozen=True, slots=True)
class Season(Meaning):
    """A season: its first month, and how many months it has."""

    month: int
    months: int
    year: int = 0
    explicit = True
    grain = "season"

    @property
    def yearless(self) -> bool:  # type: ignore[override]
        return not self.year

    @property
    def needs(self) -> tuple[str, ...]:  # type: ignore[override]
        return () if self.year else ("year",)

    def in_year(self, year: int) -> DateSpan | None:
        return months_span(year, self.month, self.months, "season")

    def span(self, clock: Clock) -> DateSpan:
        return (self.in_year(self.year) or UNKNOWN) if self.year else Meaning.span(self, clock)


@dataclass(frozen=True, slots=True)
class FeastRule:
    """When a feast falls: a fixed `day` of a `month`, days from `easter`, or the `nth` of a weekday (`day`) of a month."""

    month: int = 0
    day: int = 0
    easter: int | None = None
    nth: int = 0

    def in_year(self, year: int) -> date:
        if self.easter is not None:
            return easter(year) + timedelta(self.easter)
        if self.nth:
            first = date(year, self.month, 1)
            return first + timedelta((self.day - first.isoweekday()) % 7 + 7 * (self.nth - 1))
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Feast(Meaning):
    """A day of the year known by name."""

    rule: FeastRule
    year: int = 0
    explicit = True
    grain = "day"

    @property
    def yearless(self) -> bool:  # type: ignore[override]
        return not self.year

    @property
    def needs(self) -> tuple[str, ...]:  # type: ignore[override]
        return () if self.year else ("year",)

    def in_year(self, year: int) -> DateSpan | None:
        return day_span(self.rule.in_year(year))

    def span(self, clock: Clock) -> DateSpan:
        return (self.in_year(self.year) or UNKNOWN) if self.year else Meaning.span(self, clock)


@dataclass(frozen=True, slots=True)
class OpenFeast(Meaning):
    """A feast of another calendar, whose day differs by place and sighting: never dated."""

    explicit = True
    needs = ("calendar",)


@dataclass(frozen=True, slots=True)
class Era(Meaning):
    """Whole years from a first one on: years, a decade, a century."""

    year: int
    years: int
    explicit = True

    @property
    def grain(self) -> str:  # type: ignore[override]
        return {10: "decade", 100: "century"}.get(self.years, "range")

    def span(self, clock: Clock) -> DateSpan:
        return years_span(self.year, self.years)
