"""A pattern of a verb and its object is found in the passive: the object stands before the verb."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import analysis


def events_of(text: str, folder: Path) -> list[tuple[str, str, frozenset[str], frozenset[str]]]:
    """Give type, mode, sources and targets of each event of a text."""
    path = folder / "text.jsonl"
    path.write_text(json.dumps({"id": "1", "text": text}), encoding="utf-8")
    tables = analysis.build(path)
    rows = []
    for event in tables.events.itertuples():
        parts = tables.participants[tables.participants.event_id == event.event_id]
        sides = (frozenset(parts[parts.role == side].actor_id) for side in ("source", "target"))
        rows.append((str(event.type), str(event.mode), *sides))
    return rows


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Sanctions were imposed on Iran by the European Union.", ("SANCTION", "", {"european-union"}, {"iran"})),
        ("The assets of Syria were frozen.", ("SANCTION", "", set(), {"syria"})),
        ("Three Russian diplomats were expelled from Sweden.", ("SANCTION", "expel", set(), {"russia"})),
        ("Senegalese troops were deployed on Tuesday.", ("MOBILIZE", "troops", {"senegal-army"}, set())),
        ("The border was closed by Sudan.", ("COERCE", "restrict", {"sudan"}, set())),
    ],
)
def test_the_object_of_a_pattern_is_the_subject_of_a_passive(
    text: str, event: tuple[str, str, set[str], set[str]], tmp_path: Path
) -> None:
    assert event in events_of(text, tmp_path)


def test_a_passive_of_nobody_leaves_its_words_to_other_patterns(tmp_path: Path) -> None:
    found = events_of("A military exercise between France and Chad was launched on Monday.", tmp_path)
    assert [e[0] for e in found] == ["COOPERATE"]


def test_what_is_only_wished_in_the_passive_is_not_told(tmp_path: Path) -> None:
    found = events_of("Elders asked that the border of Niger be closed.", tmp_path)
    assert "COERCE" not in [e[0] for e in found]
