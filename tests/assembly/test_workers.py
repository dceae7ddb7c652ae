"""One worker, many, or workers that die: the tables are the same bytes."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from analysis import documents, language, pipeline
from analysis.actors.resolve import name_finder
from analysis.assembly import reader, workers
from analysis.assembly.reader import Text
from analysis.knowledge import load
from analysis.language import pipeline as parsing

from .test_rebuild import files


class Deadly(workers._Pool):
    """A pool of which one process is killed while it reads."""

    killed = 0

    def _result(self, shard: Sequence[Text], future: Future[list[bytes]]) -> list[bytes]:
        if not Deadly.killed:
            Deadly.killed = next(iter(self._pool._processes))
            os.kill(Deadly.killed, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        return super()._result(shard, future)


def test_many_workers_give_the_same_bytes_as_one_and_a_killed_ones_shard_is_read_again(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.build(archive, out=tmp_path / "one")
    monkeypatch.setattr(workers, "_Pool", Deadly)
    pipeline.build(archive, out=tmp_path / "two", workers=2)
    assert Deadly.killed
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_no_worker_is_refused(archive: Path) -> None:
    with pytest.raises(ValueError, match="0 workers"):
        pipeline.build(archive, workers=0)


def test_a_parser_loaded_anew_reads_the_same(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [reader.Text.of(d) for d in documents.read(archive)][:6]
    before = [reader.read_shard(texts[:3]), reader.read_shard(texts[3:])]
    parser = language.load(names=name_finder(load()))
    monkeypatch.setattr(parsing, "MOST_WORDS", 10)
    assert [reader.read_shard(texts[:3]), reader.read_shard(texts[3:])] == before
    assert language.load(names=name_finder(load())) is not parser
