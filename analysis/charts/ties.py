"""How a tie between two actors is drawn: its kind told by shape as well as by colour, a claim by dashes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patheffects import Normal, Stroke

from analysis.charts.layout import Floats, zigzag
from analysis.charts.theme import CONFLICT, COOPERATION, INK, UNSIGNED


@dataclass(frozen=True, slots=True)
class Look:
    """How a tie of one kind is drawn; dashes are left to claims, a dark edge to what does not fit."""

    colour: str
    words: str
    zigzag: bool = False
    dots: bool = False
    sign: int = 0
    edged: bool = False


LOOKS = {
    1: Look(COOPERATION, "together", sign=1),
    -1: Look(CONFLICT, "against each other", zigzag=True, sign=-1),
    0: Look(UNSIGNED, "as much for as against", dots=True),
}
BEYOND_CHANCE = Look(INK, "more often than chance would have it")
BY_CHANCE = Look(UNSIGNED, "no more often than by chance", dots=True)


def draw_tie(ax: Axes, way: Floats, look: Look, points: float, claimed: bool = False, **more: Any) -> None:
    """Draw a tie along a way (m × 2, inches), `points` wide."""
    way = zigzag(way, 0.018 + points / 144, 0.085 + points / 72) if look.zigzag else way
    dashes: Any = (0, (1, 1.5)) if look.dots else (0, (4, 2.5)) if claimed else "solid"
    points *= 0.75 if look.dots else 1
    edge = [Stroke(linewidth=points + n, foreground=c) for n, c in ((2.6, INK), (1.2, "white"))] if look.edged else []
    more = {"zorder": 1, "path_effects": [*edge, Normal()], **more}
    ax.plot(*way.T, color=look.colour, lw=points, ls=dashes, solid_joinstyle="miter", **more)
