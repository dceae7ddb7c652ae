"""How all figures look: sizes, type, colours that hold for colour-blind readers and in grey."""

from __future__ import annotations

from typing import Any

_MM = 1 / 25.4
#: Widths in inches: one and two columns of a journal page, and a slide of 16:9.
WIDTHS = {"one": 89 * _MM, "two": 183 * _MM, "slide": 10.0}
SLIDE_HEIGHT = 10.0 * 9 / 16

INK = "#1a1a1a"
QUIET = "#5a5a5a"  # subtitles, ticks and notes: 6.9 : 1 on white
FAINT = "#d4d4d4"
COOPERATION = "#0b62a4"
CONFLICT = "#d9660a"
UNSIGNED = "#7a7a7a"
SIGN_COLOURS = {1: COOPERATION, 0: UNSIGNED, -1: CONFLICT}
SIGN_LINES = {1: "solid", 0: "dotted", -1: (0, (4, 2))}
#: A claim is hatched where an area says it, dashed where a line does.
CLAIM_HATCH = "/////"
#: Blocs, largest first, after Okabe and Ito (2008), ordered so that neighbours differ in grey; those beyond are grey.
BLOCS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#4d4d4d")
OTHER_BLOC = "#bdbdbd"
#: Quad classes: lightness grows with what is only said, hue says cooperation or conflict.
QUADS = {
    "material conflict": "#b34700",
    "verbal conflict": "#f2a35e",
    "verbal cooperation": "#7fb2dd",
    "material cooperation": "#0b4f8a",
}

SMALLEST = 7.0  # points; nothing in a figure is smaller
SIZES = {"title": 10.5, "subtitle": 8.0, "label": 8.0, "note": SMALLEST}

STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib, so that a figure looks the same on every machine
    "font.size": SIZES["label"],
    "axes.labelsize": SIZES["label"],
    "axes.titlesize": SIZES["label"],
    "xtick.labelsize": SIZES["label"],
    "ytick.labelsize": SIZES["label"],
    "legend.fontsize": SIZES["note"],
    "legend.frameon": False,
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
    "grid.color": "#e8e8e8",
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.7,
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
    """Give black or white, whichever reads better on this colour."""
    from matplotlib.colors import to_rgb

    red, green, blue = to_rgb(colour)
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > 0.55 else "#ffffff"
