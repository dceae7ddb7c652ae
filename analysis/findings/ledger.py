"""Incidents as a reader wants them in a table: days, names, tolls and who says so."""

from __future__ import annotations

import pandas as pd

from analysis.findings.names import named
from analysis.findings.text import Ranked, days
from analysis.tables import Tables

TOLLS = ("killed", "injured", "captured")
_TOLD = {"asserted": "reported", "future": "announced", "hypothetical": "supposed", "negated": "denied"}


def ledger(tables: Tables, rows: pd.DataFrame | None = None) -> pd.DataFrame:
    """Give incidents (all, or these rows of them), those dated first, in the columns of a reader.

    `when` sorts by the first day; `by` and `against` are the parties, `place` is its name. `toll` reads `3–5 killed, at
    least 2 captured` and sorts by the dead, then the others. `told_as` is reported, announced, supposed or denied, and
    names who claims it where it is a claim. `corrected_by` is there where any of the rows was corrected.
    `incident_id` stays, so that each row leads to its sentences.
    """
    rows = tables.incidents if rows is None else rows
    rows = rows.sort_values(["date_start", "date_end", "incident_id"], na_position="last")
    places = dict(zip(tables.places["place"], tables.places["name"], strict=True))
    corrected = {"corrected_by": rows["corrected_by"]} if (rows["corrected_by"] != "").any() else {}
    return pd.DataFrame(
        {
            "when": _when(rows),
            "type": rows["type"],
            "by": named(tables, rows["sources"]),
            "against": named(tables, rows["targets"]),
            "place": rows["place"].map(lambda place: places.get(place, place)).astype("str"),
            "toll": _tolls(rows),
            "told_as": _told(tables, rows),
            **corrected,
            "incident_id": rows["incident_id"],
        }
    )


def _when(rows: pd.DataFrame) -> pd.Series:
    bounds = zip(rows["date_start"], rows["date_end"], rows["date_start"].fillna(rows["date_end"]), strict=True)
    found = [Ranked(days(a, b), None if pd.isna(known) else known.timestamp()) for a, b, known in bounds]
    return pd.Series(found, index=rows.index, dtype="object")


def _told(tables: Tables, rows: pd.DataFrame) -> pd.Series:
    told = zip(rows["modality"], named(tables, rows["attributed_to"]), strict=True)
    found = [f"{_TOLD[modality]} by {who}" if who else _TOLD[modality] for modality, who in told]
    claimed = [text.replace("reported by", "claimed by") for text in found]
    return pd.Series(claimed, index=rows.index, dtype="str")


def _tolls(rows: pd.DataFrame) -> pd.Series:
    bounds = [zip(rows[f"{what}_low"], rows[f"{what}_high"], strict=True) for what in TOLLS]
    return pd.Series([_toll(*each) for each in zip(*bounds, strict=True)], index=rows.index, dtype="object")


def _toll(*bounds: tuple[int, int]) -> Ranked:
    told = [
        f"{_interval(*each)} {what}" for each, what in zip(bounds, TOLLS, strict=True) if not all(map(pd.isna, each))
    ]
    weights = (1.0, 1e-6, 1e-12)  # a toll of dead outweighs any number of injured
    order = sum(weight * (0 if pd.isna(low) else low) for (low, _), weight in zip(bounds, weights, strict=True))
    return Ranked(", ".join(told), float(order) if told else None)


def _interval(low: int, high: int) -> str:
    if pd.isna(low):
        return f"at most {high:,}"
    if pd.isna(high):
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
