"""Sentences beside the relation that each must give, and some that must not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import analysis
from analysis.tables import Tables

FILE = Path(__file__).parent / "relation_sentences.txt"
SIGNS = {"+": 1, "-": -1}
NOT = [
    (
        "member_of",
        "jane-roe",
        "islamic-state",
        "Speaking after the fall of the town to ISIL terrorists, Jane Roe said Mali was shocked.",
    ),
    ("member_of", "france", "islamic-state", "France has joined the air campaign against ISIL."),
    (
        "leads",
        "krg",
        "iraq",
        "Kuwait welcomed talks between the Government of Iraq, led by Haider Al Abadi, and the Kurdistan Regional Government.",
    ),
    ("member_of", "ghana", "togo", "ECOWAS members such as Ghana and Togo sent troops."),
    ("-", "togo", "troop", "Togo sent troops to the border."),
    ("+", "senate", "coalition", "The Senate voted to end military assistance to the coalition."),
    ("+", "camp", "russia-army", "Yevgeny Prigozhin accused the Russian army of shelling his camps."),
    ("-", "jane-roe", "northern-front", "Jane Roe joined the Northern Front in 2003."),
    ("-", "prime-minister", "army", "The prime minister said that the army must go to Basra."),
    (
        "+",
        "turkey",
        "islamic-state",
        "The Free Syrian Army took the town from ISIL control, aided by strong support from Turkey.",
    ),
    (
        "enemy_of",
        "seleka",
        "christians",
        "The Anti-Balaka, a mostly Christian militia, and the Seleka were deadly enemies.",
    ),
    (
        "+",
        "united-kingdom-air-force",
        "united-kingdom",
        "RAF jets provided air support to the Peshmerga, the United Kingdom said.",
    ),
    ("leads", "jane-roe", "northern-front", "Jane Roe, the former leader of the Northern Front, was arrested."),
    ("leads", "jane-roe", "northern-front", "Jane Roe, a commander in the Northern Front, was arrested."),
    ("leads", "jane-roe", "france", "Jane Roe met the president of France."),
    ("part_of", "khalifa-haftar", "united-arab-emirates", "Haftar, whom the Emirates arm, attacked Tripoli."),
    ("fights", "sdf", "united-states", "The SDF took the dam, aided by strong support from the United States."),
]


def read_cases() -> list[tuple[str, str, str, str]]:
    """Give (kind or sign, one actor, other actor, sentence) of each line."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if "|" in line and not line.startswith("#")]
    return [(*line.split("|", 1)[0].split(), line.split("|", 1)[1].strip()) for line in lines]  # type: ignore[misc]


CASES = read_cases()


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    path = tmp_path_factory.mktemp("relations") / "sentences.jsonl"
    lines = [json.dumps({"id": str(i), "text": case[3]}) for i, case in enumerate([*CASES, *NOT])]
    path.write_text("\n".join(lines), encoding="utf-8")
    return analysis.build(path)


def said(tables: Tables, number: int, kind: str, a: str, b: str) -> bool:
    """True where the sentence says the relation; a sign may hold either way."""
    rows = tables.relations[tables.relations.doc_id == str(number)]
    if kind in SIGNS:
        rows = rows[rows.sign == SIGNS[kind]]
        return any({r.source_id, r.target_id} == {a, b} for r in rows.itertuples())
    return any((r.kind, r.source_id, r.target_id) == (kind, a, b) for r in rows.itertuples())


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case[3] for case in CASES])
def test_a_sentence_gives_its_relation(tables: Tables, number: int) -> None:
    kind, a, b, _ = CASES[number]
    assert said(tables, number, kind, a, b)


@pytest.mark.parametrize("number", range(len(NOT)), ids=[case[3] for case in NOT])
def test_a_sentence_says_no_more(tables: Tables, number: int) -> None:
    kind, a, b, _ = NOT[number]
    assert not said(tables, len(CASES) + number, kind, a, b)
