"""Figures of who is named together: a table of counts in colour, and a network."""

from __future__ import annotations

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.patches import Rectangle
from numpy.typing import NDArray
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

from analysis.charts.alignments import MOST, draw, nodes, strongest
from analysis.charts.chart import Chart, Told, canvas, drawn, empty, shorten, text_width
from analysis.charts.source import scope, sources
from analysis.charts.theme import INK, SIZES, SMALLEST, WIDTHS, bloc_colour
from analysis.findings.names import names
from analysis.findings.text import be, counted, listed, share
from analysis.networks.comentions import WINDOWS
from analysis.tables import Tables

_NAMES = 1.45  # inches for names at most
_SHADES = LinearSegmentedColormap.from_list("counts", ["#f3f6f9", "#9dbbd2", "#3f78a8", "#0d3558"])


@drawn
def comention_heatmap(tables: Tables, window: str = "sentence", most: int = 20, width: str = "two") -> Chart:
    """Draw how often each two of the actors with most company are named in one window; at most `most` actors."""
    rows = _rows(tables, window)
    counts = _square(rows, most)
    told = _heatmap_told(tables, rows, counts, window)
    if counts.empty:
        return empty(told, f"no two actors are named in one {window} in {scope(tables)}", width)
    stands = {(a, b) for a, b, s in zip(rows["actor_a"], rows["actor_b"], rows["significant"], strict=True) if s}
    known = names(tables)
    labels = [shorten(known.get(i, i), SMALLEST, _NAMES) for i in counts.index]
    margin = max(text_width(label, SMALLEST) for label in labels) + 0.2
    cell = min(0.3, (WIDTHS[width] - margin - 0.2) / len(counts))
    chart, ax = canvas(told, margin + cell * len(counts) + 0.1, width)
    _cells(ax, counts, labels)
    _marks(ax, list(counts.index), stands)
    return chart


def _rows(tables: Tables, window: str) -> pd.DataFrame:
    if window not in WINDOWS:
        raise ValueError(f"no window '{window}'; there are {', '.join(WINDOWS)}")
    rows = tables.comentions[tables.comentions["window"] == window]
    known = names(tables)
    rows = rows.assign(
        name_a=rows["actor_a"].map(known).fillna(rows["actor_a"]),
        name_b=rows["actor_b"].map(known).fillna(rows["actor_b"]),
        n=rows["n"].astype("int64"),
    )
    return rows.sort_values(["n", "actor_a", "actor_b"], ascending=[False, True, True], kind="stable")


def _square(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """How often each two of the `most` actors with most company meet, as a square in the order of the figure."""
    turned = rows.rename(columns={"actor_a": "actor_b", "actor_b": "actor_a"})
    both = pd.concat([rows, turned])
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
    blank = np.eye(len(values), dtype=bool) | (values == 0)
    text = np.array([[_short(int(v)) for v in row] for row in values])
    norm = PowerNorm(0.5, 0, max(int(values.max()), 1))
    sns.heatmap(
        values,
        mask=blank,
        annot=text,
        fmt="",
        cmap=_SHADES,
        norm=norm,
        cbar=False,
        square=True,
        linewidths=0.8,
        linecolor="white",
        annot_kws={"size": SMALLEST},
        ax=ax,
    )
    middle = np.arange(len(labels)) + 0.5
    ax.set_xticks(middle, labels, rotation=90, size=SMALLEST)
    ax.set_yticks(middle, labels, rotation=0, size=SMALLEST)
    ax.tick_params(length=0, labelcolor=INK)


def _short(n: int) -> str:
    return f"{n:,}" if n < 1000 else f"{n / 1000:.0f}k"


def _marks(ax: Axes, order: list[str], stands: set[tuple[str, str]]) -> None:
    """A frame about each pair that stands out from chance."""
    for row, a in enumerate(order):
        for column, b in enumerate(order):
            if (a, b) in stands or (b, a) in stands:
                ax.add_patch(Rectangle((column + 0.06, row + 0.06), 0.88, 0.88, fill=False, ec=INK, lw=1.3))


def _heatmap_told(tables: Tables, rows: pd.DataFrame, counts: pd.DataFrame, window: str) -> Told:
    checks, documents = sources(tables, "comentions", "actors")
    data = rows[rows["actor_a"].isin(counts.index) & rows["actor_b"].isin(counts.index)]
    data = data[["actor_a", "actor_b", "name_a", "name_b", "n", "expected", "p_value", "significant"]].reset_index(
        drop=True
    )
    if counts.empty:
        return Told(
            f"No two actors are named in one {window}", scope(tables), "", "An empty figure.", data, checks, documents
        )
    return Told(
        _title(rows, window),
        f"{window.capitalize()}s that name both actors, in {scope(tables)}",
        "",
        "",
        data,
        checks,
        documents,
    )


def _title(rows: pd.DataFrame, window: str) -> str:
    stands = rows[rows["significant"]]
    top = rows[rows["n"] == rows["n"].iloc[0]]
    pair = f"{top['name_a'].iloc[0]} and {top['name_b'].iloc[0]}"
    if stands.empty:
        return f"None of {counted(len(rows), 'pair')} is named together more often than chance would have it"
    return f"{share(len(stands), len(rows))} pairs are named together more often than chance would have it; {pair} most often"


@drawn
def comention_network(tables: Tables, window: str = "sentence", width: str = "two") -> Chart:
    """Draw who is named together as a network: pairs that stand out from chance, or where none does, all."""
    rows = _rows(tables, window)
    stands = rows[rows["significant"]]
    ties = strongest((stands if len(stands) else rows).assign(evidence=rows["n"], sign=0, claimed=False))
    told = _heatmap_told(tables, rows, pd.DataFrame(index=sorted({*ties["actor_a"], *ties["actor_b"]})), window)
    if ties.empty:
        return empty(told, f"no two actors are named in one {window} in {scope(tables)}", width)
    return draw(told, nodes(tables, ties), ties, width)
