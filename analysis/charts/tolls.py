"""Rows of tolls: what happened, and for each kind of toll a bar to its lower bound, open to its upper one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.chart import Chart, Told
from analysis.charts.key import Entry, arrow, filling
from analysis.charts.lettering import line_height, shorten, widest, wrap, write
from analysis.charts.sheet import PAD, check_width, room, sheet
from analysis.charts.theme import FAINT, QUIET, SIZES, SMALLEST, STRESSED

Bounds = tuple[int | None, int | None]

_ROW = {"one": 0.5, "two": 0.34, "slide": 0.33}  # inches; in one column the words stand above the bars
_HEAD, _REST, _BETWEEN = 0.22, 0.4, 0.15
_SHARE_OF_NAMES, _ARROW, _THICK = 0.5, 0.15, 0.13


@dataclass(frozen=True, slots=True)
class TollRow:
    """An incident: what it was, when and where and who says so, whether only claimed, and lower and upper bounds."""

    name: str
    more: str
    claimed: bool
    tolls: tuple[Bounds, ...]


def fitting_tolls(told: Told, width: str, key: Sequence[Entry], cut: bool) -> int:
    """Give how many rows there is room for; at least one."""
    return max(1, int((room(told, width, key) - _HEAD - 0.05 - _REST * cut) / _ROW[width]))


def draw_tolls(
    told: Told, rows: Sequence[TollRow], kinds: Sequence[str], rest: str, width: str, key: Sequence[Entry]
) -> Chart:
    """Draw a row per incident and a panel per kind of toll, all to one scale; `rest` says what is only summed up."""
    above, inches = width == "one", check_width(width)
    share = 1.0 if above else _SHARE_OF_NAMES
    names = [shorten(row.name, SIZES["label"], inches * share - 2 * PAD) for row in rows]
    more = [shorten(row.more, SMALLEST, inches * share - 2 * PAD) for row in rows]
    left = PAD if above else PAD + max(widest(names, SIZES["label"]), widest(more, SMALLEST), 0.9) + 0.15
    columns = [[row.tolls[n] for row in rows] for n in range(len(kinds))]
    scale, places = _panels(columns, kinds, left, inches - PAD)
    others = wrap(rest, SMALLEST, "normal", inches - 2 * PAD) if rest else []
    below = 0.08 + line_height(SMALLEST, len(others)) if others else 0.0
    page = sheet(told, _HEAD + _ROW[width] * len(rows) + below + 0.05, width, key)
    pitch = min(1.2 * _ROW[width], (page.height - _HEAD - below - 0.05) / len(rows))
    ax = page.page()
    top = page.height - _HEAD
    for number, (name, detail) in enumerate(zip(names, more, strict=True)):
        y = top - pitch * number
        write(ax, PAD, y - 0.1, name)
        write(ax, PAD, y - 0.235, detail, SMALLEST, color=QUIET)
        if number:
            ax.plot([PAD, inches - PAD], [y + 0.01, y + 0.01], color="#efefef", lw=0.6, zorder=0)
    levels = [top - pitch * n - (0.38 if above else 0.16) for n in range(len(rows))]
    for kind, tolls, x in zip(kinds, columns, places, strict=True):
        write(ax, x, page.height - _HEAD / 2 + 0.03, kind.capitalize(), weight="bold")
        for bounds, row, y in zip(tolls, rows, levels, strict=True):
            _toll(ax, bounds, row.claimed, (x, y), scale)
    for number, line in enumerate(others):
        write(ax, PAD, top - pitch * len(rows) - 0.12 - line_height(SMALLEST, number), line, SMALLEST, color=QUIET)
    return page.chart


def _panels(
    columns: Sequence[Sequence[Bounds]], kinds: Sequence[str], left: float, right: float
) -> tuple[float, list[float]]:
    """Inches per person, and where each panel begins: as wide as its highest toll needs, and its name."""
    most = [max([n for bounds in tolls for n in bounds if n], default=0) for tolls in columns]
    words = [widest([label(bounds) for bounds in tolls], SIZES["label"]) + 0.06 + _ARROW for tolls in columns]
    heads = [widest([kind.capitalize()], SIZES["label"], "bold") for kind in kinds]
    room = right - left - _BETWEEN * (len(kinds) - 1)
    scale = max(room - sum(words), 0.2) / max(sum(most), 1)
    for _ in kinds:  # a panel no wider than its name takes from the scale of the others
        wide = [scale * n + w for n, w in zip(most, words, strict=True)]
        narrow = [w < head for w, head in zip(wide, heads, strict=True)]
        taken = sum(head if thin else w for head, thin, w in zip(heads, narrow, words, strict=True))
        people = sum(n for n, thin in zip(most, narrow, strict=True) if not thin)
        scale = max(room - taken, 0.2) / max(people, 1)
    wide = [max(scale * n + w, head) for n, w, head in zip(most, words, heads, strict=True)]
    return scale, [left + sum(wide[:n]) + _BETWEEN * n for n in range(len(kinds))]


def _toll(ax: Axes, bounds: Bounds, claimed: bool, at: tuple[float, float], scale: float) -> None:
    """A bar to the lower bound, a frame to the upper one or an arrow where there is none, and the number."""
    (low, high), (left, y) = bounds, at
    end = left + scale * (low or 0)
    if bounds == (None, None):
        return
    ax.plot([left, left], [y - 0.1, y + 0.1], color=FAINT, lw=0.8, zorder=0)
    if low:
        ax.add_patch(Rectangle((left, y - _THICK / 2), end - left, _THICK, **filling(STRESSED, claimed)))
    if high is not None and high > (low or 0):
        further = left + scale * high
        ax.add_patch(Rectangle((end, y - _THICK / 2), further - end, _THICK, fill=False, ec=STRESSED, lw=0.8))
        end = further
    elif high is None:
        arrow(ax, end, y, _ARROW, STRESSED)
        end += _ARROW
    write(ax, end + 0.05, y, label(bounds))


def label(bounds: Bounds) -> str:
    """Give a toll as a reader writes it: `5`, `3–5`, `31+`, `up to 5`; empty where none is told."""
    low, high = bounds
    if low is None:
        return "" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
