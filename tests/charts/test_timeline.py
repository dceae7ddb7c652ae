"""Incidents over time: dates as long as they are exact, the undated beside the axis."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.charts import timeline
from analysis.charts.histogram import binned
from analysis.charts.spans import Span, covered
from analysis.charts.time_axis import TimeAxis, first_days, named, numbered
from tests.charts.legible import faults, words
from tests.charts.tables import report


def month(first: str) -> dict[str, Any]:
    start = pd.Timestamp(first)
    return {"date_start": start, "date_end": start + pd.offsets.MonthEnd(0), "date_precision": "month"}


def test_few_incidents_have_a_row_each_and_say_what_happened() -> None:
    tables = report(
        {"day": "2021-03-03", "sources": "a", "targets": "b"}, {"sources": "b"}, actors={"a": "Army", "b": "Rebels"}
    )
    shown = [text for text, *_ in words(timeline(tables))]
    assert {"Assault: Army → Rebels", "Assault: Rebels", "undated"} <= set(shown)


def test_a_date_known_to_the_month_is_a_bar_as_long_as_the_month() -> None:
    figure = timeline(report({"day": "2021-03-01"}, month("2021-03-01"), {"day": "2021-04-14"}))
    axis_days = 45  # the axis runs from the first day to the last
    bars = [patch for ax in figure.axes for patch in ax.patches if patch.get_height() == pytest.approx(0.1)]
    long = max(patch.get_width() for patch in bars if patch.get_width() > 0.2)
    # On an axis of days the month is 31 of them
    first, last = (pd.Timestamp(d) for d in ("2021-03-01", "2021-04-14"))
    assert (last - first).days + 1 == axis_days
    axis = next(line for ax in figure.axes for line in ax.lines if line.get_linewidth() == pytest.approx(0.8))
    length = float(np.ptp(np.asarray(axis.get_xdata(), dtype=float)))
    assert long / length == pytest.approx(31 / axis_days, abs=0.01)


@pytest.mark.parametrize(
    ("incidents", "title"),
    [
        ([{}], "The only incident cannot be dated"),
        ([{}, {}], "None of the 2 incidents can be dated"),
        ([{"day": "2021-03-03"}, {}, {}], "Only one of 3 incidents can be dated: 3 March 2021"),
        ([{"day": "2021-03-03"}, {"day": "2021-03-09"}], "Two dated incidents: 3 – 9 March 2021"),
        (
            [{"day": "2021-03-03"}] * 30 + [{"day": f"2021-04-{d:02}"} for d in range(1, 21)],
            "3 March 2021 saw the most incidents: 30 of 50 dated ones",
        ),
    ],
)
def test_the_title_says_when_or_that_it_is_not_known(incidents: list[dict[str, Any]], title: str) -> None:
    assert timeline(report(*incidents)).told.title == title


def test_dates_less_exact_than_the_unit_are_counted_apart_and_the_caption_says_so() -> None:
    days = [{"day": f"2021-03-{d:02}"} for d in range(1, 29)]
    figure = timeline(report(*days, month("2021-03-01"), month("2021-03-01"), {}))
    assert figure.told.caption.startswith(
        "One incident without a date stands beside the axis. Two incidents dated less exactly"
    )
    data = figure.told.data
    assert data.loc[data["dated"] == "less exact", ["first_day", "last_day", "conflict"]].values.tolist() == [
        [pd.Timestamp("2021-03-01"), pd.Timestamp("2021-03-31"), 2]
    ]
    assert int(data.loc[data["dated"] == "undated", "conflict"].iloc[0]) == 1


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2021-01-01", "2021-02-20", "day"),
        ("2021-01-01", "2021-12-31", "week"),
        ("2019-01-01", "2021-12-31", "month"),
        ("2009-01-01", "2021-12-31", "quarter"),
        ("1980-01-01", "2021-12-31", "year"),
        ("1500-01-01", "2021-12-31", "decade"),
    ],
)
def test_the_unit_follows_from_the_span(first: str, last: str, unit: str) -> None:
    tables = report(*({"day": d} for d in (first, last)))
    rows = tables.incidents.assign(side="conflict", claimed=False)
    assert binned(rows, rows.iloc[:0]).unit == unit


def test_the_few_far_from_all_others_do_not_stretch_the_axis_but_are_told() -> None:
    days = [{"day": f"2021-{m:02}-{d:02}"} for m in range(1, 11) for d in range(1, 21)]
    figure = timeline(report(*days, {"day": "1947-08-15"}, {"day": "2090-01-01"}))
    assert figure.told.subtitle.endswith(
        "; not drawn are 1 before the week of 28 December 2020 and 1 after the week of 18 October 2021"
    )
    data = figure.told.data
    assert data["conflict"].sum() == 202
    assert data["dated"].tolist()[-2:] == ["earlier", "later"]


def test_a_few_incidents_are_all_drawn_however_far_apart() -> None:
    figure = timeline(report(*40 * [{"day": "2021-03-03"}], {"day": "1947-08-15"}))
    assert "not drawn" not in figure.told.subtitle


@pytest.mark.parametrize("n", [1, 3, 12])
def test_rows_of_undated_incidents_do_not_lie_on_each_other(n: int) -> None:
    assert faults(timeline(report(*n * [{}]))) == []


def test_the_key_shows_dots_where_all_marks_are_dots() -> None:
    figure = timeline(report({}, {"attributed_to": "a"}, {"type": "AID"}))
    shown = {text for text, *_ in words(figure)}
    assert "conflict, only claimed" in shown and not figure.axes[0].patches


def test_dates_known_to_the_month_are_not_counted_by_days() -> None:
    rows = report(*(month("2021-03-01"),) * 3, {"day": "2021-03-03"}).incidents.assign(side="conflict", claimed=False)
    assert binned(rows, rows.iloc[:0]).unit == "month"


@pytest.mark.parametrize(
    ("day", "unit", "name"),
    [
        ("2021-03-03", "day", "3 March 2021"),
        ("2021-03-03", "week", "the week of 1 March 2021"),
        ("1969-12-31", "month", "December 1969"),
        ("2021-05-31", "quarter", "April – June 2021"),
        ("1969-12-31", "year", "1969"),
        ("1969-12-31", "decade", "the 1960s"),
        ("1969-12-31", "century", "1900–1999"),
    ],
)
def test_units_are_called_as_a_reader_calls_them(day: str, unit: str, name: str) -> None:
    number = numbered(np.array([np.datetime64(day, "D").astype(int)]), unit)[0]
    assert named(int(number), unit) == name


def test_weeks_begin_on_monday() -> None:
    number = numbered(np.array([np.datetime64("2021-03-07", "D").astype(int)]), "week")
    assert pd.Timestamp(int(first_days(number, "week")[0]), unit="D") == pd.Timestamp("2021-03-01")


def test_an_inexact_date_counts_in_every_unit_that_it_touches() -> None:
    spans = [Span(5, 15, (2, 0, 0, 0)), Span(0, 10, (1, 0, 0, 0)), Span(20, 30, (1, 0, 0, 0))]
    assert covered(spans, np.array([0, 10, 20, 30])).tolist() == [3, 2, 1]


def test_a_day_lies_where_its_share_of_the_axis_is() -> None:
    assert TimeAxis(0, 10, 1.0, 5.0).at(4) == pytest.approx(3.0)
