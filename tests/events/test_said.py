"""Who says so, whether it happened and what casts doubt on it, in sentences and passages of said.txt."""

from __future__ import annotations

from typing import Any

import pytest

from tests.events.said import Text, build_texts, compare, read_texts

TEXTS = read_texts()


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """The events of all texts, read in one build, a document each."""
    return build_texts(TEXTS, tmp_path_factory.mktemp("said"))


@pytest.mark.parametrize("text", TEXTS, ids=[text.text[:60] for text in TEXTS])
def test_the_tables_say_who_says_so_and_whether_it_happened(events: dict[str, list[Any]], text: Text) -> None:
    told = events.get(str(text.number), [])
    assert not [miss for said in text.events for miss in compare(said, told)]
