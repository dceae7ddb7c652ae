"""What a decision does to the tables of the next build."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis.corrections import CorrectionWarning
from analysis.tables import Tables

SIGNED = "Ada, 2024-05-01: misread"
Decide = Callable[..., None]


@pytest.fixture
def rebuilt(news: Path, folder: Path) -> Callable[[], Tables]:
    def build() -> Tables:
        with warnings.catch_warnings():
            warnings.simplefilter("error", CorrectionWarning)
            return analysis.build(news, corrections=folder)

    return build


def attack(tables: Tables) -> pd.Series:
    return tables.events[(tables.events["doc_id"] == "raid")].iloc[0]


def parties(tables: Tables, event_id: str) -> list[tuple[str, str]]:
    rows = tables.participants[tables.participants["event_id"] == event_id]
    return list(zip(rows["role"], rows["actor_id"], strict=True))


def tie(tables: Tables, a: str, b: str) -> list[int]:
    rows = tables.alignments
    return list(rows.loc[(rows["actor_a"] == a) & (rows["actor_b"] == b), "sign"])


def on_attack(decide: Decide, change: str, value: str = "") -> None:
    decide("events", "raid", "Turkish forces attacked", "attacked", "ASSAULT", change, value)


def test_a_wrong_event_is_gone_with_its_incident_and_its_ties(before: Tables, decide: Decide, rebuilt) -> None:
    on_attack(decide, "wrong")
    after = rebuilt()
    gone = attack(before)["event_id"]
    assert gone not in set(after.events["event_id"]) | set(after.participants["event_id"])
    assert gone not in "; ".join(after.incidents["event_ids"])
    assert gone not in set(after.relations["event_id"])
    assert len(after.incidents) == len(before.incidents) - 1


def test_another_type_brings_its_own_class_score_and_ties(before: Tables, decide: Decide, rebuilt) -> None:
    on_attack(decide, "type", "AID")
    after = rebuilt()
    event = attack(after)
    assert (event["type"], event["quad"], event["mode"]) == ("AID", "material cooperation", "")
    assert event["score"] > 0 > attack(before)["score"]
    mine = after.relations[after.relations["event_id"] == event["event_id"]]
    assert list(mine["sign"]) == [1]
    assert set(after.incidents.loc[after.incidents["event_ids"] == event["event_id"], "type"]) == {"AID"}


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2021-05-02", "2021-05-02", "2021-05-02", "day"),
        ("2021-04", "2021-04-01", "2021-04-30", "month"),
        ("2021-04-28/2021-05-03", "2021-04-28", "2021-05-03", "range"),
    ],
)
def test_another_date_is_that_of_event_and_incident(
    decide: Decide, rebuilt, value: str, start: str, end: str, precision: str
) -> None:
    on_attack(decide, "date", value)
    after = rebuilt()
    event = attack(after)
    incident = after.incidents[after.incidents["event_ids"] == event["event_id"]].iloc[0]
    for row in (event, incident):
        days = [row["date_start"].date().isoformat(), row["date_end"].date().isoformat()]
        assert [*days, row["date_precision"]] == [start, end, precision]


def test_no_date_is_unknown(decide: Decide, rebuilt) -> None:
    on_attack(decide, "date", "")
    assert pd.isna(attack(rebuilt())["date_start"])


@pytest.mark.parametrize(("value", "low", "high"), [("7", 7, 7), ("3-5", 3, 5), ("3+", 3, None), ("", None, None)])
def test_another_toll_is_that_of_event_and_incident(decide: Decide, rebuilt, value: str, low, high) -> None:
    on_attack(decide, "killed", value)
    after = rebuilt()
    event = attack(after)
    incident = after.incidents[after.incidents["event_ids"] == event["event_id"]].iloc[0]
    for row in (event, incident):
        assert [None if pd.isna(row[f"killed_{end}"]) else row[f"killed_{end}"] for end in ("low", "high")] == [
            low,
            high,
        ]


def test_other_parties_take_the_place_of_those_read_and_their_ties(decide: Decide, rebuilt) -> None:
    on_attack(decide, "source", "chad; niger")
    after = rebuilt()
    event = attack(after)
    target = [actor for role, actor in parties(after, event["event_id"]) if role == "target"]
    assert [a for role, a in parties(after, event["event_id"]) if role == "source"] == ["chad", "niger"]
    mine = after.relations[after.relations["event_id"] == event["event_id"]]
    assert set(zip(mine["source_id"], mine["target_id"], strict=True)) == {("chad", target[0]), ("niger", target[0])}


def test_another_place_is_found_in_the_gazetteer(decide: Decide, rebuilt) -> None:
    on_attack(decide, "place", "Kabul, AFG")
    after = rebuilt()
    event = attack(after)
    assert (event["country"], round(event["latitude"])) == ("AFG", 35)
    assert event["place"] in set(after.places["place"])


def test_who_says_so_can_be_set_and_taken_back(decide: Decide, rebuilt) -> None:
    on_attack(decide, "attributed_to", "iran")
    after = rebuilt()
    event = attack(after)
    mine = after.relations[after.relations["event_id"] == event["event_id"]]
    assert (event["attributed_to"], set(mine["attributed_to"])) == ("iran", {"iran"})


def test_an_event_that_did_not_happen_is_no_incident(decide: Decide, rebuilt) -> None:
    on_attack(decide, "modality", "negated")
    after = rebuilt()
    event = attack(after)
    assert (event["modality"], event["incident_id"]) == ("negated", "")
    assert event["event_id"] not in set(after.relations["event_id"])


def test_two_actors_that_are_one_are_so_in_every_table(decide: Decide, rebuilt) -> None:
    decide("actors", "same", "turkey", "chad")
    after = rebuilt()
    columns = [
        *(after.mentions["actor_id"], after.actors["actor_id"], after.participants["actor_id"]),
        *(
            after.relations["source_id"],
            after.relations["target_id"],
            after.alignments["actor_a"],
            after.comentions["actor_a"],
        ),
    ]
    assert not any("chad" in set(column) for column in columns)
    assert tie(after, "niger", "turkey") == [-1]
    assert after.actors.set_index("actor_id").loc["turkey", "corrected_by"] == SIGNED
    assert all(after.mentions["mention_id"].str.rpartition(":")[2] == after.mentions["actor_id"])
    assert set(after.participants["mention_id"]) <= {"", *after.mentions["mention_id"]}


def test_an_actor_is_no_party_to_a_tie_with_itself(decide: Decide, rebuilt) -> None:
    decide("actors", "same", "turkey", "iran")
    after = rebuilt()
    assert not (after.relations["source_id"] == after.relations["target_id"]).any()


def test_merges_follow_one_another(decide: Decide, rebuilt) -> None:
    decide("actors", "same", "niger", "chad")
    decide("actors", "same", "turkey", "niger")
    assert not {"chad", "niger"} & set(rebuilt().mentions["actor_id"])


def test_a_name_that_is_never_an_actors_own_is_another_actor(before: Tables, decide: Decide, rebuilt) -> None:
    actor = before.mentions.loc[before.mentions["text"] == "Turkish forces", "actor_id"].iloc[0]
    decide("actors", "never", actor, "Turkish forces")
    after = rebuilt()
    [new] = set(after.mentions.loc[after.mentions["text"] == "Turkish forces", "actor_id"])
    assert new == "turkish-forces" and new in set(after.actors["actor_id"])
    assert ("source", new) in parties(after, attack(after)["event_id"])
    assert new in set(after.relations["source_id"])


def test_an_actor_is_called_what_the_analyst_calls_it(decide: Decide, rebuilt) -> None:
    decide("actors", "rename", "turkey", "Türkiye")
    actors = rebuilt().actors.set_index("actor_id")
    assert (actors.loc["turkey", "name"], actors.loc["turkey", "corrected_by"]) == ("Türkiye", SIGNED)


@pytest.mark.parametrize(("stand", "signs"), [("friendly", [1]), ("hostile", [-1]), ("neither", [])])
def test_a_tie_is_what_the_analyst_says(decide: Decide, rebuilt, stand: str, signs: list[int]) -> None:
    decide("ties", "iran", "turkey", "", stand)
    assert tie(rebuilt(), "iran", "turkey") == signs


def test_a_tie_may_be_corrected_in_one_sentence_only(decide: Decide, rebuilt) -> None:
    decide("ties", "iran", "turkey", "Turkey and Iran are enemies", "friendly")
    relations = rebuilt().relations
    signs = dict(zip(relations["kind"], relations["sign"], strict=True))
    assert (signs["enemy_of"], signs["accuses"]) == (1, -1)


def test_a_document_may_be_dated_and_its_events_with_it(before: Tables, decide: Decide, rebuilt) -> None:
    assert pd.isna(before.events.loc[before.events["doc_id"] == "late", "date_start"].iloc[0])
    decide("documents", "late", "2021-06-09")
    after = rebuilt()
    document = after.documents.set_index("doc_id").loc["late"]
    assert (document["published_basis"], document["corrected_by"]) == ("correction", SIGNED)
    [day] = after.events.loc[after.events["doc_id"] == "late", "date_start"]
    assert day.date().isoformat() == "2021-06-06"


def test_who_corrected_what_and_why_stands_in_every_table_that_follows(decide: Decide, rebuilt) -> None:
    on_attack(decide, "type", "COERCE")
    after = rebuilt()
    event = attack(after)
    incident = after.incidents[after.incidents["event_ids"] == event["event_id"]].iloc[0]
    relation = after.relations[after.relations["event_id"] == event["event_id"]].iloc[0]
    a, b = sorted((relation["source_id"], relation["target_id"]))
    ties = after.alignments.set_index(["actor_a", "actor_b"])
    assert [event["corrected_by"], incident["corrected_by"], relation["corrected_by"]] == [SIGNED] * 3
    assert ties.loc[(a, b), "corrected_by"] == SIGNED
    assert f"corrected by {SIGNED}" in repr(analysis.evidence(event, after))


def test_without_corrections_no_row_is_marked(before: Tables) -> None:
    marked = [name for name, frame in before.items() if "corrected_by" in frame and (frame["corrected_by"] != "").any()]
    assert marked == []


def test_a_quote_need_not_keep_spaces_and_capitals(decide: Decide, rebuilt) -> None:
    decide("events", "", "TURKISH  forces attacked the", "Attacked", "", "killed", "9")
    assert attack(rebuilt())["killed_low"] == 9


def test_corrections_hold_when_only_they_have_changed(news: Path, folder: Path, decide: Decide, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    analysis.build(news, out=out, corrections=folder)
    on_attack(decide, "killed", "9")
    assert attack(analysis.build(news, out=out, corrections=folder))["killed_low"] == 9
    (folder / "events.csv").unlink()
    assert attack(analysis.build(news, out=out, corrections=folder))["killed_low"] == 5


def test_a_correction_that_matches_nothing_is_told_of_with_file_and_line(
    news: Path, folder: Path, decide: Decide
) -> None:
    on_attack(decide, "wrong")
    decide("events", "raid", "words that are not there", "attacked", "ASSAULT", "wrong", "")
    decide("actors", "same", "turkey", "atlantis")
    decide("ties", "chad", "iran", "", "hostile")
    decide("documents", "lost", "2021-06-09")
    decide("events", "raid", "Turkish forces attacked", "attacked", "ASSAULT", "source", "nobody-known")
    with pytest.warns(CorrectionWarning) as told:
        analysis.build(news, corrections=folder)
    lines = sorted(line.split(": matches")[0].replace(f"{folder}/", "") for line in str(told[0].message).splitlines())
    assert lines == [
        "actors.csv, line 2",
        "documents.csv, line 2",
        "events.csv, line 3",
        "events.csv, line 4",
        "ties.csv, line 2",
    ]
