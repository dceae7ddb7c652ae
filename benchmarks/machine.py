"""The machine, and what a command takes on it: seconds, seconds of a core, memory."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = ("spacy", "thinc", "numpy", "pandas", "pyarrow", "matplotlib", "scipy", "networkx")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a command took: seconds by the clock, seconds of processor, and MB of its largest process (NaN: unknown)."""

    seconds: float
    core: float
    peak: float


def machine() -> str:
    """Give processor, cores, memory, system and versions on two lines."""
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    where = f"{_processor()}, {os.cpu_count()} cores, {_memory()}{platform.system()}"
    return f"{where}; Python {platform.python_version()}.\nWith {versions}."


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    return next((line.split(":")[1].strip() for line in lines if "model name" in line), platform.processor())


def _memory() -> str:
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return ""
    return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 1e9:.0f} GB, "


def measure(*command: str) -> Taken:
    """Give what a command of Python takes (`-m analysis build …`), from its start to its end; ends where it fails."""
    begin = time.perf_counter()
    child = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert child.stderr is not None
    said = child.stderr.read().decode(errors="replace")
    core = peak = float("nan")
    if hasattr(os, "wait4"):
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        core, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    seconds = time.perf_counter() - begin
    if child.wait():
        sys.exit(f"python {' '.join(command)} ended with status {child.returncode}\n{said}")
    return Taken(seconds, core, peak)


def quickest(repeat: int, *command: str) -> Taken:
    """Give the quickest of several runs: what else the machine does can only make one slower."""
    return min((measure(*command) for _ in range(repeat)), key=lambda taken: taken.seconds)
