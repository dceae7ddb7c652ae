"""An axis of days: the units in which it is divided, and labels that fit below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from numpy.typing import NDArray

from analysis.charts.lettering import text_width, write
from analysis.charts.source import day as named_day
from analysis.charts.theme import FAINT, QUIET, SMALLEST

Days = NDArray[np.int64]  # days since 1 January 1970

#: Units from fine to coarse: a name, the calendar unit it is made of, and how many of these.
UNITS = (
    ("day", "D", 1),
    ("week", "D", 7),
    ("month", "M", 1),
    ("quarter", "M", 3),
    ("year", "Y", 1),
    ("decade", "Y", 10),
    ("century", "Y", 100),
)
_STEPS = (*UNITS[:4], ("half", "M", 6), UNITS[4], *(("years", "Y", n) for n in (2, 5, 10, 20, 50, 100, 200, 500, 1000)))
AT_LABEL, _GAP, LABELS = 0.13, 0.1, 0.36  # inches


def days(dates: pd.Series) -> Days:
    """Give dates as days since 1970."""
    return dates.to_numpy(dtype="datetime64[D]").astype("int64")


def _count(at: Days, calendar: str, step: int) -> Days:
    """The number of the unit that each day falls into; weeks begin on Monday."""
    moved = at + 3 if (calendar, step) == ("D", 7) else at
    units = moved.astype("datetime64[D]").astype(f"datetime64[{calendar}]").astype("int64")
    years = units + 1970 if calendar == "Y" else units
    return np.asarray(np.floor_divide(years, step))


def _first_day(number: Days, calendar: str, step: int) -> Days:
    units = number * step - (1970 if calendar == "Y" else 0)
    found = units.astype(f"datetime64[{calendar}]").astype("datetime64[D]").astype("int64")
    return np.asarray(found - 3 if (calendar, step) == ("D", 7) else found)


def numbered(at: Days, unit: str) -> Days:
    """Give the number of the unit (of UNITS) that each day falls into; numbers that follow each other are neighbours."""
    return _count(at, *_of(unit))


def first_days(numbers: Days, unit: str) -> Days:
    """Give the first day of each unit, by its number."""
    return _first_day(numbers, *_of(unit))


def _of(unit: str) -> tuple[str, int]:
    return next((calendar, step) for name, calendar, step in UNITS if name == unit)


def named(number: int, unit: str) -> str:
    """Give a unit as a reader calls it: `3 March 2011`, `the week of 7 March 2011`, `March 2011`, `2011`, `the 2010s`."""
    first, after = (pd.Timestamp(int(d), unit="D") for d in first_days(np.array([number, number + 1]), unit))
    last = after - pd.Timedelta(days=1)
    return {
        "day": named_day(first),
        "week": f"the week of {named_day(first)}",
        "month": f"{first:%B} {first.year}",
        "quarter": f"{first:%B} – {last:%B} {first.year}",
        "year": str(first.year),
        "decade": f"the {first.year}s",
        "century": f"{first.year}–{last.year}",
    }[unit]


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from `first` up to `end` (not included), drawn from `left` over `length` inches."""

    first: int
    end: int
    left: float
    length: float

    def at(self, day: float) -> float:
        """Give the inches at which a day begins."""
        return self.left + self.length * (day - self.first) / max(self.end - self.first, 1)

    def draw(self, ax: Axes, y: float) -> None:
        """Draw the axis at this height, with its labels below it."""
        ax.plot([self.left, self.left + self.length], [y, y], color=FAINT, lw=0.8, zorder=0)
        free = -1.0
        for x, short, long in self._labels():
            ax.plot([x, x], [y, y - 0.04], color=QUIET, lw=0.6)
            write(ax, x, y - AT_LABEL, short, SMALLEST, ha="center", color=QUIET)
            if long and x - text_width(long, SMALLEST) / 2 >= free:
                write(ax, x, y - 2 * AT_LABEL, long, SMALLEST, ha="center", color=QUIET)
                free = x + text_width(long, SMALLEST) / 2 + _GAP

    def _labels(self) -> list[tuple[float, str, str]]:
        """Place, label and the larger unit below it, of the finest division whose labels have room."""
        for _, calendar, step in _STEPS:
            low, high = (int(n) for n in _count(np.array([self.first, self.end - 1]), calendar, step))
            if high - low > self.length / 0.1:  # more than can have a label
                continue
            found = [label for label in self._divided(low, high, calendar, step) if self._inside(label)]
            wide = max((text_width(short, SMALLEST) for _, short, _ in found), default=0.0) + _GAP
            if all(b[0] - a[0] >= wide for a, b in pairwise(found)):
                return found
        return []

    def _inside(self, label: tuple[float, str, str]) -> bool:
        half = max(text_width(words, SMALLEST) for words in label[1:]) / 2
        return self.left - 0.35 <= label[0] - half and label[0] + half <= self.left + self.length + 0.15

    def _divided(self, low: int, high: int, calendar: str, step: int) -> Iterator[tuple[float, str, str]]:
        before = None
        for first in _first_day(np.arange(low, high + 1), calendar, step):
            if first < self.first and high > low:
                continue
            date = pd.Timestamp(int(max(first, self.first)), unit="D")
            upper = {"D": f"{date:%b} {date.year}", "M": str(date.year), "Y": ""}[calendar]
            short = {"D": str(date.day), "M": f"{date:%b}", "Y": str(date.year)}[calendar]
            yield self.at(max(first, self.first)), short, upper if upper != before else ""
            before = upper
