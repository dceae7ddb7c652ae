"""Incidents one by one: what happened, and a bar as long as its date is exact; the undated in a column of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.chart import Chart, Told
from analysis.charts.happened import in_short
from analysis.charts.key import Entry, filling
from analysis.charts.lettering import shorten, widest, write
from analysis.charts.sheet import PAD, Sheet, check_width, room, sheet
from analysis.charts.theme import GRID, QUIET, SIDES, SIZES, SMALLEST
from analysis.charts.time_axis import AT_LABEL, LABELS, TimeAxis, days, first_days, numbered
from analysis.tables import Tables

_ROW = {"one": 0.34, "two": 0.22, "slide": 0.22}  # inches; in one column a row has its words above it
_ASIDE, _THICK, _DAY = 0.55, 0.1, 0.1
_SHARE_OF_NAMES = 0.5
_LONGEST = {"day": 45, "month": 1100}  # days on an axis of whole days, or months


def fitting_rows(told: Told, width: str, key: Sequence[Entry]) -> int:
    """Give how many incidents can have a row of their own."""
    return int((room(told, width, key) - LABELS) / _ROW[width])


def draw_rows(
    tables: Tables, told: Told, dated: pd.DataFrame, undated: pd.DataFrame, width: str, key: Sequence[Entry]
) -> Chart:
    """Draw a row per incident, in the order of their dates; the undated below them."""
    rows, above = pd.concat([dated, undated]), width == "one"
    inches = check_width(width)
    names = [
        shorten(text, SIZES["label"], inches * (1 if above else _SHARE_OF_NAMES) - 2 * PAD)
        for text in in_short(tables, rows)
    ]
    left = PAD + 0.05 if above else PAD + widest(names, SIZES["label"]) + 0.15
    aside = _ASIDE if len(undated) else 0.0
    axis = _axis(dated, left, inches - left - PAD - aside - (0.12 if aside else 0.05))
    key = _with_dots(rows, axis, key)
    page = sheet(told, LABELS + 0.05 + _ROW[width] * len(rows), width, key)
    pitch = min(1.3 * _ROW[width], (page.height - LABELS - 0.05) / len(rows))
    _draw(page, rows, names, axis, pitch, above)
    return page.chart


def _with_dots(rows: pd.DataFrame, axis: TimeAxis | None, key: Sequence[Entry]) -> list[Entry]:
    """The key as the marks are: dots where all are dots; where some are, what a hollow one means."""
    bars = rows["date_start"].notna()
    if axis:
        first, end = days(rows["date_start"]), days(rows["date_end"].fillna(rows["date_start"])) + 1
        bars &= (end - first) * (axis.at(axis.first + 1) - axis.left) > _DAY
    if not bars.any():
        return [replace(entry, sign="dot") for entry in key]
    hollow = (rows["claimed"] & ~bars).any()
    return [*key, Entry("hollow dot: only claimed", QUIET, "dot", True)] if hollow else list(key)


def _axis(dated: pd.DataFrame, left: float, length: float) -> TimeAxis | None:
    """An axis that holds all dates, from a whole day, month or year to another; None where nothing is dated."""
    if dated.empty:
        return None
    first, last = int(days(dated["date_start"]).min()), int(days(dated["date_end"].fillna(dated["date_start"])).max())
    unit = next((unit for unit, longest in _LONGEST.items() if last - first < longest), "year")
    low, high = numbered(np.array([first, last]), unit)
    start, end = first_days(np.array([low, high + 1]), unit)
    return TimeAxis(int(start), int(end), left, length)


def _draw(page: Sheet, rows: pd.DataFrame, names: list[str], axis: TimeAxis | None, pitch: float, above: bool) -> None:
    ax = page.page()
    top, bottom = page.height - 0.02, page.height - 0.02 - pitch * len(rows)
    aside = page.width - PAD - _ASIDE
    left = axis.left if axis else PAD + (0.05 if above else widest(names, SIZES["label"]) + 0.15)
    if rows["date_start"].isna().any():
        ax.add_patch(Rectangle((aside, bottom), _ASIDE, top - bottom, fc="#f4f4f4", lw=0, zorder=-1))
        write(ax, aside + _ASIDE / 2, bottom - AT_LABEL, "undated", SMALLEST, ha="center", color=QUIET)
    first, end = days(rows["date_start"]), days(rows["date_end"].fillna(rows["date_start"])) + 1
    known = rows["date_start"].notna().to_numpy()
    looks = zip(rows["side"], rows["claimed"], strict=True)
    for n, (name, (side, claimed)) in enumerate(zip(names, looks, strict=True)):
        y = top - pitch * (n + (0.64 if above else 0.5))
        write(ax, PAD, top - pitch * (n + 0.27) if above else y, name)
        ax.plot([left, page.width - PAD], [y, y], color=GRID, lw=0.6, zorder=0)
        if known[n] and axis:
            x = axis.at(first[n])
            _mark(ax, x, max(axis.at(end[n]), x), y, SIDES[side], bool(claimed))
        else:
            _mark(ax, aside + _ASIDE / 2, aside + _ASIDE / 2, y, SIDES[side], bool(claimed))
    if axis:
        axis.draw(ax, bottom)


def _mark(ax: Axes, left: float, right: float, y: float, colour: str, claimed: bool) -> None:
    """A bar from day to day; a dot where that would be too short to see."""
    if right - left > _DAY:
        ax.add_patch(Rectangle((left, y - _THICK / 2), right - left, _THICK, **filling(colour, claimed)))
    else:
        inside = "white" if claimed else colour
        ax.plot([(left + right) / 2], [y], "o", ms=5.5, mfc=inside, mec=colour, mew=1.2)
