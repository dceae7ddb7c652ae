"""Notebooks run with parameters: what a user gives, and what he then sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from analysis import runner

PARAMETERS = 'folder = "../data"\nlimit = 10\nshare = 0.5\nclaims = True\nactors = ["a"]\nname = ""\nsince = None'


def notebook(path: Path, *cells: str, tagged: str = PARAMETERS) -> Path:
    first = nbformat.v4.new_code_cell(tagged, id="first", metadata={"tags": ["parameters"]})
    rest = [nbformat.v4.new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(cells)]
    nbformat.write(nbformat.v4.new_notebook(cells=[first, *rest]), path)
    return path


def printed(executed: nbformat.NotebookNode) -> str:
    return "".join(o.text for c in executed.cells for o in c.get("outputs", ()) if o.output_type == "stream")


def test_the_parameters_of_a_notebook_are_those_of_its_tagged_cell(tmp_path: Path) -> None:
    read = runner.read(notebook(tmp_path / "n.ipynb", "other = 1"))
    assert list(runner.parameters(read)) == ["folder", "limit", "share", "claims", "actors", "name", "since"]
    assert runner.parameters(read)["share"] == 0.5


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("limit", "3", 3),
        ("share", "1", 1.0),
        ("share", "0.25", 0.25),
        ("claims", "false", False),
        ("claims", "no", False),
        ("actors", "[x, y]", ["x", "y"]),
        ("name", "007", "007"),
        ("name", "2021-08-15", "2021-08-15"),
        ("name", "", ""),
        ("since", "3", 3),
        ("limit", 4, 4),
    ],
)
def test_a_value_typed_in_a_shell_is_read_as_the_type_of_the_default(
    tmp_path: Path, name: str, typed: Any, value: Any
) -> None:
    changed = runner.with_parameters(runner.read(notebook(tmp_path / "n.ipynb")), {name: typed})
    assert changed.cells[1].source == f"{name} = {value!r}"


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("limit", "many", "parameter limit: 'many' is text, it takes a whole number (its default is 10)"),
        ("limit", "2.5", "parameter limit: 2.5 is a number, it takes a whole number (its default is 10)"),
        ("limit", "true", "parameter limit: True is true or false, it takes a whole number (its default is 10)"),
        ("claims", "1", "parameter claims: 1 is a whole number, it takes true or false (its default is True)"),
        ("share", "[", "parameter share: cannot read '['; its default is 0.5"),
    ],
)
def test_a_value_of_another_type_is_refused(tmp_path: Path, name: str, typed: str, told: str) -> None:
    with pytest.raises(runner.NotebookError) as refused:
        runner.with_parameters(runner.read(notebook(tmp_path / "n.ipynb")), {name: typed})
    assert str(refused.value) == told


def test_an_unknown_parameter_is_refused_and_the_known_ones_are_named(tmp_path: Path) -> None:
    path = notebook(tmp_path / "n.ipynb", tagged="limit = 10\nname = 'x'")
    with pytest.raises(runner.NotebookError) as refused:
        runner.run(path, {"limt": "3"})
    assert str(refused.value) == f"{path}: unknown parameter limt; this notebook has: limit (10), name ('x')"


def test_a_notebook_without_a_tagged_cell_takes_no_parameters(tmp_path: Path) -> None:
    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "n.ipynb")
    with pytest.raises(runner.NotebookError, match="this notebook has: none"):
        runner.run(tmp_path / "n.ipynb", {"x": "1"})


@pytest.mark.parametrize("content", ["", "{}", "not JSON"])
def test_a_file_that_is_no_notebook_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "n.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(runner.NotebookError, match=r"n\.ipynb: is no notebook"):
        runner.run(tmp_path / "n.ipynb")


def test_a_missing_notebook_is_named(tmp_path: Path) -> None:
    with pytest.raises(runner.NotebookError, match=r"gone\.ipynb: no such notebook"):
        runner.run(tmp_path / "gone.ipynb")


def test_a_run_twice_gives_the_same_bytes_and_runs_again_from_its_own_result(tmp_path: Path) -> None:
    path = notebook(tmp_path / "n.ipynb", "print('a')\nprint('b')", "print(limit, hash('x'))")
    first, second, third = tmp_path / "1.ipynb", tmp_path / "2.ipynb", tmp_path / "3.ipynb"
    runner.run(path, {"limit": "3"}, first)
    runner.run(path, {"limit": "3"}, second)
    runner.run(first, {"limit": "3"}, third)
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()
    assert "a\nb\n3 " in printed(runner.read(first))


def test_a_notebook_runs_in_its_own_folder_and_finds_the_package(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    path = notebook(tmp_path / "deep" / "n.ipynb", "import os, analysis\nprint(os.path.basename(os.getcwd()))")
    assert printed(runner.run(path)) == "deep\n"


def test_a_folder_given_in_a_shell_is_meant_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("notebooks", "mine"):
        (tmp_path / folder).mkdir()
    notebook(tmp_path / "notebooks" / "n.ipynb", "print(folder)")
    monkeypatch.chdir(tmp_path)
    assert printed(runner.run("notebooks/n.ipynb", {"folder": "mine"})) == "../mine\n"


def test_an_error_in_a_cell_names_notebook_cell_and_error(tmp_path: Path) -> None:
    path = notebook(tmp_path / "n.ipynb", "1 + 1", "x = 1 / 0")
    with pytest.raises(runner.NotebookFailed) as failed:
        runner.run(path, out=tmp_path / "out.ipynb")
    assert str(failed.value) == "n.ipynb: cell [3], 'x = 1 / 0' ended with ZeroDivisionError: division by zero"
    assert not (tmp_path / "out.ipynb").exists()


def test_progress_counts_the_cells(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    runner.run(notebook(tmp_path / "n.ipynb", "1", "2"), progress=lambda cell, n: told.append((cell, n)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_version_of_python_leaves_no_trace_in_the_result(tmp_path: Path) -> None:
    executed = runner.run(notebook(tmp_path / "n.ipynb", "1"))
    assert "version" not in executed.metadata.language_info
    assert executed.metadata.kernelspec.name == "python3"
