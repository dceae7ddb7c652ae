"""Decisions written down from a notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

import analysis
from analysis.tables import Tables


@pytest.fixture
def event(before: Tables):
    return before.events[before.events["doc_id"] == "raid"]


def signed(folder: Path, what, **change):
    return analysis.correct(what, reason="misread", author="Ada", folder=folder, **change)


def test_what_is_written_is_applied_by_the_next_build(news: Path, before: Tables, event, folder: Path) -> None:
    signed(folder, event, type="COERCE", killed="3-5")
    signed(folder, "turkey", name="Türkiye")
    ties = before.alignments
    signed(folder, ties[(ties["actor_a"] == "iran") & (ties["actor_b"] == "turkey")], stand="friendly")
    signed(folder, before.documents[before.documents["doc_id"] == "late"], published="2021-06-09")
    after = analysis.build(news, corrections=folder)
    changed = after.events.set_index("event_id").loc[event["event_id"].iloc[0]]
    assert (changed["type"], changed["killed_low"], changed["killed_high"]) == ("COERCE", 3, 5)
    assert after.actors.set_index("actor_id").loc["turkey", "name"] == "Türkiye"
    assert after.alignments.set_index(["actor_a", "actor_b"]).loc[("iran", "turkey"), "sign"] == 1
    assert str(after.documents.set_index("doc_id").loc["late", "published"].date()) == "2021-06-09"


def test_the_user_is_told_where_it_was_written(event, folder: Path) -> None:
    written = signed(folder, event, type="COERCE", killed="3-5")
    assert repr(written) == "events.csv, line 2, 3: written; build the tables again to see it everywhere"
    assert repr(signed(folder, event, date="2021-05-02")).startswith("events.csv, line 4: ")


def test_who_is_whom_is_written_the_way_it_was_said(folder: Path) -> None:
    signed(folder, "daesh", same_as="isis-k")
    signed(folder, "taliban", never="TTP")
    lines = (folder / "actors.csv").read_text(encoding="utf-8").splitlines()
    assert [line.rsplit(",", 3)[0] for line in lines[1:]] == ["same,isis-k,daesh", "never,taliban,TTP"]


def test_a_relation_is_corrected_in_its_sentence_alone(before: Tables, folder: Path) -> None:
    signed(folder, before.relations[before.relations["kind"] == "enemy_of"].iloc[0], stand="neither")
    assert "Turkey and Iran are enemies." in (folder / "ties.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"type": "FIGHT"}, "events.csv, line 2: 'FIGHT' is no type"),
        ({"colour": "red"}, "'colour' is not among what can be changed here: wrong, type,"),
        ({}, "nothing is changed; there are what can be changed here"),
        ({"wrong": False}, "an event that is right needs no correction"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(event, folder: Path, change, told: str) -> None:
    with pytest.raises(ValueError) as refused:
        signed(folder, event, **change)
    assert told in str(refused.value)
    assert list(folder.iterdir()) == []


def test_a_second_decision_on_the_same_thing_is_refused(event, folder: Path) -> None:
    signed(folder, event, killed="3")
    with pytest.raises(ValueError, match=r"events\.csv, line 3: decides what line 2 decides"):
        signed(folder, event, killed="4")


def test_an_incident_is_corrected_by_its_events(before: Tables, folder: Path) -> None:
    with pytest.raises(ValueError, match="of an incident, its events"):
        signed(folder, before.incidents.head(1), killed="3")


def test_one_row_is_corrected_at_a_time(before: Tables, folder: Path) -> None:
    with pytest.raises(ValueError, match="one row is corrected at a time; these are 2"):
        signed(folder, before.events.head(2), wrong=True)


def test_a_reason_is_needed(event, folder: Path) -> None:
    with pytest.raises(ValueError, match="needs a reason"):
        analysis.correct(event, wrong=True, reason="", folder=folder)
