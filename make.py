"""Set up and run the project with nothing but Python: `python make.py` lists what it can do.

It keeps its own environment in .venv and installs there what requirements.lock names, each file checked against its
checksum. The standard library alone is used here, and nothing newer than Python 3.6 before the version is checked.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
LOCK = ROOT / "requirements.lock"
SHARED = ROOT.parent / "shared"
README_FIGURE = "reports/figures/04_alignments/alignment_network.png"
OLDEST = (3, 11)


def find_python():  # type: ignore[no-untyped-def]  # runs on any Python 3, before annotations can be relied on
    """Go on with a newer Python where this one is too old and one is installed, else say what is missing."""
    for name in ("python3.13", "python3.12", "python3.11", "python3.14"):
        newer = shutil.which(name)
        works = newer and subprocess.run([newer, "-c", ""], stderr=subprocess.DEVNULL).returncode == 0
        if newer and works:
            sys.exit(subprocess.call([newer, *sys.argv]))
    sys.exit(
        "Python {}.{} or newer is needed; this is {}, and no newer one is on the path.\n"
        "Get one from python.org or your system's packages, then run: python3.11 make.py".format(
            *OLDEST, sys.version.split()[0]
        )
    )


if sys.version_info < OLDEST:
    find_python()


def setup(*_: str) -> int:
    """Make .venv and install the locked packages; does nothing where that is done."""
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted and runs(PYTHON):
        return 0
    STAMP.unlink(missing_ok=True)
    if not runs(PYTHON):
        make_environment()
    if not (install() and install_project()):
        return 1
    STAMP.write_text(wanted, encoding="utf-8")
    return 0


def fingerprint() -> str:
    """Give a checksum that changes when the packages must be installed anew."""
    digest = hashlib.sha256()
    for part in (LOCK.read_bytes(), str(ROOT).encode()):  # an environment does not survive being moved
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest() + "\n"


def runs(python: Path) -> bool:
    """Say whether this Python starts, is new enough and has pip."""
    test = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", test], capture_output=True).returncode == 0
    except OSError:
        return False


def make_environment() -> None:
    """Create .venv, or end with the command that brings what is missing."""
    say("Making .venv")
    try:
        import ensurepip  # noqa: F401  # Debian ships venv without it
        import venv
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            f"This Python ({sys.executable}) cannot make environments: its venv or ensurepip module is missing.\n"
            f"On Debian and Ubuntu: sudo apt install python{version}-venv; then run this again."
        )
    try:
        venv.create(VENV, clear=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"{VENV} could not be made: {error}")


def install() -> bool:
    """Install the locked packages with their checksums verified, counting them as they come."""
    total = sum("==" in line for line in LOCK.read_text(encoding="utf-8").splitlines())
    command = pip(["install", "--require-hashes", "--only-binary=:all:", "--no-deps", "-r", str(LOCK)])
    counted = 0
    last: deque[str] = deque(maxlen=25)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=clean()) as pipe:
        for line in pipe.stdout or ():
            last.append(line)
            if line.startswith(("Collecting", "Requirement already")):
                counted += 1
                count(counted, total, line)
            elif line.startswith("Installing"):
                say("Unpacking them (half a minute or so)")
    if pipe.returncode:
        say("".join(last))
        say("The packages could not be installed; what pip says stands above. Is there a network connection?")
    return pipe.returncode == 0


def install_project() -> bool:
    """Make the package importable from anywhere in .venv."""
    command = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)]
    return subprocess.run(pip(command), env=clean()).returncode == 0


def pip(arguments: list[str]) -> list[str]:
    """Give the command that runs pip in .venv."""
    return [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]


def clean() -> dict[str, str]:
    """Give the environment without what would send packages elsewhere."""
    return {k: v for k, v in os.environ.items() if k not in ("PIP_USER", "PIP_TARGET", "PYTHONHOME", "PYTHONPATH")}


def count(number: int, total: int, line: str) -> None:
    """Show how many packages are at hand, a line for every 20."""
    if number % 20 == 0 or number == 1:
        package = next((word for word in line.split() if "==" in word), "")
        say(f"Fetching packages {number}/{total} {package}")


def say(text: str) -> None:
    """Tell the user on standard error."""
    print(text, file=sys.stderr, flush=True)


def run(*command: str | Path) -> int:
    """Run a command in .venv from the project's folder and give its exit status."""
    try:
        return subprocess.call([PYTHON, *command], cwd=ROOT, env=clean())
    except KeyboardInterrupt:
        return 130


def report(*arguments: str) -> int:
    """Build the tables from seeds/, run every notebook, export figures and pages to reports/."""
    return run("-m", "analysis", "report", *arguments)


def test(*arguments: str) -> int:
    """Run all the tests."""
    return run("-m", "pytest", *arguments)


def lab(*arguments: str) -> int:
    """Open JupyterLab on the notebooks."""
    status = run("-m", "analysis", "build", "seeds", "--out", "data/tables")
    quiet = ("--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate")
    return status or run("-m", "jupyterlab", "notebooks/01_actors.ipynb", *quiet, *arguments)


def notebooks(*arguments: str) -> int:
    """Run the notebooks, keep their outputs in them as they are committed, and renew the README's figure."""
    status = run("-m", "analysis", "build", "seeds", "--out", "data/tables")
    names = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "notebooks").glob("*.ipynb"))
    status = status or run("-m", "analysis", "run", *names, "--in-place", *arguments)
    if not status:
        (ROOT / "docs").mkdir(exist_ok=True)
        shutil.copyfile(ROOT / README_FIGURE, ROOT / "docs" / Path(README_FIGURE).name)
    return status


def check(*_: str) -> int:
    """Run the linter, the format check, the type checker and the tests."""
    status = [run("-m", *c) for c in (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("pytest",))]
    return max(status)


def score(*arguments: str) -> int:
    """Score the reading against the annotated passages and releases, where these are at hand."""
    tools, gold = SHARED / "tools", SHARED / "gold"
    if not (tools.is_dir() and gold.is_dir()):
        say(f"Nothing to score against: {tools} and {gold} are not there.")
        return 2
    sets = ("seeds", "plover_examples", "re3d_relations")
    status = [run(tools / "score.py", gold / f"{name}.jsonl", *arguments) for name in sets]
    status.append(run(tools / "score_releases.py", gold / "isaf_releases.jsonl", *arguments))
    return max(*status, run("-m", "tests.passages", "score", *arguments))


def benchmark(*arguments: str) -> int:
    """Measure speed and memory and write them to docs/performance.md; see python -m benchmarks --help."""
    return run("-m", "benchmarks", *arguments)


def lock(*arguments: str) -> int:
    """Write requirements.lock anew from pyproject.toml; for maintainers, needs uv."""
    uv = shutil.which("uv")
    if not uv:
        say("uv is not installed; see docs.astral.sh/uv")
        return 2
    # Only the default registry counts: a mirror or a folder of wheels of one's own must not get into the lock.
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_"))}
    command = [uv, "pip", "compile", "pyproject.toml", "--output-file", "requirements.lock", "--quiet", *arguments]
    return subprocess.call(command, cwd=ROOT, env=env)


TASKS = {t.__name__: t for t in (report, test, lab, score, benchmark, notebooks, check, setup, lock)}


def main(arguments: list[str]) -> int:
    """Run the task named first, with what follows as its arguments; without one, list the tasks."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print("python make.py TASK\n")
        print("\n".join(f"  {name:<10} {task.__doc__}" for name, task in TASKS.items()))
        return 0
    task = TASKS.get(arguments[0])
    if task is None:
        say(f"There is no task '{arguments[0]}'; there are: {', '.join(TASKS)}")
        return 2
    if task not in (setup, lock) and setup():
        return 1
    return task(*arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
