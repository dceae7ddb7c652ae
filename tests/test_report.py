"""The report: what it makes, what a second run leaves alone, and that its pages need nothing from outside."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from analysis import runner
from analysis.documents import InputError
from analysis.report import Made, make
from analysis.report.pages import Link, page, title

TEXT = "The army attacked the rebels in the capital on 3 May 2021. Two soldiers were killed.\n"
EXPORT = """
import json, pathlib
for ending in ("png", "svg", "pdf", "csv"):
    pathlib.Path(figures, "chart." + ending).write_bytes(b"x")
told = {"title": "A <b> finding", "caption": "Counted & drawn.", "alt": "Bars"}
pathlib.Path(figures, "chart.json").write_text(json.dumps(told))
"""


def write_notebook(folder: Path, name: str, heading: str, *sources: str) -> Path:
    parameters = 'tables = "../data/tables"\nfigures = "../reports/figures"'
    cells = [
        nbformat.v4.new_markdown_cell(f"# {heading}", id="heading"),
        nbformat.v4.new_code_cell(parameters, id="parameters", metadata={"tags": ["parameters"]}),
        *(nbformat.v4.new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(sources)),
    ]
    return runner.write(nbformat.v4.new_notebook(cells=cells), folder / f"{name}.ipynb")


def prepare(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text(TEXT, encoding="utf-8")
    write_notebook(tmp_path / "notebooks", "01_first", "The first", EXPORT, "print(figures)")
    write_notebook(tmp_path / "notebooks", "02_second", "The second", "import analysis\nanalysis.load(tables)")
    return tmp_path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return prepare(tmp_path)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    """A report that tests only look at."""
    place = prepare(tmp_path_factory.mktemp("report"))
    return place, report(place)


def report(place: Path, **options: bool) -> Made:
    options = {"gallery": False, **options}  # it has tests of its own
    return make(place / "seeds", place / "reports", place / "tables", notebooks=place / "notebooks", **options)


def test_a_report_has_tables_a_page_for_each_notebook_every_figure_and_a_start_page(done: tuple[Path, Made]) -> None:
    place, made = done
    assert (place / "tables" / "events.csv").is_file()
    assert {p.name for p in (place / "reports").glob("*.html")} == {"index.html", "01_first.html", "02_second.html"}
    assert (place / "reports" / "figures" / "01_first" / "chart.png").is_file()
    assert (made.figures, made.pages, made.redone) == (1, 3, 2)
    assert str(place / "reports" / "index.html") in made.summary()


def test_the_start_page_shows_each_figure_with_its_words_and_downloads(done: tuple[Path, Made]) -> None:
    place, _ = done
    start = BeautifulSoup((place / "reports" / "index.html").read_text(encoding="utf-8"), "lxml")
    image = start.find("img")
    assert (image["src"], image["alt"]) == ("figures/01_first/chart.png", "Bars")
    assert start.select_one("figcaption strong").get_text() == "A <b> finding"
    assert "Counted & drawn." in start.find("figcaption").get_text()
    links = {a.get_text(): a["href"] for a in start.select(".downloads a")}
    assert links == {k.upper(): f"figures/01_first/chart.{k}" for k in ("png", "svg", "pdf", "csv")}
    assert "one read" not in start.get_text() and "1 read, 0 skipped" in start.get_text()


def test_a_figure_with_nothing_in_it_is_left_to_its_own_page(place: Path) -> None:
    write_notebook(
        place / "notebooks", "01_first", "The first", EXPORT.replace('"Bars"', '"An empty figure: no bars."')
    )
    report(place)
    start = BeautifulSoup((place / "reports" / "index.html").read_text(encoding="utf-8"), "lxml")
    assert start.find("img") is None and start.find("a", href="01_first.html")


def test_a_second_report_does_nothing_again(place: Path) -> None:
    report(place)
    before = {p: p.stat().st_mtime_ns for p in (place / "tables").iterdir()}
    made = report(place)
    assert made.redone == 0 and "nothing was new" in made.summary()
    assert {p: p.stat().st_mtime_ns for p in (place / "tables").iterdir()} == before


def test_a_changed_notebook_is_the_only_one_run_again(place: Path) -> None:
    report(place)
    write_notebook(place / "notebooks", "02_second", "The second", "print('changed')")
    assert report(place).redone == 1
    assert "changed" in (place / "reports" / "02_second.html").read_text(encoding="utf-8")


def test_a_changed_document_makes_all_new(place: Path) -> None:
    report(place)
    (place / "seeds" / "one.txt").write_text(TEXT + "\nA second passage.\n", encoding="utf-8")
    assert report(place).redone == 2


def test_force_makes_all_new(place: Path) -> None:
    report(place)
    assert report(place, force=True).redone == 2


def test_a_page_that_was_deleted_is_made_again(place: Path) -> None:
    report(place)
    (place / "reports" / "01_first.html").unlink()
    assert report(place).redone == 1


def test_tables_of_other_documents_in_the_folder_are_not_taken_for_these(place: Path) -> None:
    report(place)
    from analysis import pipeline

    (place / "other.txt").write_text("Nothing happened.\n", encoding="utf-8")
    pipeline.build(place / "other.txt", out=place / "tables")
    report(place)
    assert TEXT.split(".")[0] in (place / "tables" / "sentences.csv").read_text(encoding="utf-8")


def test_a_notebook_that_is_gone_takes_its_page_and_figures_with_it(place: Path) -> None:
    report(place)
    (place / "notebooks" / "01_first.ipynb").unlink()
    report(place)
    assert not (place / "reports" / "01_first.html").exists()
    assert not (place / "reports" / "figures" / "01_first").exists()


def test_the_same_documents_give_the_same_bytes(place: Path) -> None:
    report(place)
    first = {p.name: p.read_bytes() for p in (place / "reports").glob("*.html")}
    report(place, force=True)
    assert {p.name: p.read_bytes() for p in (place / "reports").glob("*.html")} == first


def test_a_missing_folder_of_documents_is_named(place: Path) -> None:
    with pytest.raises(InputError, match="gone: no such file or folder"):
        make(place / "gone", place / "reports", place / "tables", notebooks=place / "notebooks")


def test_a_cell_that_fails_stops_the_report_and_is_named(place: Path) -> None:
    write_notebook(place / "notebooks", "02_second", "The second", "1 / 0")
    with pytest.raises(runner.NotebookFailed, match=r"02_second\.ipynb: cell \[3\], '1 / 0'"):
        report(place)


def test_what_was_done_before_a_failure_is_not_done_again(place: Path) -> None:
    write_notebook(place / "notebooks", "02_second", "The second", "1 / 0")
    with pytest.raises(runner.NotebookFailed):
        report(place)
    write_notebook(place / "notebooks", "02_second", "The second", "1")
    assert report(place).redone == 1


def test_pages_load_nothing_from_anywhere(done: tuple[Path, Made]) -> None:
    place, _ = done
    for file in (place / "reports").glob("*.html"):
        found = BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")
        loads = [
            e.get("src") or e.get("href") for e in found.select("script[src], link[href], img[src], iframe, object")
        ]
        outside = [url for url in loads if url and re.match(r"(https?:)?//", url)]
        assert (file.name, outside) == (file.name, [])


def test_pages_hold_no_path_of_the_machine(done: tuple[Path, Made]) -> None:
    place, _ = done
    texts = [file.read_text(encoding="utf-8") for file in (place / "reports").glob("*.html")]
    assert [text for text in texts if str(place) in text] == []


def test_the_pages_link_to_each_other_and_say_which_one_is_open(done: tuple[Path, Made]) -> None:
    place, _ = done
    second = BeautifulSoup((place / "reports" / "02_second.html").read_text(encoding="utf-8"), "lxml")
    assert [(a.get_text(), a["href"]) for a in second.select("nav a")] == [
        ("Start", "index.html"),
        ("First", "01_first.html"),
        ("Second", "02_second.html"),
    ]
    assert [a.get_text() for a in second.select("nav a[aria-current=page]")] == ["Second"]


def test_code_is_folded_away_and_a_figure_keeps_its_alternative_text() -> None:
    figure = nbformat.v4.new_output("display_data", {"text/html": '<figure><img src="data:," alt="Bars"></figure>'})
    cells = [nbformat.v4.new_markdown_cell("# Why?"), nbformat.v4.new_code_cell("1 + 1", outputs=[figure])]
    notebook = nbformat.v4.new_notebook(cells=cells)
    shown = BeautifulSoup(page(notebook, [Link("<Start>", "index.html")]), "lxml")
    assert (title(notebook), shown.title.get_text(), shown.html["lang"]) == ("Why?", "Why?", "en")
    assert shown.select_one("details.code pre").get_text().strip() == "1 + 1"
    assert shown.find("img")["alt"] == "Bars"
    assert shown.nav.get_text().strip() == "<Start>"


def test_a_link_from_notebook_to_notebook_leads_from_page_to_page() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Next: [what](02_second.ipynb).")])
    assert BeautifulSoup(page(notebook, []), "lxml").find("a", string="what")["href"] == "02_second.html"


def test_a_figure_in_a_page_can_be_downloaded() -> None:
    html = '<figure><img src="data:," alt="Bars"><figcaption>Bars.</figcaption></figure>'
    figure = nbformat.v4.new_output("display_data", {"text/html": html})
    cell = nbformat.v4.new_code_cell('charts.export(figure, "bars", figures)', outputs=[figure])
    shown = BeautifulSoup(page(nbformat.v4.new_notebook(cells=[cell]), [], figures="../figures/01"), "lxml")
    assert [a["href"] for a in shown.select("figcaption a")] == [
        f"../figures/01/bars.{kind}" for kind in ("png", "svg", "pdf", "csv")
    ]
    assert shown.select_one("figure > a > img").parent["href"] == "../figures/01/bars.png"


def test_a_page_may_have_a_heading_of_its_own() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Who?\n\nThis one.")])
    shown = BeautifulSoup(page(notebook, [], "Case file: A & B"), "lxml")
    assert shown.find("h1").get_text().strip("¶") == shown.title.get_text() == "Case file: A & B"


def test_a_damaged_record_of_what_was_made_means_that_all_is_made_again(place: Path) -> None:
    report(place)
    (place / "reports" / "made.json").write_text("{", encoding="utf-8")
    assert report(place).redone == 2
    assert json.loads((place / "reports" / "made.json").read_text(encoding="utf-8"))["01_first"]
