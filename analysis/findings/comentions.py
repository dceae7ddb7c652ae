"""What the tables say of who is named together."""

from __future__ import annotations

import pandas as pd

from analysis.findings.names import named
from analysis.findings.text import Text, be, counted, listed, paragraph, share
from analysis.tables import Tables


def pairs(tables: Tables, window: str) -> pd.DataFrame:
    """Give the pairs of one window, the most surprising first; `one` and `other` are names, `n_together` is n."""
    rows = tables.comentions[tables.comentions["window"] == window]
    rows = rows.sort_values(["p_value", "n", "actor_a", "actor_b"], ascending=[True, False, True, True])
    return rows.assign(one=named(tables, rows["actor_a"]), other=named(tables, rows["actor_b"]), n_together=rows["n"])


def together(tables: Tables, window: str) -> Text:
    """Say how many pairs share a window, and which most often."""
    rows = pairs(tables, window)
    if rows.empty:
        return paragraph(f"No two actors are named in one {window}")
    most = rows[rows["n"] == rows["n"].max()]
    return paragraph(
        f"{counted(len(rows), 'pair')} of actors {be(len(rows))} named together in at least one {window}, of "
        f"{counted(int(rows['n_windows'].iloc[0]), window)} that name anyone",
        f"Most often: {listed(_sides(most), 3)}, in {counted(int(most['n'].iloc[0]), window)}",
    )


def surprising(tables: Tables, window: str) -> Text:
    """Say which pairs stand together more often than the null model allows, all tests taken into account."""
    rows = pairs(tables, window)
    more = rows[rows["significant"]]
    if rows.empty:
        return paragraph("There is nothing to test")
    if more.empty:
        return paragraph(
            f"None of them is named together more often than chance would have it, given how often each is named and how "
            f"full each {window} is. In few or short documents even a true tie cannot be told from chance"
        )
    return paragraph(
        f"{share(len(more), len(rows))} pairs are named together more often than chance would have it: "
        f"{listed(_sides(more), 6)}"
    )


def _sides(rows: pd.DataFrame) -> list[str]:
    return [f"{a} with {b}" for a, b in zip(rows["one"], rows["other"], strict=True)]
