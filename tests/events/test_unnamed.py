"""Deeds of which no actor is named by name, those whom nobody did, and words that the tagger mistakes."""

from __future__ import annotations

import json

import pytest

import analysis

# A sentence, and the types of its events.
SENTENCES = [
    ("Clashes broke out in Goma.", ["ASSAULT"]),  # a plural that opens the sentence is no name
    ("Rebels overran the base near Goma.", ["ASSAULT"]),  # a past that looks like a noun
    ("The troops retook Kidal on Monday.", ["COERCE"]),
    ("Vehicles were set alight in Mombasa.", ["COERCE"]),  # a passive that nobody claims
    ("Locals ransacked a shop in Mali.", ["COERCE"]),  # whoever stood by
    ("Residents of Juba were evacuated by sea.", ["AID"]),  # a way of going does nothing
    ("The storm tore down a barrier in Kenya.", []),  # weather raises and clears no barriers
    ("The chef set the pudding ablaze in Kenya.", []),
]


@pytest.mark.parametrize(("text", "types"), SENTENCES)
def test_a_deed_is_read_whoever_did_it(text: str, types: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("unnamed") / "text.jsonl"
    path.write_text(json.dumps({"id": "1", "text": text}), encoding="utf-8")
    assert list(analysis.build(path).events.type) == types
