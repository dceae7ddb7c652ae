"""Tables and knowledge files damaged in turn: what is said of it. Sections of docs/reliability.md."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import analysis
from analysis.tables import TableError
from benchmarks.machine import ROOT
from benchmarks.page import table

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut in half": lambda data: data[: len(data) // 2],
    "emptied": lambda data: b"",
    "one byte in the middle changed": lambda data: _changed(data, b"\xff"),
    "a quotation mark put into the middle": lambda data: _changed(data, b'"'),
    "a line doubled": lambda data: _doubled(data),
    "filled with text": lambda data: b"something else\n" * 100,
}


def _changed(data: bytes, byte: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + byte + data[middle + 1 :]


def _doubled(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    middle = len(lines) // 2
    return b"".join([*lines[: middle + 1], *lines[middle:]])


def tables() -> str:
    """Damage every file of a set of tables in every way; each must be refused with an error that names it."""
    told: Counter[str] = Counter()
    example = ""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "t")
        analysis.build(ROOT / "seeds", out=folder)
        files = sorted([*folder.glob("*.parquet"), folder / "datapackage.json"])
        for path in files:
            whole = path.read_bytes()
            for how, damage in DAMAGES.items():
                path.write_bytes(damage(whole))
                said = _refused(folder)
                if whole != path.read_bytes() and path.name not in said:
                    raise AssertionError(f"{path.name}, {how}: {said or 'no error'}")
                told[how] += 1
                example = example or said.replace(name, "…")
            path.write_bytes(whole)
    return (
        f"Each of the {len(files)} files that are read was damaged in {len(DAMAGES)} ways ({', '.join(DAMAGES)}): all "
        f"{told.total()} were refused with an error that names the file, for example: `{example}`"
    )


def _refused(folder: Path) -> str:
    """Give the error with which tables are refused; empty where all can be read."""
    try:
        for _ in analysis.load(folder).items():
            pass
    except TableError as error:
        return str(error)
    return ""


def knowledge(n: int = 15) -> str:
    """Damage n knowledge files in every way and build; they must be refused with file and line, or still be good files."""
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for part in ("analysis", "data/knowledge", "data/language", "data/corrections", "seeds"):
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, home / part)
        files = sorted(p for p in (home / "data" / "knowledge").rglob("*") if p.suffix in (".csv", ".yaml"))
        chosen = random.Random(5).sample(files, min(n, len(files)))
        for path in chosen:
            whole = path.read_bytes()
            for how, damage in DAMAGES.items():
                path.write_bytes(damage(whole))
                outcome, said = _build(home, path)
                counts[outcome] += 1
                if outcome == "broke":
                    print(f"{path.relative_to(home)}, {how}: {said}", file=sys.stderr, flush=True)
                if outcome == "refused":
                    examples.setdefault(how, said.replace(name, "…"))
            path.write_bytes(whole)
    rows = [(how, f"`{said}`") for how, said in examples.items()]
    return (
        f"{len(chosen)} of the {len(files)} knowledge files, drawn at random, were each damaged in {len(DAMAGES)} ways and `seeds/` built: "
        f"{counts['refused']} were refused by an error that names the file, {counts['read']} left a file that is as good as "
        f"any (a line less, another letter), and {counts['broke']} ended otherwise.\n\n"
        f"{table(('damage', 'for example'), rows)}"
    )


def _build(home: Path, path: Path) -> tuple[str, str]:
    command = [sys.executable, "-m", "analysis", "build", "seeds", "--out", "t", "--fresh"]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True)
    lines = done.stderr.strip().splitlines() or [""]
    if done.returncode == 0:
        return "read", ""
    named = lines[0].startswith("error: ") and path.name in done.stderr and "Traceback" not in done.stderr
    return ("refused", lines[0]) if named else ("broke", lines[-1])
