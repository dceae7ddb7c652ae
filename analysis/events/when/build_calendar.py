"""Building dates of the calendar from what a pattern bound."""

from __future__ import annotations

import itertools

from analysis.events.when.bound import Bound
from analysis.events.when.calendar_dates import Calendar, Era, Feast, OpenFeast, Season
from analysis.events.when.meaning import Meaning
from analysis.events.when.numbers import whole_year
from analysis.events.when.pairs_of_dates import Between
from analysis.events.when.parts_of_dates import Turn


def calendar(b: Bound) -> Meaning | None:
    if b.get("NUMERIC"):
        return b.get("NUMERIC")
    month = b.get("MONTH", "NAMED_MONTH", "SURE_MONTH", default=0)
    day = Calendar(_year(b), month, b.get("DAY", "ORDINAL", "NTH", default=0), b.get("WEEKDAY", default=0))
    return day if day.exists() else None


def _year(b: Bound) -> int:
    short = b.get("SHORT_YEAR")
    return b.get("YEAR", "LIKELY_YEAR", default=0) if short is None else whole_year(short)


def days(b: Bound) -> Meaning | None:
    """Several days of one month: from the first to the last."""
    days, month, year = b.all("DAY", "ORDINAL"), b.get("MONTH"), b.get("YEAR", default=0)
    dates = [Calendar(year, month, day) for day in days]
    rising = all(one < two for one, two in itertools.pairwise(days))
    if not rising or not all(date.exists() for date in dates) or (b.said("or") and days[-1] - days[0] > 1):
        return None
    return Between(dates[0], dates[-1])


def months(b: Bound) -> Meaning | None:
    first, last = b.all("NAMED_MONTH", "MONTH")
    year = b.get("YEAR", default=0)
    if first == last or (b.said("and", "or", "/") and not b.said("between") and (last - first) % 12 != 1):
        return None
    return Between(Calendar(year - (year > 0 and first > last), first), Calendar(year, last))


def years(b: Bound) -> Meaning | None:
    """Years from one to another; "and" joins them only where no year lies between or "between" is said."""
    years = b.all("YEAR", "LIKELY_YEAR")
    first, last = years[0], years[-1] if len(years) > 1 else years[0] - years[0] % 100 + b.get("SHORT_YEAR")
    if not first < last <= first + 150 or (b.said("and") and not b.said("between") and last != first + 1):
        return None
    return Between(Calendar(first), Calendar(last))


def era(b: Bound) -> Meaning | None:
    if b.get("DECADE"):
        return Era(*b.get("DECADE"))
    if b.get("NAMED_DECADE"):
        return Era(*b.get("NAMED_DECADE"))
    century = b.get("NTH", "ORDINAL")
    return Era(100 * (century - 1) + 1, 100) if 10 < century < 31 else None


def season(b: Bound) -> Meaning | None:
    first, months = b.get("SEASON")
    years, which = b.all("YEAR"), b.get("WHICH")
    season = Season(first, months, years[0] if years else 0)
    short = b.get("SHORT_YEAR")
    if (short is not None and (years[0] + 1) % 100 != short) or (len(years) > 1 and years[1] != years[0] + 1):
        return None
    return season if which is None else Turn(season, which.by, which.base)


def turn(b: Bound) -> Meaning | None:
    which = b.get("WHICH")
    return Turn(Calendar(month=b.get("NAMED_MONTH")), which.by, which.base)


def feast(b: Bound) -> Meaning | None:
    feast = Feast(b.get("FEAST"), b.get("YEAR", default=0))
    which = b.get("WHICH")
    return feast if which is None else Turn(feast, which.by, which.base)


def open_feast(b: Bound) -> Meaning | None:
    return OpenFeast()


def named(b: Bound) -> Meaning | None:
    day = b.get("NAMED_DAY")
    return Calendar(day.year, day.month, day.day)
