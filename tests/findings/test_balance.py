"""What is said of blocs, the ties that fit none, their stability, and change."""

from __future__ import annotations

import pytest

from analysis import findings
from analysis.findings import balance
from analysis.tables import Tables
from tests.networks.said import stated

TORN = ("a+b", "b+c", "a-c", "a-d", "c-d")


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        ((), "There are no blocs: no two actors stand together or against each other."),
        (
            ("a-b",),
            "No two actors form a bloc: all ties are hostile. The only tie fits the blocs. With only two camps, the only tie fits.",
        ),
        (
            ("a+b", "a-c"),
            "One bloc of two or more holds two actors; one actor is in none. Both ties fit the blocs.",
        ),
        (
            TORN,
            "One of five ties does not fit the blocs. With only two camps, one of five ties does not fit. 0 of 2 triads are balanced",
        ),
        (
            ("a-b", "a-c", "b-c"),
            "All three ties fit the blocs. With only two camps, one of three ties does not fit. 0 of 1 triads",
        ),
    ],
)
def test_blocs_and_balance_are_told(ties: tuple[str, ...], said: str) -> None:
    assert said in balance.told(stated(*ties))


def test_ties_that_fit_no_bloc_are_listed_with_what_speaks_for_them() -> None:
    tables = stated(*TORN, "a+c", "a-c")
    torn = balance.frustrated(tables)
    behind = balance.behind(tables)
    assert len(torn) == 1 and torn["misfit"].iloc[0].endswith(("in one bloc", "in different blocs"))
    sign = torn["sign"].iloc[0]
    assert len(behind) and (behind["sign"] == sign).all()
    assert set(zip(behind["actor_a"], behind["actor_b"], strict=True)) == {
        (torn["actor_a"].iloc[0], torn["actor_b"].iloc[0])
    }


def test_actors_of_blocs_are_listed_with_their_friends_and_enemies() -> None:
    rows = balance.members(stated("a+b", "a-c", "b-c", "c-d"))
    assert rows.drop(columns="actor_id").to_dict("records") == [
        {"bloc": 1, "actor": "Army", "n_friends": 1, "n_enemies": 1},
        {"bloc": 1, "actor": "Rebels", "n_friends": 1, "n_enemies": 1},
    ]


def test_who_is_least_sure_is_named() -> None:
    said = balance.sure(stated(*9 * ["a+b", "b+c", "a+c"], "d+a", "d+b", "d-c"))
    assert "Least sure, in per cent: Tribes (" in said


def test_change_is_told_where_ties_are_dated_and_not_where_they_are_not() -> None:
    dated = balance.over_time(stated("a-b 2020-03-02", "b-c 2020-03-03", "a-c 2020-03-04", "a+d"))
    assert dated.startswith("3 of 4 pieces of evidence are dated to a")
    assert balance.over_time(stated("a-b")) == "Nothing can be said of change: no tie between two actors is dated."


def test_without_documents_everything_is_said_in_words_and_every_table_is_empty() -> None:
    nothing = Tables.empty()
    for text in (balance.told, balance.sure, balance.over_time):
        assert text(nothing).endswith(".")
    for table in (balance.members, balance.frustrated, balance.behind):
        assert table(nothing).empty
    assert findings.alignments.ties(nothing, "country").empty
