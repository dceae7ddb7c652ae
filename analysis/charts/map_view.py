"""A piece of the world on the page: what it shows, where a place lies on it, land and borders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from numpy.typing import NDArray

from analysis.charts.lettering import text_width, write
from analysis.charts.outlines import Ring, countries
from analysis.charts.theme import QUIET, SMALLEST

Floats = NDArray[np.float64]
MapBox = tuple[float, float, float, float]  # left, bottom, right and top, in inches

_LAND, _BORDER, _SEA, _NAME = "#f1efea", "#c9c5bb", "#ffffff", "#8b877d"
_LEAST, _OF_FEW = 3.0, 7.0  # degrees north to south that a map shows at least; of a few places, to tell where they are
_FEW, _ACROSS = 5, 1.6  # places; times as many west to east
_MARGIN = 0.14  # of the span, around the outermost places
_OUTLIERS = 0.08  # share of the incidents on each side that may fall off a map if it then shows the rest much larger
_MUCH = 0.4  # how much smaller a map must become for that
_KM = 111.2  # of a degree of latitude


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle of the world, in degrees, on a rectangle of the page, in inches from the lower left corner."""

    west: float
    east: float
    south: float
    north: float
    corner: tuple[float, float]
    size: tuple[float, float]

    def at(self, longitude: Floats, latitude: Floats) -> Floats:
        """Give inches (n × 2): a plate carrée with its true scale at the middle; east of west by less than 360 degrees."""
        x = (longitude - self.west) % 360
        x = np.where(x > (self.east - self.west + 360) / 2, x - 360, x)
        share = np.stack([x / (self.east - self.west), (latitude - self.south) / (self.north - self.south)], axis=-1)
        return np.asarray(share * self.size + self.corner)

    def holds(self, longitude: Floats, latitude: Floats) -> NDArray[np.bool_]:
        """Give which places lie on the map."""
        points = (self.at(longitude, latitude) - self.corner) / self.size
        return np.asarray(((points >= 0) & (points <= 1)).all(axis=-1))


def view(longitude: Floats, latitude: Floats, n: NDArray[np.int64], width: float, heights: tuple[float, float]) -> View:
    """Give the piece of the world that holds these places, `n` incidents each, `width` inches wide, within these heights.

    Where a few lie far off and the others would be pressed into a corner, these few are left outside.
    """
    turned = _turned(longitude)
    west, east = _core(turned, n)
    south, north = _core(latitude, n)
    middle = np.clip((south + north) / 2, -75, 75)
    narrow = float(np.cos(np.radians(middle)))
    least = _LEAST if len(longitude) >= _FEW else _OF_FEW
    tall = max((north - south) * (1 + 2 * _MARGIN), least)
    wide = max((east - west) * (1 + 2 * _MARGIN) * narrow, _ACROSS * least)
    height = float(np.clip(width * tall / wide, *heights))
    tall, wide = max(tall, wide * height / width), max(wide, tall * width / height)
    tall, wide = min(tall, 180.0), min(wide / narrow, 360.0)
    centre = (west + east) / 2
    south = float(np.clip(middle - tall / 2, -90, 90 - tall))
    return View(centre - wide / 2, centre + wide / 2, south, south + tall, (0, 0), (width, height))


def _turned(longitude: Floats) -> Floats:
    """Longitudes counted on from the widest gap between two, so that a map can lie across the date line."""
    order = np.sort(longitude % 360)
    gaps = np.diff(order, append=order[0] + 360)
    start = order[(int(gaps.argmax()) + 1) % len(order)]
    return np.asarray((longitude - start) % 360 + start)


def _core(values: Floats, n: NDArray[np.int64]) -> tuple[float, float]:
    order = np.argsort(values, kind="stable")
    share = np.cumsum(n[order]) / n.sum()
    low = values[order][min(int(np.searchsorted(share, _OUTLIERS, "right")), len(values) - 1)]
    high = values[order][int(np.searchsorted(share, 1 - _OUTLIERS))]
    if high - low < _MUCH * np.ptp(values):
        return float(low), float(high)
    return float(values.min()), float(values.max())


def draw_land(ax: Axes, of: View) -> None:
    """Draw land and borders where the map shows them, else a plain graticule."""
    frame = Rectangle(of.corner, *of.size, fc=_SEA, ec="#dddddd", lw=0.8, zorder=-3)
    ax.add_patch(frame)
    if not countries():
        _graticule(ax, of)
    for country in countries():
        for polygon in country.polygons:
            for rings in _shown(polygon, of):
                vertices = np.concatenate(rings)
                codes = np.concatenate([_codes(len(ring)) for ring in rings])
                patch = PathPatch(Path(vertices, codes), fc=_LAND, ec=_BORDER, lw=0.6, zorder=-2, joinstyle="round")
                ax.add_patch(patch)
                patch.set_clip_path(frame)


def _codes(n: int) -> NDArray[np.uint8]:
    return np.array([Path.MOVETO, *[Path.LINETO] * (n - 2), Path.CLOSEPOLY], dtype=np.uint8)


def _shown(polygon: tuple[Ring, ...], of: View) -> Iterator[list[Floats]]:
    """The rings of a polygon in inches, as often as it comes into view when the world is turned by whole turns."""
    low, high = polygon[0].min(axis=0), polygon[0].max(axis=0)
    for turn in (-360, 0, 360):
        if low[0] + turn < of.east and high[0] + turn > of.west and low[1] < of.north and high[1] > of.south:
            span = np.array([of.east - of.west, of.north - of.south])
            yield [(ring + np.array([turn - of.west, -of.south])) / span * of.size + of.corner for ring in polygon]


def _graticule(ax: Axes, of: View) -> None:
    step = next(s for s in (0.5, 1, 2, 5, 10, 20, 30, 60, 90, 180) if (of.east - of.west) / s <= 8)
    (left, bottom), (width, height) = of.corner, of.size
    for degree in np.arange(np.ceil(of.west / step) * step, of.east, step):
        x = left + width * (degree - of.west) / (of.east - of.west)
        ax.plot([x, x], [bottom, bottom + height], color=_BORDER, lw=0.5, zorder=-2)
    for degree in np.arange(np.ceil(of.south / step) * step, of.north, step):
        y = bottom + height * (degree - of.south) / (of.north - of.south)
        ax.plot([left, left + width], [y, y], color=_BORDER, lw=0.5, zorder=-2)


def country_names(of: View) -> Iterator[tuple[str, Floats]]:
    """Give the countries of which the map shows enough for their names, with a place within each; the largest first."""
    found = []
    for country in countries():
        for polygon in country.polygons:
            for rings in _shown(polygon, of):
                inside = _inside(rings[0], of)
                if inside is not None:
                    found.append((inside[0], country.name, inside[1]))
    seen: set[str] = set()
    for _, name, place in sorted(found, key=lambda item: (-item[0], item[1])):
        if name not in seen:
            seen.add(name)
            yield name, place


def _inside(ring: Floats, of: View) -> tuple[float, Floats] | None:
    """How much of a polygon the map shows, as a share, and the middle of that; None where it is next to nothing."""
    grid = np.stack(np.meshgrid(np.linspace(0.03, 0.97, 32), np.linspace(0.04, 0.96, 24)), axis=-1).reshape(-1, 2)
    points = grid * of.size + of.corner
    within = points[Path(ring).contains_points(points)]
    if len(within) < 8:
        return None
    middle = within.mean(axis=0)
    return len(within) / len(points), within[np.argmin(np.linalg.norm(within - middle, axis=1))]


def draw_names(ax: Axes, of: View, taken: list[MapBox]) -> None:
    """Write the names of countries where nothing else is written."""
    for name, (x, y) in country_names(of):
        half = text_width(name, SMALLEST) / 2 + 0.04
        box = (x - half, y - 0.08, x + half, y + 0.08)
        if clear(box, taken, of):
            write(ax, x, y, name, SMALLEST, ha="center", color=_NAME, zorder=-1)
            taken.append(box)


def clear(box: MapBox, taken: list[MapBox], of: View) -> bool:
    """Say whether a box (left, bottom, right, top) lies on the map and on none of those that are taken."""
    (left, bottom), (width, height) = of.corner, of.size
    on = (
        box[0] >= left + 0.03
        and box[1] >= bottom + 0.03
        and box[2] <= left + width - 0.03
        and box[3] <= bottom + height - 0.03
    )
    return on and all(box[0] >= t[2] or box[2] <= t[0] or box[1] >= t[3] or box[3] <= t[1] for t in taken)


def draw_scale(ax: Axes, of: View, taken: list[MapBox]) -> None:
    """Draw a bar of a round number of kilometres in a free corner; none where the map shows half the world."""
    per_inch = (of.north - of.south) * _KM / of.size[1]
    if of.east - of.west > 120:
        return
    km = max(n for n in (10, 20, 50, 100, 200, 500, 1000, 2000) if n / per_inch < 1.0 or n == 10)
    length, words = km / per_inch, text_width(f"{km:,} km", SMALLEST)
    (left, bottom), (width, height) = of.corner, of.size
    for x in (left + width - length - 0.1, left + 0.15 + words):
        for y in (bottom + 0.12, bottom + height - 0.12):
            box = (x - words - 0.05, y - 0.07, x + length + 0.02, y + 0.07)
            if clear(box, taken, of):
                ax.plot([x, x + length], [y, y], color=QUIET, lw=1.0, solid_capstyle="butt")
                for end in (x, x + length):
                    ax.plot([end, end], [y - 0.025, y + 0.025], color=QUIET, lw=1.0)
                write(ax, x - 0.05, y, f"{km:,} km", SMALLEST, ha="right", color=QUIET)
                taken.append(box)
                return
