"""The key of a figure: what its colours, hatches and lines mean, in as many rows as it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts.lettering import text_width, write
from analysis.charts.theme import CLAIM_HATCH, QUIET, SMALLEST
from analysis.charts.ties import Look, draw_tie

_ROW, _BELOW = 0.17, 0.08  # inches
_LEFT, _GAP = 0.06, 0.2
_SIGN = {"area": 0.16, "line": 0.34, "dot": 0.1, "frame": 0.12, "arrow": 0.16, "": 0.0}
_TO_WORDS = 0.05


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the key: its words, and a sign before them: an `area`, a `frame`, a `line`, a `dot`, an
    `arrow`, or nothing.

    A claimed area is hatched, a claimed line dashed, a claimed dot hollow. A line may have the look of a tie.
    """

    words: str
    colour: str = QUIET
    sign: str = "area"
    claimed: bool = False
    look: Look | None = None


def filling(colour: str, claimed: bool) -> dict[str, Any]:
    """Give how an area is drawn: full, or hatched where it is only claimed."""
    if not claimed:
        return {"facecolor": colour, "edgecolor": "none", "linewidth": 0}
    return {"facecolor": "white", "edgecolor": colour, "hatch": CLAIM_HATCH, "linewidth": 0.8}


def placed(entries: Sequence[Entry], inches: float) -> list[tuple[int, float, Entry]]:
    """Give row and inches from the left of each entry, so that none leaves the page."""
    found, row, at = [], 0, _LEFT
    for entry in entries:
        length = _SIGN[entry.sign] + _TO_WORDS * bool(entry.sign) + text_width(entry.words, SMALLEST)
        if at > _LEFT and at + length > inches - _LEFT:
            row, at = row + 1, _LEFT
        found.append((row, at, entry))
        at += length + _GAP
    return found


def key_height(entries: Sequence[Entry], inches: float) -> float:
    """Give the inches that a key needs, with the white below it; 0 without entries."""
    return _ROW * (1 + placed(entries, inches)[-1][0]) + _BELOW if entries else 0.0


def draw_key(figure: Figure, entries: Sequence[Entry], top: float) -> None:
    """Write a key below `top`, in inches from the lower edge of the figure."""
    if not entries:
        return
    across, up = figure.get_figwidth(), figure.get_figheight()
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, across), ylim=(0, up))
    ax.set_axis_off()
    for row, at, entry in placed(entries, across):
        y = top - _ROW * (row + 0.5)
        _sign(ax, entry, at, y)
        x = at + _SIGN[entry.sign] + _TO_WORDS * bool(entry.sign)
        write(ax, x, y, entry.words, SMALLEST, color=QUIET)


def _sign(ax: Axes, entry: Entry, x: float, y: float) -> None:
    width = _SIGN[entry.sign]
    if entry.sign == "area":
        ax.add_patch(Rectangle((x, y - 0.05), width, 0.1, **filling(entry.colour, entry.claimed)))
    elif entry.sign == "line":
        look = entry.look or Look(entry.colour, "")
        draw_tie(ax, np.array([[x, y], [x + width, y]]), look, 1.6, entry.claimed)
    elif entry.sign == "frame":
        ax.add_patch(Rectangle((x, y - 0.06), width, 0.12, fill=False, ec=entry.colour, lw=1.2))
    elif entry.sign == "dot":
        inside = "white" if entry.claimed else entry.colour
        ax.plot([x + width / 2], [y], "o", ms=5, mfc=inside, mec=entry.colour, mew=1.2)
    elif entry.sign == "arrow":
        arrow(ax, x, y, width, entry.colour)


def arrow(ax: Axes, x: float, y: float, length: float, colour: str) -> None:
    """Draw an arrow to the right: what has no upper end."""
    ax.plot([x, x + length - 0.02], [y, y], color=colour, lw=1.0, ls=(0, (2, 1.2)))
    ax.plot([x + length - 0.02], [y], ">", ms=3.5, color=colour, mew=0)
