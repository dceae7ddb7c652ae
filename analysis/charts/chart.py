"""A figure that knows what it says: title, subtitle, caption, alternative text and the data behind it."""

from __future__ import annotations

import base64
import functools
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any, ParamSpec

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.textpath import text_to_path

from analysis.charts.theme import INK, QUIET, SIZES, STYLE, WIDTHS

P = ParamSpec("P")
_LINE = 1.32  # line height, in font sizes
_PAD = 0.06  # inches of white around a figure


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure says in words, and what it was drawn from.

    `data` is the frame behind the figure; `tables` names the tables it was made of, each with a checksum; `documents`
    are the ids of the documents read.
    """

    title: str
    subtitle: str
    caption: str
    alt: str
    data: pd.DataFrame
    tables: dict[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ()


class Chart(Figure):
    """A matplotlib figure with its words; in a notebook it shows itself with alternative text and caption."""

    told: Told

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display({"text/html": self.html(), "text/plain": self.told.alt}, raw=True)

    def html(self, dpi: int = 144) -> str:
        """Give the figure as an HTML `figure`, the picture inside it."""
        picture = io.BytesIO()
        with mpl.rc_context(STYLE):
            self.savefig(picture, format="png", dpi=dpi, metadata={"Software": None})
        data = base64.b64encode(picture.getvalue()).decode("ascii")
        width = round(self.get_figwidth() * 96)
        return (
            f'<figure style="margin:0"><img src="data:image/png;base64,{data}" alt="{escape(self.told.alt)}" '
            f'style="width:{width}px;max-width:100%;height:auto"><figcaption>{escape(self.told.caption)}</figcaption></figure>'
        )


def drawn(draw: Callable[P, Chart]) -> Callable[P, Chart]:
    """Have a figure function draw in the project's style, whatever the user's own settings are."""

    @functools.wraps(draw)
    def styled(*args: P.args, **kwargs: P.kwargs) -> Chart:
        with mpl.rc_context():
            mpl.rcdefaults()
            mpl.rcParams.update(STYLE)
            return draw(*args, **kwargs)

    return styled


def canvas(told: Told, height: float, width: str = "two", **axes: Any) -> tuple[Chart, Axes]:
    """Give a chart with its title and subtitle set, and empty axes of `height` inches (tick labels included)."""
    chart = sheet(told, height, width)
    return chart, chart.subplots(**axes)


def sheet(told: Told, height: float, width: str = "two") -> Chart:
    """Give a chart with its title and subtitle set and room of `height` inches below them, for axes to be added."""
    if width not in WIDTHS:
        raise ValueError(f"no width '{width}'; there are {', '.join(WIDTHS)}")
    inches = WIDTHS[width]
    lines = [(told.title, "title", "bold", INK), (told.subtitle, "subtitle", "normal", QUIET)]
    wrapped = [(wrap(t, SIZES[s], w, inches - 2 * _PAD), SIZES[s], w, c) for t, s, w, c in lines if t]
    header = sum(len(rows) * size * _LINE / 72 for rows, size, _, _ in wrapped) + 0.12 + _PAD
    total = height + header
    layout = ConstrainedLayoutEngine(rect=(0, 0, 1, height / total), w_pad=_PAD, h_pad=_PAD, hspace=0.04, wspace=0.04)
    chart = Chart(figsize=(inches, total), layout=layout)
    chart.told = told
    _write_header(chart, wrapped, inches, total)
    return chart


def _write_header(chart: Chart, wrapped: list[tuple[list[str], float, str, str]], inches: float, total: float) -> None:
    top = total - _PAD
    for rows, size, weight, colour in wrapped:
        chart.text(
            _PAD / inches,
            top / total,
            "\n".join(rows),
            size=size,
            weight=weight,
            color=colour,
            va="top",
            linespacing=_LINE / 1.2,
        )
        top -= len(rows) * size * _LINE / 72 + 0.03


def wrap(text: str, size: float, weight: str, inches: float) -> list[str]:
    """Give a text in lines no longer than `inches`, broken at spaces; a word that is longer stands alone."""
    rows: list[str] = []
    for word in text.split():
        if rows and text_width(f"{rows[-1]} {word}", size, weight) <= inches:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows or [""]


def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Give the width of a line of text in inches."""
    font = FontProperties(family=STYLE["font.family"], size=size, weight=weight)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width) / 72


def shorten(text: str, size: float, inches: float) -> str:
    """Give a label that fits into `inches`, its end replaced by … where it does not."""
    if text_width(text, size) <= inches:
        return text
    kept = text
    while kept and text_width(kept.rstrip() + "…", size) > inches:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def empty(told: Told, message: str, width: str = "two") -> Chart:
    """Give a figure that says that there is nothing to draw, and what."""
    chart, ax = canvas(told, 0.9, width)
    ax.set_axis_off()
    ax.text(0.5, 0.5, message, ha="center", va="center", color=QUIET, size=SIZES["subtitle"] + 1)
    return chart
