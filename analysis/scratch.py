"""Room on disk for what a build counts and joins: it would outgrow memory with the number of documents."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MEMORY = 32_000  # KB of the database that are held in memory
_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", f"cache_size = -{_MEMORY}")
_ERRORS = {"SQLITE_FULL": errno.ENOSPC, "SQLITE_READONLY": errno.EROFS, "SQLITE_CANTOPEN": errno.EROFS}

Opened = Callable[[], NDArray[np.int64]]


class Scratch:
    """A database and arrays in a folder of its own, gone when it is closed; in memory where no folder is given.

    Text is sorted by code points, as Python does. A disk that fails raises OSError.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder, self._arrays = folder, 0
        if folder is not None:
            folder.mkdir()
        with _as_disk_error():
            self._base = sqlite3.connect(":memory:" if folder is None else folder / "counts", isolation_level=None)
            for setting in _SETTINGS:
                self._base.execute(f"PRAGMA {setting}").close()
            self._base.execute("BEGIN")

    def do(self, command: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Do one SQL command and give its cursor, which counts the rows that were changed."""
        with _as_disk_error():
            return self._base.execute(command, values)

    def each(self, command: str, rows: Iterable[Sequence[Any]]) -> None:
        """Do one SQL command for each row of values."""
        with _as_disk_error():
            self._base.executemany(command, rows)

    def find(self, command: str, values: Sequence[Any] = ()) -> list[Any]:
        """Give the rows that a query finds."""
        with _as_disk_error():
            return self._base.execute(command, values).fetchall()

    def stream(self, command: str) -> Iterator[Any]:
        """Give the rows that a query finds, one at a time."""
        with _as_disk_error():
            for row in self._base.execute(command):  # noqa: UP028 – that would close the cursor, after the database at times
                yield row

    def keep(self, array: NDArray[np.int64]) -> Opened:
        """Put an array away; what is given opens it again, as long as the scratch is there."""
        if self._folder is None:
            return lambda: array
        self._arrays += 1
        path = self._folder / f"{self._arrays}.npy"
        np.save(path, array)
        return lambda: np.load(path, mmap_mode="r" if len(array) else None)

    def close(self) -> None:
        """Throw everything away."""
        self._base.close()
        if self._folder is not None and self._folder.is_dir():
            for path in self._folder.iterdir():
                path.unlink()
            self._folder.rmdir()


@contextmanager
def _as_disk_error() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        code = _ERRORS.get(error.sqlite_errorname, errno.EIO)
        raise OSError(code, os.strerror(code)) from error
