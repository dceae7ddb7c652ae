"""Dates made of two: one within another, and from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from analysis.events.when.calendar_dates import Calendar
from analysis.events.when.meaning import Clock, Meaning
from analysis.events.when.relative_dates import Weekday
from analysis.events.when.span import UNKNOWN, DateSpan, day_span


@dataclass(frozen=True, slots=True)
class Within(Meaning):
    """A date that lacks something, in another that has it: "Friday last week", "May of that year"."""

    inner: Meaning
    outer: Meaning

    @property
    def needs(self) -> tuple[str, ...]:  # type: ignore[override]
        return self.outer.needs

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.inner.grain

    @property
    def depth(self) -> int:  # type: ignore[override]
        return max(self.inner.depth, self.outer.depth) + 1

    def span(self, clock: Clock) -> DateSpan:
        outer = self.outer.span(clock)
        if outer.start is None or outer.end is None:
            return UNKNOWN
        if isinstance(self.inner, Weekday):
            return self.inner.within(outer)
        if isinstance(self.inner, Calendar) and not self.inner.month:
            return self._day(self.inner.day, outer)
        for year in range(outer.start.year, outer.end.year + 1):
            span = self.inner.in_year(year)
            if span and span.start and outer.start <= span.start <= outer.end:
                return span.based(outer.basis)
        return UNKNOWN

    @staticmethod
    def _day(day: int, outer: DateSpan) -> DateSpan:
        if outer.precision != "month" or outer.start is None or outer.end is None or day > outer.end.day:
            return UNKNOWN
        return day_span(outer.start + timedelta(day - 1)).based(outer.basis)


@dataclass(frozen=True, slots=True)
class Between(Meaning):
    """From the first day of one date to the last day of another; a year said once holds for both."""

    first: Meaning
    last: Meaning

    @property
    def explicit(self) -> bool:  # type: ignore[override]
        return self.first.explicit and self.last.explicit

    @property
    def yearless(self) -> bool:  # type: ignore[override]
        return self.first.yearless and self.last.yearless

    @property
    def needs(self) -> tuple[str, ...]:  # type: ignore[override]
        return self.last.needs and self.first.needs

    @property
    def depth(self) -> int:  # type: ignore[override]
        return max(self.first.depth, self.last.depth) + 1

    def in_year(self, year: int) -> DateSpan | None:
        first, last = self.first.in_year(year), self.last.in_year(year)
        if first and last and first.start and last.end and first.start > last.end:
            last = self.last.in_year(year + 1)
        return _joined(first, last) or None

    def span(self, clock: Clock) -> DateSpan:
        if self.yearless:
            return Meaning.span(self, clock)
        if clock.future or (self.last.yearless and not self.first.yearless):
            first = self.first.span(clock)
            last = self.last.span(clock.at(first.start, future=True)) if first.start else UNKNOWN
        else:
            last = self.last.span(clock)
            first = self.first.span(clock.at(last.start)) if last.start else UNKNOWN
        return _joined(first, last).based(last.basis)


def _joined(first: DateSpan | None, last: DateSpan | None) -> DateSpan:
    if not first or not last or first.start is None or last.end is None or first.start > last.end:
        return UNKNOWN
    return DateSpan(first.start, last.end, "day" if first.start == last.end else "range")
