"""One table on its way to disk: rows go in as they come, Parquet and CSV grow piece by piece."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from analysis.tables.arrow import check, from_rows, schema
from analysis.tables.spreadsheet import guarded

#: Rows that are held in memory, and rows of one Parquet file; a larger table is a folder of such files.
PIECE, PART = 20_000, 1_000_000
_QUOTING = pacsv.WriteOptions(quoting_style="needed")
_BARE = pacsv.WriteOptions(include_header=False, quoting_style="needed")


class TableFile:
    """Writes one table into a folder; its files depend on the rows alone, not on the pieces in which they come."""

    def __init__(self, folder: Path, table: str, part: int = PART) -> None:
        self.table, self.n_rows = table, 0
        self._path, self._part_rows = folder / f"{table}.parquet", part
        self._waiting: list[Sequence[Any]] = []
        self._left: pa.Table | None = None
        self._parts: list[Path] = []
        self._writer: pq.ParquetWriter | None = None
        self._csv = _Hashing((folder / f"{table}.csv").open("wb"))

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Take rows, each with its values in the order of the schema."""
        self._waiting += rows
        while len(self._waiting) >= PIECE:
            piece, self._waiting = self._waiting[:PIECE], self._waiting[PIECE:]
            self._write(from_rows(self.table, piece))

    def add_table(self, rows: pa.Table) -> None:
        """Take rows in Arrow form."""
        rows = rows if self._left is None else pa.concat_tables([self._left, rows])
        while len(rows) >= PIECE:
            self._write(rows.slice(0, PIECE))
            rows = rows.slice(PIECE)
        self._left = rows

    def close(self) -> dict[str, Any]:
        """Write what is left and give what was written: number of rows, and for each file its size and checksum."""
        rest = from_rows(self.table, self._waiting) if self._left is None else self._left
        if len(rest) or not self._parts:
            self._write(rest)
        self._end_part()
        self._csv.close()
        parquet = [_described(path, self._path.parent) for path in self._parts]
        return {"rows": self.n_rows, "csv": self._csv.described(), "parquet": parquet}

    def abandon(self) -> None:
        """Close the files, whatever is in them."""
        self._csv.close()
        if self._writer is not None:
            self._writer.close()

    def _write(self, rows: pa.Table) -> None:
        rows = rows.combine_chunks()  # where the first chunk is empty, Arrow writes whatever is in memory into the CSV
        check(self.table, rows)
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._next_part(), schema(self.table))
        self._writer.write_table(rows, row_group_size=PIECE)
        pacsv.write_csv(guarded(rows), self._csv, _BARE if self.n_rows else _QUOTING)
        self.n_rows += len(rows)
        if self.n_rows % self._part_rows == 0 and len(rows):
            self._end_part()

    def _next_part(self) -> Path:
        """Give the path of the next Parquet file; with the second, the table becomes a folder."""
        if not self._parts:
            self._parts.append(self._path)
            return self._path
        if len(self._parts) == 1:
            single = self._path.with_suffix(".first")
            os.replace(self._path, single)
            self._path.mkdir()
            self._parts = [self._path / "part-00000.parquet"]
            os.replace(single, self._parts[0])
        self._parts.append(self._path / f"part-{len(self._parts):05}.parquet")
        return self._parts[-1]

    def _end_part(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None


class _Hashing(io.RawIOBase):
    """A file that knows the checksum of what went into it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._digest, self._size = file, hashlib.sha256(), 0
        self.name = Path(str(file.name)).name

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._digest.update(data)
        self._size += len(data)
        return self._file.write(data)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()

    def described(self) -> dict[str, Any]:
        return {"path": self.name, "bytes": self._size, "hash": f"sha256:{self._digest.hexdigest()}"}


def _described(path: Path, folder: Path) -> dict[str, Any]:
    return {
        "path": path.relative_to(folder).as_posix(),
        "bytes": path.stat().st_size,
        "hash": f"sha256:{checksum(path)}",
    }


def checksum(path: Path) -> str:
    """Give the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
