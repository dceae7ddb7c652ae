"""Sentences beside the days of their deeds, where one date is counted from another or from what a clause tells."""

from __future__ import annotations

import json

import pytest

import analysis

TEXTS = {
    "earlier": "Rebels shelled Goma on 10 May; the police had arrested a rebel leader two days earlier.",
    "later": "Soldiers occupied Kidal on 10 April and were attacked by rebels ten days later.",
    "after": "Police arrested a rebel leader on 10 May, four days after rebels had killed 20 soldiers in Goma.",
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


def test_the_day_of_a_claim_is_not_that_of_the_deed(days: dict[str, list[str]]) -> None:
    assert days["claimed"] == ["2021-05-08"]
