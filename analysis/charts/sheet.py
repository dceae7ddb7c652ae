"""The page of a figure: title and subtitle on top, the key below them, and axes that are placed in inches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from analysis.charts.chart import Chart, Told
from analysis.charts.key import Entry, draw_key, key_height
from analysis.charts.lettering import balanced, line_height, wrap
from analysis.charts.theme import HEIGHTS, INK, QUIET, SIZES, WIDTHS

PAD = 0.06  # inches of white around a figure
_AFTER_HEADER = 0.12


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart whose header is set, and the room below it, in inches from the lower left corner."""

    chart: Chart
    width: float
    height: float

    def axes(self, left: float, bottom: float, width: float, height: float, **options: Any) -> Axes:
        """Give axes at a place of the room, in inches; nothing of them is fitted or moved later."""
        across, up = self.chart.get_figwidth(), self.chart.get_figheight()
        return self.chart.add_axes((left / across, bottom / up, width / across, height / up), **options)

    def page(self) -> Axes:
        """Give axes without frame over the whole room, measured in inches."""
        ax = self.axes(0, 0, self.width, self.height, xlim=(0, self.width), ylim=(0, self.height))
        ax.set_axis_off()
        return ax


def room(told: Told, width: str, key: Sequence[Entry] = ()) -> float:
    """Give the inches that a figure of this width can have below header and key.

    Raises ValueError for a width that is none.
    """
    inches = check_width(width)
    return HEIGHTS[width] - _header_height(told, inches) - key_height(key, inches)


def check_width(width: str) -> float:
    """Give the inches of a width by its name; raises ValueError for a width that is none."""
    if width not in WIDTHS:
        raise ValueError(f"no width '{width}'; there are {', '.join(WIDTHS)}")
    return WIDTHS[width]


def sheet(told: Told, height: float, width: str = "two", key: Sequence[Entry] = ()) -> Sheet:
    """Give a page with `height` inches below its header; on a slide with all that there are.

    Raises ValueError for a width that is none.
    """
    inches = check_width(width)
    given = room(told, width, key)
    height = given if width == "slide" else min(height, given)
    total = height + HEIGHTS[width] - given
    chart = Chart(figsize=(inches, total))
    chart.told = told
    top = total - PAD
    for rows, size, weight, colour in _header(told, inches):
        _write(chart, rows, size, weight, colour, top)
        top -= line_height(size, len(rows)) + 0.03
    draw_key(chart, key, height + key_height(key, inches))
    return Sheet(chart, inches, height)


def _header(told: Told, inches: float) -> list[tuple[list[str], float, str, str]]:
    lines = [(told.title, "title", "bold", INK), (told.subtitle, "subtitle", "normal", QUIET)]
    return [(balanced(t, SIZES[s], w, inches - 2 * PAD), SIZES[s], w, c) for t, s, w, c in lines if t]


def _header_height(told: Told, inches: float) -> float:
    return sum(line_height(size, len(rows)) + 0.03 for rows, size, _, _ in _header(told, inches)) + PAD + _AFTER_HEADER


def _write(chart: Chart, rows: list[str], size: float, weight: str, colour: str, top: float) -> None:
    across, up = chart.get_figwidth(), chart.get_figheight()
    for number, row in enumerate(rows):
        y = top - line_height(size, number)
        chart.text(PAD / across, y / up, row, size=size, weight=weight, color=colour, va="top")


def empty(told: Told, message: str, width: str = "two") -> Chart:
    """Give a figure that says that there is nothing to draw, and what."""
    size = SIZES["subtitle"]
    page = sheet(told, 0.9, width)
    rows = wrap(message, size, "normal", page.width - 0.4)
    ax = page.page()
    ax.text(
        page.width / 2,
        page.height / 2,
        "\n".join(rows),
        ha="center",
        va="center",
        color=QUIET,
        size=size,
        linespacing=1.0,
    )
    return page.chart
