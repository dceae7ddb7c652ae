"""A sentence without an end is cut, so that no time grows faster than the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import pipeline
from analysis.language.boundaries import boundaries
from analysis.language.pipeline import LONGEST


@pytest.mark.parametrize("piece", ["word ", "x", "(", "and "])
def test_a_sentence_without_end_is_cut_and_said_and_nothing_of_it_is_lost(tmp_path: Path, piece: str) -> None:
    (tmp_path / "a.txt").write_text("Rebels attacked " + piece * 3000 + "the town")
    tables = pipeline.build(tmp_path)
    lengths = tables.sentences["text"].str.len()
    assert lengths.max() <= LONGEST
    assert lengths.sum() >= 3000 * len(piece.strip())
    assert "sentences of more than 2,000 characters were cut" in tables.documents["problem"][0]


@pytest.mark.parametrize("text", ["." * 100_000 + "a", '."' * 50_000 + "a", ". [1]" * 20_000, "AA -" * 25_000])
def test_runs_of_marks_take_no_longer_than_letters(text: str) -> None:
    assert list(boundaries(text, 0, len(text)))[-1][1] == len(text)
