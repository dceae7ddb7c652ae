"""Stories beside the incidents they tell: what is one deed, what are several, and what is none."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import analysis

STORIES = {
    "again": "Malian soldiers killed five militants in Gao on Monday. The army said the five militants were killed at dawn.",
    "persons": "Police arrested two suspects in Nairobi on 3 May 2021. After questioning, the suspects were detained.",
    "further": "Police arrested a rebel leader in Goma on 3 May 2021. The police also detained two rebels.",
    "apart": "Soldiers killed three rebels in Goma on 3 May 2021. In a separate raid, soldiers killed two rebels.",
    "repeated": "The army detained several rebels in Goma on 3 May 2021. Several rebels were detained for further questioning.",
    "answer": "Rebels killed five soldiers in Goma on 3 May 2021. The rebels were killed by drones on 3 May 2021.",
    "office": "A bomb killed five soldiers in Mosul on 3 May 2021. Gunmen killed the mayor on 3 May 2021.",
    "added": "Police captured two rebel leaders in Goma on 3 May 2021. The police detained two additional rebels.",
    "sum": "Soldiers killed two rebels in Goma on 3 May 2021. The army has killed more than 90 rebels since January.",
    "summary": "Police captured a rebel leader and several of his aides in Goma on 3 May 2021. "
    "Several individuals were also detained for questioning.",
    "others": "Police captured a rebel leader in Goma on 3 May 2021. The police detained two suspects at the house.",
    "included": "Police captured a rebel commander in Goma on 3 May 2021. "
    "Two rebels were detained, including the commander.",
    "parts": "Soldiers killed more than ten rebels during separate operations in Congo on 3 May 2021. "
    "In Goma, soldiers killed four rebels.",
    "whole": "Soldiers killed more than ten rebels during separate operations in Congo on 3 May 2021.",
    "rising": "A bomb killed five people in Kabul on Monday. The death toll rose to nine on Tuesday.",
}


@pytest.fixture(scope="module")
def incidents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    """The incidents of each story."""
    path = tmp_path_factory.mktemp("stories") / "news.jsonl"
    lines = [json.dumps({"id": name, "text": text, "date": "2021-05-05"}) for name, text in STORIES.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    tables = analysis.build(path)
    ids = tables.events.groupby("doc_id")["incident_id"].agg(set)
    return {name: tables.incidents[tables.incidents["incident_id"].isin(ids[name])] for name in STORIES}


def tolls(rows: pd.DataFrame, what: str) -> list[int]:
    return sorted(int(n) for n in rows[f"{what}_low"].dropna())


def test_a_toll_told_again_is_one_incident(incidents: dict[str, pd.DataFrame]) -> None:
    assert tolls(incidents["again"], "killed") == [5]
    assert tolls(incidents["repeated"], "captured") == [3]


def test_the_same_persons_are_not_taken_twice(incidents: dict[str, pd.DataFrame]) -> None:
    assert tolls(incidents["persons"], "captured") == [2]


def test_those_who_killed_are_others_than_the_killed(incidents: dict[str, pd.DataFrame]) -> None:
    assert tolls(incidents["answer"], "killed") == [2, 5]


def test_the_bearer_of_an_office_is_not_known_by_its_article(incidents: dict[str, pd.DataFrame]) -> None:
    assert tolls(incidents["office"], "killed") == [1, 5]


def test_further_persons_and_separate_raids_stay_apart(incidents: dict[str, pd.DataFrame]) -> None:
    assert tolls(incidents["further"], "captured") == [1, 2]
    assert tolls(incidents["added"], "captured") == [2, 2]
    assert tolls(incidents["apart"], "killed") == [2, 3]


def test_a_sum_over_many_deeds_is_no_incident(incidents: dict[str, pd.DataFrame]) -> None:
    assert tolls(incidents["sum"], "killed") == [2]


def test_a_later_toll_takes_the_place_of_an_earlier_one(incidents: dict[str, pd.DataFrame]) -> None:
    assert tolls(incidents["rising"], "killed") == [9]


def test_further_persons_whom_the_summary_counts_are_no_others(incidents: dict[str, pd.DataFrame]) -> None:
    assert tolls(incidents["summary"], "captured") == [4]
    assert tolls(incidents["included"], "captured") == [2]


def test_several_are_not_the_one_who_was_named(incidents: dict[str, pd.DataFrame]) -> None:
    assert tolls(incidents["others"], "captured") == [1, 2]


def test_separate_deeds_are_summed_up_only_where_none_is_told_alone(incidents: dict[str, pd.DataFrame]) -> None:
    assert tolls(incidents["parts"], "killed") == [4]
    assert tolls(incidents["whole"], "killed") == [11]
