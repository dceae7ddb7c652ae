"""A sentence with several actors, and the lists that they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

import analysis


@pytest.mark.parametrize(
    ("text", "allies"),
    [
        (
            "According to Russian analyst Jane Roe, Qatar, Turkey and Pakistan hope for more. Iran is wary of this bloc.",
            {("pakistan", "qatar"), ("pakistan", "turkey"), ("qatar", "turkey")},
        ),
        (
            "According to Russia, Mali and Niger hope for more. France is wary of this bloc.",
            {("mali", "niger")},
        ),
        (
            "Qatar, Turkey and Pakistan hope for more. Iran is wary of this bloc.",
            {("pakistan", "qatar"), ("pakistan", "turkey"), ("qatar", "turkey")},
        ),
    ],
)
def test_whoever_is_quoted_is_none_of_those_named_behind(
    tmp_path: Path, text: str, allies: set[tuple[str, str]]
) -> None:
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    relations = analysis.build(tmp_path).relations.query("kind == 'allied_with'")
    assert {tuple(sorted(pair)) for pair in zip(relations["source_id"], relations["target_id"], strict=True)} == allies
