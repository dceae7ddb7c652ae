"""Figures of who is named together: counts in a square, and a network of the pairs that stand out."""

from __future__ import annotations

import pandas as pd
from matplotlib.colors import LinearSegmentedColormap

from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.key import Entry
from analysis.charts.lettering import brief
from analysis.charts.network import Drawing, draw, nodes, pairs_told, strongest, with_names
from analysis.charts.sheet import check_width, empty
from analysis.charts.source import scope, sources
from analysis.charts.theme import INK
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
def comention_network(tables: Tables, window: str = "sentence", width: str = "two") -> Chart:
    """Draw who is named together as a network; pairs that stand out from chance are solid, others dotted.

    Where many pairs stand out the others are left out; else those that meet once. Above 60 actors only the strongest
    core is drawn. Raises ValueError for a window that is none.
    """
    rows = pairs_of(tables, window)
    check_width(width)
    if rows.empty:
        told = told_of(tables, rows, rows, _network_title(rows, window), "", window)
        return empty(told, f"No two actors are named in one {window} in {scope(tables)}", width)

    def drawing(most: int) -> Drawing:
        ties = _drawn_ties(tables, rows, most)
        looks = [BEYOND_CHANCE if stands else BY_CHANCE for stands in ties["significant"]]
        told = told_of(tables, rows, ties, _network_title(rows, window), _network_caption(rows, ties), window)
        return Drawing(ties, nodes(tables, ties), looks, told)

    return draw(drawing, f"{window}s", width)


def pairs_of(tables: Tables, window: str) -> pd.DataFrame:
    """The pairs of one window with names, the most frequent first."""
    if window not in WINDOWS:
        raise ValueError(f"no window '{window}'; there are {', '.join(WINDOWS)}")
    rows = tables.comentions[tables.comentions["window"] == window]
    rows = with_names(tables, rows).assign(n=rows["n"].astype("int64"))
    return rows.sort_values(["n", "actor_a", "actor_b"], ascending=[False, True, True], kind="stable")


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


def told_of(tables: Tables, rows: pd.DataFrame, shown: pd.DataFrame, title: str, caption: str, window: str) -> Told:
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


def title_of(rows: pd.DataFrame, window: str) -> str:
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
        return title_of(rows, window)
    tie = closest.iloc[0]
    often = f"in {counted(int(tie['n']), window)} where chance gives {tie['expected']:,.1f}"
    return f"{brief(tie['name_a'])} and {brief(tie['name_b'])} stand out most: {often}; {_out(rows)}"


def _network_caption(rows: pd.DataFrame, ties: pd.DataFrame) -> str:
    left = len(rows) - len(ties)
    why = f"{counted(left, 'pair').capitalize()} with fewer meetings or not beyond chance {'is' if left == 1 else 'are'} left out. "
    return f"{why if left else ''}{tested(rows)}"


def tested(rows: pd.DataFrame) -> str:
    return (
        "What chance gives follows from how often each actor is named and how full each text is; of the pairs said to stand "
        f"out {100 * LEVEL:.0f} per cent may be false."
    )
