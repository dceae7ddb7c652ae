"""Bars that lie: a name before each, its number behind it, the parts of a count in their colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.chart import Chart, Told
from analysis.charts.key import Entry, filling
from analysis.charts.lettering import shorten, widest, write
from analysis.charts.sheet import PAD, room, sheet
from analysis.charts.theme import FAINT, INK, QUIET, SIZES

_ROW, _LEAST = 0.21, 0.165  # inches per bar: wanted, and at least
_LABEL = SIZES["label"]
_TO_LABEL = 0.06
_SHARE_OF_NAMES = 0.42  # of the width, at most


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its name, the sizes of its parts, and words in place of a bar for what is only summed up."""

    name: str
    sizes: tuple[int, ...]
    instead: str = ""


def fitting(told: Told, width: str, key: Sequence[Entry] = (), used: float = 0.0) -> int:
    """Give how many bars fit on a page of this width below header and key, `used` inches being taken; at least one."""
    return max(1, int((room(told, width, key) - 0.1 - used) / _LEAST))


def bars(
    told: Told, rows: Sequence[Bar], looks: Sequence[Entry], width: str = "two", key: Sequence[Entry] = ()
) -> Chart:
    """Draw one bar per row, each part as the look of the same place says; numbers stand behind the bars."""
    page = sheet(told, 0.1 + _ROW * len(rows), width, key)
    names = [shorten(row.name, _LABEL, page.width * _SHARE_OF_NAMES) for row in rows]
    left = PAD + widest(names, _LABEL) + _TO_LABEL
    numbers = [f"{sum(row.sizes):,}" for row in rows]
    right = max(widest(numbers, _LABEL), 0.2) + _TO_LABEL + PAD
    most = max((sum(row.sizes) for row in rows), default=0) or 1
    scale = (page.width - left - right) / most
    pitch = min(0.3, (page.height - 0.1) / len(rows))
    ax = page.page()
    for number, (row, name, total) in enumerate(zip(rows, names, numbers, strict=True)):
        y = page.height - 0.02 - pitch * (number + 0.5)
        quiet = bool(row.instead)
        write(ax, left - _TO_LABEL, y, name, ha="right", color=QUIET if quiet else INK)
        end = stack(ax, left, y, 0.7 * pitch, [scale * size for size in row.sizes], looks)
        words = shorten(row.instead, _LABEL, page.width - left - _TO_LABEL - PAD) if quiet else total
        write(ax, end + _TO_LABEL, y, words, color=QUIET if quiet else INK)
    _baseline(ax, left, page.height - 0.02, pitch * len(rows))
    return page.chart


def stack(ax: Axes, x: float, y: float, height: float, lengths: Sequence[float], looks: Sequence[Entry]) -> float:
    """Draw the parts of a bar end to end from `x`, to the left where lengths are negative; give where it ends."""
    for length, look in zip(lengths, looks, strict=True):
        if length:
            ax.add_patch(Rectangle((x, y - height / 2), length, height, **filling(look.colour, look.claimed)))
            x += length
    return x


def _baseline(ax: Axes, x: float, top: float, height: float) -> None:
    ax.plot([x, x], [top - height, top], color=FAINT, lw=0.8, zorder=0)
