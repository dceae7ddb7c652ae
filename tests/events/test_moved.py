"""Words of a pattern that stand elsewhere than it says, and what is only content of another event."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.events.test_suffered import events_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The peace talks between Colombia and the ELN have collapsed.", ["REJECT"]),
        ("Relations between Greece and Turkey have thawed.", ["SUPPORT"]),
        ("The Kremlin waved the accusations away.", ["REJECT"]),
        ("Kenya handed the suspect over to Turkey.", ["COOPERATE"]),
        (
            "Iran and Saudi Arabia agreed on Friday to resume diplomatic relations and to reopen their embassies.",
            ["AGREE"],
        ),
        ("The Taliban gave the rebels three days to lay down their arms or face an assault on the town.", ["REQUEST"]),
        ("Hezbollah vowed not to attack Israel during the feast.", ["AGREE"]),
    ],
)
def test_a_sentence_gives_these_events_and_no_more(text: str, types: list[str], tmp_path: Path) -> None:
    assert [event[0] for event in events_of(text, tmp_path)] == types


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Iran must stop the shipments, France said.", "france", "iran"),
        ('"Russia must leave the enclave," Germany insisted.', "germany", "russia"),
    ],
)
def test_what_a_speaker_says_that_another_must_do_is_a_demand(
    text: str, source: str, target: str, tmp_path: Path
) -> None:
    assert [(e[0], e[2], e[3]) for e in events_of(text, tmp_path)] == [("REQUEST", {source}, {target})]


@pytest.mark.parametrize(
    "text",
    [
        "Iran must defend its borders, Iran said.",
        "Chad called the verdict an act of treachery for which nobody would answer.",
    ],
)
def test_nothing_is_demanded(text: str, tmp_path: Path) -> None:
    assert "REQUEST" not in [event[0] for event in events_of(text, tmp_path)]


def test_talks_after_which_two_parties_act_together_are_theirs(tmp_path: Path) -> None:
    events = events_of("India and China withdrew their soldiers after nine days of negotiations in Moscow.", tmp_path)
    assert ("CONSULT", "", {"india", "china"}, set()) in events
