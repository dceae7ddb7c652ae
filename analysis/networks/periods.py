"""Alignments and balance over time: the evidence of each week, month, quarter or year by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.networks.alignments import alignments_of
from analysis.networks.frustration import balance
from analysis.networks.triangles import triad_census

#: Names of periods, from fine to coarse, and what pandas calls them; weeks begin on Monday.
PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}
_READABLE = 36  # periods from the first to the last that a table or figure has room for
_BALANCE = {
    "n_pieces": "int64",
    "n_actors": "int64",
    "n_ties": "int64",
    "at_least": "int64",
    "at_most": "int64",
    "share_low": "float64",
    "share_high": "float64",
    "n_triads": "int64",
    "n_balanced": "int64",
}


def dated(evidence: pd.DataFrame, period: str) -> pd.Series:
    """Give the period of each piece of evidence; missing where its dates are unknown or do not lie in one period.

    Raises ValueError for a period that is none.
    """
    if period not in PERIODS:
        raise ValueError(f"no period '{period}'; there are {', '.join(PERIODS)}")
    first, last = (
        evidence[column].astype("datetime64[s]").dt.to_period(PERIODS[period]) for column in ("date_start", "date_end")
    )
    return first.where(first == last)


def fitting_period(evidence: pd.DataFrame) -> str:
    """Give the finest period that at least half of the dated pieces lie in, with no more than 36 from first to last.

    Where none does, or nothing is dated, a year.
    """
    known = int(evidence["date_start"].notna().sum())
    for period in PERIODS:
        found = dated(evidence, period).dropna()
        if len(found) and len(found) >= known / 2 and (found.max() - found.min()).n < _READABLE:
            return period
    return "year"


def alignments_over_time(evidence: pd.DataFrame, period: str = "") -> pd.DataFrame:
    """Give the alignments (`networks.alignments_of`) of each period, one row per pair and period with evidence.

    `period_start` and `period_end` (days, both inclusive) come before the columns of the alignments table. `period` is a
    day, week, month, quarter or year; left empty, the finest that gives a readable number of them. Evidence that is
    undated, or dated less exactly than that, is in none. Raises ValueError for a period that is none.
    """
    frames = [
        alignments_of(rows).assign(period_start=first, period_end=last)
        for first, last, rows in _each(evidence, period or fitting_period(evidence))
    ]
    found = pd.concat(frames, ignore_index=True) if frames else _bounded(alignments_of(evidence.head(0)))
    return found[["period_start", "period_end", *found.columns.drop(["period_start", "period_end"])]]


def balance_over_time(evidence: pd.DataFrame, period: str = "", seconds: float | None = None) -> pd.DataFrame:
    """Give how far from balance each period with evidence is, in order, one row each.

    Columns: `period_start`, `period_end` (days, both inclusive), `n_pieces`, `n_actors` (with a tie), `n_ties` (with a
    sign), `at_least` and `at_most` (frustrated ties, equal where proven), `share_low` and `share_high` (these as shares of
    the ties; NaN where there is none), `n_triads`, `n_balanced`. `seconds` bounds the time of each period, as in `balance`;
    `period` is as in `alignments_over_time`.
    """
    rows = []
    for first, last, pieces in _each(evidence, period or fitting_period(evidence)):
        ties = alignments_of(pieces)
        signed = ties[ties["sign"] != 0]
        found, census = balance(ties, seconds), triad_census(ties)
        n_actors = pd.concat([signed["actor_a"], signed["actor_b"]]).nunique()
        bounds = (found.at_least, found.at_most, *found.share)
        rows.append((first, last, len(pieces), n_actors, found.n_ties, *bounds, census.n, census.balanced))
    frame = pd.DataFrame(rows, columns=["period_start", "period_end", *_BALANCE]).astype(_BALANCE)
    return _bounded(frame)


def _each(evidence: pd.DataFrame, period: str) -> Iterator[tuple[pd.Timestamp, pd.Timestamp, pd.DataFrame]]:
    periods = dated(evidence, period)
    for found, rows in evidence.groupby(periods, sort=True):
        yield found.start_time.as_unit("s"), found.end_time.floor("D").as_unit("s"), rows


def _bounded(frame: pd.DataFrame) -> pd.DataFrame:
    days = {
        column: frame[column] if column in frame else pd.Series(index=frame.index, dtype="datetime64[s]")
        for column in ("period_start", "period_end")
    }
    return frame.assign(**{column: values.astype("datetime64[s]") for column, values in days.items()})
