"""Figure of when things happened: a date is as long as it is exact, and what has none stands beside the axis."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.charts.bars import Bar, bars
from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.happened import LOOKS, claims, entries, happened, left_out, parts
from analysis.charts.histogram import Binned, binned, draw_binned
from analysis.charts.incident_rows import draw_rows, fitting_rows
from analysis.charts.sheet import empty
from analysis.charts.source import scope, sources, span
from analysis.charts.time_axis import named, numbered
from analysis.findings.text import be, counted, listed, number, opening
from analysis.tables import Tables

_NONE = "No incidents"


@drawn
def timeline(tables: Tables, most: int = 24, width: str = "two") -> Chart:
    """Draw the incidents over time, claims hatched, undated ones beside the axis.

    Up to `most` incidents, where the page has room, get a row each; above that they are counted by day, week, month … and
    those dated less exactly are drawn below as bars as long as their dates.
    """
    rows = happened(tables).sort_values(["date_start", "date_end", "incident_id"], kind="stable")
    dated, undated = rows[rows["date_start"].notna()], rows[rows["date_start"].isna()]
    told = _told(tables, rows, dated, None)
    if rows.empty:
        return empty(told, f"{_NONE} in {scope(tables)}", width)
    key = entries(parts(rows, rows["side"]))
    if len(rows) <= min(most, fitting_rows(told, width, key)):
        return draw_rows(tables, told, dated, undated, width, key)
    if dated.empty:
        table = parts(undated, undated["side"])
        sides = [Bar(str(side).capitalize(), tuple(int(n) for n in table.loc[side])) for side in table.index]
        return bars(told, sides, LOOKS, width, key)
    bins = binned(dated, undated)
    return draw_binned(_told(tables, rows, dated, bins), bins, width, key)


def _told(tables: Tables, rows: pd.DataFrame, dated: pd.DataFrame, bins: Binned | None) -> Told:
    checks, documents = sources(tables, "incidents")
    columns = ["incident_id", "type", "date_start", "date_end", "date_precision", "side", "claimed"]
    data = bins.data() if bins else rows[columns].reset_index(drop=True)
    if rows.empty:
        return Told(
            _NONE, scope(tables), left_out(tables), f"An empty figure: {_NONE.lower()}.", data, checks, documents
        )
    return Told(
        _title(rows, dated, bins),
        f"Incidents over time in {scope(tables)}{_beyond(bins)}",
        _caption(tables, rows, dated, bins),
        f"Time line. {_title(rows, dated, bins)}. {_undated(rows, dated)}".strip(),
        data,
        checks,
        documents,
    )


def _title(rows: pd.DataFrame, dated: pd.DataFrame, bins: Binned | None) -> str:
    if dated.empty:
        return (
            "The only incident cannot be dated"
            if len(rows) == 1
            else f"None of the {len(rows):,} incidents can be dated"
        )
    when = span(dated["date_start"].min(), dated["date_end"].fillna(dated["date_start"]).max())
    if 2 * len(dated) < len(rows):
        return f"Only {number(len(dated))} of {len(rows):,} incidents can be dated: {when}"
    peak = bins.peak() if bins else None
    if bins is None or peak is None or len(bins.counts) < 2:
        return f"{counted(len(dated), 'dated incident').capitalize()}: {when}"
    units, count = peak
    whole = f"{count:,} of {len(dated):,} dated ones"
    if len(units) > 1:
        return f"{counted(len(units), bins.unit).capitalize()} saw the most incidents: {whole} each"
    return opening(f"{named(units[0], bins.unit)} saw the most incidents: {whole}")


def _caption(tables: Tables, rows: pd.DataFrame, dated: pd.DataFrame, bins: Binned | None) -> str:
    inexact = sum(of.total for of in bins.spans) if bins else 0
    how = (
        f"{counted(inexact, 'incident').capitalize()} dated less exactly than to the {bins.unit} {be(inexact)} "
        "drawn below the axis, as long as the date."
        if bins and inexact
        else ""
        if bins
        else "A bar is as long as the date is exact; a dot is a day or little more."
    )
    return " ".join(text for text in (_undated(rows, dated), how, claims(rows), left_out(tables)) if text)


def _beyond(bins: Binned | None) -> str:
    """How many incidents lie so far from all others that the axis leaves them out."""
    if not bins or not bins.beyond:
        return ""
    first, last = (named(int(n), bins.unit) for n in numbered(np.array([bins.first, bins.end - 1]), bins.unit))
    told = ((int(bins.earlier.sum()), f"before {first}"), (int(bins.later.sum()), f"after {last}"))
    return f"; not drawn {be(bins.beyond)} {listed([f'{n:,} {when}' for n, when in told if n])}"


def _undated(rows: pd.DataFrame, dated: pd.DataFrame) -> str:
    none = len(rows) - len(dated)
    return (
        f"{counted(none, 'incident').capitalize()} without a date {'stands' if none == 1 else 'stand'} beside the axis."
        if none
        else ""
    )
