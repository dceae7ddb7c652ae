"""Building dates that are made of dates from what a pattern bound."""

from __future__ import annotations

from analysis.events.when.bound import LONG, Bound
from analysis.events.when.calendar_dates import Calendar, OpenFeast
from analysis.events.when.meaning import Meaning
from analysis.events.when.pairs_of_dates import Between, Within
from analysis.events.when.parts_of_dates import Beside, Elapsed, Nth, Part, Stretch, UnitOf, part_of
from analysis.events.when.relative_dates import Shift, Weekday


def part(b: Bound) -> Meaning | None:
    return part_of(b.get("DATE"), b.arguments.get("part") or b.get("PART", "EDGE"), b.words.bounds)


def parts(b: Bound) -> Meaning | None:
    """ "Mid- to late August": from the one part to the other."""
    first, last = (part_of(b.get("DATE"), name, b.words.bounds) for name in b.all("PART"))
    return Between(first, last) if first and last and first is not last else None


def part_of_unit(b: Bound) -> Meaning | None:
    name = b.arguments.get("part") or b.get("PART", "EDGE")
    return part_of(Shift(b.unit, 0, 0), name, b.words.bounds) if b.unit in LONG and not b.plural_unit else None


def same_day(b: Bound) -> Meaning | None:
    return b.get("DATE") if b.get("DATE").grain == "day" else None


def night_after(b: Bound) -> Meaning | None:
    return Beside(b.get("DATE"), 0, 1) if b.get("DATE").grain == "day" else b.get("DATE")


def night_before(b: Bound) -> Meaning | None:
    return Beside(b.get("DATE"), 1, 0) if b.get("DATE").grain == "day" else None


def elapsed(b: Bound) -> Meaning | None:
    inner = b.get("DATE") or _running(b.unit)
    if inner is None or inner.grain == "day":
        return inner
    return Elapsed(inner, b.said("later"))


def _running(unit: str) -> Meaning | None:
    """The day told of, the week, month or year of writing."""
    return Shift("day", 0, 0, "anchor") if unit == "day" else Shift(unit, 0, 0) if unit in LONG else None


def nth(b: Bound, inner: Meaning | None = None) -> Meaning | None:
    inner, number = inner or b.get("DATE"), b.get("ORDINAL_OR_LAST")
    if inner.grain not in LONG:
        return None
    if b.get("WEEKDAY"):
        return Nth(inner, number, "weekday", b.get("WEEKDAY"))
    unit = next(
        value
        for slot, value in b.values
        if slot == "" and value in ("week", "day", "month", "weekend", "half", "quarter")
    )
    return Nth(inner, number, unit)


def nth_of_unit(b: Bound) -> Meaning | None:
    return nth(b, Shift(b.all("")[-1], 0, 0, "anchor"))


def stretch(b: Bound) -> Meaning | None:
    inner = b.get("DATE") or Shift(b.all("")[-1], 0, 0, "anchor")
    if inner.grain not in LONG or b.unit not in ("day", "week", "month", "year"):
        return None
    return Stretch(inner, b.amount()[1], b.unit, b.said("last"))


def week_of(b: Bound) -> Meaning | None:
    return UnitOf(b.get("DATE"), "week") if b.get("DATE").grain == "day" else None


def same(b: Bound) -> Meaning | None:
    return b.get("DATE") if b.unit == b.get("DATE").grain else None


def within(b: Bound) -> Meaning | None:
    """A date inside a longer one that is counted from another day: "Friday last week", "May of this year"."""
    inner, outer = b.all("DATE")
    if not isinstance(outer, Shift) or outer.grain not in ("week", "month", "year", "decade"):
        return None
    if outer.grain == "week" and isinstance(inner, Weekday) and inner.by is None:
        return Within(inner, outer)
    if outer.grain == "month" and isinstance(inner, Calendar) and not inner.month and not inner.year:
        return Within(inner, outer)
    return Within(inner, outer) if outer.grain == "year" and inner.yearless else None


def between(b: Bound) -> Meaning | None:
    first, last = b.all("DATE")
    if isinstance(first, (Between, OpenFeast)) or isinstance(last, (Between, OpenFeast)):
        return None
    return Between(first, last)


def neighbours(b: Bound) -> Meaning | None:
    """Two weekdays or days of writing that follow each other: "Friday and Saturday"."""
    first, last = b.all("DATE")
    if isinstance(first, Weekday) and isinstance(last, Weekday) and first.by == last.by is None and not b.said("/"):
        return Between(first, last) if last.day % 7 == (first.day + 1) % 7 else None
    one_time = isinstance(first, Part) and isinstance(last, Part) and not b.said("and")
    return Between(first, last) if one_time else None  # "late March or early April"
