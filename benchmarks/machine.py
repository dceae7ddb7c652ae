"""The machine, and what a command takes on it: seconds, seconds of a core, memory."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
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


#: A small process that starts another, waits for it and tells what it took: one that is large would count as its memory.
_LAUNCH = """
import json, os, subprocess, sys, time
begin = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
if hasattr(os, "wait4"):
    _, status, used = os.wait4(child.pid, 0)
    code, core, peak = os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss
else:
    code, core, peak = child.wait(), float("nan"), float("nan")
print(json.dumps([code, time.perf_counter() - begin, core, peak]))
"""


def measure(*command: str) -> Taken:
    """Give what a command of Python takes (`-m analysis build …`), from its start to its end; ends where it fails."""
    launch = [sys.executable, "-c", _LAUNCH, sys.executable, *command]
    done = subprocess.run(launch, cwd=ROOT, capture_output=True, text=True)
    code, seconds, core, peak = json.loads(done.stdout)
    if code:
        sys.exit(f"python {' '.join(command)} ended with status {code}\n{done.stderr}")
    return Taken(seconds, core, peak / (1024 if sys.platform != "darwin" else 1024**2))


def quickest(repeat: int, *command: str) -> Taken:
    """Give the quickest of several runs: what else the machine does can only make one slower."""
    return min((measure(*command) for _ in range(repeat)), key=lambda taken: taken.seconds)
