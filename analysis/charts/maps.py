"""Figure of where things happened: a map of the incidents whose place has coordinates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Wedge
from matplotlib.patheffects import withStroke

from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.happened import LOOKS, PARTS, claims, entries, happened, left_out, parts
from analysis.charts.key import Entry, filling
from analysis.charts.lettering import brief, line_height, shorten, text_width, wrap, write
from analysis.charts.map_view import MapBox, View, clear, draw_land, draw_names, draw_scale, view
from analysis.charts.outlines import countries
from analysis.charts.place_names import place_names
from analysis.charts.sheet import PAD, check_width, empty, room, sheet
from analysis.charts.source import scope, sources
from analysis.charts.theme import QUIET, SMALLEST
from analysis.findings.text import be, counted, listed, opening
from analysis.tables import Tables

_NONE = "No incident has a place with coordinates"
#: Inches: radius of the place with most incidents, and of the least; and where places are many.
_RADII, _OF_MANY, _MANY = (0.2, 0.035), (0.16, 0.018), 150
_NAMED = 18  # places with a name at most
_NAME = 1.2  # inches of a name
_NOTE = 0.2  # inches below the map


@drawn
def incident_map(tables: Tables, width: str = "two") -> Chart:
    """Draw the incidents on a map: circles by their number, conflict and cooperation as shares, claims hatched.

    Incidents without coordinates are counted below the map, and so are a few that lie far off all others.
    """
    rows = happened(tables)
    on = rows[rows["latitude"].notna() & rows["longitude"].notna()]
    table = _by_site(tables, on)
    told = _told(tables, rows, on, table, 0)
    if table.empty:
        return empty(told, f"{_NONE} in {scope(tables)}", width)
    most = int(table["n"].max())
    key = [*entries(table), Entry(f"circle area: incidents, up to {most:,}", sign="")]
    inches = check_width(width)
    given = room(told, width, key)
    # Room for the longest note that there can be: what lies far off is known only when the map is
    longest = table.sort_values("name", key=lambda names: -names.str.len(), kind="stable")
    below = _NOTE + line_height(SMALLEST, len(_note(rows, on, longest, inches)) - 1)
    highest = given - below if width == "slide" else min(given - below, 0.75 * inches)
    lowest = highest if width == "slide" else 0.5 * inches
    of = _placed(view(*_sites(table), table["n"].to_numpy(), inches - 2 * PAD, (lowest, highest)), below)
    holds = of.holds(*_sites(table))
    told = _told(tables, rows, on, table, int(table.loc[~holds, "n"].sum()))
    page = sheet(told, of.size[1] + below, width, key)
    ax = page.page()
    draw_land(ax, of)
    _draw(ax, table[holds], of, most)
    for number, line in enumerate(_note(rows, on, table[~holds], inches)):
        write(ax, PAD, of.corner[1] - 0.12 - line_height(SMALLEST, number), line, SMALLEST, color=QUIET)
    return page.chart


def _sites(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    return table["longitude"].to_numpy(dtype=float), table["latitude"].to_numpy(dtype=float)


def _placed(of: View, below: float) -> View:
    return View(of.west, of.east, of.south, of.north, (PAD, below), of.size)


def _by_site(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Incidents per place with coordinates, the most first: `name`, `latitude`, `longitude`, PARTS and their sum `n`."""
    sites = rows["latitude"].astype(str) + "/" + rows["longitude"].astype(str)
    table = parts(rows, sites)
    first = rows.assign(site=sites).drop_duplicates("site").set_index("site")
    for column in ("latitude", "longitude", "place", "country"):
        table[column] = first[column].reindex(table.index)
    table["n"] = table[PARTS].sum(axis=1)
    table["name"] = place_names(tables, [str(place) for place in table["place"]], "place")
    return table.sort_values(
        ["n", "place", "latitude", "longitude"], ascending=[False, True, True, True], kind="stable"
    )


def _draw(ax: Axes, table: pd.DataFrame, of: View, most: int) -> None:
    points = of.at(*_sites(table))
    largest, least = _RADII if len(table) < _MANY else _OF_MANY
    radii = least + (largest - least) * np.sqrt((table["n"].to_numpy(dtype=float)) / most)
    # Large circles first, so that small ones stand on them
    for point, radius, sizes in zip(points, radii, table[PARTS].to_numpy(), strict=True):
        _circle(ax, point, float(radius), [int(n) for n in sizes])
    taken = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(points, radii, strict=True)]
    names = [f"{name} {n:,}" if n > 1 else str(name) for name, n in zip(table["name"], table["n"], strict=True)]
    for point, radius, name, n in list(zip(points, radii, names, table["n"], strict=True))[:_NAMED]:
        _name(ax, point, float(radius), shorten(name, SMALLEST, _NAME), taken, of, n == most)
    draw_scale(ax, of, taken)
    draw_names(ax, of, taken)


def _circle(ax: Axes, point: np.ndarray, radius: float, sizes: Sequence[int]) -> None:
    """A circle whose shares are the parts, from the top clockwise."""
    start, total = 90.0, sum(sizes)
    for size, look in zip(sizes, LOOKS, strict=True):
        if size:
            end = start - 360 * size / total
            looks = filling(look.colour, look.claimed)
            whole = {} if look.claimed else {"edgecolor": "white", "linewidth": 0.5}
            ax.add_patch(Wedge(tuple(point), radius, end, start, **{**looks, **whole}))
            start = end


def _name(ax: Axes, point: np.ndarray, radius: float, name: str, taken: list[MapBox], of: View, always: bool) -> None:
    """Write a name at the first free side of its circle; where none is free nowhere, or `always` over other circles."""
    wide, x, y = text_width(name, SMALLEST), float(point[0]), float(point[1])
    side, up = radius + 0.03, radius + 0.07
    for left, middle in ((x + side, y), (x - side - wide, y), (x - wide / 2, y + up), (x - wide / 2, y - up)):
        box = (left, middle - 0.06, left + wide, middle + 0.06)
        if clear(box, taken, of):
            write(ax, left, middle, name, SMALLEST)
            taken.append(box)
            return
    if always and clear((x + side, y - 0.06, x + side + wide, y + 0.06), [], of):
        write(ax, x + side, y, name, SMALLEST).set_path_effects([withStroke(linewidth=2, foreground="white")])
        taken.append((x + side, y - 0.06, x + side + wide, y + 0.06))


def _note(rows: pd.DataFrame, on: pd.DataFrame, off: pd.DataFrame, inches: float) -> list[str]:
    """What is not on the map, in lines to be written below it."""
    return wrap(_missing(rows, on, off), SMALLEST, "normal", inches - 2 * PAD)


def _missing(rows: pd.DataFrame, on: pd.DataFrame, off: pd.DataFrame) -> str:
    without = len(rows) - len(on)
    unplaced = int((rows["place"] == "").sum())
    wide = without - unplaced
    said = [
        f"{wide:,} known only to a country, province or place without coordinates" if wide else "",
        f"{unplaced:,} without any place" if unplaced else "",
        f"{int(off['n'].sum()):,} far off: {listed([brief(str(name), 24) for name in off['name']], 3)}"
        if len(off)
        else "",
    ]
    told = "; ".join(text for text in said if text)
    return f"Not on the map: {told}." if told else "All incidents are on the map."


def _told(tables: Tables, rows: pd.DataFrame, on: pd.DataFrame, table: pd.DataFrame, off: int) -> Told:
    checks, documents = sources(tables, "incidents", "places")
    data = table[["name", "place", "country", "latitude", "longitude", "n"]].reset_index(drop=True)
    for side, claimed in PARTS:
        data[f"{side}{'_claimed' if claimed else ''}"] = table[(side, claimed)].to_numpy(dtype="int64")
    if table.empty:
        return Told(_NONE, scope(tables), left_out(tables), f"An empty figure: {_NONE}.", data, checks, documents)
    without = len(rows) - len(on)
    shown = (
        f"{counted(without, 'incident').capitalize()} without coordinates {be(without)} not on the map."
        if without
        else ""
    )
    far = f"{counted(off, 'incident').capitalize()} far off all others {be(off)} counted below it." if off else ""
    outlines = (
        "Outlines: Natural Earth; borders as they are in fact, which says nothing of claims." if countries() else ""
    )
    places = listed([f"{name} {n:,}" for name, n in zip(table["name"], table["n"], strict=True)], 12)
    return Told(
        _title(table, len(on)),
        f"Incidents with coordinates, {len(on):,} of {len(rows):,}, in {scope(tables)}",
        " ".join(text for text in (shown, far, claims(on), left_out(tables), outlines) if text),
        f"Map of incidents. {places}.",
        data,
        checks,
        documents,
    )


def _title(table: pd.DataFrame, total: int) -> str:
    most = int(table["n"].max())
    top = [brief(str(name)) for name in table.loc[table["n"] == most, "name"]]
    if total == 1:
        return f"The only incident on the map was in {top[0]}"
    if len(table) == 1:
        return f"All {total:,} incidents on the map were in {top[0]}"
    if len(top) > 3:
        return f"No place stands out among {len(table):,}: none has seen more than {counted(most, 'incident')}"
    return opening(
        f"{listed(top)} saw the most incidents on the map: {most:,} of {total:,}{' each' if len(top) > 1 else ''}"
    )
