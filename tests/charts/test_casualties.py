"""Tolls: open where they are open, claims with who makes them, sums that say `at least`."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.charts import casualties
from analysis.charts.tolls import label
from tests.charts.legible import words
from tests.charts.tables import report

ACTORS = {"army": "Army", "rebels": "Rebels"}


def killed(low: int | None, high: int | None = None, **more: Any) -> dict[str, Any]:
    return {"killed_low": low, "killed_high": high, "sources": "army", "targets": "rebels", **more}


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (5, 5, "5"),
        (3, 5, "3–5"),
        (31, None, "31+"),
        (None, 4, "up to 4"),
        (0, 0, "0"),
        (None, None, ""),
        (1200, None, "1,200+"),
    ],
)
def test_a_toll_is_written_as_exactly_as_it_is_known(low: int | None, high: int | None, told: str) -> None:
    assert label((low, high)) == told


@pytest.mark.parametrize(
    ("incidents", "title"),
    [
        ([killed(3, 3)], "3 people reported killed in one incident"),
        ([killed(1, 1)], "1 person reported killed in one incident"),
        ([killed(3, 3), killed(21)], "At least 24 people reported killed in two incidents"),
        (
            [killed(3, 3), killed(21, attributed_to="army")],
            "At least 24 people reported killed in two incidents, at least 21 of them on the word of one party alone",
        ),
        (
            [killed(2, 2, attributed_to="army")],
            "2 people reported killed in one incident, all on the word of one party alone",
        ),
        ([{"captured_low": 4, "captured_high": 4}], "4 people reported captured in one incident"),
        ([{}], "No toll is told of anything that happened"),
        ([killed(9, 9, modality="future")], "No toll is told of anything that happened"),
    ],
)
def test_the_title_is_the_sum_and_says_what_is_open_and_what_is_claimed(
    incidents: list[dict[str, Any]], title: str
) -> None:
    assert casualties(report(*incidents, actors=ACTORS)).told.title == title


def test_a_claimed_toll_says_who_says_so() -> None:
    shown = [text for text, *_ in words(casualties(report(killed(3, attributed_to="rebels"), actors=ACTORS)))]
    assert {"Assault: Army → Rebels", "according to Rebels", "3+"} <= set(shown)


def test_the_deadliest_come_first_and_the_rest_is_summed_up() -> None:
    figure = casualties(report(*(killed(n, n) for n in range(1, 21)), actors=ACTORS), most=5)
    assert list(figure.told.data["killed_low"]) == [20, 19, 18, 17, 16]
    assert any(text == "15 others together: 120 killed" for text, *_ in words(figure))
    assert "15 incidents with lower tolls are only summed up." in figure.told.caption


def test_all_kinds_of_toll_share_one_scale() -> None:
    figure = casualties(report(killed(30, 30, injured_low=3, injured_high=3), actors=ACTORS))
    widths = sorted(p.get_width() for ax in figure.axes for p in ax.patches if p.get_height() == pytest.approx(0.13))
    assert widths[1] / widths[0] == pytest.approx(10)
