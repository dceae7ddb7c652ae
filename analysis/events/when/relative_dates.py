"""Dates counted from another day: from the day of writing, from the date told last, or from one that is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from analysis.events.when.meaning import Clock, Meaning
from analysis.events.when.span import UNKNOWN, DateSpan, day_span, shifted, unit_span

_HOURS = {"hour": 24, "minute": 1440}


def whole_days(unit: str, count: int, up: bool = False) -> int:
    """Give how many days some hours or minutes are, rounded down, or up where a stretch must hold them."""
    per_day = _HOURS[unit]
    return -(-count // per_day) if up else count // per_day


# "The next day" after "in 2014" says nothing: the longest base, in days, from which each unit is counted
_LONGEST = {"day": 31, "hour": 31, "minute": 31, "week": 31, "month": 92, "year": 366}


def _fine_enough(base: DateSpan, unit: str) -> bool:
    return base.start is not None and base.end is not None and (base.end - base.start).days < _LONGEST.get(unit, 36525)


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """A day of the week (1 Monday … 7 Sunday); `by` −1 is the one before the base, 1 the one after, 0 of its week."""

    day: int
    by: int | None = None
    base: str = "reference"
    grain = "day"
    needs = ("reference",)

    def span(self, clock: Clock) -> DateSpan:
        if self.by is None:
            return self._bare(clock)
        base = clock.told.start if self.base == "anchor" else clock.reference
        if base is None:
            return UNKNOWN
        if self.by == 0:
            return day_span(base + timedelta(self.day - base.isoweekday())).based("relative")
        step = (self.day - base.isoweekday()) % 7 or 7 if self.by > 0 else -((base.isoweekday() - self.day) % 7 or 7)
        return day_span(base + timedelta(step)).based("relative")

    def _bare(self, clock: Clock) -> DateSpan:
        """Give the latest such day, the day of writing included, or the first to come; else the nearest to a dated day."""
        day = clock.reference
        if day is None:
            return self._near(clock)
        step = (self.day - day.isoweekday()) % 7 if clock.future else -((day.isoweekday() - self.day) % 7)
        return day_span(day + timedelta(step)).based("relative")

    def _near(self, clock: Clock) -> DateSpan:
        day = clock.anchor.start
        if day is None or clock.anchor.precision != "day":
            return UNKNOWN
        return day_span(day + timedelta((self.day - day.isoweekday() + 3) % 7 - 3)).based("context")

    def within(self, span: DateSpan) -> DateSpan:
        """Give the day in a week; UNKNOWN in a longer time, which has several."""
        if span.start is None or span.precision != "week":
            return UNKNOWN
        return day_span(span.start + timedelta(self.day - 1)).based(span.basis)


@dataclass(frozen=True, slots=True)
class Weekend(Meaning):
    """Saturday and Sunday; `by` None is the latest weekend that has begun, or the next where the future is meant."""

    by: int | None = None
    base: str = "reference"
    needs = ("reference",)

    def span(self, clock: Clock) -> DateSpan:
        day = clock.told.start if self.base == "anchor" else clock.reference
        if day is None:
            return UNKNOWN
        saturday = day - timedelta((day.isoweekday() - 6) % 7)  # the latest that has begun
        running = (day - saturday).days < 2
        step = {None: 1 if clock.future and not running else 0, -1: -1 if running else 0, 1: 1}.get(self.by, 0)
        if self.by == 0 and not running and (clock.future or day.isoweekday() >= 3):
            step = 1  # "this weekend", said from Wednesday on, is still to come
        return day_span(saturday + timedelta(7 * step), 2).based("relative")


@dataclass(frozen=True, slots=True)
class Shift(Meaning):
    """Some units on or back from a base: `low` to `high` of them (−3 to −3: three back).

    `base` is reference, anchor, event (of which the date is unknown, so that of the anchor is taken) or a meaning.
    Days stay days; longer units give the calendar week, month or year in which the day falls.
    """

    unit: str
    low: int
    high: int
    base: str | Meaning = "reference"
    coarse: str = ""  # unit of the result where it differs ("two decades ago" is a year)

    @property
    def grain(self) -> str:  # type: ignore[override]
        return "day" if self.unit in ("day", *_HOURS) else self.coarse or self.unit

    @property
    def explicit(self) -> bool:  # type: ignore[override]
        return isinstance(self.base, Meaning) and self.base.explicit

    @property
    def needs(self) -> tuple[str, ...]:  # type: ignore[override]
        return self.base.needs if isinstance(self.base, Meaning) else (self.base,)

    @property
    def depth(self) -> int:  # type: ignore[override]
        return self.base.depth + 1 if isinstance(self.base, Meaning) else 0

    def span(self, clock: Clock) -> DateSpan:
        base = self._base(clock)
        if base.start is None or base.end is None:
            return UNKNOWN
        try:
            first = self._moved(base.start, self.low, clock)
            last = self._moved(base.end, self.high, clock)
        except (ValueError, OverflowError):
            return UNKNOWN
        if first.start is None or last.end is None:
            return UNKNOWN
        precision = first.precision if first == last else "range"
        return DateSpan(first.start, last.end, precision, "relative")

    def _base(self, clock: Clock) -> DateSpan:
        if isinstance(self.base, Meaning):
            return self.base.span(clock)
        if self.base == "reference":
            day = clock.reference
            return DateSpan(day, day) if day else UNKNOWN
        base = clock.anchor if self.base == "event" else clock.told
        return base if _fine_enough(base, self.unit) else UNKNOWN

    def _moved(self, day: date, count: int, clock: Clock) -> DateSpan:
        if self.unit in _HOURS:
            sign = -1 if count < 0 else 1
            return day_span(day + timedelta(sign * whole_days(self.unit, abs(count))))
        return unit_span(self.coarse or self.unit, shifted(day, self.unit, count))


@dataclass(frozen=True, slots=True)
class VagueShift(Meaning):
    """ "Weeks later": some time off, nobody knows how much; left open."""

    needs = ("amount",)


@dataclass(frozen=True, slots=True)
class Window(Meaning):
    """A stretch of some units up to the base, or on from it where `ahead`."""

    unit: str
    count: int
    ahead: bool = False
    base: str = "reference"

    @property
    def needs(self) -> tuple[str, ...]:  # type: ignore[override]
        return (self.base,)

    def span(self, clock: Clock) -> DateSpan:
        base = clock.told if self.base == "anchor" else DateSpan(clock.reference, clock.reference)
        if base.start is None or base.end is None:
            return UNKNOWN
        unit, count = (
            ("day", whole_days(self.unit, self.count, up=True)) if self.unit in _HOURS else (self.unit, self.count)
        )
        try:
            start = base.end if self.ahead else shifted(base.start, unit, -count)
            end = shifted(base.end, unit, count) if self.ahead else base.start
        except (ValueError, OverflowError):
            return UNKNOWN
        return DateSpan(start, end, "range", "relative")
