"""Who takes part: those named beside the subject, behind a noun, or said to do the same; and what is nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import analysis

# A text, the type of one of its events, its sources and its targets.
CASES = [
    ("India welcomed the accord, as did Nepal.", "SUPPORT", {"india", "nepal"}, set()),
    (
        "In Cairo CIA director William Burns and Mossad chief David Barnea discussed a truce with Qatar.",
        "CONSULT",
        {"william-burns", "david-barnea", "qatar"},
        set(),
    ),
    ("Juan Roe was shot. He spoke of the killing of his colleague Peter Doe.", "ASSAULT", set(), {"peter-doe"}),
    ("Iran, Qatar and Oman met in Doha. All three condemned Israel.", "ACCUSE", {"iran", "qatar", "oman"}, {"israel"}),
    (
        "Scholz and Macron met in Paris. The two discussed Ukraine.",
        "CONSULT",
        {"olaf-scholz", "emmanuel-macron"},
        set(),
    ),
    ("The credit goes to Qatar and Egypt, which mediated.", "CONSULT", {"qatar", "egypt"}, set()),
    (
        "Manila and the National Democratic Front extended their ceasefires after five days of negotiations in Oslo.",
        "CONSULT",
        {"philippines", "national-democratic-front"},
        set(),
    ),
    ("Gunmen linked to Boko Haram attacked a village in Borno.", "ASSAULT", {"boko-haram"}, set()),
    ("Hezbollah, allied with Iran, attacked Israel.", "ASSAULT", {"hezbollah"}, {"israel"}),
    ("Hamas opposed the strike. Israel defended it.", "REJECT", {"hamas"}, set()),
    (
        "In Derry the army shot a boy. Sinn Fein's Martin McGuinness declined to condemn it.",
        "REJECT",
        {"martin-mcguinness"},
        set(),
    ),
    (
        "The president of Chad complained that Sudan was withholding water from his people and threatened to attack it.",
        "THREATEN",
        {"chad"},
        {"sudan"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "sources", "targets"), CASES)
def test_who_takes_part(text: str, kind: str, sources: set[str], targets: set[str], tmp_path: Path) -> None:
    path = tmp_path / "text.jsonl"
    path.write_text(json.dumps({"id": "1", "text": text}), encoding="utf-8")
    tables = analysis.build(path)
    found = [
        {side: set(parts[parts.role == side].actor_id) for side in ("source", "target")}
        for event_id in tables.events[tables.events.type == kind].event_id
        for parts in [tables.participants[tables.participants.event_id == event_id]]
    ]
    assert {"source": sources, "target": targets} in found


def types(text: str, folder: Path) -> list[str]:
    """Give the types of the events of a text, in order."""
    path = folder / "text.jsonl"
    path.write_text(json.dumps({"id": "1", "text": text}), encoding="utf-8")
    return list(analysis.build(path).events.type)


def test_a_deed_of_which_nobody_is_named_counts_where_the_text_tells_of_a_conflict(tmp_path: Path) -> None:
    deed = "somebody booby-trapped a house."
    assert types(f"It rained in Syria, and {deed}", tmp_path) == []
    assert types(f"The Syrian army shelled Hama, and {deed}", tmp_path) == ["ASSAULT", "ASSAULT"]


@pytest.mark.parametrize(
    "text", ["Hezbollah, allied with Iran, attacked Israel.", "Militias allied with Iran attacked Israel."]
)
def test_whose_men_they_are_is_no_event(text: str, tmp_path: Path) -> None:
    assert types(text, tmp_path) == ["ASSAULT"]
