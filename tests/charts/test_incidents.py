"""Incidents by type, actor and place: what their titles, captions and data say of small tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from analysis.charts import incidents_by_actor, incidents_by_place, incidents_by_type
from analysis.tables import Tables
from tests.charts.legible import words
from tests.charts.tables import report

ACTORS = {"army": "Army", "rebels": "Rebels", "aid-group": "Aid Group"}


def test_the_commonest_type_is_the_title_with_its_share() -> None:
    figure = incidents_by_type(report({}, {}, {"type": "AID"}))
    assert figure.told.title == "Assault is the commonest type of incident: 2 of 3"
    assert list(figure.told.data["name"]) == ["Assault", "Aid"]
    assert list(figure.told.data["conflict"]) == [2, 0] and list(figure.told.data["cooperation"]) == [0, 1]


@pytest.mark.parametrize(
    ("types", "title"),
    [
        (["ASSAULT", "AID"], "Aid and assault are the commonest types, 1 of 2 incidents each"),
        (["AID", "AID"], "All 2 incidents: aid"),
        (["AID"], "The only incident: aid"),
    ],
)
def test_ties_and_single_types_are_told_as_such(types: list[str], title: str) -> None:
    assert incidents_by_type(report(*({"type": t} for t in types))).told.title == title


def test_what_did_not_happen_is_not_counted_and_the_caption_says_so() -> None:
    figure = incidents_by_type(report({}, {"modality": "future"}, {"modality": "negated"}, {"modality": "negated"}))
    assert figure.told.title == "The only incident: assault"
    assert (
        figure.told.caption
        == "Left out are three incidents that did not, or not yet, happen: 1 announced and 2 denied."
    )


def test_claims_are_counted_apart_and_the_caption_says_how_many() -> None:
    figure = incidents_by_type(report({}, {"attributed_to": "army"}, {"attributed_to": "army"}))
    assert figure.told.data.loc[0, ["conflict", "conflict_claimed"]].tolist() == [1, 2]
    assert figure.told.caption == "Two incidents, hatched, are known only from what one party claims."


def test_an_incident_counts_once_for_each_of_its_actors() -> None:
    both = {"sources": "army; rebels", "targets": "army"}
    figure = incidents_by_actor(report(both, {"sources": "army"}, {}, actors=ACTORS))
    assert figure.told.title == "Army had part in the most incidents: 2 of 3"
    assert dict(zip(figure.told.data["name"], figure.told.data["conflict"], strict=True)) == {"Army": 2, "Rebels": 1}
    assert "One incident has no known party." in figure.told.caption


def test_incidents_of_actors_without_a_name_are_summed_up() -> None:
    tables = report(*3 * [{"sources": "army", "targets": "rebels"}], {"sources": "rebels"}, actors=ACTORS)
    tables.actors["named"] = tables.actors["actor_id"] != "rebels"
    figure = incidents_by_actor(tables)
    assert figure.told.title == "Army had part in the most incidents: 3 of 4"
    assert list(figure.told.data["name"]) == ["Army"]
    assert {"One without a name", "in four incidents"} <= {text for text, *_ in words(figure)}


def test_places_of_one_name_are_told_apart() -> None:
    places = [
        {"place": "a", "name": "Twin", "admin1": "North", "country": "AFG", "latitude": 1, "longitude": 1},
        {"place": "b", "name": "Twin", "admin1": "Twin", "country": "AFG"},
        {"place": "c", "name": "Alone", "country": "AFG"},
    ]
    figure = incidents_by_place(report(*({"place": p} for p in "aabc"), {}, places=places))
    assert list(figure.told.data["name"]) == ["Twin (North)", "Twin (province)", "Alone"]
    assert figure.told.title == "Twin (North) saw the most incidents: 2 of 4 with a known place"
    assert "One incident has no known place." in figure.told.caption


def test_places_roll_up_to_provinces_and_countries() -> None:
    tables = report(
        {"place": "a", "admin1": "North", "country": "AFG"},
        {"place": "b", "admin1": "North", "country": "AFG"},
        {"place": "c", "admin1": "", "country": "PAK"},
    )
    assert (
        incidents_by_place(tables, "province").told.title
        == "North saw the most incidents: 2 of 2 with a known province"
    )
    assert incidents_by_place(tables, "country").told.title == "Afghanistan saw the most incidents: 2 of 3"


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="no level 'town'; there are place, province, country"):
        incidents_by_place(report({}), "town")


@pytest.mark.parametrize("world", ["three", "hard", "middling"])
def test_the_titles_are_true_of_any_table(world: str, worlds: Callable[[str], Tables]) -> None:
    tables = worlds(world)
    happened = tables.incidents[tables.incidents["modality"] == "asserted"]
    involved: Counter[str] = Counter()
    for source, target in zip(happened["sources"], happened["targets"], strict=True):
        involved.update({i for cell in (source, target) for i in cell.split("; ") if i})
    most = max(involved.values())
    first = tables.actors.set_index("actor_id")["name"]
    title = incidents_by_actor(tables).told.title
    assert f"{most:,} of {len(happened):,}" in title
    assert any(first[actor][:20] in title for actor, n in involved.items() if n == most)
    places = Counter(p for p in happened["place"] if p)
    if places:
        assert f": {max(places.values()):,} of {places.total():,}" in incidents_by_place(tables).told.title
