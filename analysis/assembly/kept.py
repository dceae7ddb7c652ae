"""Rows kept from build to build: one SQLite file beside the tables, which a killed build leaves whole."""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

_PATIENCE = 2.0  # seconds between commits, and for another build to let go


class Kept:
    """The packed rows of documents by key; without a path, or where its file cannot be used, it keeps nothing.

    Use it in a `with` block. What a build did not ask for is forgotten by `forget_the_rest`.
    """

    def __init__(self, path: Path | None) -> None:
        self._path, self._base = path, None if path is None else _open(path)
        self._generation = self._next_generation()
        self._since = time.monotonic()
        self.hits = 0

    def __enter__(self) -> Kept:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._do(lambda base: (base.commit(), base.close()))

    def get(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """Give what is kept under each key."""
        return [self._get(key) for key in keys]

    def put(self, key: bytes, rows: bytes) -> None:
        """Keep rows under a key."""
        data = zlib.compress(rows, 1)
        self._do(
            lambda base: base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (key, self._generation, data))
        )
        self._commit_now_and_then()

    def forget_the_rest(self) -> None:
        """Forget what was neither asked for nor put since this was opened."""
        self._do(lambda base: base.execute("DELETE FROM kept WHERE generation <> ?", (self._generation,)))

    def _get(self, key: bytes) -> bytes | None:
        found = self._do(lambda base: base.execute("SELECT rows FROM kept WHERE key = ?", (key,)).fetchone())
        if not found:
            return None
        try:
            rows = zlib.decompress(found[0])
        except zlib.error:
            return None
        self._do(lambda base: base.execute("UPDATE kept SET generation = ? WHERE key = ?", (self._generation, key)))
        self.hits += 1
        return rows

    def _next_generation(self) -> int:
        found = self._do(lambda base: base.execute("SELECT max(generation) FROM kept").fetchone())
        return (found[0] or 0) + 1 if found else 1

    def _commit_now_and_then(self) -> None:
        if time.monotonic() - self._since > _PATIENCE:
            self._do(lambda base: base.commit())
            self._since = time.monotonic()

    def _do(self, what):  # type: ignore[no-untyped-def]  # gives whatever `what` gives
        """Do something with the file; where it fails, go on without it: what it keeps can be read anew."""
        if self._base is None:
            return None
        try:
            return what(self._base)
        except (sqlite3.Error, OSError):
            self._base.close()
            self._base = None
            return None


def _open(path: Path) -> sqlite3.Connection | None:
    for attempt in range(2):
        try:
            base = sqlite3.connect(path, timeout=_PATIENCE)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, generation INTEGER, rows BLOB)")
            base.commit()
            return base
        except sqlite3.DatabaseError as error:
            if attempt or isinstance(error, sqlite3.OperationalError):
                return None
            for end in ("", "-wal", "-shm"):  # damaged: begin anew
                path.with_name(path.name + end).unlink(missing_ok=True)
    return None
