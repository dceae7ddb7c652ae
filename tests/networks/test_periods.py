"""Alignments and balance over time: which evidence counts in which period."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis import networks
from tests.networks.said import said

NEWS = said(
    "a+b 2020-01-05", "a+b 2020-01-20", "a-b 2020-03-02", "b-c 2020-03-03", "a-c 2020-03-04",
    "a+c 2020-01-01/2020-03-31", "b+c 2021-07-01/2021-07-31", "a-c ?",
)  # fmt: skip


def spans(frame: pd.DataFrame) -> list[str]:
    return [f"{a:%Y-%m-%d}/{b:%Y-%m-%d}" for a, b in zip(frame["period_start"], frame["period_end"], strict=True)]


def test_each_month_has_the_ties_of_its_own_evidence() -> None:
    found = networks.alignments_over_time(NEWS, "month")
    assert spans(found) == ["2020-01-01/2020-01-31", *3 * ["2020-03-01/2020-03-31"], "2021-07-01/2021-07-31"]
    ties = zip(found["actor_a"], found["actor_b"], found["sign"], found["n_positive"], strict=True)
    assert list(ties) == [("a", "b", 1, 2), ("a", "b", -1, 0), ("a", "c", -1, 0), ("b", "c", -1, 0), ("b", "c", 1, 1)]


def test_what_is_dated_less_exactly_counts_where_it_fits() -> None:
    quarters = networks.balance_over_time(NEWS, "quarter")
    assert quarters["n_pieces"].tolist() == [6, 1], "the piece of January to March is in the first quarter"
    assert networks.balance_over_time(NEWS, "year")["n_pieces"].tolist() == [6, 1]
    assert networks.balance_over_time(NEWS, "month")["n_pieces"].tolist() == [2, 3, 1]


def test_balance_is_said_for_each_period() -> None:
    january, march, july = networks.balance_over_time(NEWS, "month").to_dict("records")
    assert (march["n_ties"], march["at_least"], march["at_most"]) == (3, 1, 1), "all are enemies of all"
    assert (march["n_triads"], march["n_balanced"], march["share_low"]) == (1, 0, pytest.approx(1 / 3))
    assert (january["n_ties"], january["at_most"], january["n_triads"]) == (1, 0, 0)
    assert july["n_actors"] == 2


def test_a_period_with_as_much_for_as_against_has_no_tie_and_no_share() -> None:
    [day] = networks.balance_over_time(said("a+b 2020-01-05", "a-b 2020-01-05"), "day").to_dict("records")
    assert (day["n_pieces"], day["n_actors"], day["n_ties"]) == (2, 0, 0) and math.isnan(day["share_low"])


def test_weeks_begin_on_monday() -> None:
    assert spans(networks.balance_over_time(said("a+b 2021-11-28"), "week")) == ["2021-11-22/2021-11-28"]


@pytest.mark.parametrize(
    ("days", "period"),
    [
        (["2020-01-01", "2020-01-02"], "day"),
        (["2020-01-01", "2020-02-10"], "week"),
        ([f"2020-{m:02}-{d:02}" for m in range(1, 13) for d in (3, 13, 23)], "month"),
        ([f"{year}-02-0{d}" for year in range(1990, 2010) for d in (1, 2, 3)], "year"),
        (["2020-01-01/2020-12-31", "2021-01-01/2021-12-31", "2021-05-05"], "year"),
        (["?"], "year"),
        ([], "year"),
    ],
)
def test_periods_are_as_fine_as_most_dates_and_no_more_than_can_be_read(days: list[str], period: str) -> None:
    assert networks.fitting_period(said(*(f"a+b {day}" for day in days))) == period


def test_without_dates_there_is_no_period_but_every_column() -> None:
    undated = said("a+b ?")
    for table in (networks.alignments_over_time(undated), networks.balance_over_time(undated)):
        assert table.empty and {"period_start", "period_end"} <= set(table.columns)
        assert table["period_start"].dtype == "datetime64[s]"


def test_a_period_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no period 'decade'; there are day, week, month, quarter, year"):
        networks.balance_over_time(NEWS, "decade")
