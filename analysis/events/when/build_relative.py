"""Building dates that are counted from another day from what a pattern bound."""

from __future__ import annotations

from analysis.events.when.bound import LONG, Bound
from analysis.events.when.meaning import Meaning
from analysis.events.when.pairs_of_dates import Within
from analysis.events.when.relative_dates import Shift, VagueShift, Weekday, Weekend, Window


def window(b: Bound) -> Meaning | None:
    if b.unit == "minute":
        return None  # "last minute"
    if "n" in b.arguments:
        return Window(b.unit, int(b.arguments["n"]))
    return (
        recent(b)
        if b.plural
        else Window(b.unit, b.amount()[1], base="anchor" if b.said("previous", "preceding") else "reference")
    )


def window_ahead(b: Bound) -> Meaning | None:
    return Window(b.unit, b.amount()[1], ahead=True, base="anchor" if b.said("following") else "reference")


def recent(b: Bound) -> Meaning | None:
    size, unit, _ = b.all("UNIT")[-1]
    return Window(unit, b.words.recent[1] * size, b.said("coming")) if b.plural else None


def weekday(b: Bound) -> Meaning | None:
    day, which = b.get("WEEKDAY"), b.get("WHICH")
    if which is None:
        return Weekday(day, b.by() or None, b.base())
    return Weekday(day, which.by, which.base)


def weeks_from(b: Bound) -> Meaning | None:
    days = 7 * b.amount()[1]
    return Shift("day", days, days, Weekday(b.get("WEEKDAY"), 1))


def weekend(b: Bound) -> Meaning | None:
    which = b.get("WHICH")
    return Weekend() if which is None else Weekend(which.by, which.base)


def shift(b: Bound) -> Meaning | None:
    if b.get("DAY_WORD") is not None:
        return Shift("day", b.get("DAY_WORD"), b.get("DAY_WORD"))
    if "n" in b.arguments:
        return Shift(b.unit, int(b.arguments["n"]), int(b.arguments["n"]), b.base())
    return _shifted(b, b.base())


def _shifted(b: Bound, base: str | Meaning) -> Meaning | None:
    """So many units on or back; the vaguer the number, the longer the time that may be meant."""
    if b.plural:
        return Shift("hour", 0, 0, base) if b.unit in ("hour", "minute") else VagueShift()
    if b.get("UNIT") and not b.all("NUMBER") and not b.said("the"):
        return None  # "day after day"
    low, high = b.amount()
    ends = sorted((b.by() * low, b.by() * high))
    coarse = "year" if b.unit in ("decade", "century") else ""
    return Shift(b.unit, ends[0], ends[1], base, coarse)


def exact_shift(b: Bound) -> Meaning | None:
    low, high = b.amount()
    return Shift(b.unit, -high, -low, coarse="day") if b.unit in (*LONG, "day") else None


def weekday_ago(b: Bound) -> Meaning | None:
    """ "A week ago Friday": that day of the week some weeks back."""
    low, high = b.amount()
    return Within(Weekday(b.get("WEEKDAY")), Shift("week", -low, -low)) if b.unit == "week" and low == high else None


def shift_from(b: Bound) -> Meaning | None:
    return _shifted(b, b.get("DATE"))


def which(b: Bound) -> Meaning | None:
    """ "Last week", "that day", "the same year", "the next morning"; "the last week" is the seven days before."""
    unit, which = b.unit, b.get("WHICH")
    by, base = (which.by, which.base) if which else (b.by(), "reference")
    if base == "reference" and b.said("the") and by < 0 and not b.get("TIME"):
        return Window(unit, -by)
    if base == "reference" and by == 1 and (b.said("the") or unit == "day"):
        base = "anchor"  # "the next week", "next day": counted from what was told
    if base == "reference" and unit == "day" and not b.get("TIME"):
        return None  # "this day"
    return Shift(unit, by, by, base)
