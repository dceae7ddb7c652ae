"""What the tables say of who stands with and against whom."""

from __future__ import annotations

import pandas as pd

from analysis import networks
from analysis.findings.names import named
from analysis.findings.text import Text, be, counted, listed, paragraph, share
from analysis.tables import Tables

_STANDS = {1: "together", 0: "cannot be told", -1: "against each other"}


def ties(tables: Tables, level: str = "actor", with_unnamed: bool = False) -> pd.DataFrame:
    """Give the alignments at a level, those with most evidence first; `one` and `other` are names, `stand` says how
    they stand, and whether an analyst says so. Actors without a name are in it only where `with_unnamed`."""
    rows = networks.ties(tables, level, with_unnamed=with_unnamed)
    stand = rows["sign"].map(_STANDS).astype("str")
    rows = rows.assign(
        one=named(tables, rows["actor_a"]),
        other=named(tables, rows["actor_b"]),
        stand=stand.mask(rows["corrected_by"] != "", stand + " (corrected)"),
        evidence=rows["n_positive"] + rows["n_negative"],
    )
    return rows.sort_values(["evidence", "actor_a", "actor_b"], ascending=[False, True, True])


def stand(tables: Tables, level: str = "actor") -> Text:
    """Say how many pairs stand together, how many against each other, and on how much evidence."""
    rows = ties(tables, level)
    if rows.empty:
        return paragraph("These documents say of no two actors that they stand together or against each other")
    evidence = int(rows["evidence"].sum())
    together, apart = (int((rows["sign"] == sign).sum()) for sign in (1, -1))
    return paragraph(
        f"{counted(evidence, 'piece')} of evidence on {counted(len(rows), 'pair')} of actors: {together:,} stand together, "
        f"{apart:,} against each other, {len(rows) - together - apart:,} cannot be told",
        _most(rows, -1, "against each other"),
        _most(rows, 1, "together"),
    )


def _most(rows: pd.DataFrame, sign: int, how: str) -> str:
    some = rows[rows["sign"] == sign]
    if some.empty:
        return ""
    top = some[some["evidence"] == some["evidence"].max()]
    pairs = [f"{a} and {b}" for a, b in zip(top["one"], top["other"], strict=True)]
    return f"Most evidence that two stand {how}, {counted(int(top['evidence'].iloc[0]), 'piece')}: {listed(pairs, 3)}"


def claims(tables: Tables, level: str = "actor") -> Text:
    """Say how much of the evidence is only claimed by someone."""
    rows = ties(tables, level)
    if rows.empty:
        return paragraph("There is no evidence to weigh")
    claimed, every = int(rows["n_claimed"].sum()), int(rows["evidence"].sum())
    only = rows[(rows["n_claimed"] == rows["evidence"])]
    return paragraph(
        f"{share(claimed, every)} pieces of evidence are claims: someone is quoted, and the document does not say it itself",
        f"{counted(len(only), 'pair')} {be(len(only))} known from claims alone, dashed in the figures"
        if len(only)
        else "",
    )


def doubt(tables: Tables, level: str = "actor") -> Text:
    """Say how many ties keep their sign over the whole interval, and on how little evidence most rest."""
    rows = ties(tables, level)
    if rows.empty:
        return paragraph("There is no tie to doubt")
    sure = int(((rows["low"] > 0) | (rows["high"] < 0)).sum())
    single = int((rows["evidence"] == 1).sum())
    return paragraph(
        f"{share(sure, len(rows))} ties keep their sign over the whole interval of their balance",
        f"{counted(single, 'tie')} {'rests' if single == 1 else 'rest'} on a single sentence" if single else "",
    )
