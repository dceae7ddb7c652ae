"""Tables go to disk whole or not at all, and come back as they were."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.tables import SCHEMAS, TableError, Tables, load, typed, write


def one_place() -> Tables:
    tables = Tables.empty()
    tables.places = typed("places", [{"place": "x", "name": "X", "latitude": 1.5, "longitude": None, "n_mentions": 2}])
    return tables


def test_tables_come_back_as_they_were_written(tmp_path: Path) -> None:
    write(one_place(), tmp_path / "t")
    again = load(tmp_path / "t")
    for (name, mine), (_, theirs) in zip(one_place().items(), again.items(), strict=True):
        pd.testing.assert_frame_equal(mine, theirs, obj=name)


def test_every_table_is_written_as_parquet_and_csv(tmp_path: Path) -> None:
    write(one_place(), tmp_path / "t")
    written = {p.name for p in (tmp_path / "t").iterdir()}
    assert written == {f"{n}.{e}" for n in SCHEMAS for e in ("parquet", "csv")} | {"datapackage.json"}


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(one_place(), tmp_path / name)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_a_folder_with_other_files_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("dear")
    with pytest.raises(TableError, match=r"thesis\.doc"):
        write(one_place(), tmp_path)
    assert (tmp_path / "thesis.doc").read_text() == "dear"


def test_a_value_that_breaks_the_schema_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    tables = one_place()
    tables.documents = typed("documents", [{"doc_id": "d", "status": "perhaps"}])
    with pytest.raises(TableError, match=r"status.*perhaps"):
        write(tables, tmp_path / "t")
    assert not (tmp_path / "t").exists()


def test_a_missing_or_damaged_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no such folder"):
        load(tmp_path / "t")
    write(one_place(), tmp_path / "t")
    (tmp_path / "t" / "events.parquet").write_bytes(b"PAR1 broken")
    with pytest.raises(TableError, match=r"events\.parquet"):
        load(tmp_path / "t")


def test_tables_show_themselves_as_a_short_summary() -> None:
    assert "0 read, 0 skipped" in repr(Tables.empty())
    assert "<table>" in Tables.empty()._repr_html_()
