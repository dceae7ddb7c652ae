"""The ontology: PLOVER's sixteen types with their modes, quad classes and scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.ontology import QUADS, load_ontology

ONTOLOGY = load_ontology(Path(__file__).parents[2] / "data" / "knowledge" / "ontology.yaml")


def test_four_types_stand_in_each_quad_class_but_verbal_cooperation_and_conflict_differ_in_sign() -> None:
    assert len(ONTOLOGY.types) == 16
    for event_type in ONTOLOGY.types.values():
        sign = 1 if event_type.quad.endswith("cooperation") else -1
        assert event_type.quad in QUADS
        assert all(sign * score > 0 for score in (event_type.score, *event_type.modes.values())), event_type.name


def test_a_mode_has_its_own_score_and_no_mode_the_type_s() -> None:
    assert ONTOLOGY.score("ASSAULT", "suicide-attack") == -10
    assert ONTOLOGY.score("CONSULT") == 2
    assert ONTOLOGY.quad("RETREAT") == "material cooperation"


def test_a_promise_of_cooperation_is_an_agreement_and_of_conflict_a_threat() -> None:
    assert ONTOLOGY.types["AID"].promised == "AGREE"
    assert ONTOLOGY.types["ASSAULT"].promised == "THREATEN"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("AID:\n  quad: kindness\n  score: 7\n  meaning: helps\n  modes: {}\n", 2, "'kindness' is no quad class"),
        ("AID:\n  quad: material cooperation\n  score: 70\n  meaning: helps\n  modes: {}\n", 3, "'70' is no score"),
        ("AID:\n  quad: material cooperation\n  score: 7\n  modes: {}\n", 2, "AID lacks meaning"),
        ("", 1, "is empty"),
    ],
)
def test_a_mistake_in_the_file_names_its_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = tmp_path / "ontology.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_ontology(path)
    assert error.value.line == line
    assert problem in str(error.value)
