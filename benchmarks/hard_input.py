"""What a folder of documents may hold against all expectation, and what is said of it: a section of docs/reliability.md."""

from __future__ import annotations

import gzip
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import analysis
from benchmarks.page import table

GOOD = "Rebels attacked the town on Monday."
_RECORD = json.dumps({"id": "good", "text": GOOD})


def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", "0" * 50_000_000)
    return data.getvalue()


def _linked(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "out.txt").symlink_to("/etc/hostname")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")


#: What is put into the folder: under which name and with which bytes, or by which function.
CASES: dict[str, tuple[str, bytes] | Callable[[Path], None]] = {
    "empty": ("a.txt", b""),
    "white space only": ("a.txt", b" \n\t\n"),
    "invisible characters only": ("a.txt", "\u200b\u202e".encode()),
    "one line of 100 MB": ("a.txt", b"word " * 20_000_000),
    "one record of 100 MB, another behind it": (
        "a.jsonl",
        b'{"text": "' + b"word " * 20_000_000 + b'"}\n' + _RECORD.encode(),
    ),
    "zero bytes": ("a.txt", b"\0" * 5_000),
    "all bytes there are": ("a.txt", bytes(range(256)) * 200),
    "a picture named .txt": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0"),
    "a PDF named .txt": ("a.txt", b"%PDF-1.7 text"),
    "a compressed file named .txt": ("a.txt", gzip.compress(b"0" * 10_000_000)),
    "a compressed file named .jsonl": ("a.jsonl", gzip.compress(b"0" * 10_000_000)),
    "a zip bomb": ("bomb.zip", _zip()),
    "a zip bomb named .csv": ("bomb.csv", _zip()),
    "another kind of file": ("a.docx", b"PK"),
    "bytes that are no UTF-8": ("a.txt", "“Köln” was attacked. ".encode() + b"\xff"),
    "Windows-1252": ("a.txt", "Die Männer aus Köln were killed by the rebels.".encode("cp1252")),
    "UTF-16 with a mark": ("a.txt", GOOD.encode("utf-16")),
    "UTF-16 without a mark": ("a.txt", GOOD.encode("utf-16-le")),
    "mixed line ends": ("a.txt", b"One.\r\nTwo.\rThree.\nFour.\x0cFive."),
    "right-to-left and zero-width characters": ("a.txt", "The Tali\u200bban \u202eattacked\u202c.".encode()),
    "emoji and combining marks": ("a.txt", "A fire \U0001f525 in cafe\u0301s.".encode()),
    "a link out of the folder, one in a circle, one to nothing": _linked,
    "a pipe": lambda folder: os.mkfifo(folder / "pipe.txt"),
    "a name with a line end": ("a\nb.txt", GOOD.encode()),
    "a name with a mark that turns the order": ("\u202etxt.gnp.txt", GOOD.encode()),
    "a name of 255 bytes": ("x" * 251 + ".txt", GOOD.encode()),
    "a truncated .jsonl": ("a.jsonl", f"{_RECORD}\n{_RECORD[:-9]}".encode()),
    "a line that is no JSON object": ("a.jsonl", b"[1, 2]"),
    "JSON 100,000 levels deep": ("a.jsonl", b"[" * 100_000),
    "a record whose text is a list": ("a.jsonl", b'{"text": ["a"]}'),
    "a record without a text": ("a.jsonl", b'{"body": "x"}'),
    "a .csv without the column text": ("a.csv", b"title,body\nA,B\n"),
    "a .csv with broken quoting": ("a.csv", b'id,text\n1,One.\n2,"Two has no end.\n3,Three.\n'),
    "a .csv row with too many cells": ("a.csv", b"id,text\n1,One, two.\n"),
    "an id that stands twice": ("a.jsonl", f"{_RECORD}\n{_RECORD}".encode()),
    "an id that is a path": ("a.jsonl", json.dumps({"id": "../../etc/passwd", "text": GOOD}).encode()),
    "a date that is none": ("a.jsonl", json.dumps({"text": GOOD, "date": "2020-02-30"}).encode()),
    "metadata that names another folder's file": ("metadata.csv", b"path,date\n../x.txt,2020-01-01\n"),
    "metadata with broken quoting": ("metadata.csv", b'path,date\n"a'),
    "HTML with nothing but a script": ("a.html", b"<script>alert(1)</script>"),
    "HTML 100,000 levels deep": ("a.html", b"<div>" * 100_000 + b"<p>The end."),
    "a document in German": ("a.txt", b"Die Regierung hat am Montag mit der Partei und der Armee in der Stadt gesprochen."),
    "a record marked as French": ("a.jsonl", json.dumps({"text": GOOD, "language": "fr"}).encode()),
    "a sentence of 50,000 words": ("a.txt", b"Rebels and " * 25_000 + b"soldiers fled."),
}  # fmt: skip


def inputs() -> str:
    """Build each of the cases beside a good document, and give what is said of it; raises where the good one is lost."""
    rows = []
    for what, case in CASES.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "good.txt").write_text(GOOD, encoding="utf-8")
            if isinstance(case, tuple):
                (folder / case[0]).write_bytes(case[1])
            else:
                case(folder)
            found = list(analysis.build(folder).documents.itertuples())
        if not any(d.doc_id == "good.txt" and d.status == "read" for d in found):
            raise AssertionError(f"{what}: the good document beside it was not read")
        others = [d for d in found if d.path != "good.txt"]
        said = "<br>".join(_short(d.problem) for d in others if d.problem) or "nothing"
        rows.append((what, " and ".join(dict.fromkeys(d.status for d in others)), said))
    return table(("a file or record that is", "status", "what `documents.problem` says"), rows)


def _short(problem: str) -> str:
    problem = problem.replace("x" * 251, "xxx…xxx").replace("<", "&lt;")
    return problem if len(problem) <= 240 else f"{problem[:239]}…"
