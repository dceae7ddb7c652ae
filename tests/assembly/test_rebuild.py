"""A build takes from the last one what has not changed, and gives the same bytes as one that reads everything."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from analysis import pipeline
from analysis.assembly import keys, packing, reader, workers
from analysis.assembly.reader import Text, read_shard
from analysis.tables import Tables

NEWS = {
    "a": "Rebels attacked the town of Goma on 3 May 2021. Two soldiers were killed, the army said.",
    "b": "Kenya and Uganda signed an agreement on Monday. The African Union welcomed the agreement.",
    "c": "The president of Mali, John Roe, met with the rebels. The United Nations condemned the attack on Goma.",
}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


@pytest.fixture
def read_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that are read rather than taken from the last build."""
    seen: list[str] = []

    def noted(shard: list[Text]) -> list[bytes]:
        seen.extend(text.doc_id for text in shard)
        return read_shard(shard)

    monkeypatch.setattr(workers, "read_shard", noted)
    return seen


def test_only_what_is_new_or_changed_is_read_and_what_is_gone_is_gone(
    seeds: Path, tmp_path: Path, read_texts: list[str]
) -> None:
    pipeline.build(seeds, out=tmp_path / "t")
    assert read_texts == ["a.txt", "b.txt", "c.txt"]
    (seeds / "a.txt").unlink()
    (seeds / "b.txt").write_text(NEWS["b"] + " Rebels attacked Beni.")
    (seeds / "d.txt").write_text("Protesters marched in Nairobi.")
    read_texts.clear()
    tables = pipeline.build(seeds, out=tmp_path / "t")
    assert read_texts == ["b.txt", "d.txt"]
    assert list(tables.documents["doc_id"]) == ["b.txt", "c.txt", "d.txt"]
    assert "a.txt" not in set(tables.mentions["doc_id"])
    pipeline.build(seeds, out=tmp_path / "scratch")
    assert files(tmp_path / "t") == files(tmp_path / "scratch")


def test_what_a_document_no_longer_says_is_not_kept_for_ever(seeds: Path, tmp_path: Path) -> None:
    pipeline.build(seeds, out=tmp_path / "t")
    (seeds / "a.txt").unlink()
    pipeline.build(seeds, out=tmp_path / "t")
    with sqlite3.connect(tmp_path / ".t-rows.sqlite") as base:
        assert base.execute("SELECT count(*) FROM kept").fetchone() == (2,)


def test_a_fresh_build_reads_everything(seeds: Path, tmp_path: Path, read_texts: list[str]) -> None:
    pipeline.build(seeds, out=tmp_path / "t")
    pipeline.build(seeds, out=tmp_path / "t", fresh=True)
    assert read_texts == ["a.txt", "b.txt", "c.txt"] * 2


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_of_kept_rows_costs_time_only(seeds: Path, tmp_path: Path, damage: bytes) -> None:
    pipeline.build(seeds, out=tmp_path / "t")
    whole = files(tmp_path / "t")
    for left in tmp_path.glob(".t-rows*"):
        left.unlink()
    (tmp_path / ".t-rows.sqlite").write_bytes(damage)
    pipeline.build(seeds, out=tmp_path / "t")
    assert files(tmp_path / "t") == whole


def test_kept_rows_that_were_tampered_with_are_read_anew(seeds: Path, tmp_path: Path, read_texts: list[str]) -> None:
    pipeline.build(seeds, out=tmp_path / "t")
    with sqlite3.connect(tmp_path / ".t-rows.sqlite") as base:
        base.execute("UPDATE kept SET rows = x'00ff'")
    read_texts.clear()
    pipeline.build(seeds, out=tmp_path / "t")
    assert read_texts == ["a.txt", "b.txt", "c.txt"]


def test_a_change_of_knowledge_program_text_day_or_id_is_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    text = Text("d", "Rebels attacked.", ((0, 16),), None)
    same = keys.key(text)
    others = [Text("e", "Rebels attacked.", ((0, 16),), None), Text("d", "Rebels attacked!", ((0, 16),), None)]
    monkeypatch.setattr(keys, "reading", lambda: b"other knowledge")
    assert len({same, keys.key(text), *map(keys.key, others)}) == 4


def test_the_fingerprint_covers_the_program_the_knowledge_and_the_model() -> None:
    names = {path.name for path in keys._files()}
    assert {"pipeline.py", "tolls.yaml", "roles.csv", "config.cfg"} <= names


def test_rows_come_back_as_they_were_packed() -> None:
    outcome = next(reader._read([Text("d", " ".join(NEWS.values()), ((0, 280),), None)]))
    assert outcome.rows.events and outcome.rows.places and outcome.rows.new
    assert packing.unpack(packing.pack(outcome)) == outcome


def test_a_document_that_makes_the_program_fail_is_named_and_the_others_are_read(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reader.read_document

    def failing(doc_id: str, *rest: object) -> object:
        if doc_id == "b.txt":
            raise KeyError("oops")
        return whole(doc_id, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "read_document", failing)
    tables = pipeline.build(seeds, out=tmp_path / "t")
    assert list(tables.documents["status"]) == ["read", "skipped", "read"]
    assert "b.txt: could not be read, by a fault of the program (KeyError" in tables.documents["problem"][1]
    monkeypatch.undo()
    assert list(pipeline.build(seeds, out=tmp_path / "t").documents["status"]) == ["read"] * 3


def test_the_order_of_records_changes_no_row(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": text}) for name, text in NEWS.items()]

    def built(name: str, rows: list[str]) -> Tables:
        (tmp_path / name).write_text("\n".join(rows))
        return pipeline.build(tmp_path / name)

    one, other = built("a.jsonl", lines), built("b.jsonl", lines[::-1])
    for name in ("events", "mentions", "relations", "participants"):
        rows = [getattr(t, name).drop(columns="incident_id", errors="ignore") for t in (one, other)]
        ordered = [r.sort_values(list(r.columns)).reset_index(drop=True) for r in rows]
        assert ordered[0].equals(ordered[1]), name
