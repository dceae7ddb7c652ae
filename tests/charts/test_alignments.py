"""Blocs, their stability and balance over time: what the figures say of small corpora, and what they leave out."""

from __future__ import annotations

import pytest

from analysis.charts import alignment_network, balance_over_time, bloc_stability
from tests.charts.legible import words
from tests.networks.said import stated

TORN = ("a+b", "b+c", "a-c", "a-d", "c-d")


def test_blocs_are_coloured_and_the_tie_that_fits_none_is_edged() -> None:
    figure = alignment_network(stated(*TORN))
    shown = {text for text, *_ in words(figure)}
    assert "edged: does not fit the blocs" in shown and "1" in shown
    assert figure.told.data["frustrated"].sum() == 1
    assert "One tie that does not fit the blocs is edged." in figure.told.caption


def test_where_all_ties_fit_nothing_is_said_of_edges() -> None:
    figure = alignment_network(stated("a+b", "b-c"))
    assert "edged" not in figure.told.caption + " ".join(text for text, *_ in words(figure))


@pytest.mark.parametrize(
    ("ties", "title"),
    [
        (10 * ["a+b", "a-c", "b-c"], "Every place among the blocs holds however the evidence is drawn"),
        ([*9 * ["a+b", "b+c", "a+c"], *6 * ["a+d"], "a-d"], "Every actor's place among the blocs is sure:"),
        (
            [*9 * ["a+b", "b+c", "a+c"], "d+a", "d+b", "d-c"],
            "No actor has a sure place among the blocs; least sure: Tribes, of whose place",
        ),
    ],
)
def test_the_stability_of_blocs_is_told(ties: list[str], title: str) -> None:
    assert bloc_stability(stated(*ties)).told.title.startswith(title)


def test_bars_are_the_shares_that_the_network_gives() -> None:
    figure = bloc_stability(stated(*9 * ["a+b", "b+c", "a+c"], "d+a", "d+b", "d-c"))
    data = figure.told.data
    assert set(data["actor_id"]) == set("abcd") and data["stability"].between(0, 1).all()
    tribes = data.set_index("actor_id").loc["d"]
    assert f"{100 * tribes['stability']:.0f} %" in {text for text, *_ in words(figure)}
    assert f"{100 * tribes['stability']:.0f} per cent holds" in figure.told.title


def test_more_actors_than_there_is_room_for_are_counted_in_the_caption() -> None:
    figure = bloc_stability(stated(*TORN), most=2)
    assert len(figure.told.data) == 2 and "Two actors with less evidence are not drawn." in figure.told.caption


MONTHS = ["a-b 2020-01-05", "a-b 2020-03-02", "b-c 2020-03-03", "a-c 2020-03-04", "a+b"]


@pytest.mark.parametrize(
    ("ties", "title"),
    [
        (MONTHS, "Two camps hold all ties in 1 of 2 months; they fail in March 2020, for 1 of 3 ties"),
        (MONTHS[:1], "Two camps hold all ties of the only month with evidence"),
        ([MONTHS[0], MONTHS[1]], "Two camps hold all ties of each of the two months with evidence"),
        (MONTHS[1:4], "1 of 3 ties of March 2020 fit no two camps"),
        (MONTHS[4:], "No tie between two actors is dated"),
        (["a-b 2020-01-05", "a+b 2020-01-05"], "No tie between two actors is dated"),
    ],
)
def test_balance_over_time_says_when_ties_fit_no_two_camps(ties: list[str], title: str) -> None:
    assert balance_over_time(stated(*ties), period="month").told.title == title


def test_what_is_undated_is_counted_in_the_caption_and_shares_stand_above_the_bars() -> None:
    figure = balance_over_time(stated(*MONTHS), period="month")
    assert (
        "One piece of evidence that is undated, or dated less exactly than a month, is left out." in figure.told.caption
    )
    assert "33 %" in {text for text, *_ in words(figure)}
    assert figure.told.data["at_most"].tolist() == [0, 1]


def test_an_unknown_period_or_level_is_refused() -> None:
    with pytest.raises(ValueError, match="no period 'decade'"):
        balance_over_time(stated(*MONTHS), period="decade")
    for figure in (bloc_stability, balance_over_time, alignment_network):
        with pytest.raises(ValueError, match="no level 'region'"):
            figure(stated(*MONTHS), level="region")
