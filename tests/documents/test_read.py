"""What a user sees of the files he puts in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from analysis import documents


def read(path: Path) -> list[documents.Document]:
    return list(documents.read(path))


def test_a_line_per_paragraph_gives_a_passage_per_line() -> None:
    (document,) = read(Path(__file__).parents[2] / "seeds")
    assert len(document.passages) == 10
    assert document.language == "en"


def test_hard_wrapped_lines_are_one_passage(tmp_path: Path) -> None:
    text = (
        "The two governments signed an agreement on Monday after months of\n"
        "talks that had been interrupted twice by fighting in the border\nregion.\n\nA second paragraph."
    )
    (tmp_path / "a.txt").write_text(text)
    (document,) = read(tmp_path)
    assert [document.text[a:b].split()[0] for a, b in document.passages] == ["The", "A"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    text = "The café owner’s brother was “killed” in the raid on Saturday, the police said."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (document,) = read(tmp_path)
    assert document.text == text


def test_line_ends_and_unicode_are_made_uniform_and_offsets_refer_to_the_stored_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("One line.\r\nCafe\u0301 attacked.\r".encode())
    (document,) = read(tmp_path)
    assert document.text == "One line.\nCafé attacked.\n"
    assert [document.text[a:b] for a, b in document.passages] == ["One line.", "Café attacked."]


def test_metadata_dates_and_names_plain_files(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("Rebels attacked the town.")
    (tmp_path / "deep" / "metadata.csv").write_text("path,date,title,source\na.txt,2013-01-25,A raid,Gazette\n")
    (document,) = read(tmp_path)
    assert (document.doc_id, document.published, document.published_basis) == (
        "deep/a.txt",
        date(2013, 1, 25),
        "metadata",
    )
    assert (document.title, document.source) == ("A raid", "Gazette")


def test_a_date_in_the_file_name_dates_the_document(tmp_path: Path) -> None:
    (tmp_path / "2021-09-12_exercise.txt").write_text("The exercise began.")
    (document,) = read(tmp_path)
    assert (document.published, document.published_basis) == (date(2021, 9, 12), "filename")


def test_html_gives_its_text_without_scripts(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<title>News</title><script>alert(1)</script><p>Rebels attacked.<p>They fled.")
    (document,) = read(tmp_path)
    assert document.title == "News"
    assert document.text.split("\n\n") == ["Rebels attacked.", "They fled."]


def test_records_without_text_are_named_by_line_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "x", "text": "Rebels attacked.", "date": "2020-02-30"}),
        "{broken",
        json.dumps({"id": "y"}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    good, broken, empty = read(tmp_path)
    assert good.doc_id == "x" and "2020-02-30" in good.problem and good.published is None
    assert broken.status == "skipped" and "a.jsonl, line 2" in broken.problem
    assert empty.status == "skipped" and "line 3" in empty.problem and "no text" in empty.problem


def test_a_csv_without_a_text_column_says_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,body\nA,B\n")
    (document,) = read(tmp_path)
    assert document.status == "skipped" and "no column 'text'" in document.problem and "body" in document.problem


def test_csv_records_may_span_lines(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,text,date\n1,"Rebels attacked\nthe town.",2020-02-03\n')
    (document,) = read(tmp_path)
    assert (document.doc_id, document.published) == ("1", date(2020, 2, 3))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("a.txt", bytes(range(256)) * 20, "no text"),
        ("a.pdf", b"%PDF-1.4", "'.pdf' are not read"),
    ],
)
def test_what_is_no_text_is_skipped_with_its_name(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    (document,) = read(tmp_path)
    assert document.status == "skipped" and name in document.problem and says in document.problem


def test_doubled_ids_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}\n')
    first, second = read(tmp_path)
    assert (first.doc_id, second.doc_id) == ("x", "x~2")
    assert "stands 2 times" in second.problem


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(documents.InputError, match="nowhere"):
        read(tmp_path / "nowhere")


def test_links_that_lead_in_circles_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels attacked.")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [d.doc_id for d in read(tmp_path) if d.status == "read"] == ["a.txt"]
