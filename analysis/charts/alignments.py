"""Figure of who stands with and against whom."""

from __future__ import annotations

import pandas as pd

from analysis import networks
from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.lettering import brief
from analysis.charts.network import Drawing, draw, nodes, pairs_told, strongest, with_names
from analysis.charts.sheet import check_width, empty
from analysis.charts.source import scope, sources
from analysis.charts.ties import LOOKS
from analysis.findings.text import be, counted
from analysis.tables import Tables


@drawn
def alignment_network(tables: Tables, level: str = "actor", width: str = "two") -> Chart:
    """Draw who stands with whom (lines) and against whom (zigzags), at the level of actors, parents or countries.

    Colours and numbers tell the blocs of two or more (`networks.blocs`); ties that do not fit them are edged. Above 60
    actors only the strongest core is drawn. Raises ValueError for a level that is none.
    """
    check_width(width)
    rows, blocs = _rows(tables, level)
    if rows.empty:
        words = f"No two actors stand together or against each other in {scope(tables)}"
        return empty(_told(tables, rows, rows), words, width)

    def drawing(most: int) -> Drawing:
        ties = strongest(tables, rows, most)
        looks = [LOOKS[sign] for sign in ties["sign"]]
        return Drawing(ties, nodes(tables, ties, level, blocs), looks, _told(tables, rows, ties))

    return draw(drawing, "pieces of evidence", width)


def _rows(tables: Tables, level: str) -> tuple[pd.DataFrame, dict[str, int]]:
    """The alignments of a level with names, evidence, whether all of it is claimed and whether they fit the blocs; these."""
    rows = networks.ties(tables, level)
    evidence = (rows["n_positive"] + rows["n_negative"]).astype("int64")
    claimed = rows["n_claimed"].astype("int64") == evidence
    found = networks.blocs(rows)
    named = with_names(tables, rows).assign(
        evidence=evidence, sign=rows["sign"].astype("int64"), claimed=claimed, frustrated=found.misfit(rows)
    )
    return named, found.shared()


def _told(tables: Tables, rows: pd.DataFrame, ties: pd.DataFrame) -> Told:
    checks, documents = sources(tables, "alignments", "actors")
    columns = [
        "actor_a",
        "actor_b",
        "name_a",
        "name_b",
        "n_positive",
        "n_negative",
        "n_claimed",
        "balance",
        "low",
        "high",
    ]
    data = ties[[*columns, "sign", "evidence", "frustrated"]]
    if ties.empty:
        title = "No two actors stand together or against each other"
        return Told(title, scope(tables), "", f"An empty figure: {title.lower()}.", data, checks, documents)
    return Told(
        _title(rows),
        f"{counted(int(rows['evidence'].sum()), 'piece')} of evidence on pairs of actors in {scope(tables)}",
        _caption(rows, ties),
        f"Network of actors. {pairs_told(ties, [LOOKS[sign].words for sign in ties['sign']])}",
        data,
        checks,
        documents,
    )


def _title(rows: pd.DataFrame) -> str:
    if len(rows) == 1:
        a, b = (brief(rows[name].iloc[0]) for name in ("name_a", "name_b"))
        stand = {1: "together", -1: "against each other", 0: "as much together as against each other"}
        return f"The only two actors with a tie, {a} and {b}, stand {stand[int(rows['sign'].iloc[0])]}"
    apart, together = int((rows["sign"] < 0).sum()), int((rows["sign"] > 0).sum())
    if apart == together:
        return f"As many pairs of actors stand together as against each other: {apart:,} of {len(rows):,} each"
    sign, count, how = (-1, apart, "against each other") if apart > together else (1, together, "together")
    return f"{count:,} of {len(rows):,} pairs of actors stand {how}{_strongest(rows[rows['sign'] == sign], sign)}"


def _strongest(side: pd.DataFrame, sign: int) -> str:
    """The pair with most evidence, where it is one of several and no other has as much."""
    top = side[side["evidence"] == side["evidence"].max()]
    if len(top) > 1 or len(side) == 1:
        return ""
    a, b = (brief(top[name].iloc[0]) for name in ("name_a", "name_b"))
    return f", {a} {'with' if sign > 0 else 'against'} {b} on most evidence"


def _caption(rows: pd.DataFrame, ties: pd.DataFrame) -> str:
    cut = f"Drawn are the {len(ties):,} ties with most evidence of {len(rows):,}. " if len(ties) < len(rows) else ""
    claimed = int(ties["claimed"].sum())
    torn = int(ties["frustrated"].sum())
    edged = (
        f"{counted(torn, 'tie')} that {'does' if torn == 1 else 'do'} not fit the blocs {be(torn)} edged. ".capitalize()
        if torn
        else ""
    )
    dashed = f"{counted(claimed, 'tie')} known from claims alone {be(claimed)} dashed. ".capitalize() if claimed else ""
    return (
        f"{cut}Actors of one colour and number form a bloc: the division into any number of blocs that leaves fewest ties "
        f"unfit. {edged}{dashed}What is said to be future, hypothetical or untrue, relations without a sign, and actors without a name of "
        "their own, such as civilians, are left out."
    )
