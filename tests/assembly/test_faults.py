"""A build that is stopped, fails or is not alone leaves whole tables: those from before, or its own."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis import pipeline
from analysis.assembly import gather, workers
from analysis.assembly.reader import Text, read_shard
from analysis.tables import TableError, files, place

from .test_rebuild import NEWS
from .test_rebuild import files as contents

ROOT = Path(__file__).resolve().parents[2]


def archive(path: Path, n: int, mark: str = "") -> Path:
    texts = list(NEWS.values())
    rows = [json.dumps({"id": f"d{i:04}", "text": f"{texts[i % 3]} {mark} {i} shops closed."}) for i in range(n)]
    path.write_text("\n".join(rows))
    return path


def started(source: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "analysis", "build", str(source), "--out", str(out)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_a_killed_build_leaves_the_tables_before_it_and_the_next_one_sweeps_up(tmp_path: Path) -> None:
    out = tmp_path / "place" / "t"
    pipeline.build(archive(tmp_path / "a.jsonl", 20), out=out)
    before = contents(out)
    build = started(archive(tmp_path / "b.jsonl", 2_000, "again"), out)
    while not list(out.parent.glob(".t-new-*/events.waiting")):  # it is at work
        assert build.poll() is None
        time.sleep(0.05)
    build.send_signal(signal.SIGKILL)
    build.wait()
    assert contents(out) == before
    pipeline.build(tmp_path / "a.jsonl", out=out)
    assert contents(out) == before
    assert {p.name for p in out.parent.iterdir()} <= {"t", ".t-lock", ".t-rows.sqlite"}


@pytest.mark.parametrize("step", ["write", "finish", "exchange"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_at_any_step_is_told_and_the_tables_are_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    out = tmp_path / "place" / "t"
    pipeline.build(archive(tmp_path / "a.jsonl", 3), out=out)
    before = contents(out)

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    where = {"write": (files.TableFile, "add"), "finish": (gather, "describe"), "exchange": (place, "_to_disk")}[step]
    monkeypatch.setattr(*where, fail)
    with pytest.raises(TableError, match=rf"cannot be written \({os.strerror(code)}\); tables that were there"):
        pipeline.build(archive(tmp_path / "b.jsonl", 3, "again"), out=out)
    assert contents(out) == before
    assert not list(out.parent.glob(".t-new-*"))


def test_an_interrupted_build_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = archive(tmp_path / "a.jsonl", 150), tmp_path / "place" / "t"

    def stop(_: str, done: int) -> None:
        if done >= 64:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.build(source, out=out, progress=stop)
    assert not out.exists()
    read: list[str] = []

    def noted(shard: list[Text]) -> list[bytes]:
        read.extend(text.doc_id for text in shard)
        return read_shard(shard)

    monkeypatch.setattr(workers, "read_shard", noted)
    pipeline.build(source, out=out)
    assert read == [f"d{i:04}" for i in range(64, 150)]
    pipeline.build(source, out=tmp_path / "scratch" / "t")
    assert contents(out) == contents(tmp_path / "scratch" / "t")


def test_two_builds_into_one_folder_leave_the_tables_of_one(tmp_path: Path) -> None:
    sources = [archive(tmp_path / "a.jsonl", 30), archive(tmp_path / "b.jsonl", 30, "again")]
    both = tmp_path / "both" / "t"
    other = started(sources[0], both)
    while other.poll() is None:  # again and again, until the other is done: one of these meets its end
        pipeline.build(sources[1], out=both)
    assert other.returncode == 0
    for source in sources:
        pipeline.build(source, out=tmp_path / source.stem / "t")
    assert contents(both) in [contents(tmp_path / source.stem / "t") for source in sources]
