"""Stretches of days: what a date expression comes to, and the arithmetic of calendar units."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

PRECISIONS = ("day", "week", "month", "season", "year", "range")

#: Years that a document may speak of; other numbers of four digits are no years.
FIRST_YEAR, LAST_YEAR = 1000, 2999


class _Span(NamedTuple):
    start: date | None
    end: date | None
    precision: str


class DateSpan(_Span):
    """The days from `start` to `end`, both included, either None where it is open; unpacks as (start, end, precision).

    `precision` is day, week, month, season, year, range, or "" where nothing is known; `basis` says what the days were
    taken from: explicit (the words alone), relative (the day of writing or an earlier date), context (dated neighbours).
    """

    basis: str

    def __new__(
        cls, start: date | None = None, end: date | None = None, precision: str = "", basis: str = ""
    ) -> DateSpan:
        span = super().__new__(cls, start, end, precision)
        span.basis = basis
        return span

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None

    def __repr__(self) -> str:
        return f"DateSpan({self.start} to {self.end}, precision={self.precision!r}, basis={self.basis!r})"

    def __getnewargs__(self) -> tuple[date | None, date | None, str, str]:
        return self.start, self.end, self.precision, self.basis

    def based(self, basis: str) -> DateSpan:
        """Give the same days with another basis; an unknown span stays without one."""
        return DateSpan(self.start, self.end, self.precision, basis if self else "")


UNKNOWN = DateSpan()


def day_span(day: date, days: int = 1, precision: str = "") -> DateSpan:
    """Give a span of some days from a first one on; its precision is `day` for one and `range` for several."""
    return DateSpan(day, day + timedelta(days - 1), precision or ("day" if days == 1 else "range"))


def unit_span(unit: str, day: date) -> DateSpan:
    """Give the calendar week (from Monday), weekend, month, year, decade or century that holds a day, or the day."""
    if unit == "week":
        return day_span(day - timedelta(day.weekday()), 7, "week")
    if unit == "weekend":
        return day_span(day + timedelta(5 - day.weekday()), 2, "range")
    if unit == "month":
        return months_span(day.year, day.month, 1)
    if unit in ("year", "decade", "century"):
        years = {"year": 1, "decade": 10, "century": 100}[unit]
        return years_span(day.year - day.year % years, years)
    return day_span(day)


def months_span(year: int, month: int, months: int, precision: str = "") -> DateSpan:
    """Give the span of some whole months; precision `month` for one."""
    end_year, end_month = month_on(year, month, months - 1)
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return DateSpan(date(year, month, 1), end, precision or ("month" if months == 1 else "range"))


def years_span(year: int, years: int = 1) -> DateSpan:
    """Give the span of some whole years; precision `year` for one."""
    return DateSpan(date(year, 1, 1), date(year + years - 1, 12, 31), "year" if years == 1 else "range")


def month_on(year: int, month: int, months: int) -> tuple[int, int]:
    """Give the year and month some months on (or back, where negative)."""
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def shifted(day: date, unit: str, count: int) -> date:
    """Give the day some units on or back; the last day of a shorter month stands for the days it lacks.

    Raises ValueError or OverflowError where the calendar has no such day.
    """
    if unit in ("day", "week"):
        return day + timedelta(count * (7 if unit == "week" else 1))
    months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = month_on(day.year, day.month, months)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"the year {year} is out of range")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def easter(year: int) -> date:
    """Give Easter Sunday of a year in the Gregorian calendar (Meeus, 1991, after an anonymous reader of Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    step = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * step) // 451
    month, day = divmod(h + step - 7 * m + 114, 31)
    return date(year, month, day + 1)
