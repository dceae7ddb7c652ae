"""A damaged knowledge file is told with its name and line, wherever it is read."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from analysis import pipeline
from analysis.assembly import reader
from analysis.knowledge import KnowledgeError
from analysis.knowledge.files import rows, word_sets
from analysis.knowledge.nodes import compose


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a: [x]\nb: [\xff]\n", r"words\.yaml, line 2: is no UTF-8"),
        (b"a: [x\nb: [y]\n", r"words\.yaml, line \d+: is no YAML"),
        (b"a: [\x01]\n", r"words\.yaml, line 1: is no YAML"),
        (b"", r"words\.yaml, line 1: is empty"),
        (b"a: [x]\na: [y]\n", r"words\.yaml, line 2: 'a' stands twice"),
        (b"- x\n", r"words\.yaml, line 1: must be names with lists of words"),
    ],
)
def test_yaml(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "words.yaml").write_bytes(content)
    with pytest.raises(KnowledgeError, match=problem):
        word_sets(tmp_path / "words.yaml")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"id,name\na,\xff\n", r"list\.csv, line 2: is no UTF-8"),
        (b"id\na\n", r"list\.csv, line 1: the header is id; it must be id,name"),
        (b"", r"list\.csv, line 1: the header is ; it must be"),
        (b"id,name\na,b,c\n", r"list\.csv, line 2: 3 cells where the header has 2"),
    ],
)
def test_csv(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "list.csv").write_bytes(content)
    with pytest.raises(KnowledgeError, match=problem):
        list(rows(tmp_path / "list.csv", ("id", "name")))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"gone\.yaml, line 1: cannot be read"):
        compose(tmp_path / "gone.yaml")


def test_a_mistake_comes_back_whole_from_a_worker() -> None:
    error = KnowledgeError(Path("a.yaml"), 3, "is wrong")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.line) == ("a.yaml, line 3: is wrong", 3)


def test_a_mistake_found_while_reading_is_no_documents_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KnowledgeError(Path("dates.yaml"), 3, "is wrong")

    monkeypatch.setattr(reader, "read_document", fail)
    (tmp_path / "a.txt").write_text("Rebels attacked Goma.")
    with pytest.raises(KnowledgeError, match=r"dates\.yaml, line 3"):
        pipeline.build(tmp_path)
