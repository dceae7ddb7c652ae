"""What an SVG needs to be read anywhere: the letters that it uses as a font inside it, and its alternative text."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape, unescape
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from analysis.charts.lettering import FONTS

_FILES = {400: "SourceSans3-Regular.ttf", 700: "SourceSans3-Bold.ttf"}
_USUAL = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x2192, 0x2212, 0x2026)))
_BOLD = re.compile(r"font(-weight)?: *(bold|700)")


def complete(svg: str, alt: str) -> str:
    """Give an SVG of matplotlib with its alternative text and the typeface inside; its text stays text."""
    svg = svg.replace("</title>", f"</title>\n <desc>{escape(alt)}</desc>", 1)
    faces = "".join(_face(FONTS / _FILES[weight], weight, letters) for weight, letters in _used(svg))
    return svg.replace("<defs>", f'<defs>\n  <style type="text/css">{faces}</style>', 1) if faces else svg


def _used(svg: str) -> Iterator[tuple[int, str]]:
    """Each weight with the letters set in it."""
    texts = re.findall(r'<text style="([^"]*)"[^>]*>(.*?)</text>', svg, re.DOTALL)
    for weight in _FILES:
        set_in = [
            unescape(re.sub("<[^>]*>", "", text)) for look, text in texts if bool(_BOLD.search(look)) == (weight == 700)
        ]
        if letters := "".join(sorted(set("".join(set_in)))):
            yield weight, letters


def _face(file: Path, weight: int, letters: str) -> str:
    usual = set(letters) <= set(_USUAL)
    data = base64.b64encode(_subset(_usual(file) if usual else file.read_bytes(), letters, "woff")).decode("ascii")
    family = f'font-family:"Source Sans 3";font-weight:{weight}'
    return f'@font-face{{{family};src:url("data:font/woff;base64,{data}") format("woff")}}'


@lru_cache(maxsize=len(_FILES))
def _usual(file: Path) -> bytes:
    """Give a typeface with the letters of European languages alone, of which a figure's are taken in a tenth of the time."""
    return _subset(file.read_bytes(), _USUAL, None)


def _subset(typeface: bytes, letters: str, flavor: str | None) -> bytes:
    options = Options(layout_features=["kern", "mark", "ccmp"], notdef_outline=True)
    written = io.BytesIO()
    # The time of the file stays that of the typeface, so that the same letters give the same bytes
    with TTFont(io.BytesIO(typeface), recalcTimestamp=False) as font:
        subset = Subsetter(options)
        subset.populate(text=letters)
        subset.subset(font)
        font.flavor = flavor
        font.save(written)
    return written.getvalue()
