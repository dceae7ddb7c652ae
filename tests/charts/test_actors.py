"""Who is named, and who acts and is acted upon."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.charts import most_mentioned, roles
from analysis.tables import Tables
from tests.charts.legible import words
from tests.charts.tables import frame, report


def mentioned(**counts: int) -> Tables:
    tables = report()
    rows = [
        {"actor_id": name, "name": name.title(), "kind": "organisation", "n_mentions": n} for name, n in counts.items()
    ]
    tables.actors = frame("actors", rows)
    return tables


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ({"army": 6, "rebels": 4}, "Army got the most mentions: 6 of 10"),
        ({"army": 5, "rebels": 5, "un": 1}, "Army and Rebels got the most mentions: 5 of 11 each"),
        ({"army": 2}, "Only Army is named, in two mentions"),
        ({"army": 0}, "No actor is named"),
    ],
)
def test_the_title_says_who_is_named_most(counts: dict[str, int], title: str) -> None:
    assert most_mentioned(mentioned(**counts)).told.title == title


def test_whoever_has_no_name_is_summed_up_and_never_ranked() -> None:
    tables = mentioned(army=6, rebels=4, civilian=9)
    tables.actors["named"] = tables.actors["actor_id"] != "civilian"
    figure = most_mentioned(tables)
    assert figure.told.title == "Army got the most mentions: 6 of 19"
    assert {"one without a name", "9 together"} <= {text for text, *_ in words(figure)}
    assert "civilian" not in set(figure.told.data["actor_id"])


def test_whoever_has_no_name_is_left_out_of_the_roles_and_the_caption_says_so() -> None:
    tables = enacted(("a", "b", "asserted"), ("b", "a", "asserted"), ("b", "", "asserted"))
    tables.actors["named"] = tables.actors["actor_id"] != "b"
    figure = roles(tables)
    assert figure.told.title == "Army acted most often, in one event; most was done to Army, in one event"
    assert "One actor without a name, such as civilians, is left out." in figure.told.caption


def test_those_beyond_the_bars_are_summed_up_in_words_not_in_a_bar() -> None:
    figure = most_mentioned(mentioned(**{f"a{n:02}": 30 - n for n in range(20)}), most=5)
    assert {"15 others", "270 together"} <= {text for text, *_ in words(figure)}
    assert len(figure.told.data) == 5
    assert figure.told.caption.endswith("15 others are summed up below the bars.")


def enacted(*events: tuple[str, str, str], **more: str) -> Tables:
    """Tables with an assault per (sources, targets, modality)."""
    named = {"a": "Army", "b": "Rebels"}
    tables = report(actors=named)
    tables.events = frame(
        "events",
        [
            {
                "event_id": f"e{n}",
                "sentence_id": "s",
                "doc_id": "d",
                "trigger": "hit",
                "type": "ASSAULT",
                "quad": "material conflict",
            }
            | {"modality": modality, **more}
            for n, (_, _, modality) in enumerate(events)
        ],
    )
    taking = [
        {"event_id": f"e{n}", "role": role, "actor_id": actor}
        for n, (sources, targets, _) in enumerate(events)
        for role, actors in (("source", sources), ("target", targets))
        for actor in actors
    ]
    tables.participants = frame("participants", taking)
    return tables


@pytest.mark.parametrize(
    ("events", "title"),
    [
        (
            [("a", "b", "asserted"), ("a", "b", "asserted"), ("b", "a", "asserted")],
            "Army acted most often, in two events; most was done to Rebels, in two events",
        ),
        ([("ab", "", "asserted")], "Army and Rebels acted most often, in one event each"),
        ([("a", "b", "negated")], "No actor has part in an event"),
        ([("", "b", "asserted")], "Most was done to Rebels, in one event"),
    ],
)
def test_the_title_says_who_acts_and_who_is_acted_upon(events: list[tuple[str, str, str]], title: str) -> None:
    assert roles(enacted(*events)).told.title == title


def test_claims_are_counted_apart() -> None:
    data = roles(enacted(("a", "b", "asserted"), attributed_to="b")).told.data
    assert data.set_index("actor_id")[
        ["source_conflict", "source_conflict_claimed", "target_conflict_claimed"]
    ].to_dict("index") == {
        "a": {"source_conflict": 0, "source_conflict_claimed": 1, "target_conflict_claimed": 0},
        "b": {"source_conflict": 0, "source_conflict_claimed": 0, "target_conflict_claimed": 1},
    }


@pytest.mark.parametrize("world", ["three", "hard", "middling"])
def test_the_title_is_true_of_any_table(world: str, worlds: Callable[[str], Tables]) -> None:
    tables = worlds(world)
    happened = set(tables.events.loc[tables.events["modality"] == "asserted", "event_id"])
    acts = tables.participants[
        (tables.participants["role"] == "source") & tables.participants["event_id"].isin(happened)
    ]
    most = acts.drop_duplicates(["event_id", "actor_id"])["actor_id"].value_counts()
    names = tables.actors.set_index("actor_id")["name"]
    first = roles(tables).told.title.split(";")[0]
    assert all(names[actor][:20] in first for actor in most.index[most == most.max()][:2])
