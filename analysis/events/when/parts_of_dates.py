"""Dates cut out of longer ones: their parts, the nth of their units, their running part, the last of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.events.when.meaning import Clock, Meaning
from analysis.events.when.span import UNKNOWN, DateSpan, day_span, month_on, months_span, shifted, unit_span, years_span

_COARSE = ("week", "month", "year", "season", "decade", "century")


@dataclass(frozen=True, slots=True)
class Around(Meaning):
    """The base of the dates that hold another: takes its year and its needs from the inner one."""

    inner: Meaning

    @property
    def yearless(self) -> bool:  # type: ignore[override]
        return self.inner.yearless

    @property
    def explicit(self) -> bool:  # type: ignore[override]
        return self.inner.explicit

    @property
    def needs(self) -> tuple[str, ...]:  # type: ignore[override]
        return self.inner.needs

    @property
    def depth(self) -> int:  # type: ignore[override]
        return self.inner.depth + 1

    def cut(self, span: DateSpan) -> DateSpan:
        """Give what is meant of the inner date."""
        raise NotImplementedError

    def in_year(self, year: int) -> DateSpan | None:
        span = self.inner.in_year(year)
        return None if span is None else self.cut(span) or None

    def span(self, clock: Clock) -> DateSpan:
        if self.yearless:
            return Meaning.span(self, clock)
        span = self.inner.span(clock)
        return self.cut(span).based(span.basis) if span else UNKNOWN


@dataclass(frozen=True, slots=True)
class Part(Around):
    """The early, middle or late part of a week, month, season, year, decade or century: the `first` to `last` of its units."""

    first: int
    last: int

    def cut(self, span: DateSpan) -> DateSpan:
        start, end = span.start, span.end
        if start is None or end is None:
            return UNKNOWN
        days = (end - start).days + 1
        if days <= 31:
            return DateSpan(start + timedelta(self.first - 1), min(end, start + timedelta(self.last - 1)), "range")
        if days <= 366:
            year, month = month_on(start.year, start.month, self.first - 1)
            return months_span(year, month, self.last - self.first + 1, "range")
        return DateSpan(*years_span(start.year + self.first - 1, self.last - self.first + 1)[:2], "range")


@dataclass(frozen=True, slots=True)
class Nth(Around):
    """The nth (−1 the last) day, week, weekend, weekday, month, quarter or half of a longer time."""

    nth: int
    unit: str
    weekday: int = 0

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.unit if self.unit in _COARSE else "day" if self.unit in ("day", "weekday") else "range"

    def cut(self, span: DateSpan) -> DateSpan:
        start, end = span.start, span.end
        if start is None or end is None:
            return UNKNOWN
        found = self._found(start, end)
        inside = found.start is not None and found.end is not None and start <= found.start and found.end <= end
        return found if inside else UNKNOWN

    def _found(self, start: date, end: date) -> DateSpan:
        if self.unit in ("day", "week"):
            size = 7 if self.unit == "week" else 1
            first = end - timedelta(size - 1) if self.nth < 0 else start + timedelta(size * (self.nth - 1))
            return day_span(first, size, self.unit)
        if self.unit in ("weekday", "weekend"):
            return self._weekday(start, end)
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        size = {"month": 1, "quarter": 3, "half": months // 2}[self.unit]
        if size == 0 or (self.unit == "quarter" and months != 12):
            return self._half_month(start, end) if self.unit == "half" else UNKNOWN
        step = months - size if self.nth < 0 else size * (self.nth - 1)
        return months_span(*month_on(start.year, start.month, step), size)

    def _weekday(self, start: date, end: date) -> DateSpan:
        day, size = (6, 2) if self.unit == "weekend" else (self.weekday, 1)
        if self.nth < 0:
            return day_span(end - timedelta((end.isoweekday() - day) % 7), size)
        return day_span(start + timedelta((day - start.isoweekday()) % 7 + 7 * (self.nth - 1)), size)

    def _half_month(self, start: date, end: date) -> DateSpan:
        middle = start + timedelta(14)
        return (
            DateSpan(middle + timedelta(1), end, "range") if self.nth in (2, -1) else DateSpan(start, middle, "range")
        )


@dataclass(frozen=True, slots=True)
class Stretch(Around):
    """The first or last some units of a longer time."""

    count: int
    unit: str
    last: bool

    def cut(self, span: DateSpan) -> DateSpan:
        if span.start is None or span.end is None:
            return UNKNOWN
        if self.last:
            start = shifted(span.end + timedelta(1), self.unit, -self.count)
            return DateSpan(max(start, span.start), span.end, "range")
        end = shifted(span.start, self.unit, self.count) - timedelta(1)
        return DateSpan(span.start, min(end, span.end), "range")


@dataclass(frozen=True, slots=True)
class UnitOf(Around):
    """The calendar unit in which a date falls."""

    unit: str

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.unit

    def cut(self, span: DateSpan) -> DateSpan:
        return unit_span(self.unit, span.start) if span.start else UNKNOWN


@dataclass(frozen=True, slots=True)
class Beside(Around):
    """A date together with the night that leads out of it (`after`) or into it."""

    before: int
    after: int

    def cut(self, span: DateSpan) -> DateSpan:
        if span.start is None or span.end is None:
            return UNKNOWN
        return DateSpan(span.start - timedelta(self.before), span.end + timedelta(self.after), "range")


@dataclass(frozen=True, slots=True)
class Elapsed(Around):
    """The part of a running time that lies before the day of writing, or after it where `ahead`."""

    ahead: bool

    yearless = False

    def span(self, clock: Clock) -> DateSpan:
        span, day = self.inner.span(clock), clock.reference
        if day is None or span.start is None or span.end is None or not span.start <= day <= span.end:
            return span
        start, end = (day, span.end) if self.ahead else (span.start, day)
        return DateSpan(start, end, "day" if start == end else "range", span.basis)


@dataclass(frozen=True, slots=True)
class Turn(Around):
    """A yearly date said to be the last (`by` −1), this (0) or the next one (1), counted from the base."""

    by: int
    base: str
    yearless = False
    explicit = False

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.inner.grain

    @property
    def needs(self) -> tuple[str, ...]:  # type: ignore[override]
        return (self.base,)

    def span(self, clock: Clock) -> DateSpan:
        day = clock.told.start if self.base == "anchor" else clock.reference
        if day is None:
            return UNKNOWN
        years = (day.year - 1, day.year, day.year + 1)
        found = [span for span in map(self.inner.in_year, years) if span and span.start and span.end]
        return _turned(found, day, self.by).based("relative")


def _turned(found: list[DateSpan], day: date, by: int) -> DateSpan:
    if by < 0:
        return next((s for s in reversed(found) if s.end and s.end < day), UNKNOWN)
    if by > 0:
        return next((s for s in found if s.start and s.start > day), UNKNOWN)
    running = next((s for s in found if s.start and s.end and s.start <= day <= s.end), None)
    return running or next((s for s in found if s.start and s.start.year == day.year), UNKNOWN)


def part_of(inner: Meaning, name: str, bounds: Mapping[str, Mapping[str, tuple[int, int]]]) -> Meaning | None:
    """Give a part of a date: of a day the day, of a longer calendar unit the units that `bounds` tells, else None."""
    if inner.grain == "day":
        return inner
    if inner.grain not in bounds:
        return None
    return Part(inner, *bounds[inner.grain][name])
