"""The style gallery: every figure of these tables in colour, in grey and as seen with deuteranopia, side by side."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from jinja2 import Environment, FileSystemLoader
from matplotlib.colors import to_hex, to_rgb

from analysis import charts
from analysis.charts import seen, theme
from analysis.charts.chart import Chart
from analysis.report.pages import TEMPLATES, style
from analysis.tables import Tables

NAME = "gallery"
_DPI = 110
_WAYS = (("in colour", lambda image: image), ("in grey", seen.in_grey), ("with deuteranopia", seen.with_deuteranopia))


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure of the gallery: its name, words, and its picture as seen in each way."""

    name: str
    title: str
    caption: str
    alt: str
    pictures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour with a fixed meaning, as seen in each way."""

    meaning: str
    colours: tuple[tuple[str, str], ...]


def gallery(tables: Tables, progress: Callable[[str, int, int], None] = lambda *_: None) -> str:
    """Give the page, with every picture inside it."""
    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    given = {"exhibits": list(_exhibits(tables, progress)), "swatches": list(_swatches()), "style": style()}
    return templates.get_template("gallery.html.j2").render(**given) + "\n"


def _exhibits(tables: Tables, progress: Callable[[str, int, int], None]) -> Iterator[Exhibit]:
    names = [name for name in charts.__all__ if name != "export"]
    for number, name in enumerate(names, 1):
        figure: Chart = getattr(charts, name)(tables)
        image = seen.picture(figure, _DPI)
        pictures = tuple((way, _inline(seen.png(turned(image)))) for way, turned in _WAYS)
        told = figure.told
        yield Exhibit(name, told.title, told.caption, told.alt, pictures)
        progress("drawing the gallery", number, len(names))


def _inline(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def _swatches() -> Iterator[Swatch]:
    meant = {
        "cooperation": theme.COOPERATION,
        "conflict": theme.CONFLICT,
        "as much for as against": theme.UNSIGNED,
        "counts that take no side": theme.PLAIN,
        "what the title speaks of": theme.STRESSED,
        **{f"bloc {number}": colour for number, colour in enumerate(theme.BLOCS, 1)},
        "blocs beyond these": theme.OTHER_BLOC,
    }
    for meaning, colour in meant.items():
        dot = np.array(to_rgb(colour)).reshape(1, 1, 3)
        yield Swatch(meaning, tuple((way, to_hex(np.clip(turned(dot)[0, 0], 0, 1))) for way, turned in _WAYS))
