"""Incidents counted by day, week, month …: conflict above the line, cooperation below, what is dated less exactly beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from analysis.charts.chart import Chart, Told
from analysis.charts.happened import LOOKS, PARTS, parts
from analysis.charts.key import Entry, filling
from analysis.charts.lettering import text_width, widest, write
from analysis.charts.sheet import PAD, check_width, sheet
from analysis.charts.spans import Span, draw_spans, spans_height
from analysis.charts.theme import GRID, QUIET, SIDES, SMALLEST
from analysis.charts.time_axis import AT_LABEL, LABELS, UNITS, Days, TimeAxis, days, first_days, numbered

_MOST = 66  # bins in one picture
_FAR, _MANY = 0.01, 100  # share of incidents that may lie beyond the axis at either end, of so many at least
_HEIGHT, _ASIDE = 2.3, 0.62  # inches: of the bars, and of the undated beside them
_GAP, _ABOVE = 0.1, 0.08


@dataclass(frozen=True, slots=True)
class Binned:
    """Incidents by time: `counts` has PARTS per number of a unit (index); `spans` those whose dates cross units.

    `earlier` and `later` have the PARTS of the few that lie far from all others, beyond the axis.
    """

    unit: str
    counts: pd.DataFrame
    spans: list[Span]
    undated: pd.Series
    earlier: pd.Series
    later: pd.Series
    first: int
    end: int

    @property
    def beyond(self) -> int:
        """Give how many incidents lie beyond the axis."""
        return int(self.earlier.sum() + self.later.sum())

    def peak(self) -> tuple[list[int], int] | None:
        """Give the units with most incidents, and how many these are; None where no incident is dated so exactly."""
        total = self.counts.sum(axis=1)
        return ([int(n) for n in total.index[total == total.max()]], int(total.max())) if len(total) else None

    def edges(self) -> Days:
        """Give the first day of each unit from the first to the last, and the day after the last."""
        low, high = numbered(np.array([self.first, self.end]), self.unit)
        return first_days(np.arange(low, high + 1), self.unit)

    def data(self) -> pd.DataFrame:
        """Give the frame behind the figure: a row per unit, per less exact date, and one for the undated."""
        last = first_days(self.counts.index.to_numpy() + 1, self.unit) - 1
        rows = [
            (self.unit, first, end, *counts)
            for first, end, counts in zip(
                first_days(self.counts.index.to_numpy(), self.unit), last, self.counts.to_numpy(), strict=True
            )
        ]
        rows += [("less exact", s.first, s.end - 1, *s.counts) for s in self.spans]
        names = [f"{side}{'_claimed' if claimed else ''}" for side, claimed in PARTS]
        frame = pd.DataFrame(rows, columns=["dated", "first_day", "last_day", *names])
        for column in ("first_day", "last_day"):
            frame[column] = frame[column].to_numpy(dtype="int64").astype("datetime64[D]").astype("datetime64[s]")
        for dated, counts in (("earlier", self.earlier), ("later", self.later)):
            if counts.sum():
                frame.loc[len(frame)] = [dated, pd.NaT, pd.NaT, *counts]
        if self.undated.sum():
            frame.loc[len(frame)] = ["undated", pd.NaT, pd.NaT, *self.undated]
        return frame


def binned(dated: pd.DataFrame, undated: pd.DataFrame) -> Binned:
    """Count incidents by the finest unit that gives a readable number of bars and is no finer than half of the dates."""
    first, last = _ends(dated)
    low, high = _core(first, last)
    early, late = first < low, (first >= low) & (last > high)
    beyond = (_sum(dated[early]), _sum(dated[late]))
    dated, first, last = dated[~(early | late)], first[~(early | late)], last[~(early | late)]
    for unit, _, _ in UNITS:
        start, stop = numbered(first, unit), numbered(last, unit)
        exact = start == stop
        if stop.max() - start.min() < _MOST and exact.mean() >= 0.5:
            break
    counts = parts(dated[exact], pd.Series(start[exact]))
    edges = first_days(np.array([start.min(), stop.max() + 1]), unit)
    spans = _spans(dated[~exact], first[~exact], last[~exact])
    return Binned(unit, counts, spans, _sum(undated), *beyond, int(edges[0]), int(edges[1]))


def _ends(dated: pd.DataFrame) -> tuple[Days, Days]:
    first, last = days(dated["date_start"]), days(dated["date_end"].fillna(dated["date_start"]))
    return first, np.maximum(first, last)


def _core(first: Days, last: Days) -> tuple[float, float]:
    """The days between which the axis runs: all, or where a hundredth at an end makes it twice as long, not these."""
    low, high = int(first.min()), int(last.max())
    if len(first) < _MANY:
        return low, high
    start, stop = np.quantile(first, _FAR, method="lower"), np.quantile(last, 1 - _FAR, method="higher")
    near = 0.1 * (stop - start)
    return (start - near, stop + near) if high - low > 2 * (stop - start) else (low, high)


def _sum(rows: pd.DataFrame) -> pd.Series:
    """How many of PARTS there are in all."""
    if rows.empty:
        return pd.Series(0, index=pd.Index(PARTS, tupleize_cols=False))
    return parts(rows, rows["side"]).sum()


def _spans(rows: pd.DataFrame, first: np.ndarray, last: np.ndarray) -> list[Span]:
    """Incidents of one and the same inexact date together, the most first."""
    keys = pd.Series([*zip(first.tolist(), (last + 1).tolist(), strict=True)], dtype="object")
    table = parts(rows, keys)
    spans = [
        Span(int(key[0]), int(key[1]), tuple(int(n) for n in counts))
        for key, counts in zip(table.index, table.to_numpy(), strict=True)
    ]
    return sorted(spans, key=lambda span: (-sum(span.counts), span.first, span.end))


def draw_binned(told: Told, bins: Binned, width: str, key: Sequence[Entry]) -> Chart:
    """Draw the bars, their scale at the left, the undated at the right, the less exactly dated below."""
    up, down = _reach(bins)
    ticks = _ticks(up, down)
    left = PAD + widest([f"{abs(t):,}" for t in ticks], SMALLEST) + 0.06
    aside = max(_ASIDE, text_width(f"{int(bins.undated.sum()):,}", SMALLEST) + 0.1) if bins.undated.sum() else 0.0
    right = PAD + (aside + _GAP if aside else 0.4 if bins.spans else 0.1)
    axis = TimeAxis(bins.first, bins.end, left, check_width(width) - left - right)
    below = LABELS + spans_height(bins.spans, axis)
    page = sheet(told, _HEIGHT + below, width, key)
    ax = page.page()
    scale = (page.height - below - _ABOVE) / (up + down)
    zero = below + down * scale
    _grid(ax, ticks, zero, scale, (left, left + axis.length))
    for number, counts in zip(bins.counts.index, bins.counts.to_numpy(), strict=True):
        first, end = (axis.at(day) for day in first_days(np.array([number, number + 1]), bins.unit))
        white = min(0.015, 0.15 * (end - first))
        _bar(ax, first + white, end - first - 2 * white, zero, [scale * n for n in counts])
    if aside:
        _aside(ax, bins.undated, page.width - PAD - aside, aside, (zero, scale), (up, down))
    axis.draw(ax, below)
    if bins.spans:
        draw_spans(ax, bins.spans, axis, bins.edges(), bins.unit, below - LABELS)
    return page.chart


def _reach(bins: Binned) -> tuple[float, float]:
    """How far the scale goes up and down, in incidents."""
    sums = [
        max((int(bins.counts[[(side, False), (side, True)]].sum(axis=1).max()) if len(bins.counts) else 0), 0)
        for side in SIDES
    ]
    up, down = (1.08 * n for n in sums)
    most = max(up, down, 1.0)
    conflict, cooperation = (bool(bins.undated[[(side, False), (side, True)]].sum()) for side in SIDES)
    return max(up, most * 0.15 * conflict), max(down, most * 0.15 * cooperation)


def _ticks(up: float, down: float) -> list[int]:
    ticks = MaxNLocator(nbins=4, integer=True, steps=[1, 2, 5, 10]).tick_values(0, max(up, down))
    return sorted({int(sign * t) for t in ticks for sign in (1, -1) if -down <= sign * t <= up})


def _grid(ax: Axes, ticks: list[int], zero: float, scale: float, reach: tuple[float, float]) -> None:
    for tick in ticks:
        y = zero + scale * tick
        ax.plot(reach, [y, y], color=QUIET if tick == 0 else GRID, lw=0.6, zorder=0 if tick else 2)
        write(ax, reach[0] - 0.05, y, f"{abs(tick):,}", SMALLEST, ha="right", color=QUIET)


def _bar(ax: Axes, x: float, width: float, zero: float, heights: Sequence[float]) -> None:
    """Conflict upwards and cooperation downwards, each first what is told as fact."""
    for side, way in zip(SIDES, (1, -1), strict=True):
        y = zero
        for (of, _), height, look in zip(PARTS, heights, LOOKS, strict=True):
            if of == side and height:
                ax.add_patch(Rectangle((x, y), width, way * height, **filling(look.colour, look.claimed)))
                y += way * height


def _aside(
    ax: Axes, counts: pd.Series, x: float, width: float, level: tuple[float, float], reach: tuple[float, float]
) -> None:
    """The undated in a bar of their own beside the axis, broken where it would be higher than the picture."""
    zero, scale = level
    bar, middle = 0.24, x + width / 2
    for side, way, most in zip(SIDES, (1, -1), reach, strict=True):
        both = [int(counts[(side, claimed)]) for claimed in (False, True)]
        total, room = sum(both), max(most * scale - 0.17, 0.1)
        if not total:
            continue
        height = min(scale * total, room)
        shares = [
            height * n / total if of == side else 0.0 for of, n in zip((of for of, _ in PARTS), counts, strict=True)
        ]
        _bar(ax, middle - bar / 2, bar, zero, shares)
        if scale * total > room:
            y = zero + way * 0.6 * height
            ax.plot([middle - bar * 0.7, middle + bar * 0.7], [y - 0.03, y + 0.03], color="white", lw=3, zorder=3)
        write(ax, middle, zero + way * (height + 0.08), f"{total:,}", SMALLEST, ha="center")
    ax.plot([x, x + width], [zero, zero], color=QUIET, lw=0.6)
    write(ax, middle, zero - reach[1] * scale - AT_LABEL, "undated", SMALLEST, ha="center", color=QUIET)
