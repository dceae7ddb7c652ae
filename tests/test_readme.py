"""The README: each of its commands, paths and names is true."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from analysis.cli import parser
from analysis.tables import SCHEMAS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line.split(" #")[0].strip() for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
INLINE = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", README, flags=re.MULTILINE | re.DOTALL))
MADE_LATER = ("data/tables/", "my/corrections", "reports/", "reports/index.html", ".venv")


def tasks() -> set[str]:
    sys.path.insert(0, str(ROOT))
    import make

    return set(make.TASKS)


def mentioned_tasks() -> set[str]:
    found = re.findall(r"^(?:python make\.py|make) (\w+)", "\n".join([*COMMANDS, *INLINE]), re.MULTILINE)
    return set(found)


def test_every_task_that_the_readme_names_exists() -> None:
    assert mentioned_tasks() <= tasks()


def test_the_makefile_knows_every_task() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    rule = re.search(r"^(report .*):$", makefile, re.MULTILINE)
    assert rule and set(rule.group(1).split()) == tasks()


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("python -m analysis")])
def test_every_command_of_the_package_can_be_given_as_it_stands(command: str) -> None:
    parser().parse_args(shlex.split(command)[3:])


def test_every_path_that_the_readme_names_is_there() -> None:
    paths = [
        p for p in INLINE if re.fullmatch(r"[\w.-]+(/[\w.-]*)+|[A-Z]+(\.md)?|\w+\.lock", p) and p not in MADE_LATER
    ]
    assert len(paths) > 10
    assert [p for p in paths if not (ROOT / p).exists()] == []


def test_every_picture_is_there_and_has_a_text() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)
    assert pictures and [p for text, p in pictures if len(text) < 20 or not (ROOT / p).is_file()] == []


def test_the_readme_lists_the_tables_that_there_are() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)
    assert listed == list(SCHEMAS)


def test_the_readme_lists_the_notebooks_that_there_are() -> None:
    listed = re.findall(r"^\| `(notebooks/[\w.]+)` \|", README, re.MULTILINE)
    assert listed == [p.relative_to(ROOT).as_posix() for p in sorted((ROOT / "notebooks").glob("*.ipynb"))]


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    code = "".join(text for kind, text in BLOCKS if kind == "python")
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "my" / "corrections" / "events.csv").is_file()


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("d*/**/*.md")), ids=lambda p: p.parent.name
)
def test_no_page_has_a_gap_left_to_fill(page: Path) -> None:
    assert not re.findall(r"@@\w*|\bTODO\b|\bTBD\b|\?\?\?", page.read_text(encoding="utf-8"))
