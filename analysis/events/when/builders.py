"""How the meaning of a date is built from what its pattern bound; each builder gives None where nothing sensible results."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.events.when.calendar_dates import Calendar, Era, Feast, OpenFeast, Season
from analysis.events.when.combined_dates import Beside, Between, Elapsed, Nth, Stretch, Turn, UnitOf, Within, part
from analysis.events.when.meaning import Meaning
from analysis.events.when.relative_dates import Shift, VagueShift, Weekday, Weekend, Window
from analysis.events.when.slots import whole_year
from analysis.events.when.words import DateWords

_LONG = ("week", "month", "year", "season", "decade", "century")


class Bound:
    """What the slots of a pattern read, the arguments that the file gives it, and the plain words between."""

    def __init__(
        self, values: tuple[tuple[str, Any], ...], arguments: tuple[tuple[str, str], ...], words: DateWords
    ) -> None:
        self.values, self.arguments, self.words = values, dict(arguments), words

    def all(self, *slots: str) -> list[Any]:
        """Give the values of some slots in the order of the text."""
        return [value for slot, value in self.values if slot in slots]

    def get(self, *slots: str, default: Any = None) -> Any:
        """Give the first value of some slots."""
        return next(iter(self.all(*slots)), default)

    def said(self, *words: str) -> bool:
        """Say whether one of some plain words was among the words."""
        return any(slot == "" and value in words for slot, value in self.values)

    def by(self, default: int = 0) -> int:
        return int(self.arguments.get("by", default))

    def base(self) -> str:
        return self.arguments.get("from", "reference")

    @property
    def unit(self) -> str:
        """The unit that was said, or that the file gives."""
        named = self.get("UNIT")
        return named[1] if named else self.arguments.get("unit") or self._plain_unit()

    def _plain_unit(self) -> str:
        return next(
            (self.words.units[value][1] for slot, value in self.values if slot == "" and value in self.words.units), ""
        )

    def amount(self) -> tuple[int, int]:
        """Give (low, high) of the units: the number said, or 1, in the unit's own measure (a fortnight is two weeks)."""
        low, high = self.get("NUMBER", default=(1, 1))
        size = self.get("UNIT", default=(1, ""))[0]
        return low * size, high * size

    @property
    def plural_unit(self) -> bool:
        """The unit that was said stands in the plural."""
        return self.get("UNIT", default=(1, "", False))[2]

    @property
    def plural(self) -> bool:
        """Several units without a number: "weeks later"."""
        return not self.all("NUMBER") and self.plural_unit


@dataclass(frozen=True, slots=True)
class Builder:
    """A way to build a meaning, and the arguments it takes from the file."""

    build: Callable[[Bound], Meaning | None]
    arguments: frozenset[str] = frozenset()


def _calendar(b: Bound) -> Meaning | None:
    if b.get("NUMERIC"):
        return b.get("NUMERIC")
    month = b.get("MONTH", "NAMED_MONTH", "SURE_MONTH", default=0)
    date = Calendar(_year(b), month, b.get("DAY", "ORDINAL", "NTH", default=0), b.get("WEEKDAY", default=0))
    return date if date.exists() else None


def _year(b: Bound) -> int:
    short = b.get("SHORT_YEAR")
    return b.get("YEAR", "LIKELY_YEAR", default=0) if short is None else whole_year(short)


def _days(b: Bound) -> Meaning | None:
    """Several days of one month: from the first to the last."""
    days, month, year = b.all("DAY", "ORDINAL"), b.get("MONTH"), b.get("YEAR", default=0)
    dates = [Calendar(year, month, day) for day in days]
    rising = all(one < two for one, two in itertools.pairwise(days))
    if not rising or not all(date.exists() for date in dates) or (b.said("or") and days[-1] - days[0] > 1):
        return None
    return Between(dates[0], dates[-1])


def _months(b: Bound) -> Meaning | None:
    first, last = b.all("NAMED_MONTH")
    year = b.get("YEAR", default=0)
    if first == last or (b.said("and", "or", "/") and not b.said("between") and (last - first) % 12 != 1):
        return None
    return Between(Calendar(year - (year > 0 and first > last), first), Calendar(year, last))


def _years(b: Bound) -> Meaning | None:
    """Years from one to another; "and" joins them only where no year lies between or "between" is said."""
    years = b.all("YEAR", "LIKELY_YEAR")
    first, last = years[0], years[-1] if len(years) > 1 else years[0] - years[0] % 100 + b.get("SHORT_YEAR")
    if not first < last <= first + 150 or (b.said("and") and not b.said("between") and last != first + 1):
        return None
    return Between(Calendar(first), Calendar(last))


def _era(b: Bound) -> Meaning | None:
    if b.get("DECADE"):
        return Era(*b.get("DECADE"))
    if b.get("NAMED_DECADE"):
        return Era(*b.get("NAMED_DECADE"))
    century = b.get("NTH", "ORDINAL")
    return Era(100 * (century - 1) + 1, 100) if 10 < century < 31 else None


def _part(b: Bound) -> Meaning | None:
    return part(b.get("DATE"), b.arguments.get("part") or b.get("PART", "EDGE"), b.words.bounds)


def _part_of_unit(b: Bound) -> Meaning | None:
    name = b.arguments.get("part") or b.get("PART", "EDGE")
    return part(Shift(b.unit, 0, 0), name, b.words.bounds) if b.unit in _LONG and not b.plural_unit else None


def _same_day(b: Bound) -> Meaning | None:
    return b.get("DATE") if b.get("DATE").grain == "day" else None


def _window(b: Bound) -> Meaning | None:
    if b.unit == "minute":
        return None  # "last minute"
    if "n" in b.arguments:
        return Window(b.unit, int(b.arguments["n"]))
    return (
        _recent(b)
        if b.plural
        else Window(b.unit, b.amount()[1], base="anchor" if b.said("previous", "preceding") else "reference")
    )


def _window_ahead(b: Bound) -> Meaning | None:
    return Window(b.unit, b.amount()[1], ahead=True, base="anchor" if b.said("following") else "reference")


def _recent(b: Bound) -> Meaning | None:
    size, unit, _ = b.all("UNIT")[-1]
    return Window(unit, b.words.recent[1] * size, b.said("coming")) if b.plural else None


def _night_after(b: Bound) -> Meaning | None:
    return Beside(b.get("DATE"), 0, 1) if b.get("DATE").grain == "day" else b.get("DATE")


def _night_before(b: Bound) -> Meaning | None:
    return Beside(b.get("DATE"), 1, 0) if b.get("DATE").grain == "day" else None


def _weekday(b: Bound) -> Meaning | None:
    day, which = b.get("WEEKDAY"), b.get("WHICH")
    if which is None:
        return Weekday(day, b.by() or None, b.base())
    return Weekday(day, which.by, which.base)


def _weeks_from(b: Bound) -> Meaning | None:
    days = 7 * b.amount()[1]
    return Shift("day", days, days, Weekday(b.get("WEEKDAY"), 1))


def _weekend(b: Bound) -> Meaning | None:
    which = b.get("WHICH")
    return Weekend() if which is None else Weekend(which.by, which.base)


def _season(b: Bound) -> Meaning | None:
    first, months = b.get("SEASON")
    years, which = b.all("YEAR"), b.get("WHICH")
    season = Season(first, months, years[0] if years else 0)
    short = b.get("SHORT_YEAR")
    if (short is not None and (years[0] + 1) % 100 != short) or (len(years) > 1 and years[1] != years[0] + 1):
        return None
    return season if which is None else Turn(season, which.by, which.base)


def _turn(b: Bound) -> Meaning | None:
    which = b.get("WHICH")
    return Turn(Calendar(month=b.get("NAMED_MONTH")), which.by, which.base)


def _feast(b: Bound) -> Meaning | None:
    feast = Feast(b.get("FEAST"), b.get("YEAR", default=0))
    which = b.get("WHICH")
    return feast if which is None else Turn(feast, which.by, which.base)


def _open_feast(b: Bound) -> Meaning | None:
    return OpenFeast()


def _named(b: Bound) -> Meaning | None:
    day = b.get("NAMED_DAY")
    return Calendar(day.year, day.month, day.day)


def _shift(b: Bound) -> Meaning | None:
    if b.get("DAY_WORD") is not None:
        return Shift("day", b.get("DAY_WORD"), b.get("DAY_WORD"))
    if "n" in b.arguments:
        return Shift(b.unit, int(b.arguments["n"]), int(b.arguments["n"]), b.base())
    return _shifted(b, b.base())


def _shifted(b: Bound, base: str | Meaning) -> Meaning | None:
    """So many units on or back; the vaguer the number, the longer the time that may be meant."""
    if b.plural and b.unit not in ("hour", "minute"):
        return VagueShift()
    if b.get("UNIT") and not b.all("NUMBER") and not b.said("the"):
        return None  # "day after day"
    low, high = b.amount()
    ends = sorted((b.by() * low, b.by() * high))
    coarse = "year" if b.unit in ("decade", "century") else ""
    return Shift(b.unit, ends[0], ends[1], base, coarse)


def _exact_shift(b: Bound) -> Meaning | None:
    low, high = b.amount()
    return Shift(b.unit, -high, -low, coarse="day") if b.unit in (*_LONG, "day") else None


def _weekday_ago(b: Bound) -> Meaning | None:
    """ "A week ago Friday": that day of the week some weeks back."""
    low, high = b.amount()
    return Within(Weekday(b.get("WEEKDAY")), Shift("week", -low, -low)) if b.unit == "week" and low == high else None


def _shift_from(b: Bound) -> Meaning | None:
    return _shifted(b, b.get("DATE"))


def _which(b: Bound) -> Meaning | None:
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


def _elapsed(b: Bound) -> Meaning | None:
    inner = b.get("DATE") or _running(b.unit)
    if inner is None or inner.grain == "day":
        return inner
    return Elapsed(inner, b.said("later"))


def _running(unit: str) -> Meaning | None:
    """The day told of, the week, month or year of writing."""
    return Shift("day", 0, 0, "anchor") if unit == "day" else Shift(unit, 0, 0) if unit in _LONG else None


def _nth(b: Bound, inner: Meaning | None = None) -> Meaning | None:
    inner, nth = inner or b.get("DATE"), b.get("ORDINAL_OR_LAST")
    if inner.grain not in _LONG:
        return None
    if b.get("WEEKDAY"):
        return Nth(inner, nth, "weekday", b.get("WEEKDAY"))
    unit = next(
        value
        for slot, value in b.values
        if slot == "" and value in ("week", "day", "month", "weekend", "half", "quarter")
    )
    return Nth(inner, nth, unit)


def _nth_of_unit(b: Bound) -> Meaning | None:
    return _nth(b, Shift(b.all("")[-1], 0, 0, "anchor"))


def _stretch(b: Bound) -> Meaning | None:
    inner = b.get("DATE")
    if inner.grain not in _LONG or b.unit not in ("day", "week", "month", "year"):
        return None
    return Stretch(inner, b.amount()[1], b.unit, b.said("last"))


def _week_of(b: Bound) -> Meaning | None:
    return UnitOf(b.get("DATE"), "week") if b.get("DATE").grain == "day" else None


def _same(b: Bound) -> Meaning | None:
    return b.get("DATE") if b.unit == b.get("DATE").grain else None


def _within(b: Bound) -> Meaning | None:
    """A date inside a longer one that is counted from another day: "Friday last week", "May of this year"."""
    inner, outer = b.all("DATE")
    if not isinstance(outer, Shift) or outer.grain not in ("week", "month", "year", "decade"):
        return None
    if outer.grain == "week" and isinstance(inner, Weekday) and inner.by is None:
        return Within(inner, outer)
    if outer.grain == "month" and isinstance(inner, Calendar) and not inner.month and not inner.year:
        return Within(inner, outer)
    return Within(inner, outer) if outer.grain == "year" and inner.yearless else None


def _between(b: Bound) -> Meaning | None:
    first, last = b.all("DATE")
    if isinstance(first, (Between, OpenFeast)) or isinstance(last, (Between, OpenFeast)):
        return None
    return Between(first, last)


def _neighbours(b: Bound) -> Meaning | None:
    """Two weekdays or days of writing that follow each other: "Friday and Saturday"."""
    first, last = b.all("DATE")
    if isinstance(first, Weekday) and isinstance(last, Weekday) and first.by == last.by is None:
        return Between(first, last) if last.day % 7 == (first.day + 1) % 7 else None
    return None


BUILDERS: Mapping[str, Builder] = {
    "calendar": Builder(_calendar),
    "days": Builder(_days),
    "months": Builder(_months),
    "years": Builder(_years),
    "era": Builder(_era),
    "named": Builder(_named),
    "part": Builder(_part, frozenset({"part"})),
    "part_of_unit": Builder(_part_of_unit, frozenset({"part"})),
    "same_day": Builder(_same_day),
    "window": Builder(_window, frozenset({"unit", "n"})),
    "window_ahead": Builder(_window_ahead),
    "recent": Builder(_recent),
    "night_after": Builder(_night_after),
    "night_before": Builder(_night_before),
    "weekday": Builder(_weekday, frozenset({"by", "from"})),
    "weeks_from": Builder(_weeks_from),
    "weekend": Builder(_weekend),
    "season": Builder(_season),
    "turn": Builder(_turn),
    "feast": Builder(_feast),
    "open_feast": Builder(_open_feast),
    "shift": Builder(_shift, frozenset({"unit", "n", "by", "from"})),
    "exact_shift": Builder(_exact_shift, frozenset({"by"})),
    "weekday_ago": Builder(_weekday_ago),
    "shift_from": Builder(_shift_from, frozenset({"unit", "by"})),
    "which": Builder(_which, frozenset({"unit", "by"})),
    "elapsed": Builder(_elapsed),
    "nth": Builder(_nth),
    "nth_of_unit": Builder(_nth_of_unit),
    "stretch": Builder(_stretch),
    "week_of": Builder(_week_of),
    "same": Builder(_same),
    "within": Builder(_within),
    "between": Builder(_between),
    "neighbours": Builder(_neighbours),
}
