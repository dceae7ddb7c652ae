"""Figures of who is named together: counts in a square, and a network of the pairs that stand out."""

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

from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.key import Entry
from analysis.charts.lettering import brief, shorten, text_width, widest
from analysis.charts.network import Drawing, draw, nodes, pairs_told, strongest, with_names
from analysis.charts.sheet import PAD, check_width, empty, room, sheet
from analysis.charts.source import scope, sources
from analysis.charts.theme import HEIGHTS, INK, SMALLEST, WIDTHS
from analysis.charts.ties import BEYOND_CHANCE, BY_CHANCE
from analysis.findings.text import counted, number
from analysis.networks.comentions import LEVEL, WINDOWS
from analysis.tables import Tables

_NAMES = 1.45  # inches for a name at most
_LARGEST = 0.5  # inches of a cell
_FEW = 10  # pairs that stand out, from which on no other is drawn in the network
_SHADES = LinearSegmentedColormap.from_list("counts", ["#f3f6f9", "#9dbbd2", "#3f78a8", "#0d3558"])
_FRAME = Entry("more often than chance would have it", INK, "frame")


@drawn
def comention_heatmap(tables: Tables, window: str = "sentence", most: int = 20, width: str = "two") -> Chart:
    """Draw how often each two of the actors with most company are named in one window; at most `most` actors.

    Fewer where their counts would not be legible. Raises ValueError for a window that is none.
    """
    check_width(width)
    rows = _rows(tables, window)
    counts = _square(rows, min(most, _fitting(rows, width)))
    inside = rows[rows["actor_a"].isin(counts.index) & rows["actor_b"].isin(counts.index)]
    told = _told(tables, rows, inside, _title(rows, window), _heatmap_caption(rows, inside, counts), window)
    if counts.empty:
        return empty(told, f"No two actors are named in one {window} in {scope(tables)}", width)
    called = dict(
        [*zip(rows["actor_a"], rows["name_a"], strict=True), *zip(rows["actor_b"], rows["name_b"], strict=True)]
    )
    labels = [shorten(called[i], SMALLEST, _NAMES) for i in counts.index]
    key = [_FRAME] if inside["significant"].any() else []
    margin = PAD + widest(labels, SMALLEST) + 0.07
    side = min(_LARGEST * len(counts), WIDTHS[width] - margin - PAD, room(told, width, key) - margin)
    page = sheet(told, margin + side, width, key)
    ax = page.axes(margin, page.height - side, side, side)
    _cells(ax, counts, labels)
    _mark(ax, list(counts.index), inside[inside["significant"]])
    return page.chart


def _fitting(rows: pd.DataFrame, width: str) -> int:
    """How many actors' counts can be read side by side."""
    cell = max(0.25, text_width(_short(int(rows["n"].max())), SMALLEST) + 0.08) if len(rows) else 1.0
    return int((min(WIDTHS[width] - PAD, HEIGHTS[width] - 1.0) - _NAMES - 0.15) / cell)


def _rows(tables: Tables, window: str) -> pd.DataFrame:
    """The pairs of one window with names, the most frequent first."""
    if window not in WINDOWS:
        raise ValueError(f"no window '{window}'; there are {', '.join(WINDOWS)}")
    rows = tables.comentions[tables.comentions["window"] == window]
    rows = with_names(tables, rows).assign(n=rows["n"].astype("int64"))
    return rows.sort_values(["n", "actor_a", "actor_b"], ascending=[False, True, True], kind="stable")


def _square(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """How often each two of the `most` actors with most company meet, in the order of the figure."""
    both = pd.concat([rows, rows.rename(columns={"actor_a": "actor_b", "actor_b": "actor_a"})])
    company = both.groupby("actor_a")["n"].sum().sort_values(ascending=False, kind="stable")
    kept = list(company.index[:most])
    inside = both[both["actor_a"].isin(kept) & both["actor_b"].isin(kept)]
    square = inside.pivot(index="actor_a", columns="actor_b", values="n")
    square = square.reindex(index=kept, columns=kept).fillna(0).astype("int64")
    order = _order(square.to_numpy())
    return square.iloc[order, order]


def _order(counts: NDArray[np.int64]) -> list[int]:
    """Those named together side by side: average linkage on shares of meetings, best order of leaves."""
    if len(counts) < 3:
        return list(range(len(counts)))
    size = np.sqrt(np.outer(counts.sum(axis=1), counts.sum(axis=1)).clip(1))
    apart = 1 - np.minimum(counts / size, 1)
    np.fill_diagonal(apart, 0)
    return [int(i) for i in leaves_list(linkage(squareform(apart, checks=False), "average", optimal_ordering=True))]


def _cells(ax: Axes, counts: pd.DataFrame, labels: list[str]) -> None:
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
    ax.tick_params(length=0, pad=3, labelcolor=INK, left=False, bottom=False)


def _short(n: int) -> str:
    return f"{n:,}" if n < 1000 else f"{n / 1000:,.0f}k"


def _mark(ax: Axes, order: list[str], stands: pd.DataFrame) -> None:
    """A frame about each pair that stands out from chance."""
    for a, b in zip(stands["actor_a"], stands["actor_b"], strict=True):
        for row, column in ((order.index(a), order.index(b)), (order.index(b), order.index(a))):
            ax.add_patch(Rectangle((column + 0.05, row + 0.05), 0.9, 0.9, fill=False, ec=INK, lw=1.4, clip_on=False))


@drawn
def comention_network(tables: Tables, window: str = "sentence", width: str = "two") -> Chart:
    """Draw who is named together as a network; pairs that stand out from chance are solid, others dotted.

    Where many pairs stand out the others are left out; else those that meet once. Above 60 actors only the strongest
    core is drawn. Raises ValueError for a window that is none.
    """
    rows = _rows(tables, window)
    check_width(width)
    if rows.empty:
        told = _told(tables, rows, rows, _network_title(rows, window), "", window)
        return empty(told, f"No two actors are named in one {window} in {scope(tables)}", width)

    def drawing(most: int) -> Drawing:
        ties = _drawn_ties(tables, rows, most)
        looks = [BEYOND_CHANCE if stands else BY_CHANCE for stands in ties["significant"]]
        told = _told(tables, rows, ties, _network_title(rows, window), _network_caption(rows, ties), window)
        return Drawing(ties, nodes(tables, ties), looks, told)

    return draw(drawing, f"{window}s", width)


def _drawn_ties(tables: Tables, rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The core of the pairs that stand out where there are enough, else those that stand out and the core of the others."""
    rows = rows.assign(evidence=rows["n"], claimed=False, frustrated=False)
    stands, again = rows[rows["significant"]], rows[rows["significant"] | (rows["n"] > 1)]
    if len(stands) >= _FEW:
        return strongest(tables, stands, most)
    core = strongest(tables, again if len(again) > 2 else rows, most)
    if len({*stands["actor_a"], *stands["actor_b"], *core["actor_a"], *core["actor_b"]}) > most:
        return core
    return pd.concat([stands, core]).drop_duplicates(["actor_a", "actor_b"]).reset_index(drop=True)


def _told(tables: Tables, rows: pd.DataFrame, shown: pd.DataFrame, title: str, caption: str, window: str) -> Told:
    checks, documents = sources(tables, "comentions", "actors")
    columns = ["actor_a", "actor_b", "name_a", "name_b", "n", "expected", "npmi", "p_value", "significant"]
    data = shown[columns].reset_index(drop=True)
    if rows.empty:
        return Told(title, scope(tables), "", f"An empty figure: {title.lower()}.", data, checks, documents)
    named = counted(int(rows["n_windows"].iloc[0]), window)
    how = ["beyond chance" if stands else "not beyond chance" for stands in shown["significant"]]
    alt = pairs_told(shown.assign(evidence=shown["n"]), how)
    subtitle = f"{window.capitalize()}s that name both actors, out of {named} with any actor in {scope(tables)}"
    return Told(title, subtitle, caption, f"Pairs of actors named together: {alt}", data, checks, documents)


def _title(rows: pd.DataFrame, window: str) -> str:
    if rows.empty:
        return f"No two actors are named in one {window}"
    top = rows[rows["n"] == rows["n"].iloc[0]]
    if len(top) == len(rows) > 1 and top["n"].iloc[0] == 1:
        return f"No two actors are named together in more than one {window}; {_out(rows)}"
    times = counted(int(top["n"].iloc[0]), window)
    first = (
        f"{brief(top['name_a'].iloc[0])} and {brief(top['name_b'].iloc[0])} are most often named together, in {times}"
        if len(top) == 1
        else f"{counted(len(top), 'pair').capitalize()} of actors are most often named together, in {times} each"
    )
    return f"{first}; {_out(rows)}"


def _out(rows: pd.DataFrame) -> str:
    stands = int(rows["significant"].sum())
    if len(rows) == 1:
        return "they stand out from chance" if stands else "they do not stand out from chance"
    some = "none" if not stands else "all" if stands == len(rows) else number(stands)
    return f"{some} of the {len(rows):,} pairs {'stands' if stands < 2 else 'stand'} out from chance"


def _network_title(rows: pd.DataFrame, window: str) -> str:
    closest = rows[rows["significant"] & (rows["p_value"] == rows["p_value"].min())]
    if len(closest) != 1:
        return _title(rows, window)
    tie = closest.iloc[0]
    often = f"in {counted(int(tie['n']), window)} where chance gives {tie['expected']:,.1f}"
    return f"{brief(tie['name_a'])} and {brief(tie['name_b'])} stand out most: {often}; {_out(rows)}"


def _heatmap_caption(rows: pd.DataFrame, inside: pd.DataFrame, counts: pd.DataFrame) -> str:
    every = len({*rows["actor_a"], *rows["actor_b"]})
    left = (
        f"Shown are the {len(counts):,} of {every:,} actors that meet others most; {len(rows) - len(inside):,} pairs of the "
        "others are left out. "
        if every > len(counts)
        else ""
    )
    return f"{left}{_tested(rows)}"


def _network_caption(rows: pd.DataFrame, ties: pd.DataFrame) -> str:
    left = len(rows) - len(ties)
    why = f"{counted(left, 'pair').capitalize()} with fewer meetings or not beyond chance {'is' if left == 1 else 'are'} left out. "
    return f"{why if left else ''}{_tested(rows)}"


def _tested(rows: pd.DataFrame) -> str:
    return (
        "What chance gives follows from how often each actor is named and how full each text is; of the pairs said to stand "
        f"out {100 * LEVEL:.0f} per cent may be false."
    )
