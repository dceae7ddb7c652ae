"""Lettering: the typeface of the figures, and how wide words are before they are drawn."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from analysis.charts.theme import FAMILY, INK, SIZES

#: Where the typeface stands in the project.
FONTS = Path(__file__).resolve().parents[2] / "data" / "fonts"
LINE = 1.25  # line height, in font sizes

for _file in sorted(FONTS.glob("*.ttf")):
    fontManager.addfont(_file)


@cache
def _font(size: float, weight: str) -> FontProperties:
    return FontProperties(family=FAMILY, size=size, weight=weight)


@cache
def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Give the width of a line of text in inches."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, _font(size, weight), ismath=False)
    return float(width) / 72


def widest(texts: list[str], size: float, weight: str = "normal") -> float:
    """Give the width of the longest of several lines in inches; 0 where there is none."""
    return max((text_width(text, size, weight) for text in texts), default=0.0)


def line_height(size: float, lines: int = 1) -> float:
    """Give the height of lines of text in inches."""
    return lines * size * LINE / 72


def wrap(text: str, size: float, weight: str, inches: float) -> list[str]:
    """Give a text in lines no longer than `inches`, broken at spaces; a word that is longer still is broken itself."""
    rows: list[str] = []
    for word in text.split():
        if rows and text_width(f"{rows[-1]} {word}", size, weight) <= inches:
            rows[-1] += f" {word}"
            continue
        while text_width(word, size, weight) > inches and len(word) > 1:
            kept = _longest(word, size, weight, inches)
            rows.append(word[:kept])
            word = word[kept:]
        rows.append(word)
    return rows or [""]


def balanced(text: str, size: float, weight: str, inches: float) -> list[str]:
    """Give a text in as few lines as `inches` allow, none of them left with a lone word where that can be helped."""
    rows = wrap(text, size, weight, inches)
    for share in (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6):
        narrower = wrap(text, size, weight, inches * share)
        if len(rows) == 1 or len(narrower) > len(rows) or text_width(rows[-1], size, weight) > 0.6 * inches:
            break
        rows = narrower
    return rows


def _longest(word: str, size: float, weight: str, inches: float) -> int:
    """How many letters of a word fit; at least one."""
    return next((n for n in range(len(word), 1, -1) if text_width(word[:n], size, weight) <= inches), 1)


def shorten(text: str, size: float, inches: float, weight: str = "normal") -> str:
    """Give a label that fits into `inches`, its end replaced by … where it does not."""
    text = " ".join(text.split())
    if text_width(text, size, weight) <= inches:
        return text
    kept = text[: int(inches * 72 / size * 8)]  # letters thinner than an eighth of the size are rare
    while kept and text_width(kept.rstrip() + "…", size, weight) > inches:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def brief(name: str, most: int = 44) -> str:
    """Give a name as it stands in a title: on one line, its end replaced by … beyond `most` letters."""
    name = " ".join(name.split())
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def write(ax: Axes, x: float, y: float, text: str, size: float = SIZES["label"], **look: Any) -> Text:
    """Write a line on axes measured in inches, its small letters centred on `y`, so that all on one level share a line."""
    return ax.text(x, y - 0.33 * size / 72, text, **{"size": size, "color": INK, "va": "baseline", **look})
