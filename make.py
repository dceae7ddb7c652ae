"""Sets up and runs the project with nothing but Python 3.11 or newer: `python make.py report`, `python make.py test`.

The Makefile calls this file; on a machine without make, call it directly. Everything goes into `.venv` beside it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed.sha256"


def main() -> int:
    """Run the task named on the command line; gives the exit status."""
    tasks = {
        "setup": lambda: 0,
        "report": lambda: run("-m", "analysis", "report"),
        "test": lambda: run("-m", "pytest"),
        "lab": lambda: run("-m", "jupyterlab", "notebooks"),
        "check": check,
        "notebooks": lambda: run("-m", "analysis", "notebooks"),
        "score": lambda: run("benchmarks/score.py"),
        "benchmark": lambda: run("benchmarks/build.py"),
        "lock": lock,
    }
    name = sys.argv[1] if len(sys.argv) == 2 else ""
    if name not in tasks:
        print(f"usage: python make.py {'|'.join(tasks)}", file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):
        print(f"Fault Lines needs Python 3.11 or newer; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    return setup() or tasks[name]()


def run(*arguments: str) -> int:
    """Run the environment's Python in the project's folder and give its exit status."""
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT).returncode


def setup() -> int:
    """Make the environment, or bring it up to date where the lock file or the project's description changed."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted and PYTHON.exists():
        return 0
    start = time.monotonic()
    if not PYTHON.exists():
        print("Making the environment .venv …", flush=True)
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)]).returncode:
            print("Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv", file=sys.stderr)
            return 1
    print("Installing the locked packages (a minute or two the first time) …", flush=True)
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    status = run(*pip, "--require-hashes", "-r", str(LOCK)) or run(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    if status == 0:
        STAMP.write_text(wanted)
        print(f"Ready after {time.monotonic() - start:.0f} s.", flush=True)
    return status


def check() -> int:
    """Lint, format and types, as CI asks for them."""
    paths = [p for p in ("analysis", "tests", "benchmarks", "make.py") if (ROOT / p).exists()]
    return run("-m", "ruff", "check", *paths) or run("-m", "ruff", "format", "--check", *paths) or run("-m", "mypy")


def lock() -> int:
    """Renew the lock file from pyproject.toml (maintainers; needs uv)."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--extra", "test", "--extra", "dev", "--universal"]
    command += ["--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--quiet", "-o", str(LOCK)]
    return subprocess.run(command, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
