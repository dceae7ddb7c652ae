"""Whose "the army" and "the government" are."""

from __future__ import annotations

from pathlib import Path

import analysis


def test_the_army_of_a_state_that_only_the_text_knows_is_that_states_own(tmp_path: Path) -> None:
    text = "Rebels fought the Kingdom of Norgravia near the lake. The army shelled the rebels."
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    tables = analysis.build(tmp_path)
    sources = set(tables.participants.query("role == 'source'")["actor_id"])
    assert sources == {"rebel", "norgravia-army"}
    army = tables.actors.set_index("actor_id").loc["norgravia-army"]
    assert (army["parent_id"], army["kind"]) == ("norgravia", "military")
