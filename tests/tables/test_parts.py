"""A large table is a folder of Parquet files: the same files however its rows came, read as one by whoever reads Parquet."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pandas as pd
import pytest

from analysis.tables import SCHEMAS, load, typed
from analysis.tables import files as table_files
from analysis.tables.arrow import from_frame
from analysis.tables.files import TableFile
from analysis.tables.store import write

NAMES = [column.name for column in SCHEMAS["places"]]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "PIECE", 2)


def rows(n: int) -> pd.DataFrame:
    made = [
        {"place": f"p{i}", "name": f"P{i}", "latitude": i / 2, "longitude": None, "n_mentions": i} for i in range(n)
    ]
    return typed("places", made)


def written(folder: Path, n: int, steps: int) -> dict[str, bytes]:
    """The files of a table of n rows, given some at a time, four to a file."""
    folder.mkdir()
    file = TableFile(folder, "places", part=4)
    values = [
        [row[name] for name in NAMES] for row in rows(n).astype(object).where(rows(n).notna(), None).to_dict("records")
    ]
    for i in range(0, n, steps):
        file.add(values[i : i + steps])
    described = file.close()
    assert described["rows"] == n
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    assert [part["path"] for part in described["parquet"]] == [name for name in found if name.endswith("t")]
    return found


@pytest.mark.parametrize(
    ("n", "names"),
    [
        (0, ["places.parquet"]),
        (3, ["places.parquet"]),
        (4, ["places.parquet"]),
        (5, ["places.parquet/part-00000.parquet", "places.parquet/part-00001.parquet"]),
        (9, [f"places.parquet/part-0000{i}.parquet" for i in range(3)]),
    ],
)
def test_one_file_while_it_fits_then_a_folder(tmp_path: Path, n: int, names: list[str]) -> None:
    found = written(tmp_path / "t", n, 1)
    assert [name for name in found if name.endswith(".parquet")] == names
    for steps in (3, 100):
        assert written(tmp_path / f"t{steps}", n, steps) == found


def test_it_is_read_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "t", 9, 2)
    again = pd.read_parquet(tmp_path / "t" / "places.parquet")
    pd.testing.assert_frame_equal(typed("places", again), rows(9))
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    found = duckdb.sql(f"SELECT count(*), sum(n_mentions) FROM '{tmp_path}/t/places.parquet/*.parquet'").fetchall()
    assert found == [(9, 36)]


def test_it_comes_back_from_a_folder_of_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = load_with(tmp_path, monkeypatch)
    assert list(tables["n_mentions"]) == list(range(9))
    (tmp_path / "t" / "places.parquet" / "part-00001.parquet").unlink()
    with pytest.raises(ValueError, match=r"part-00001\.parquet: cannot be read"):
        load(tmp_path / "t")


@pytest.mark.parametrize("steps", [[2, 1], [2, 2, 1], [1, 1, 1], [4, 1], [5]])
def test_the_csv_holds_the_rows_alone_in_whatever_pieces_they_come(tmp_path: Path, steps: list[int]) -> None:
    n = sum(steps)
    expected = written(tmp_path / "t", n, 1)["places.csv"]
    (tmp_path / "u").mkdir()
    file, table = TableFile(tmp_path / "u", "places"), from_frame("places", rows(n))
    for end, step in zip(accumulate(steps), steps, strict=True):
        file.add_table(table.slice(end - step, step))
    file.close()
    assert (tmp_path / "u" / "places.csv").read_bytes() == expected


def load_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    from analysis.tables import Tables, store

    monkeypatch.setattr(store, "TableFile", lambda folder, name: TableFile(folder, name, part=4))
    tables = Tables.empty()
    tables.places = rows(9)
    write(tables, tmp_path / "t")
    assert from_frame("places", tables.places).num_rows == 9
    return load(tmp_path / "t").places
