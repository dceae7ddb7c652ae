"""Light verbs: whose event the noun is that they carry."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.light_verbs import load_light_verbs

VERBS = load_light_verbs(Path(__file__).parents[2] / "data" / "knowledge" / "light_verbs.yaml")
LISTS = "target: [suffer]\nreciprocal: [trade]\neffect: [kill]\noccurrence: [erupt]\n"


def test_who_launches_an_attack_is_its_source_and_who_suffers_it_its_target() -> None:
    assert ("launch",) in VERBS.source["launch"]
    assert ("carry", "out") in VERBS.source["carry"]
    assert ("suffer",) in VERBS.target["suffer"]
    assert ("come", "under") in VERBS.target["come"]


def test_the_longest_verb_of_a_word_comes_first() -> None:
    lengths = [len(words) for words in VERBS.target["be"]]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (LISTS, 1, "lacks the list 'source'"),
        (LISTS + "source: [launch]\nothers: [wage]\n", 6, "'others' is no role"),
        (LISTS + "source: [launch, launch]\n", 5, "'launch' stands twice under source"),
        (LISTS + "source: [launch|mount]\n", 5, "one or more plain words"),
        (LISTS + "source: [Launch]\n", 5, "no lower-case word"),
    ],
)
def test_a_mistake_in_the_file_names_its_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = tmp_path / "light_verbs.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_light_verbs(path)
    assert error.value.line == line
    assert problem in str(error.value)
