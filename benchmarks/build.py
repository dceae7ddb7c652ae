"""Seconds and memory of a build and of a report, each in a process of its own, from its start to its end.

    python benchmarks/build.py [--repeat N] [SEEDS …]

Prints machine and versions, then a line for each measurement: the median of the seconds, and the peak memory of the
largest process.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = ("spacy", "pandas", "matplotlib", "scipy", "networkx")


def machine() -> str:
    """Give processor, cores, system and versions on two lines."""
    info = Path("/proc/cpuinfo")
    names = (
        [line.split(":")[1].strip() for line in info.read_text().splitlines() if "model name" in line]
        if info.is_file()
        else []
    )
    processor = names[0] if names else platform.processor()
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}\nPython {platform.python_version()}, {versions}"


def measure(command: list[str]) -> tuple[float, float]:
    """Give the seconds that a command of the package takes and its peak memory in MB (NaN where unknown)."""
    begin = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "analysis", *command], cwd=ROOT, stdout=subprocess.DEVNULL)
    if hasattr(os, "wait4"):
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        peak = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    else:
        child.wait()
        peak = float("nan")
    if child.returncode:
        sys.exit(f"python -m analysis {' '.join(command)} ended with status {child.returncode}")
    return time.perf_counter() - begin, peak


def line(name: str, command: list[str], repeat: int) -> None:
    """Measure a command and print its line."""
    runs = [measure(command) for _ in range(repeat)]
    seconds = statistics.median(s for s, _ in runs)
    print(f"| {name} | {seconds:.1f} | {max(peak for _, peak in runs):.0f} |", flush=True)


def main() -> None:
    """Measure what is named, else the seeds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("seeds", metavar="SEEDS", nargs="*", default=["seeds"])
    options.add_argument("--repeat", metavar="N", type=int, default=3, help="runs of each (default: %(default)s)")
    given = options.parse_args()
    print(f"{machine()}\n\n| | seconds | peak memory (MB) |\n|---|---|---|")
    for seeds in given.seeds:
        with tempfile.TemporaryDirectory() as folder:
            tables, out = str(Path(folder, "tables")), str(Path(folder, "reports"))
            line(f"build of {seeds}", ["build", seeds, "--out", tables], given.repeat)
            line(f"report of {seeds}, all new", ["report", seeds, "--out", out, "--tables", tables, "--force"], 1)
            line(f"report of {seeds}, nothing new", ["report", seeds, "--out", out, "--tables", tables], 1)


if __name__ == "__main__":
    main()
