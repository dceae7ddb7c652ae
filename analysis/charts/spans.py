"""Dates that are longer than the units of a picture: bars below the time axis, as long as what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.happened import LOOKS
from analysis.charts.key import filling
from analysis.charts.lettering import text_width, write
from analysis.charts.sheet import PAD
from analysis.charts.theme import QUIET, SMALLEST
from analysis.charts.time_axis import TimeAxis
from analysis.findings.text import counted

HEAD, ROW = 0.2, 0.15  # inches
_THICK, _TO_LABEL, _GAP = 0.1, 0.04, 0.08
_SHORTEST = 0.04


@dataclass(frozen=True, slots=True)
class Span:
    """Incidents that share one inexact date, from `first` up to `end` (not included), with their PARTS."""

    first: int
    end: int
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def packed(spans: Sequence[Span], axis: TimeAxis, most: int) -> tuple[list[tuple[int, Span]], int]:
    """Give a row for each span, in the order given, so that none overlaps; and how many incidents found no row."""
    rows: list[list[tuple[float, float]]] = []
    placed, rest = [], 0
    for span in spans:
        left, right = _reach(span, axis)
        row = next((n for n, taken in enumerate(rows) if all(right < a or b < left for a, b in taken)), len(rows))
        if row == most:
            rest += span.total
            continue
        if row == len(rows):
            rows.append([])
        rows[row].append((left, right))
        placed.append((row, span))
    return placed, rest


def _reach(span: Span, axis: TimeAxis) -> tuple[float, float]:
    left = axis.at(span.first)
    right = max(axis.at(span.end), left + _SHORTEST)
    return left, right + _TO_LABEL + text_width(f"{span.total:,}", SMALLEST) + _GAP


def spans_height(placed: Sequence[tuple[int, Span]], rest: int) -> float:
    """Give the inches that these take below the labels of the axis."""
    return HEAD + ROW * (1 + max(row for row, _ in placed)) + ROW * bool(rest) if placed else 0.0


def draw_spans(ax: Axes, placed: Sequence[tuple[int, Span]], rest: int, axis: TimeAxis, top: float) -> None:
    """Draw the spans below `top`, the numbers of incidents behind them; those without a row are told in words."""
    write(ax, PAD, top - HEAD / 2, "Dated less exactly:", SMALLEST, color=QUIET)
    for row, span in placed:
        y = top - HEAD - ROW * (row + 0.5)
        left, right = axis.at(span.first), max(axis.at(span.end), axis.at(span.first) + _SHORTEST)
        bottom = y - _THICK / 2
        for count, look in zip(span.counts, LOOKS, strict=True):
            height = _THICK * count / span.total
            if count:
                ax.add_patch(Rectangle((left, bottom), right - left, height, **filling(look.colour, look.claimed)))
            bottom += height
        write(ax, right + _TO_LABEL, y, f"{span.total:,}", SMALLEST, color=QUIET)
    if rest:
        y = top - HEAD - ROW * (1.5 + max(row for row, _ in placed))
        write(ax, PAD, y, f"and {counted(rest, 'more')}".removesuffix("s"), SMALLEST, color=QUIET)
