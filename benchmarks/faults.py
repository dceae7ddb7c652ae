"""What a build leaves behind when it is stopped, has no room, may not write, or is not alone: whole tables or none.

Each function gives the section of docs/reliability.md that tells what it found, and raises Torn where tables were mixed
or torn.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpora import documents
from benchmarks.machine import ROOT
from benchmarks.page import table
from benchmarks.performance import digest


class Torn(AssertionError):
    """Tables that are none of those that a build can have written."""


def _build(source: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "analysis", "build", str(source), "--out", str(out), *more]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def _ended(build: subprocess.Popen[str]) -> tuple[int, str]:
    said = build.communicate()[1]
    lines = [line for line in said.splitlines() if line.startswith(("error", "stopped"))]
    return build.returncode, lines[-1] if lines else "" if not build.returncode else said.strip()[-200:]


def _corpora(folder: Path, n: int) -> list[Path]:
    """Write two corpora of n documents that share half of them."""
    records = [json.dumps(record) for record in documents(n)]
    others = [json.dumps(record) for record in documents(n, seed=1)]
    paths = [folder / "a.jsonl", folder / "b.jsonl"]
    paths[0].write_text("\n".join(records), encoding="utf-8")
    paths[1].write_text("\n".join(records[: n // 2] + others[n // 2 :]), encoding="utf-8")
    return paths


def _whole(sources: list[Path], folder: Path) -> tuple[list[str], float]:
    """Build each from scratch; give the checksums of the tables and the seconds of the last."""
    found, begin = [], 0.0
    for i, source in enumerate(sources):
        begin = time.monotonic()
        status, said = _ended(_build(source, folder / f"whole{i}" / "t"))
        if status:
            raise Torn(said)
        found.append(digest(folder / f"whole{i}" / "t"))
    return found, time.monotonic() - begin


def kills(moments: int = 50, n: int = 1_000) -> str:
    """Kill builds of n documents at random moments; after each the tables must be those before or those after, whole."""
    choice = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name), Path(name, "place", "t")
        sources = _corpora(folder, n)
        whole, longest = _whole(sources, folder)
        _ended(_build(sources[0], out))
        there, killed, done, span = 0, 0, 0, longest
        while killed < moments:
            begin = time.monotonic()
            build = _build(sources[1 - there], out)
            try:
                build.wait(choice.uniform(0, span))
                done, span = done + 1, max(2.0, time.monotonic() - begin)
            except subprocess.TimeoutExpired:
                build.send_signal(signal.SIGKILL)
                killed += 1
            _ended(build)
            now = digest(out)
            if now not in whole:
                raise Torn(f"after the kill number {killed} the tables are neither those before nor those after")
            if whole.index(now) != there:
                there, span = whole.index(now), longest if build.returncode else span
        _ended(_build(sources[1 - there], out))
        left = sorted(path.name for path in out.parent.iterdir())
        last = "the same bytes as a build from scratch" if digest(out) == whole[1 - there] else "OTHER bytes"
    return (
        f"{killed} builds of {n:,} documents were killed (kill -9) at random moments, each going on from what the one before "
        f"had read; {done} came to their end in between. After every one of them the tables were whole: those from before "
        f"the build or those of its end, byte for byte. A last build gave {last}; beside the tables it left "
        f"{', '.join(f'`{x}`' for x in left if x != 't')} and nothing else."
    )


@contextmanager
def _disk(megabytes: int, *options: str) -> Iterator[Path]:
    """Give a disk of its own, of so many megabytes; raises PermissionError where one cannot be mounted."""
    folder = Path(tempfile.mkdtemp())
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], capture_output=True
    )
    if made.returncode:
        folder.rmdir()
        raise PermissionError(f"no disk can be mounted: {made.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=False)
        folder.rmdir()


def disks(n: int = 1_000) -> str:
    """Build n documents onto disks that are too small, or cannot be written to, over tables that are there."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = _corpora(folder, n)
        small = folder / "small.jsonl"
        small.write_text(sources[0].read_text(encoding="utf-8").partition("\n")[0], encoding="utf-8")
        for megabytes in (1, 2, 4, 16):
            with _disk(megabytes) as disk:
                before = _tables_on(small, disk)
                status, said = _ended(_build(sources[1], disk / "t"))
                rows.append((f"{megabytes} MB", status, said.replace(str(disk), "DISK"), _same(before, disk, status)))
        with _disk(16) as disk:
            before = _tables_on(small, disk)
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            status, said = _ended(_build(sources[1], disk / "t"))
            rows.append(("read-only", status, said.replace(str(disk), "DISK"), _same(before, disk, status)))
    return table(("disk", "exit status", "message", "tables"), rows)


def _tables_on(source: Path, disk: Path) -> str:
    _ended(_build(source, disk / "t"))
    return digest(disk / "t")


def _same(before: str, disk: Path, status: int) -> str:
    if status == 0:
        return "new"
    if digest(disk / "t") != before:
        raise Torn("tables changed by a build that failed")
    return "as they were"


def together(rounds: int = 5, n: int = 300) -> str:
    """Let two builds of other documents write into one folder at once; the tables must be those of one of them."""
    won = [0, 0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = _corpora(folder, n)
        whole, _ = _whole(sources, folder)
        for i in range(rounds):
            out = folder / "both" / "t"
            builds = [_build(source, out) for source in (sources if i % 2 else sources[::-1])]
            for build in builds:
                status, said = _ended(build)
                if status:
                    raise Torn(said)
            if digest(out) not in whole:
                raise Torn("the tables are mixed from two builds")
            won[whole.index(digest(out))] += 1
            shutil.rmtree(out.parent)
    return (
        f"In {rounds} rounds two builds of {n} documents each, half of them the same, wrote into one folder at once. Both "
        f"ended well each time, and the tables were those of one of them, byte for byte ({won[0]} and {won[1]} times)."
    )


def stops(n: int = 1_000) -> str:
    """Stop a build with Ctrl-C, alone and with workers; it must end soon, say so and leave no process."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = _corpora(folder, n)[0]
        for how in ((), ("--workers", "2")):
            build = _build(source, folder / "t", *how)
            time.sleep(8)
            begin = time.monotonic()
            os.kill(build.pid, signal.SIGINT)
            status, said = _ended(build)
            left = "none" if not (folder / "t").exists() else "SOME"
            rows.append((" ".join(how) or "one worker", status, said, f"{time.monotonic() - begin:.1f}", left))
    return table(("build", "exit status", "message", "seconds to the end", "tables"), rows)
