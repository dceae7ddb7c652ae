"""Figure of who does what to whom: conflict and cooperation in squares of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.patches import Rectangle

from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.happened import claims, happened, left_out
from analysis.charts.key import Entry, filling
from analysis.charts.lettering import brief, shorten, text_width, widest, write
from analysis.charts.sheet import PAD, check_width, empty, room, sheet
from analysis.charts.source import scope, sources
from analysis.charts.theme import INK, QUIET, SIDE_INK, SIDES, SIZES, SMALLEST, ink_on
from analysis.findings.names import names
from analysis.findings.text import counted, listed
from analysis.networks.deeds import acts
from analysis.tables import Tables

_NONE = "No incident names both sides"
_SHADES = {
    "conflict": LinearSegmentedColormap.from_list("conflict", ["#fde3cd", "#f2a35e", "#d9660a", "#8a3300"]),
    "cooperation": LinearSegmentedColormap.from_list("cooperation", ["#dbe9f5", "#7fb2dd", "#0b62a4", "#07355c"]),
}
_CELL, _SMALLEST_CELL = 0.34, 0.24  # inches
_NAMES = {"one": 1.25, "two": 1.2, "slide": 1.05}  # inches for a name at most
_HEAD, _BETWEEN = 0.24, 0.2
_CLAIMED = Entry("only claimed", QUIET, "area", True)


@dataclass(frozen=True, slots=True)
class Square:
    """Incidents of a side from actors (rows) to actors (columns): how many, and how many of these are claimed."""

    side: str
    counts: pd.DataFrame
    claimed: pd.DataFrame
    left: int


@drawn
def who_to_whom(tables: Tables, most: int = 10, width: str = "two") -> Chart:
    """Draw how many incidents go from whom (rows) to whom (columns), conflict apart from cooperation.

    At most `most` actors on each side, fewer where they would not be legible. Where all take part alike, as in talks,
    each counts towards each. A square is hatched where all its incidents are only claimed.
    """
    pairs = _pairs(tables)
    told = _told(tables, pairs, [])
    if pairs.empty:
        check_width(width)
        return empty(told, f"{_NONE} in {scope(tables)}", width)
    key = [_CLAIMED] if (pairs["claimed"] == pairs["n"]).any() else []
    beside = width != "one"
    sides = [side for side in SIDES if (pairs["side"] == side).any()]
    height = room(told, width, key)
    across = (check_width(width) - 2 * PAD - _BETWEEN * beside) / (2 if beside else 1)
    up = height / (1 if beside else len(sides)) - _HEAD - 0.1
    least = max(_SMALLEST_CELL, text_width(f"{int(pairs['n'].max()):,}", SMALLEST) + 0.06)
    fitting = (int((up - _NAMES[width]) / least), int((across - _NAMES[width]) / least))
    squares = [_square(pairs, side, [max(1, min(most, n)) for n in fitting]) for side in sides]
    told = _told(tables, pairs, squares)
    return _draw(tables, told, squares, (across, up), width, key)


def _pairs(tables: Tables) -> pd.DataFrame:
    """Incidents per `source`, `target` and `side`: `n`, and how many of these are `claimed`; the most first."""
    rows = acts(tables)
    rows["side"] = rows["quad"].str.split().str[-1]
    grouped = rows.groupby(["source", "target", "side"])["claimed"].agg(n="size", claimed="sum").reset_index()
    grouped = grouped.astype({"n": "int64", "claimed": "int64"})
    order = ["n", "source", "target", "side"]
    grouped = grouped.sort_values(order, ascending=[False, True, True, True], kind="stable", ignore_index=True)
    known = names(tables)
    for role in ("source", "target"):
        grouped[f"{role}_name"] = grouped[role].map(known).fillna(grouped[role]).astype("str")
    return grouped


def _square(pairs: pd.DataFrame, side: str, most: Sequence[int]) -> Square:
    """The incidents of a side between the sources and targets of the strongest pairs, as many as have room."""
    rows = pairs[pairs["side"] == side]
    sources, targets = _strongest(rows, most)
    kept = rows[rows["source"].isin(sources) & rows["target"].isin(targets)]
    counts, claimed = (
        kept.pivot(index="source", columns="target", values=of)
        .fillna(0)
        .astype("int64")
        .reindex(
            index=[i for i in _first(rows, "source") if i in set(kept["source"])],
            columns=[i for i in _first(rows, "target") if i in set(kept["target"])],
        )
        for of in ("n", "claimed")
    )
    return Square(side, counts, claimed, len(rows) - len(kept))


def _strongest(rows: pd.DataFrame, most: Sequence[int]) -> tuple[set[str], set[str]]:
    """The ends of the pairs with most incidents; of equals, first of those who have most in all."""
    every = [rows[role].map(rows.groupby(role)["n"].sum()) for role in ("source", "target")]
    ranked = rows.assign(all=sum(every)).sort_values(
        ["n", "all", "source", "target"], ascending=[False, False, True, True], kind="stable"
    )
    sources, targets = set[str](), set[str]()
    for source, target in zip(ranked["source"], ranked["target"], strict=True):
        if len(sources | {source}) <= most[0] and len(targets | {target}) <= most[1]:
            sources.add(source)
            targets.add(target)
    return sources, targets


def _first(rows: pd.DataFrame, role: str) -> list[str]:
    sums = rows.groupby(role)["n"].sum().rename("n").reset_index()
    return list(sums.sort_values(["n", role], ascending=[False, True], kind="stable")[role])


def _draw(
    tables: Tables, told: Told, squares: list[Square], given: tuple[float, float], width: str, key: list[Entry]
) -> Chart:
    known = names(tables)
    labels = [
        [
            [shorten(known.get(str(i), str(i)), SMALLEST, _NAMES[width] - 0.06) for i in axis]
            for axis in square.counts.axes
        ]
        for square in squares
    ]
    margins = [(widest(rows, SMALLEST) + 0.06, widest(columns, SMALLEST) + 0.06) for rows, columns in labels]
    cells = [
        min(_CELL, (given[0] - left) / square.counts.shape[1], (given[1] - top) / square.counts.shape[0])
        for square, (left, top) in zip(squares, margins, strict=True)
    ]
    cell, beside = min(cells), width != "one"
    if beside:
        margins = [(left, max(top for _, top in margins)) for left, _ in margins]
    heights = [
        _HEAD + top + cell * len(square.counts) + 0.06 for square, (_, top) in zip(squares, margins, strict=True)
    ]
    page = sheet(told, max(heights) if beside else sum(heights) + _BETWEEN * (len(squares) - 1), width, key)
    ax = page.page()
    x, y = PAD, page.height
    most = max(int(square.counts.to_numpy().max()) for square in squares)
    for square, both, margin, height in zip(squares, labels, margins, heights, strict=True):
        _panel(ax, square, both, (x, y), margin, cell, most)
        x, y = (x + given[0] + _BETWEEN, y) if beside else (x, y - height - _BETWEEN)
    return page.chart


def _panel(
    ax: Axes,
    square: Square,
    labels: list[list[str]],
    corner: tuple[float, float],
    margin: tuple[float, float],
    cell: float,
    most: int,
) -> None:
    """A square of cells with its names at the left and on top, from its upper left corner."""
    x, y = corner
    left, top = x + margin[0], y - _HEAD - margin[1]
    write(ax, x, y - _HEAD / 2 + 0.04, square.side.capitalize(), weight="bold", color=SIDE_INK[square.side])
    arrow = "from the row to the column"
    write(
        ax,
        x + text_width(square.side.capitalize(), SIZES["label"], "bold") + 0.14,
        y - _HEAD / 2 + 0.04,
        arrow,
        SMALLEST,
        color=QUIET,
    )
    for row, name in enumerate(labels[0]):
        write(ax, left - 0.05, top - cell * (row + 0.5), name, SMALLEST, ha="right")
    for column, name in enumerate(labels[1]):
        middle = left + cell * (column + 0.5) + 0.33 * SMALLEST / 72
        ax.text(middle, top + 0.05, name, size=SMALLEST, rotation=90, va="baseline", rotation_mode="anchor")
    shades = _SHADES[square.side]
    for (row, column), n in np.ndenumerate(square.counts.to_numpy()):
        claimed = bool(n) and int(square.claimed.to_numpy()[row, column]) == n
        colour = to_hex(shades(np.sqrt((n - 1) / max(most - 1, 1)))) if n else "#f5f5f5"
        box = (left + cell * column + 0.012, top - cell * (row + 1) + 0.012)
        size = cell - 0.024
        look = filling(SIDES[square.side], True) if claimed else filling(colour, False)
        ax.add_patch(Rectangle(box, size, size, **look))
        if n:
            ink = INK if claimed else ink_on(colour)
            text = write(
                ax, left + cell * (column + 0.5), top - cell * (row + 0.5), f"{n:,}", SMALLEST, ha="center", color=ink
            )
            if claimed:
                text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})


def _told(tables: Tables, pairs: pd.DataFrame, squares: list[Square]) -> Told:
    checks, documents = sources(tables, "incidents", "actors")
    data = pairs[["source", "target", "source_name", "target_name", "side", "n", "claimed"]]
    if pairs.empty:
        return Told(
            _NONE, scope(tables), left_out(tables), f"An empty figure: {_NONE.lower()}.", data, checks, documents
        )
    top = pairs.head(12)
    cells = zip(top["source_name"], top["target_name"], top["side"], top["n"], strict=True)
    told = listed([f"{a} to {b}: {side} ({n:,})" for a, b, side, n in cells], 12)
    left = sum(square.left for square in squares)
    cut = f"{counted(left, 'pair').capitalize()} of actors with fewer incidents {'is' if left == 1 else 'are'} not drawn. "
    how = "Incidents count for each of their sources and targets; where all take part alike, each counts towards each. "
    how += "Between two without a name of their own, such as gunmen and police, none is counted."
    return Told(
        _title(pairs),
        f"Incidents by who acts and who is acted upon, in {scope(tables)}",
        " ".join(text for text in (f"{cut if left else ''}{how}", claims(happened(tables)), left_out(tables)) if text),
        f"Two squares of counts, conflict and cooperation, from rows to columns. {told}.",
        data,
        checks,
        documents,
    )


def _title(pairs: pd.DataFrame) -> str:
    said = "; ".join(_most(pairs[pairs["side"] == side], side) for side in SIDES if (pairs["side"] == side).any())
    return said[0].upper() + said[1:]


def _most(rows: pd.DataFrame, side: str) -> str:
    """Between whom most incidents of a side run, where there is one such pair."""
    top = rows[rows["n"] == rows["n"].iloc[0]]
    often = counted(int(top["n"].iloc[0]), "incident")
    a, b = brief(top["source_name"].iloc[0]), brief(top["target_name"].iloc[0])
    ways = {frozenset(pair) for pair in zip(top["source"], top["target"], strict=True)}
    if len(top) == 1:
        return f"{side} runs {'most often' if len(rows) > 1 else 'only'} from {a} to {b} ({often})"
    if len(ways) == 1:
        return f"{side} runs most often between {a} and {b} ({often} each way)"
    return f"no pair stands out in {side} ({often} at most)"
