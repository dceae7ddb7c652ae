"""Room on disk for counts: gone when it is closed, and a disk that fails is told as such."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.networks import counted
from analysis.networks.counted import Counted
from analysis.scratch import Scratch


def test_nothing_is_left_of_it(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path / "counts")
    scratch.do("CREATE TABLE t (n INTEGER)")
    scratch.each("INSERT INTO t VALUES (?)", ((n,) for n in range(3)))
    opened = scratch.keep(np.arange(5))
    assert scratch.find("SELECT sum(n) FROM t") == [(3,)] and opened().tolist() == [0, 1, 2, 3, 4]
    rows = scratch.stream("SELECT n FROM t ORDER BY n")
    assert next(rows) == (0,)
    scratch.close()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_an_error_of_the_disk(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path / "counts")
    scratch.do("CREATE TABLE t (words TEXT)")
    pages = scratch.find("PRAGMA page_count")[0][0]
    scratch.do(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(OSError) as told:
        scratch.each("INSERT INTO t VALUES (?)", (("word" * 1_000,) for _ in range(1_000)))
    assert told.value.errno == errno.ENOSPC and isinstance(told.value.__cause__, sqlite3.OperationalError)
    scratch.close()


@given(st.lists(st.lists(st.integers(0, 30), max_size=20), max_size=8), st.integers(1, 9), st.integers(1, 9))
def test_numbers_are_counted_in_order_however_few_fit_into_memory(
    batches: list[list[int]], pending: int, at_once: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(counted, "_PENDING", pending)
        patched.setattr(counted, "_AT_ONCE", at_once)
        found = Counted(Scratch())
        for batch in batches:
            found.add(batch)
        pieces = [(keys.tolist(), times.tolist()) for keys, times in found.slices()]
    every = [n for batch in batches for n in batch]
    assert [key for keys, _ in pieces for key in keys] == sorted(set(every))
    assert [n for _, times in pieces for n in times] == [every.count(n) for n in sorted(set(every))]


def test_arrays_on_disk_count_as_those_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted, "_PENDING", 3)
    monkeypatch.setattr(counted, "_AT_ONCE", 4)
    scratch = Scratch(tmp_path / "counts")
    found = Counted(scratch)
    for begin in range(0, 40, 4):
        found.add([begin, begin + 1, begin + 2, begin + 3, 7])
    assert sum(int(times.sum()) for _, times in found.slices()) == 50
    assert {int(k): int(n) for keys, times in found.slices() for k, n in zip(keys, times, strict=True)}[7] == 11
    scratch.close()
