"""Sentences beside the days of their deeds, where one date is counted from another or from what a clause tells."""

from __future__ import annotations

import json

import pytest

import analysis

TEXTS = {
    "earlier": "Rebels shelled Goma on 10 May; the police had arrested a rebel leader two days earlier.",
    "later": "Soldiers occupied Kidal on 10 April and were attacked by rebels ten days later.",
    "after": "Police arrested a rebel leader on 10 May, four days after rebels had killed 20 soldiers in Goma.",
    "own": "Two nuns abducted by rebels on 3 May were shot in Goma on Sunday.",
    "known": "Rebels shelled Goma on 10 May. The raid came two days after soldiers had attacked a rebel camp.",
    "overnight": "Gunmen stormed a bus near Goma overnight and shot nine soldiers, the governor said on Monday.",
    "announced": "Rebels shelled Goma on 7 May. On Monday the army announced that it had killed a rebel leader.",
    "claimed": "Rebels claimed responsibility on 10 May for an attack on 8 May.",
}


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The first days of the acts of force of each text, in the order of the text."""
    path = tmp_path_factory.mktemp("texts") / "news.jsonl"
    lines = [json.dumps({"id": name, "text": text, "date": "2021-05-12"}) for name, text in TEXTS.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    events = analysis.build(path).events.sort_values(["doc_id", "start"])
    events = events[events["type"].isin(["ASSAULT", "COERCE"])]
    found: dict[str, list[str]] = {name: [] for name in TEXTS}
    for row in events.itertuples():
        found[str(row.doc_id)].append(str(row.date_start)[:10])
    return found


def test_a_date_counts_from_the_one_before_it_in_the_sentence(days: dict[str, list[str]]) -> None:
    assert days["earlier"] == ["2021-05-10", "2021-05-08"]
    assert days["later"] == ["2021-04-10", "2021-04-20"]


def test_what_a_date_counts_from_is_dated_back(days: dict[str, list[str]]) -> None:
    assert days["after"] == ["2021-05-10", "2021-05-06"]


def test_a_date_behind_a_verb_is_its_own(days: dict[str, list[str]]) -> None:
    assert days["own"] == ["2021-05-03", "2021-05-09"]


def test_a_deed_known_from_before_keeps_its_day(days: dict[str, list[str]]) -> None:
    assert days["known"] == ["2021-05-10", "2021-05-08"]


def test_overnight_is_the_night_before_the_telling(days: dict[str, list[str]]) -> None:
    assert set(days["overnight"]) == {"2021-05-09"}


def test_a_new_deed_has_the_day_of_its_telling_where_no_other_is_known(days: dict[str, list[str]]) -> None:
    assert days["announced"] == ["2021-05-07", "2021-05-10"]


def test_the_day_of_a_claim_is_not_that_of_the_deed(days: dict[str, list[str]]) -> None:
    assert days["claimed"] == ["2021-05-08"]
