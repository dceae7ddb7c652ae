"""What holds of any bytes in a file, of whatever kind it says it is."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import documents
from tests.sound import check_documents

MARKS = (
    b"\n",
    b"\r\n",
    b"\r",
    b'"',
    b",",
    b"}",
    b"[",
    b"null",
    b"\\ud800",
    b"\0",
    b"\xff",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)
TAGS = (b"<p>", b"</p>", b"<script>", b"<title>", b"&amp;", "é".encode(), "\u202e".encode(), "\u2029".encode())
FIELDS = (
    b'{"text": "',
    b'", "id": ',
    b"text,id,date\n",
    b"path,date\n",
    b"../",
    b"a.txt",
    b"2020-02-30",
    b"Rebels fled. ",
)
PIECES = st.sampled_from((*MARKS, *TAGS, *FIELDS))
BYTES = st.lists(st.one_of(PIECES, st.binary(max_size=6)), max_size=30).map(b"".join)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "metadata.csv"])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=BYTES)
def test_what_is_read_is_sound_and_costs_no_other_file(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        Path(folder, "b.txt").write_text("Rebels attacked the town on Monday.")
        found = list(documents.read(folder))
    check_documents(found)
    assert any(d.path == "b.txt" and d.status == "read" for d in found)
