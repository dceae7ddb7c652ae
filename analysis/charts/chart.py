"""A figure that knows what it says: title, subtitle, caption, alternative text and the data behind it."""

from __future__ import annotations

import base64
import functools
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import ParamSpec

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure
from PIL import Image

from analysis.charts.theme import STYLE

P = ParamSpec("P")


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

    def png(self, dpi: int = 144) -> bytes:
        """Give the picture."""
        picture = io.BytesIO()
        with style():
            self.savefig(picture, format="png", dpi=dpi, metadata={"Software": None})
        return picture.getvalue()

    def html(self, dpi: int = 144) -> str:
        """Give the figure as an HTML `figure`, the picture inside it."""
        data = base64.b64encode(_palette(self.png(dpi))).decode("ascii")
        width = round(self.get_figwidth() * 96)
        return (
            f'<figure style="margin:0"><img src="data:image/png;base64,{data}" alt="{escape(self.told.alt)}" '
            f'style="width:{width}px;max-width:100%;height:auto"><figcaption>{escape(self.told.caption)}</figcaption></figure>'
        )


@contextmanager
def style() -> Iterator[None]:
    """Have what is drawn inside look as the project's figures do, whatever the user's own settings are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(STYLE)
        yield


def _palette(png: bytes) -> bytes:
    """The same picture in 128 colours, a quarter of the size: a page holds many, and a notebook is kept with them."""
    small = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        colours = picture.convert("RGB").quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        colours.save(small, "PNG", optimize=True)
    return small.getvalue()


def drawn(draw: Callable[P, Chart]) -> Callable[P, Chart]:
    """Have a figure function draw in the project's style."""

    @functools.wraps(draw)
    def styled(*args: P.args, **kwargs: P.kwargs) -> Chart:
        with style():
            return draw(*args, **kwargs)

    return styled
