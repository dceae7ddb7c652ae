"""The notebooks: built as arguments, committed with the outputs that they give now, and free of errors."""

from __future__ import annotations

import ast
import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from analysis import pipeline, runner
from analysis.tables import Tables
from benchmarks.corpora import documents

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
by_name = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a new user has it after a build: tables of the example document beside the notebooks."""
    place = tmp_path_factory.mktemp("project")
    pipeline.build(ROOT / "seeds", out=place / "data" / "tables")
    shutil.copytree(ROOT / "notebooks", place / "notebooks")
    return place


def code(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def told(cell: nbformat.NotebookNode) -> list[str]:
    """What a cell says in words; pictures differ between versions of the libraries that draw them."""
    found = []
    for output in cell.outputs:
        data = output.get("data", {})
        page = BeautifulSoup(data.get("text/html", ""), "lxml")
        for hidden in page(["script", "style"]):
            hidden.extract()
        found.append(output.get("text", "") + data.get("text/plain", "") + page.get_text(" ", strip=True))
    return found


@by_name
def test_the_outputs_that_are_committed_are_those_it_gives_now(path: Path, place: Path) -> None:
    committed = runner.read(path)
    now = runner.execute(committed, place / "notebooks")
    differ = [a.id for a, b in zip(code(committed), code(now), strict=True) if told(a) != told(b)]
    assert differ == [], "these cells give other words than are committed: run `make notebooks` and commit the result"


QUIET = (
    "The river rose a little in spring, and the ferry between the two villages ran an hour late.\n\n"
    "The library of the old town has new shelves. Children read there, and the baker on the corner sells them rolls.\n"
)


@pytest.fixture(scope="module", params=["without incidents", "large"])
def elsewhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tables]:
    """Other documents, their tables beside the notebooks: a page on which nothing happens, and an archive."""
    place = tmp_path_factory.mktemp("elsewhere")
    if request.param == "large":
        lines = [json.dumps(record) for record in documents(80, conflict=0.5)]
        (place / "archive.jsonl").write_text("\n".join(lines), encoding="utf-8")
    else:
        (place / "page.txt").write_text(QUIET, encoding="utf-8")
    [seeds] = place.iterdir()
    tables = pipeline.build(seeds, out=place / "data" / "tables")
    shutil.copytree(ROOT / "notebooks", place / "notebooks")
    return place, tables


@by_name
def test_it_runs_unchanged_on_other_documents_and_speaks_of_them(path: Path, elsewhere: tuple[Path, Tables]) -> None:
    place, tables = elsewhere
    notebook = runner.execute(runner.read(path), place / "notebooks")
    outputs = [output for cell in code(notebook) for output in cell.outputs]
    assert [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"] == []
    drawn = [cell for cell in code(notebook) if "= charts." in cell.source]
    images = [BeautifulSoup(o.data["text/html"], "lxml").find("img") for cell in drawn for o in cell.outputs]
    assert len(images) == len(drawn) and all(len(image["alt"]) > 20 for image in images)
    said = " ".join(text for cell in code(notebook) for text in told(cell))
    assert "Islamic State Khorasan" not in said or "isis-k" in set(tables.actors["actor_id"])
    if tables.incidents.empty:
        assert re.search(r"\bno\b|\bnothing\b|\bnone\b", said, re.IGNORECASE)


@by_name
def test_no_output_is_an_error_or_a_warning(path: Path) -> None:
    outputs = [o for cell in code(runner.read(path)) for o in cell.outputs]
    assert [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"] == []


@by_name
def test_it_reads_as_an_argument(path: Path) -> None:
    notebook = runner.read(path)
    prose = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    assert prose[0].source.startswith("# ") and prose[0].source.splitlines()[0].endswith("?")
    assert sum("**What it does not show.**" in cell.source for cell in prose) == 1
    assert any(cell.source.startswith("## Evidence") for cell in prose)
    said = sum("findings." in cell.source and "show(" not in cell.source for cell in code(notebook))
    assert (len(prose) + said) / len(notebook.cells) >= 0.5


def lines(cell: nbformat.NotebookNode) -> list[str]:
    return [line for line in cell.source.splitlines() if line.strip()]


@by_name
def test_a_code_cell_is_a_line_or_a_few(path: Path) -> None:
    assert [c.source for c in code(runner.read(path)) if not 1 <= len(lines(c)) <= 4] == []


@by_name
def test_the_parameters_stand_in_one_cell_that_says_where_tables_and_figures_are(path: Path) -> None:
    notebook = runner.read(path)
    tagged = [cell for cell in code(notebook) if "parameters" in cell.metadata.get("tags", ())]
    assert len(tagged) == 1
    given = runner.parameters(notebook)
    assert (given["tables"], given["figures"]) == ("../data/tables", f"../reports/figures/{path.stem}")


@by_name
def test_every_figure_is_drawn_exported_and_shown_with_an_alternative_text(path: Path) -> None:
    for cell in code(runner.read(path)):
        if "= charts." in cell.source:
            assert "charts.export(" in cell.source
            [output] = cell.outputs
            image = BeautifulSoup(output.data["text/html"], "lxml").find("img")
            assert len(image["alt"]) > 20


def test_no_figure_has_the_name_of_another() -> None:
    names = [
        call.args[1].value
        for path in NOTEBOOKS
        for cell in code(runner.read(path))
        for call in ast.walk(ast.parse(cell.source))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "charts.export"
    ]
    assert names and len(names) == len(set(names))


def test_notebooks_link_only_to_notebooks_that_there_are() -> None:
    links = [
        (p, link) for p in NOTEBOOKS for link in re.findall(r"\]\(([^)]+\.ipynb)\)", p.read_text(encoding="utf-8"))
    ]
    assert links and [link for path, link in links if not (path.parent / link).is_file()] == []
