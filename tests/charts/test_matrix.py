"""Who does what to whom: pairs, sides and the pair that the title names."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.charts import who_to_whom
from tests.charts.legible import words
from tests.charts.tables import report

ACTORS = {"a": "Army", "b": "Rebels", "c": "Council"}


def act(sources: str, targets: str = "", type_: str = "ASSAULT", **more: Any) -> dict[str, Any]:
    return {"sources": sources, "targets": targets, "type": type_, **more}


@pytest.mark.parametrize(
    ("incidents", "title"),
    [
        ([act("a", "b")] * 2 + [act("b", "a")], "Conflict runs most often from Army to Rebels (two incidents)"),
        ([act("a", "b"), act("b", "a")], "Conflict runs most often between Army and Rebels (one incident each way)"),
        ([act("a", "b"), act("a", "c")], "No pair stands out in conflict (one incident at most)"),
        ([act("a", "b")], "Conflict runs only from Army to Rebels (one incident)"),
        (
            [act("a", "b"), act("a", "c", "AID")],
            "Conflict runs only from Army to Rebels (one incident); cooperation runs only from Army to Council (one incident)",
        ),
        (
            [act("a; c", "", "COOPERATE")],
            "Cooperation runs most often between Army and Council (one incident each way)",
        ),
        ([act("a", "a"), act("a"), act("", "b")], "No incident names both sides"),
    ],
)
def test_the_title_names_the_pair_that_stands_out(incidents: list[dict[str, Any]], title: str) -> None:
    assert who_to_whom(report(*incidents, actors=ACTORS)).told.title == title


def test_two_without_a_name_are_no_pair_but_one_of_them_beside_a_named_one_is() -> None:
    tables = report(*3 * [act("b", "c")], act("a", "c"), actors=ACTORS)
    tables.actors["named"] = tables.actors["actor_id"] == "a"
    assert who_to_whom(tables).told.title == "Conflict runs only from Army to Council (one incident)"


def test_the_strongest_pairs_are_drawn_even_where_others_have_more_in_all() -> None:
    many = [act("a", f"t{n}") for n in range(30)] + [act(f"s{n}", "b") for n in range(30)]
    names = {i: i.upper() for i in ("a", "b", "c", "d", *(f"{side}{n}" for side in "st" for n in range(30)))}
    figure = who_to_whom(report(*many, *5 * [act("c", "d")], actors=names), most=2)
    assert {"C", "D", "5"} <= {text for text, *_ in words(figure)}


def test_the_data_has_every_pair_with_its_claims() -> None:
    data = who_to_whom(report(act("a; c", "b"), act("a", "b", attributed_to="a"), actors=ACTORS)).told.data
    assert data[["source", "target", "side", "n", "claimed"]].values.tolist() == [
        ["a", "b", "conflict", 2, 1],
        ["c", "b", "conflict", 1, 0],
    ]


def test_pairs_without_room_are_counted_in_the_caption() -> None:
    many = {f"x{i:02}": f"Actor {i}" for i in range(30)}
    figure = who_to_whom(report(*(act(f"x{i:02}", f"x{i + 1:02}") for i in range(29)), actors=many), most=4)
    assert "pairs of actors with fewer incidents are not drawn." in figure.told.caption
    assert len(figure.told.data) == 29
