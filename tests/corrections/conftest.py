"""A few stories, and a folder of corrections to write to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import analysis
from analysis.corrections.decisions import COLUMNS, SIGNED
from analysis.tables import Tables

STORIES = {
    "raid": "Turkish forces attacked the Iranian army in Tehran on 3 May 2021, killing five soldiers.",
    "word": "Turkey and Iran are enemies. On 4 May 2021 Iran accused Turkey of the attack.",
    "late": "On Sunday, Chad attacked Niger.",
}


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stories") / "news.jsonl"
    lines = [json.dumps({"id": name, "text": text}) for name, text in STORIES.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def before(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables without any correction."""
    return analysis.build(news, corrections=tmp_path_factory.mktemp("none"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "corrections"
    made.mkdir()
    return made


@pytest.fixture
def decide(folder: Path) -> Callable[..., None]:
    """Write decisions into a file, one per call, as one would in an editor."""

    def write(name: str, *cells: str, signed: tuple[str, ...] = ("misread", "Ada", "2024-05-01")) -> None:
        file = folder / f"{name}.csv"
        if not file.is_file():
            file.write_text(",".join((*COLUMNS[name], *SIGNED)) + "\n", encoding="utf-8")
        quoted = ['"' + cell.replace('"', '""') + '"' for cell in (*cells, *signed)]
        with file.open("a", encoding="utf-8") as open_file:
            open_file.write(",".join(quoted) + "\n")

    return write
