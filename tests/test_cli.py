"""The command line: what a user types, and what he then sees."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from analysis.cli import main

ROOT = Path(__file__).resolve().parent.parent
TEXT = "The army attacked the rebels in the capital on 3 May 2021. Two soldiers were killed.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", ["build", "run", "report", "networks"])
def test_help_on_every_command_gives_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"examples:\n  python -m analysis {command}" in capsys.readouterr().out


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert all(f"\n    {command} " in out for command in ("build", "run", "report", "networks"))


def test_build_says_what_was_read_and_where_the_tables_are(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(seeds), "--out", str(tmp_path / "tables")]) == 0
    out = capsys.readouterr().out
    assert "documents  1 read, 0 skipped" in out
    assert f"tables  {tmp_path / 'tables'}" in out
    assert (tmp_path / "tables" / "events.parquet").is_file()


def test_what_is_skipped_is_named_beside_the_results(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (seeds / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00")
    assert main(["build", str(seeds), "--out", str(tmp_path / "tables")]) == 0
    told = capsys.readouterr()
    assert "documents  1 read, 1 skipped" in told.out
    assert "skipped: photo.jpg" in told.err


def _nothing(folder: Path) -> Path:
    return folder / "gone"


def _empty_folder(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"


def _empty_file(folder: Path) -> Path:
    (folder / "empty.txt").write_bytes(b"")
    return folder / "empty.txt"


def _binary_file(folder: Path) -> Path:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    return folder / "binary.txt"


def _no_text_column(folder: Path) -> Path:
    (folder / "table.csv").write_text("name,age\nx,3\n", encoding="utf-8")
    return folder / "table.csv"


def _broken_lines(folder: Path) -> Path:
    (folder / "broken.jsonl").write_text("{not json\n", encoding="utf-8")
    return folder / "broken.jsonl"


@pytest.mark.parametrize("given", [_nothing, _empty_folder, _empty_file, _binary_file, _no_text_column, _broken_lines])
def test_input_that_cannot_be_read_is_named_and_nothing_is_written(
    given, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = given(tmp_path)
    assert main(["build", str(path), "--out", str(tmp_path / "tables")]) == 2
    told = capsys.readouterr()
    assert path.name in told.err and told.err.startswith("error: ")
    assert told.out == ""
    assert not (tmp_path / "tables").exists()


def corrections(folder: Path, line: str) -> Path:
    folder.mkdir()
    (folder / "ties.csv").write_text("actor,other,quote,stand,reason,author,decided\n" + line, encoding="utf-8")
    return folder


def test_a_correction_that_matches_nothing_is_told_beside_the_results(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = corrections(tmp_path / "mine", "chad,mali,,hostile,misread,Ada,2024-05-01\n")
    command = ["build", str(seeds), "--out", str(tmp_path / "tables"), "--corrections", str(mine)]
    assert main(command) == 0
    assert f"note: {mine / 'ties.csv'}, line 2: matches nothing in these documents (misread)" in capsys.readouterr().err


def test_a_mistake_in_a_correction_is_named_and_nothing_is_written(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = corrections(tmp_path / "mine", "chad,mali,,cold,misread,Ada,2024-05-01\n")
    assert main(["build", str(seeds), "--out", str(tmp_path / "tables"), "--corrections", str(mine)]) == 2
    assert "ties.csv, line 2: 'cold' is no stand" in capsys.readouterr().err
    assert not (tmp_path / "tables").exists()


def test_a_refused_build_leaves_the_tables_of_the_last_one(seeds: Path, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    main(["build", str(seeds), "--out", str(tables)])
    before = {p.name: p.read_bytes() for p in tables.iterdir()}
    assert main(["build", str(tmp_path / "gone"), "--out", str(tables)]) == 2
    assert {p.name: p.read_bytes() for p in tables.iterdir()} == before


def test_a_folder_that_holds_something_else_is_not_overwritten(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_bytes(b"x")
    assert main(["build", str(seeds), "--out", str(tmp_path / "mine")]) == 2
    assert "thesis.docx" in capsys.readouterr().err
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["thesis.docx"]


def small_notebook(path: Path, source: str) -> Path:
    first = nbformat.v4.new_code_cell("limit = 10", id="a", metadata={"tags": ["parameters"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[first, nbformat.v4.new_code_cell(source, id="b")]), path)
    return path


def test_run_sets_a_parameter_and_says_where_the_result_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = small_notebook(tmp_path / "n.ipynb", "print(limit * 2)"), tmp_path / "out.ipynb"
    assert main(["run", str(path), "-p", "limit=21", "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert nbformat.read(out, 4).cells[2].outputs[0].text == "42\n"
    assert nbformat.read(path, 4).cells[1].outputs == []


def test_run_in_place_keeps_the_outputs_in_the_notebook(tmp_path: Path) -> None:
    path = small_notebook(tmp_path / "n.ipynb", "print(limit)")
    assert main(["run", str(path), "--in-place"]) == 0
    assert nbformat.read(path, 4).cells[1].outputs[0].text == "10\n"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("limt=3", "unknown parameter limt; this notebook has: limit (10)"),
        ("limit=many", "parameter limit: 'many' is text, it takes a whole number"),
        ("limit", "-p limit: give a parameter as NAME=VALUE"),
    ],
)
def test_run_refuses_a_parameter_that_does_not_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], value: str, told: str
) -> None:
    path = small_notebook(tmp_path / "n.ipynb", "print(limit)")
    assert main(["run", str(path), "-p", value]) == 2
    assert told in capsys.readouterr().err


def test_a_cell_that_fails_is_named_and_the_status_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_notebook(tmp_path / "n.ipynb", "limit / 0")
    assert main(["run", str(path), "--out", str(tmp_path / "o.ipynb")]) == 1
    assert "n.ipynb: cell [2], 'limit / 0' ended with ZeroDivisionError" in capsys.readouterr().err


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    code = "import sys, analysis.cli; analysis.cli.parser(); print([m for m in ('pandas', 'spacy', 'matplotlib') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_the_package_runs_as_a_module() -> None:
    run = subprocess.run([sys.executable, "-m", "analysis", "--version"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0 and run.stdout.startswith("fault-lines ")


def test_networks_are_written_for_other_programs_and_each_file_is_named(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", str(seeds), "--out", str(tmp_path / "tables")])
    capsys.readouterr()
    out = tmp_path / "networks"
    assert main(["networks", str(tmp_path / "tables"), "--out", str(out), "--level", "country", "--no-claims"]) == 0
    named = capsys.readouterr().out.split()
    assert str(out / "alignments.graphml") in named and all(Path(name).is_file() for name in named)


def test_networks_of_tables_that_are_not_there_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["networks", str(tmp_path / "none")]) == 2
    assert "none" in capsys.readouterr().err
