"""Figure of how often actors are named together: counts in a square, bloc by bloc."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.patches import Rectangle
from numpy.typing import NDArray
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

from analysis import networks
from analysis.charts.chart import Chart, drawn
from analysis.charts.comentions import pairs_of, tested, title_of, told_of
from analysis.charts.key import Entry
from analysis.charts.lettering import shorten, text_width, widest, write
from analysis.charts.sheet import PAD, check_width, empty, room, sheet
from analysis.charts.source import scope
from analysis.charts.theme import HEIGHTS, INK, SMALLEST, WIDTHS, bloc_colour, ink_on
from analysis.tables import Tables

_NAMES = 1.45  # inches for a name at most
_LARGEST = 0.5  # inches of a cell
_STRIP = 0.13  # inches of the strip that tells the blocs
_SHADES = LinearSegmentedColormap.from_list("counts", ["#f3f6f9", "#9dbbd2", "#3f78a8", "#0d3558"])
_FRAME = Entry("more often than chance would have it", INK, "frame")
_BLOCS = Entry("coloured, numbered strips: blocs", sign="")


@drawn
def comention_heatmap(tables: Tables, window: str = "sentence", most: int = 20, width: str = "two") -> Chart:
    """Draw how often the actors of the strongest pairs are named in one window, those beyond chance first.

    Actors of one bloc (`networks.blocs`) stand side by side, then those in none. At most `most` actors, fewer where their
    counts would not be legible. Raises ValueError for a window that is none.
    """
    check_width(width)
    rows = pairs_of(tables, window)
    shared = networks.blocs(networks.ties(tables)).shared()
    counts = _square(rows, _strongest(rows, min(most, _fitting(rows, width))), shared)
    blocs = [shared.get(str(actor), 0) for actor in counts.index]
    inside = rows[rows["actor_a"].isin(counts.index) & rows["actor_b"].isin(counts.index)]
    told = told_of(tables, rows, inside, title_of(rows, window), _caption(rows, inside, blocs), window)
    if counts.empty:
        return empty(told, f"No two actors are named in one {window} in {scope(tables)}", width)
    labels = [shorten(name, SMALLEST, _NAMES) for name in _called(rows, counts)]
    key = [*([_FRAME] if inside["significant"].any() else []), *([_BLOCS] if any(blocs) else [])]
    strip = _STRIP if any(blocs) else 0.0
    margin = PAD + widest(labels, SMALLEST) + 0.07 + strip
    side = min(_LARGEST * len(counts), WIDTHS[width] - margin - PAD, room(told, width, key) - margin)
    page = sheet(told, margin + side, width, key)
    ax = page.axes(margin, page.height - side, side, side)
    _cells(ax, counts, labels, strip)
    _mark(ax, list(counts.index), inside[inside["significant"]])
    if strip:
        _tell_blocs(page.page(), blocs, (margin, page.height), side / len(counts))
    return page.chart


def _fitting(rows: pd.DataFrame, width: str) -> int:
    """How many actors' counts can be read side by side."""
    cell = max(0.25, text_width(_short(int(rows["n"].max())), SMALLEST) + 0.08) if len(rows) else 1.0
    return int((min(WIDTHS[width] - PAD, HEIGHTS[width] - 1.0) - _NAMES - 0.15 - _STRIP) / cell)


def _strongest(rows: pd.DataFrame, most: int) -> list[str]:
    """The actors of the pairs beyond chance and then of those that meet most, those with most company first of equals."""
    company = pd.concat([rows["actor_a"], rows["actor_b"]]).to_frame("actor").assign(n=[*rows["n"], *rows["n"]])
    company = company.groupby("actor")["n"].sum()
    both = rows.assign(company=rows["actor_a"].map(company) + rows["actor_b"].map(company))
    order = ["significant", "n", "company", "actor_a", "actor_b"]
    both = both.sort_values(order, ascending=[False, False, False, True, True], kind="stable")
    kept: dict[str, None] = {}
    for a, b in zip(both["actor_a"], both["actor_b"], strict=True):
        if len({*kept, a, b}) <= most:
            kept |= {a: None, b: None}
        if len(kept) == most:
            break
    return list(kept)


def _square(rows: pd.DataFrame, kept: list[str], blocs: dict[str, int]) -> pd.DataFrame:
    """How often each two of these actors meet, bloc by bloc."""
    both = pd.concat([rows, rows.rename(columns={"actor_a": "actor_b", "actor_b": "actor_a"})])
    inside = both[both["actor_a"].isin(kept) & both["actor_b"].isin(kept)]
    square = inside.pivot(index="actor_a", columns="actor_b", values="n")
    square = square.reindex(index=kept, columns=kept).fillna(0).astype("int64")
    near = {actor: place for place, actor in enumerate(square.index[_order(square.to_numpy())])}
    order = sorted(kept, key=lambda actor: (blocs.get(actor, np.inf), near[actor]))
    return square.loc[order, order]


def _order(counts: NDArray[np.int64]) -> list[int]:
    """Those named together side by side: average linkage on shares of meetings, best order of leaves."""
    if len(counts) < 3:
        return list(range(len(counts)))
    size = np.sqrt(np.outer(counts.sum(axis=1), counts.sum(axis=1)).clip(1))
    apart = 1 - np.minimum(counts / size, 1)
    np.fill_diagonal(apart, 0)
    return [int(i) for i in leaves_list(linkage(squareform(apart, checks=False), "average", optimal_ordering=True))]


def _called(rows: pd.DataFrame, counts: pd.DataFrame) -> list[str]:
    called = dict(zip(rows["actor_a"], rows["name_a"], strict=True))
    called |= dict(zip(rows["actor_b"], rows["name_b"], strict=True))
    return [called[actor] for actor in counts.index]


def _cells(ax: Axes, counts: pd.DataFrame, labels: list[str], strip: float) -> None:
    values = counts.to_numpy()
    text = np.array([[_short(int(value)) if value else "" for value in row] for row in values])
    norm = PowerNorm(0.5, 0, max(int(values.max()), 1))
    looks: dict[str, Any] = {"cmap": _SHADES, "norm": norm, "cbar": False, "linewidths": 0.8, "linecolor": "white"}
    sns.heatmap(
        values, mask=np.eye(len(values), dtype=bool), annot=text, fmt="", annot_kws={"size": SMALLEST}, ax=ax, **looks
    )
    middle = np.arange(len(labels)) + 0.5
    ax.set_xticks(middle, labels, rotation=90, size=SMALLEST)
    ax.set_yticks(middle, labels, rotation=0, size=SMALLEST)
    ax.tick_params(length=0, pad=3 + 72 * strip, labelcolor=INK, left=False, bottom=False)


def _short(n: int) -> str:
    return f"{n:,}" if n < 1000 else f"{n / 1000:,.0f}k"


def _mark(ax: Axes, order: list[str], stands: pd.DataFrame) -> None:
    """A frame about each pair that stands out from chance."""
    for a, b in zip(stands["actor_a"], stands["actor_b"], strict=True):
        for row, column in ((order.index(a), order.index(b)), (order.index(b), order.index(a))):
            ax.add_patch(Rectangle((column + 0.05, row + 0.05), 0.9, 0.9, fill=False, ec=INK, lw=1.4, clip_on=False))


def _tell_blocs(ax: Axes, blocs: list[int], corner: tuple[float, float], cell: float) -> None:
    """A strip beside the rows and one below the columns, in the colour and with the number of each bloc."""
    left, top = corner
    bottom = top - cell * len(blocs)
    thick = _STRIP - 0.03
    for bloc in sorted(set(blocs) - {0}):
        first, length = blocs.index(bloc), blocs.count(bloc)
        colour = bloc_colour(bloc)
        start, long = cell * first + 0.012, cell * length - 0.024
        ax.add_patch(Rectangle((left - _STRIP, top - start - long), thick, long, fc=colour))
        ax.add_patch(Rectangle((left + start, bottom - _STRIP), long, thick, fc=colour))
        middle = start + long / 2
        for x, y in ((left - _STRIP + thick / 2, top - middle), (left + middle, bottom - _STRIP + thick / 2)):
            write(ax, x, y, str(bloc), SMALLEST, ha="center", color=ink_on(colour))


def _caption(rows: pd.DataFrame, inside: pd.DataFrame, blocs: list[int]) -> str:
    every = len({*rows["actor_a"], *rows["actor_b"]})
    left = (
        f"Shown are {len(blocs):,} of {every:,} actors, those of the pairs beyond chance and then of those that meet most; "
        f"{len(rows) - len(inside):,} pairs of the others are left out. "
        if every > len(blocs)
        else ""
    )
    order = "Strips with one colour and number mark a bloc of the alignment network; " if any(blocs) else ""
    rest = "whoever is in no bloc, and within one, stands" if order else "Actors stand"
    return f"{left}{order}{rest} beside those of the same company. {tested(rows)}"
