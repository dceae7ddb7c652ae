"""JupyterLab in a browser: each notebook opens, runs from top to bottom, and shows what it promises."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import pipeline

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(p.name for p in (ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """A server on copies of the notebooks; gives its address up to the notebook's name."""
    place = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", place / "notebooks")
    pipeline.build(ROOT / "seeds", out=place / "data" / "tables")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = {
        "HOME": str(place),
        "JUPYTER_CONFIG_DIR": str(place / "config"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYTHONPATH": str(ROOT),
    }
    command = [
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={port}",
        f"--notebook-dir={place}",
    ]
    quiet = [
        "--IdentityProvider.token=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
    ]
    with (place / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, *command, *quiet], env={**os.environ, **home}, stdout=log, stderr=log
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/api", server, place / "server.log")
            yield f"http://127.0.0.1:{port}/lab/tree/notebooks"
        finally:
            server.terminate()
            server.wait(20)


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            assert server.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.5)
    raise AssertionError(log.read_text(encoding="utf-8"))


def run_all(watched, url: str) -> None:  # type: ignore[no-untyped-def]
    """Open a notebook, clear what is committed with it, run it all and wait for its end."""
    page = watched.page
    page.set_default_timeout(90_000)
    page.goto(f"{url}?reset")  # else the notebooks opened before come back
    page.wait_for_selector(".jp-NotebookPanel .jp-Notebook .jp-Cell")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel and Run All Cells…").click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.get_by_text("Python 3 (ipykernel) | Busy").wait_for()
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.wait_for_function(
        "document.querySelector('.jp-Notebook .jp-RenderedText[data-mime-type$=stderr]') ||"
        "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every(p => /\\d/.test(p.textContent))"
    )


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_top_to_bottom(watched, lab: str, name: str) -> None:
    run_all(watched, f"{lab}/{name}")
    page = watched.page
    notebook = page.locator(".jp-Notebook")
    page.set_viewport_size({"width": 1200, "height": 6000})  # so that the picture shows all of it
    page.locator(".jp-WindowedPanel-outer").first.evaluate("panel => { panel.scrollTop = 0; }")
    page.wait_for_timeout(500)
    watched.picture(f"lab-{name.removesuffix('.ipynb')}")
    assert notebook.locator('[data-mime-type="application/vnd.jupyter.stderr"], .jp-RenderedError').count() == 0
    figures = notebook.locator(".jp-OutputArea figure img")
    texts = figures.evaluate_all("all => all.map(i => i.alt)")
    assert all(len(text) > 10 for text in texts)
    assert len(texts) == (ROOT / "notebooks" / name).read_text(encoding="utf-8").count("charts.export(")
    assert [p for p in watched.problems if p.startswith(("network", "a script ran"))] == []


def test_a_row_of_a_table_opens_its_sentences_in_jupyterlab(watched, lab: str) -> None:
    run_all(watched, f"{lab}/01_actors.ipynb")
    row = watched.page.locator(".jp-OutputArea .browse tbody:visible").first
    cells = row.locator("tr").first.locator("td")
    sides = cells.evaluate_all("all => all.map(cell => getComputedStyle(cell).textAlign)")
    numbers = cells.evaluate_all("all => all.map(cell => cell.classList.contains('number'))")
    assert sides[1:] == ["right" if number else "left" for number in numbers[1:]]
    row.get_by_role("button", name="sentence").click()
    met_as = row.locator("tr").first.locator("td").last.inner_text()
    marked = row.locator("blockquote mark.words:visible").all_inner_texts()
    assert marked and any(mark in met_as for mark in marked)
