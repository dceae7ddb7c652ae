"""Deeds of things and of ordinary persons are no events of politics."""

from __future__ import annotations

import json

import pytest

import analysis

NOTHING = [
    "The cyclone killed eleven people in Madagascar.",
    "A lorry hit a bridge near Lille and killed the driver.",
    "The novel attacks the French.",
    "The bakery agreed to buy flour from Canada.",
    "Doctors urge patience.",
    "The neighbours agreed to share the fence.",
    "The Swiss franc resisted the pressure.",
    "The bride fired a toy cannon.",
    "Critics attacked the finale as a betrayal.",
    "The goalkeeper argued with the referee. The Finn defended his line.",
    "The dragon slept. The wizard hid. Soldiers attacked the gate.",
    "The Kerra Brigade, a little-known group, said it was behind the attack.",
    "Iran, asked about the talks, kept silent.",
    "Work began on 26 March in Kabul.",
    "The composer wrote two symphonies. He visited Russia in March.",
]
SOMETHING = [
    ("A rocket killed eleven people in Herat.", "ASSAULT"),
    ("The report accuses Rwanda of arming the rebels.", "ACCUSE"),
    ("Protesters demanded the release of the students.", "REQUEST"),
    ("The Swiss government resisted the pressure.", "REJECT"),
    ("Gunmen killed a teacher.", "ASSAULT"),
    ("The referee stopped the match and the goalkeeper fled. Police arrested 20 rioters.", "COERCE"),
    ("A villager hid the tourists. His uncle killed an officer.", "ASSAULT"),
]


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The types of the events of each sentence."""
    path = tmp_path_factory.mktemp("standing") / "sentences.jsonl"
    texts = [*NOTHING, *(text for text, _ in SOMETHING)]
    path.write_text("\n".join(json.dumps({"id": text, "text": text}) for text in texts), encoding="utf-8")
    found = analysis.build(path).events
    return {text: list(found[found.doc_id == text].type) for text in texts}


@pytest.mark.parametrize("text", NOTHING)
def test_what_things_or_ordinary_persons_do_is_no_event(events: dict[str, list[str]], text: str) -> None:
    assert events[text] == []


@pytest.mark.parametrize(("text", "kind"), SOMETHING)
def test_what_is_done_through_a_weapon_a_report_or_by_people_in_public_is_one(
    events: dict[str, list[str]], text: str, kind: str
) -> None:
    assert kind in events[text]
