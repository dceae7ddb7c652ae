"""What a document says is text: it runs nowhere, leads nowhere and reaches nobody."""

from __future__ import annotations

import csv
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import pipeline
from analysis.tables import SCHEMAS
from analysis.tables.spreadsheet import guard, unguard

FORMULAS = ["=HYPERLINK(0)", "+1+1", "-2+3", "@SUM(1)", "'quoted"]


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Cut every way to the network, and give the attempts."""
    attempts: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        attempts.append(arguments)
        raise OSError("the network is cut")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    yield attempts


def test_a_build_asks_nobody(tmp_path: Path, no_network: list[object]) -> None:
    text = "Rebels attacked Goma, says http://example.org/x. <img src='http://example.org/y'> See https://example.org."
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.html").write_text(
        f"<!DOCTYPE html SYSTEM 'http://example.org/d'><link href='http://example.org'>{text}"
    )
    tables = pipeline.build(tmp_path, out=tmp_path.parent / "t")
    assert list(tables.documents["status"]) == ["read", "read"]
    assert no_network == []


def test_no_cell_of_a_csv_is_a_formula(tmp_path: Path) -> None:
    rows = [{"id": f, "title": f, "source": f, "text": f"{f} Rebels attacked Goma, said Jane Roe."} for f in FORMULAS]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    tables = pipeline.build(tmp_path / "a.jsonl", out=tmp_path / "t")
    for name, columns in SCHEMAS.items():
        texts = [c.name for c in columns if c.kind not in ("date", "count", "number", "flag")]
        with (tmp_path / "t" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            cells = [row[column] for row in csv.DictReader(file) for column in texts]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert list(tables.documents["title"]) == FORMULAS


@pytest.mark.parametrize("text", [*FORMULAS, "", "plain", "''=x", "\t=x"])
def test_a_guarded_cell_is_restored(text: str) -> None:
    assert unguard(guard(text)) == text


def test_no_record_says_where_anything_is_written(tmp_path: Path) -> None:
    ids = ["../../escaped", "/tmp/escaped", "a/../../escaped", "..\\escaped", "con", ".."]
    (tmp_path / "in").mkdir()
    rows = [json.dumps({"id": i, "title": i, "source": i, "text": "Rebels attacked Goma."}) for i in ids]
    (tmp_path / "in" / "a.jsonl").write_text("\n".join(rows))
    pipeline.build(tmp_path / "in", out=tmp_path / "out" / "t")
    written = {os.path.relpath(path, tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    known = {f"out/t/{name}.{ending}" for name in SCHEMAS for ending in ("csv", "parquet")}
    known |= {"in/a.jsonl", "out/t/datapackage.json", "out/.t-rows.sqlite", "out/.t-lock"}
    assert {path for path in written if not path.startswith("out/.t-rows.sqlite-")} <= known
