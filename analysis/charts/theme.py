"""How all figures look: sizes, type, colours that hold for colour-blind readers and in grey."""

from __future__ import annotations

from typing import Any

from analysis.charts.light import contrast

_MM = 1 / 25.4
#: Widths in inches: one and two columns of a journal page, and a slide of 16:9 (drawn at half the size of a screen).
WIDTHS = {"one": 89 * _MM, "two": 183 * _MM, "slide": 20 / 3}
SLIDE_HEIGHT = WIDTHS["slide"] * 9 / 16
#: Inches that a figure may be high; a slide always is as high as that.
HEIGHTS = {"one": 8.0, "two": 9.0, "slide": SLIDE_HEIGHT}

INK = "#1a1a1a"
QUIET = "#595959"  # subtitles, ticks and notes: 7.0 : 1 on white
FAINT = "#d4d4d4"
GRID = "#e8e8e8"
#: Counts that take no side: blue and orange are kept for cooperation and conflict.
PLAIN = "#8d99a6"
STRESSED = "#34424f"  # what the title speaks of
COOPERATION = "#0b4f8a"
CONFLICT = "#e0741a"
UNSIGNED = "#7a7a7a"
SIDES = {"conflict": CONFLICT, "cooperation": COOPERATION}
SIDE_INK = {"conflict": "#a84300", "cooperation": COOPERATION}  # dark enough for words
#: A claim is hatched where an area says it, dashed where a line does.
CLAIM_HATCH = "/////"
#: Blocs, largest first: dark and light in turn, and none in the hues of cooperation and conflict; those beyond are grey.
BLOCS = ("#00796b", "#f2c230", "#6a3d9a", "#e7a3c9", "#7a4a2b", "#b5cf3a", "#4d4d4d", "#d6cf9a")
OTHER_BLOC = "#bdbdbd"

SMALLEST = 7.5  # points; nothing in a figure is smaller
SIZES = {"title": 12.0, "subtitle": 9.0, "label": 8.5, "note": SMALLEST}
#: The project's own typeface first, so that a figure looks the same on every machine; then what comes with matplotlib.
FAMILY = ["Source Sans 3", "DejaVu Sans"]

STYLE: dict[Any, Any] = {
    "font.family": FAMILY,
    "font.size": SIZES["label"],
    "axes.labelsize": SIZES["label"],
    "axes.titlesize": SIZES["label"],
    "xtick.labelsize": SIZES["label"],
    "ytick.labelsize": SIZES["label"],
    "text.color": INK,
    "axes.labelcolor": QUIET,
    "axes.edgecolor": FAINT,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.major.size": 2.5,
    "ytick.major.size": 0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.8,
    "text.hinting": "none",  # letters as wide as measured, at every resolution
    "text.parse_math": False,  # a dollar sign in a document is a dollar sign
    "figure.dpi": 100,
    "savefig.dpi": 300,
    "pdf.fonttype": 42,
    "svg.fonttype": "none",
    "svg.hashsalt": "fault-lines",
}


def bloc_colour(number: int) -> str:
    """Give the colour of a bloc, counted from 1; those past the palette share one grey."""
    return BLOCS[number - 1] if 1 <= number <= len(BLOCS) else OTHER_BLOC


def ink_on(colour: str) -> str:
    """Give black or white, whichever stands out more from this colour (contrast of WCAG 2.1)."""
    return max((INK, "#ffffff"), key=lambda ink: contrast(ink, colour))
