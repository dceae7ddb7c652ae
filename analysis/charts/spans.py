"""Dates that are longer than the units of a picture: bars below the time axis, as long as what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.happened import LOOKS
from analysis.charts.key import filling
from analysis.charts.lettering import shorten, text_width, write
from analysis.charts.sheet import PAD
from analysis.charts.theme import PLAIN, QUIET, SMALLEST
from analysis.charts.time_axis import Days, TimeAxis
from analysis.findings.text import counted

HEAD, ROW = 0.2, 0.15  # inches
_THICK, _TO_LABEL, _GAP = 0.1, 0.04, 0.08
_SHORTEST, _BAND = 0.04, 0.42
_MOST = 6  # rows


@dataclass(frozen=True, slots=True)
class Span:
    """Incidents that share one inexact date, from `first` up to `end` (not included), with their PARTS."""

    first: int
    end: int
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def packed(spans: Sequence[Span], axis: TimeAxis) -> list[tuple[int, Span]] | None:
    """Give a row for each span, in the order given, so that none overlaps; None where there are too many for that."""
    rows: list[list[tuple[float, float]]] = []
    placed = []
    for span in spans:
        left, right = _reach(span, axis)
        row = next((n for n, taken in enumerate(rows) if all(right < a or b < left for a, b in taken)), len(rows))
        if row == _MOST:
            return None
        if row == len(rows):
            rows.append([])
        rows[row].append((left, right))
        placed.append((row, span))
    return placed


def _reach(span: Span, axis: TimeAxis) -> tuple[float, float]:
    left = axis.at(span.first)
    right = max(axis.at(span.end), left + _SHORTEST)
    return left, right + _TO_LABEL + text_width(f"{span.total:,}", SMALLEST) + _GAP


def spans_height(spans: Sequence[Span], axis: TimeAxis) -> float:
    """Give the inches that these take below the labels of the axis."""
    if not spans:
        return 0.0
    placed = packed(spans, axis)
    return HEAD + (ROW * (1 + max(row for row, _ in placed)) if placed else _BAND)


def draw_spans(ax: Axes, spans: Sequence[Span], axis: TimeAxis, edges: Days, unit: str, top: float) -> None:
    """Draw the spans below `top`, the numbers of incidents behind them.

    Too many for that are counted in each of the units (between `edges`) that they may fall into.
    """
    placed, number = packed(spans, axis), counted(sum(span.total for span in spans), "incident")
    words = f"Dated less exactly than to the {unit}: {number}{'' if placed else f', in each {unit} that they may fall into'}"
    room = ax.get_xlim()[1] - 2 * PAD
    write(ax, PAD, top - HEAD / 2, shorten(words, SMALLEST, room), SMALLEST, color=QUIET)
    for row, span in placed or []:
        _draw_span(ax, span, axis, top - HEAD - ROW * (row + 0.5))
    if placed is None:
        _draw_band(ax, spans, axis, edges, top - HEAD - _BAND + 0.03)


def _draw_span(ax: Axes, span: Span, axis: TimeAxis, y: float) -> None:
    left, right = axis.at(span.first), max(axis.at(span.end), axis.at(span.first) + _SHORTEST)
    bottom = y - _THICK / 2
    for count, look in zip(span.counts, LOOKS, strict=True):
        height = _THICK * count / span.total
        if count:
            ax.add_patch(Rectangle((left, bottom), right - left, height, **filling(look.colour, look.claimed)))
        bottom += height
    write(ax, right + _TO_LABEL, y, f"{span.total:,}", SMALLEST, color=QUIET)


def covered(spans: Sequence[Span], edges: Days) -> Days:
    """Give how many incidents may fall into each of the units between these days."""
    change = np.zeros(len(edges), dtype=np.int64)
    for span in spans:
        change[np.searchsorted(edges, span.first, "right") - 1] += span.total
        change[np.searchsorted(edges, span.end, "left")] -= span.total
    return change.cumsum()[:-1]


def _draw_band(ax: Axes, spans: Sequence[Span], axis: TimeAxis, edges: Days, bottom: float) -> None:
    counts = covered(spans, edges)
    scale, places = (_BAND - 0.08) / int(counts.max()), [axis.at(int(day)) for day in edges]
    for (left, right), count in zip(pairwise(places), counts, strict=True):
        white = min(0.015, 0.15 * (right - left))
        box = (left + white, bottom), right - left - 2 * white, scale * int(count)
        ax.add_patch(Rectangle(*box, **filling(PLAIN, False)))
    ax.plot([places[0], places[-1]], [bottom, bottom], color=QUIET, lw=0.6)
    write(ax, axis.left - 0.05, bottom + _BAND - 0.08, f"{int(counts.max()):,}", SMALLEST, ha="right", color=QUIET)
