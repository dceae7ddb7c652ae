"""Incidents as a reader wants them in a table: days, names, tolls and who says so."""

from __future__ import annotations

import pandas as pd

from analysis.findings.names import named
from analysis.findings.text import Ranked
from analysis.tables import Tables

TOLLS = ("killed", "injured", "captured")


def ledger(tables: Tables, rows: pd.DataFrame | None = None) -> pd.DataFrame:
    """Give incidents (all, or these rows of them), those dated first, in the columns of a reader.

    `from` and `to` are days, `by` and `against` the parties, `place` its name; a toll reads `5`, `3–5` or `at least 3`.
    `incident_id` stays, so that each row leads to its sentences.
    """
    rows = tables.incidents if rows is None else rows
    rows = rows.sort_values(["date_start", "date_end", "incident_id"], na_position="last")
    places = dict(zip(tables.places["place"], tables.places["name"], strict=True))
    return pd.DataFrame(
        {
            "from": rows["date_start"],
            "to": rows["date_end"],
            "type": rows["type"],
            "by": named(tables, rows["sources"]),
            "against": named(tables, rows["targets"]),
            "place": rows["place"].map(lambda place: places.get(place, place)).astype("str"),
            **{what: tolls(rows, what) for what in TOLLS},
            "told_as": rows["modality"],
            "said_by": named(tables, rows["attributed_to"]),
            "n_reports": rows["n_events"],
            "incident_id": rows["incident_id"],
        }
    )


def tolls(rows: pd.DataFrame, what: str) -> pd.Series:
    """Give one toll of each incident as text that sorts by its lower end."""
    bounds = zip(rows[f"{what}_low"], rows[f"{what}_high"], strict=True)
    return pd.Series([_toll(low, high) for low, high in bounds], index=rows.index, dtype="object")


def _toll(low: int, high: int) -> Ranked:
    if pd.isna(low):
        return Ranked("" if pd.isna(high) else f"at most {high:,}", None if pd.isna(high) else 0.0)
    if pd.isna(high):
        return Ranked(f"at least {low:,}", float(low))
    return Ranked(f"{low:,}" if low == high else f"{low:,}–{high:,}", float(low))
