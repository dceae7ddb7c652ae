"""Whatever a folder holds: each thing is named with its file and line, and the good part is read."""

from __future__ import annotations

import gzip
import json
import os
import sys
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from analysis import documents
from analysis.documents.document import LONGEST, Document
from analysis.documents.files import Opened
from analysis.documents.lines import LONGEST_LINE

GOOD = "Rebels attacked the town on Monday."
posix = pytest.mark.skipif(os.name == "nt", reason="needs links, pipes and names that Windows does not have")


def read(path: Path) -> dict[str, Document]:
    return {d.doc_id: d for d in documents.read(path)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document, which must be read whatever stands beside it."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "good.txt").write_text(GOOD)
    return tmp_path / "seeds"


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"", "a.txt: is empty"),
        ("a.txt", b" \n\t\n", "a.txt: is empty"),
        ("a.txt", b"\xef\xbb\xbf", "a.txt: holds no text"),
        ("a.txt", "\u200b\u200b ... \u202e".encode(), "holds no text"),
        ("a.txt", b"\0" * 5000, "a.txt: holds zero bytes and is no text"),
        ("a.txt", bytes(range(256)) * 200, "a.txt: holds zero bytes and is no text"),
        ("a.txt", b"\x01\x02\x03\x04" * 500, "a.txt: holds control characters and is no text"),
        ("a.txt", b"%PDF-1.7 text", "a.txt: is a binary file"),
        ("a.txt", gzip.compress(b"0" * 10_000_000), "a.txt: is compressed; unpack it first"),
        ("a.jsonl", gzip.compress(b"0" * 10_000_000), "a.jsonl: is compressed; unpack it first"),
        ("a.jsonl.gz", b"\x1f\x8b", "a.jsonl.gz: files of the kind '.gz' are not read"),
        ("a.exe", b"MZ", "a.exe: files of the kind '.exe' are not read"),
        ("a", b"text", "a: files of the kind 'without ending' are not read"),
        ("a.jsonl", b"", "a.jsonl: is empty"),
        ("a.jsonl", b"{", "a.jsonl, line 1: is no JSON"),
        ("a.jsonl", b"[1, 2]", "a.jsonl, line 1: is no JSON object"),
        ("a.jsonl", b"[" * 100_000, "a.jsonl, line 1: is no JSON"),
        ("a.jsonl", b'{"text": ' + b"9" * 10_000 + b"}", "a.jsonl, line 1: is no JSON"),
        ("a.jsonl", b'{"text": ["a"]}', "a.jsonl, line 1: has a list for a text"),
        ("a.jsonl", b'{"text": null}', "a.jsonl, line 1: has no text"),
        ("a.jsonl", b'{"body": "x"}', "a.jsonl, line 1: has no text"),
        ("a.csv", b"", "a.csv: is empty"),
        ("a.csv", b"title,body\nA,B\n", "a.csv, line 1: has no column 'text'; it has title, body"),
        ("a.csv", b'"', "a.csv, line 1: has no column 'text'; it has none"),
        ("a.html", b"<script>alert(1)</script>", "a.html: holds no text"),
        ("metadata.csv", b"file,date\n", "metadata.csv: has no column 'path'"),
        ("metadata.csv", b'path,date\n"a', "metadata.csv: has broken quoting in line 2"),
        ("metadata.csv", b"path,date\ngood.txt,2020-01-01\n../x.txt,\n", "metadata.csv, line 3: names '../x.txt'"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(
    folder: Path, name: str, content: bytes, problem: str
) -> None:
    (folder / name).write_bytes(content)
    found = read(folder)
    good = found.pop("good.txt")
    (skipped,) = found.values()
    assert good.status == "read"
    assert (skipped.status, skipped.text) == ("skipped", "")
    assert problem in skipped.problem


@pytest.mark.parametrize(
    ("content", "text", "note"),
    [
        (GOOD.encode("utf-16"), GOOD, "read as UTF-16"),
        (GOOD.encode("utf-16-le"), GOOD, "read as UTF-16-LE, which no mark says"),
        (GOOD.encode("utf-16-be"), GOOD, "read as UTF-16-BE, which no mark says"),
        (GOOD.encode("utf-32"), GOOD, "read as UTF-32"),
        (GOOD.encode() + b"\x00", GOOD + " ", "1 control characters taken for spaces"),
        ("“Köln” ".encode() + b"\xff", "“Köln” \ufffd", "1 bytes are no UTF-8"),
        (b"Raid in K\xc3", "Raid in K\ufffd", "1 bytes are no UTF-8"),
        (
            "Die Männer aus Köln were killed.".encode("cp1252"),
            "Die Männer aus Köln were killed.",
            "read as Windows-1252",
        ),
        (b"One.\r\nTwo.\rThree.\nFour.\x0cFive.", "One.\nTwo.\nThree.\nFour.\nFive.", ""),
        (
            "The Tali\u200bban \u202eattacked\u202c.".encode(),
            "The Taliban attacked.",
            "3 invisible characters left out",
        ),
        ("A fire \U0001f525 in cafe\u0301s".encode(), "A fire \U0001f525 in cafés", ""),
    ],
)
def test_what_can_be_mended_is_read_and_said(folder: Path, content: bytes, text: str, note: str) -> None:
    (folder / "a.txt").write_bytes(content)
    document = read(folder)["a.txt"]
    assert (document.status, document.text) == ("read", text)
    assert document.problem == (f"a.txt: {note}" if note else "")


def test_one_line_of_a_hundred_megabytes_is_read_to_a_limit(folder: Path) -> None:
    with (folder / "a.txt").open("w") as file:
        for _ in range(100):
            file.write("word " * 200_000)
    document = read(folder)["a.txt"]
    assert document.status == "read" and len(document.text) == LONGEST
    assert "a.txt: is larger than" in document.problem and "characters; what stands behind" in document.problem


def test_a_record_of_a_hundred_megabytes_is_passed_over(folder: Path) -> None:
    good = json.dumps({"id": "after", "text": GOOD})
    with (folder / "a.jsonl").open("w") as file:
        file.write('{"text": "')
        for _ in range(100):
            file.write("word " * 200_000)
        file.write('"}\n' + good + "\n")
    found = read(folder)
    assert f"a.jsonl, line 1: is longer than {LONGEST_LINE:,} characters" in found["a.jsonl#1"].problem
    assert found["after"].status == "read"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ending", [".jsonl", ".csv"])
def test_records_are_read_in_any_encoding_and_with_any_line_end(
    tmp_path: Path, end: str, encoding: str, ending: str
) -> None:
    texts = ["The café was attacked.", "They fled to Köln."]
    if ending == ".csv":
        rows = ["id,text", *(f"{n},{t}" for n, t in enumerate(texts))]
    else:
        rows = [json.dumps({"id": n, "text": t}, ensure_ascii=False) for n, t in enumerate(texts)]
    (tmp_path / f"a{ending}").write_bytes(end.join(rows).encode(encoding))
    found = read(tmp_path)
    assert {d.doc_id: d.text for d in found.values()} == {"0": texts[0], "1": texts[1]}


def test_one_line_in_another_encoding_spoils_no_other(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": f"Café {n}"}, ensure_ascii=False) for n in range(3)]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([lines[0].encode(), lines[1].encode("cp1252"), lines[2].encode()]))
    found = read(tmp_path)
    assert [d.text for d in found.values()] == ["Café 0", "Café 1", "Café 2"]
    assert found["1"].problem == "a.jsonl, line 2: read as Windows-1252"


def test_a_truncated_file_of_records_gives_those_before_the_cut(tmp_path: Path) -> None:
    whole = "\n".join(json.dumps({"id": str(n), "text": GOOD}) for n in range(5))
    (tmp_path / "a.jsonl").write_text(whole[:-20])
    found = read(tmp_path)
    assert [d.doc_id for d in found.values() if d.status == "read"] == ["0", "1", "2", "3"]
    assert "a.jsonl, line 5: is no JSON" in found["a.jsonl#5"].problem


def test_broken_quoting_costs_the_broken_record_only(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,text\n1,One.\n2,"Two has no end.\n3,Three.\n4,"Four, ""quoted""."\n5,Five.\n')
    found = read(tmp_path)
    assert [d.text for d in found.values() if d.status == "read"] == ["One.", "Three.", 'Four, "quoted".', "Five."]
    assert "a.csv, line 3: has broken quoting" in found["a.csv#3"].problem


def test_a_csv_row_with_too_many_or_too_few_cells_is_read_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,One, two.\n2\n")
    found = read(tmp_path)
    assert found["1"].problem == "a.csv, line 2: 3 cells where the header has 2"
    assert "a.csv, line 3: has no text" in found["2"].problem


def test_ids_that_stand_twice_are_numbered_without_meeting_another(tmp_path: Path) -> None:
    ids = ["x", "x", "x~2", "x", 0, None, True, "../../etc/passwd", "a\nb\u202e"]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"id": i, "text": GOOD}) for i in ids))
    assert list(read(tmp_path)) == [
        "x",
        "x~2",
        "x~2~2",
        "x~3",
        "0",
        "a.jsonl#6",
        "a.jsonl#7",
        "../../etc/passwd",
        "a b",
    ]


@pytest.mark.parametrize("day", ["2020-02-30", "yesterday", "12/09/2021", "99999-01-01", "0000-00-00", "\u0661"])
def test_a_date_that_is_none_is_left_out_and_said(tmp_path: Path, day: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "x", "text": GOOD, "date": day}))
    document = read(tmp_path)["x"]
    assert (document.status, document.published) == ("read", None)
    assert document.problem == f"a.jsonl, line 1: the date '{day}' is not in the form 2021-09-12"


def test_lone_surrogates_and_long_names_of_records_are_made_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "' + "x" * 3000 + '", "text": "A \\ud83d raid \\ud83d\\ude00.", "title": ["t"]}'
    )
    (document,) = read(tmp_path).values()
    assert (len(document.doc_id), document.text, document.title) == (500, "A \ufffd raid \U0001f600.", "")
    document.text.encode()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Les rebelles ont attaqué la ville dans la nuit de lundi et il y a des morts, selon le gouvernement.", "fr"),
        ("Die Rebellen haben in der Nacht die Stadt angegriffen, und es gab nach Angaben der Polizei Tote.", "de"),
        ("Повстанцы напали на город в ночь на понедельник, и по данным властей есть погибшие, как было раньше.", "ru"),
        ("反政府勢力 月曜日 未明 町 を 攻撃 し 政府 は 死者 が 出た と 発表", "und"),
    ],
)
def test_a_document_in_another_language_is_skipped_and_said(folder: Path, text: str, code: str) -> None:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    document = read(folder)["a.txt"]
    assert (document.status, document.language) == ("skipped", code)
    assert document.problem == f"a.txt: is written in another language ('{code}'); only English is read"


def test_a_record_marked_as_another_language_is_skipped_and_english_by_any_name_is_read(tmp_path: Path) -> None:
    marks = ["en", "en-GB", "eng", "English", "", "fr", "German"]
    (tmp_path / "a.jsonl").write_text(
        "\n".join(json.dumps({"id": m or "-", "text": GOOD, "language": m}) for m in marks)
    )
    found = read(tmp_path)
    assert [d.status for d in found.values()] == ["read"] * 5 + ["skipped"] * 2
    assert found["fr"].problem == "a.jsonl, line 6: is marked as 'fr'; only English is read"


@posix
def test_links_are_not_followed_and_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Outside.")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "inside.txt").symlink_to(folder / "good.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    found = read(folder)
    assert [d.doc_id for d in found.values() if d.status == "read"] == ["good.txt"]
    assert all("is a link" in d.problem for d in found.values() if d.status == "skipped") and len(found) == 6


@posix
def test_a_link_named_as_the_input_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert list(read(tmp_path / "link")) == ["good.txt"]


@posix
def test_a_pipe_does_not_wait_for_ever(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert read(folder)["pipe.txt"].problem == "pipe.txt: is no regular file"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_without_permission_are_named(folder: Path) -> None:
    (folder / "a.txt").write_text(GOOD)
    (folder / "a.txt").chmod(0)
    (folder / "closed").mkdir(mode=0)
    found = read(folder)
    (folder / "closed").chmod(0o755)
    assert "a.txt: cannot be opened" in found["a.txt"].problem and "cannot be opened" in found["closed"].problem


def test_a_file_that_cannot_be_opened_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(GOOD)
    opened = os.open

    def refuse(path: Path, flags: int) -> int:
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    assert read(folder)["a.txt"].problem == "a.txt: cannot be opened (Permission denied)"


def test_a_file_that_vanishes_is_named(folder: Path) -> None:
    (folder / "later.txt").write_text(GOOD)
    stream = documents.read(folder)
    next(stream)
    (folder / "later.txt").unlink()
    (gone,) = stream
    assert gone.problem.startswith("later.txt: cannot be opened (No such file")


def test_a_file_that_grows_is_read_as_it_was_and_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.jsonl").write_text(json.dumps({"id": "x", "text": GOOD}) + "\n")

    class Growing(Opened):
        def __init__(self, path: Path) -> None:
            super().__init__(path)
            with path.open("a") as file:
                file.write(json.dumps({"id": "y", "text": GOOD}) + "\n")

    monkeypatch.setattr(sys.modules["analysis.documents.read"], "Opened", Growing)
    found = read(folder / "a.jsonl")
    assert found["x"].status == "read" and "y" not in found
    assert found["a.jsonl"].problem == "a.jsonl: was changed while it was read"


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="file names are UTF-8 there")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.txt", "a\\x0ab.txt"),
        (b'it\'s "quoted".txt', 'it\'s "quoted".txt'),
        (b"a..;\\..txt", "a..;\\..txt"),
        (b"\xff\xfe.txt", "\\xff\\xfe.txt"),
        ("\u202egnp.txt".encode(), "\\u202egnp.txt"),
        (b"x" * 251 + b".txt", "x" * 251 + ".txt"),
        (b"=cmd.txt", "=cmd.txt"),
    ],
)
def test_odd_names_are_spelled_out_on_one_line(tmp_path: Path, name: bytes, shown: str) -> None:
    place = tmp_path / "seeds"
    place.mkdir()
    Path(os.fsdecode(os.fsencode(place) + b"/" + name)).write_text(GOOD)
    (document,) = read(place).values()
    assert (document.doc_id, document.path, document.status) == (shown, shown, "read")
    document.doc_id.encode()


def test_a_folder_within_memory_of_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A million names cost nothing but themselves: the first document is there before the second is opened."""
    (tmp_path / "000000.txt").write_text(GOOD)

    def names(*_: object, **__: object) -> Iterator[tuple[str, list[str], list[str]]]:
        yield str(tmp_path), [], [f"{n:06}.txt" for n in range(1_000_000)]

    monkeypatch.setattr(os, "walk", names)
    first, second = islice(documents.read(tmp_path), 2)
    assert (first.status, second.status) == ("read", "skipped")
    assert second.problem.startswith("000001.txt: cannot be opened")


def test_metadata_may_name_what_no_system_can_hold(folder: Path) -> None:
    (folder / "metadata.csv").write_text(f"path,date\n{'ö' * 300}.txt,2020-01-01\na\0b.txt,2020-01-01\n")
    found = read(folder)
    assert found["good.txt"].status == "read"
    assert "which is not there" in found["metadata.csv#2"].problem


def test_a_problem_stands_on_one_line_whatever_it_quotes(folder: Path) -> None:
    (folder / "a.csv").write_text('"one\ntwo\u202e",body\nA,B\n')
    assert read(folder)["a.csv#1"].problem == r"a.csv, line 1: has no column 'text'; it has one\x0atwo\u202e, body"


def test_an_archive_is_never_unpacked(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", "0" * 50_000_000)
    (folder / "bomb.csv").write_bytes((folder / "bomb.zip").read_bytes())
    found = read(folder)
    assert found["bomb.zip"].problem == "bomb.zip: files of the kind '.zip' are not read"
    assert found["bomb.csv"].problem == "bomb.csv: is compressed; unpack it first"


def test_html_gives_no_script_and_no_depth_is_too_deep(folder: Path) -> None:
    (folder / "a.html").write_text("<div>" * 100_000 + "<script>steal()</script><p onclick='x()'>The end.")
    assert read(folder)["a.html"].text == "The end."


def test_metadata_of_an_upper_folder_dates_files_further_down(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.txt").write_text(GOOD)
    (tmp_path / "metadata.csv").write_text("path,date\na/b/c.txt,2020-01-02\n")
    assert str(read(tmp_path)["a/b/c.txt"].published) == "2020-01-02"
