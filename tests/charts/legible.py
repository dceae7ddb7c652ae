"""What a reader of a figure must be able to rely on: every word on the page, none over another, none too small."""

from __future__ import annotations

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.charts.chart import Chart, style

_DPI = 150
_SLACK = 1.5  # pixels: a hundredth of an inch


def words(figure: Chart) -> list[tuple[str, Bbox, float]]:
    """Give each text that is drawn, with its box in pixels and its size in points."""
    figure.set_dpi(_DPI)
    with style():
        renderer = FigureCanvasAgg(figure).get_renderer()
        figure.draw_without_rendering()
        texts = [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip() and _drawn(t)]
        return [(t.get_text(), t.get_window_extent(renderer), float(t.get_fontsize())) for t in texts]


def _drawn(text: Text) -> bool:
    return text.axes is None or text.axes.axison or text in text.axes.texts


def faults(figure: Chart) -> list[str]:
    """Give what is wrong with the lettering of a figure, in words; empty where nothing is."""
    found = words(figure)
    wide, high = figure.bbox.width, figure.bbox.height
    small = [f"'{text}' has {size} points" for text, _, size in found if size < 7]
    outside = [
        f"'{text}' leaves the page"
        for text, box, _ in found
        if box.x0 < -_SLACK or box.y0 < -_SLACK or box.x1 > wide + _SLACK or box.y1 > high + _SLACK
    ]
    over = [f"'{a}' lies on '{b}'" for (a, one, _), (b, other, _) in combinations(found, 2) if _overlap(one, other)]
    return [*small, *outside, *over]


def _overlap(one: Bbox, other: Bbox) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    up = min(one.y1, other.y1) - max(one.y0, other.y0)
    # Boxes reach from the tallest letter to the lowest; lines may share a hair of that
    return across > _SLACK and up > _SLACK + 0.12 * min(one.height, other.height)
