"""Offices and nouns by which a document goes on after it has named somebody in full."""

from __future__ import annotations

import json

import pytest

import analysis
from analysis.tables import Tables

TAKEN_UP = [
    ("Foreign Secretary Jane Roe left Oslo. The Foreign Secretary accused Russia of lying.", "Foreign Secretary", "jane-roe"),
    ("The Foreign Secretary accused Russia of lying. It was Foreign Secretary Jane Roe's first visit.", "Foreign Secretary", "jane-roe"),
    ("General Jan Novak met Minister Jane Roe. The minister accused the general.", "minister", "jane-roe"),
    ("The Red Ravine Commission accused Mali. Mali then expelled the Commission.", "Commission", "red-ravine-commission"),
    ("Fighters of the Jane Brigade shelled Goma. The army bombed the Brigade.", "Brigade", "jane-brigade"),
]  # fmt: skip
NOT = [
    ("Foreign Secretary Jane Roe left Oslo. The Foreign Secretary of Norway accused Russia.", "jane-roe", 1),
    ("The Red Ravine Commission accused Mali. Mali then paid a commission.", "red-ravine-commission", 1),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    path = tmp_path_factory.mktemp("short") / "short.jsonl"
    texts = [text for text, *_ in (*TAKEN_UP, *NOT)]
    path.write_text("\n".join(json.dumps({"id": str(i), "text": t}) for i, t in enumerate(texts)), encoding="utf-8")
    return analysis.build(path)


@pytest.mark.parametrize("number", range(len(TAKEN_UP)), ids=[text for text, *_ in TAKEN_UP])
def test_a_short_form_stands_for_whoever_was_named_in_full(tables: Tables, number: int) -> None:
    _, words, actor = TAKEN_UP[number]
    rows = tables.mentions[tables.mentions.doc_id == str(number)]
    assert actor in set(rows[rows.text == words].actor_id)


@pytest.mark.parametrize("number", range(len(NOT)), ids=[text for text, *_ in NOT])
def test_a_longer_name_and_a_common_noun_stand_for_themselves(tables: Tables, number: int) -> None:
    _, actor, times = NOT[number]
    rows = tables.mentions[tables.mentions.doc_id == str(len(TAKEN_UP) + number)]
    assert (rows.actor_id == actor).sum() == times
