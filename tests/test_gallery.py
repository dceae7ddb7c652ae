"""The style gallery: every figure three times, on a page that needs nothing beside it."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import numpy as np
import pytest
from bs4 import BeautifulSoup
from matplotlib.image import imread

from analysis import charts
from analysis.charts import seen
from analysis.report import make
from analysis.report.gallery import gallery
from tests.charts.worlds import HARD, world

FIGURES = [name for name in charts.__all__ if name != "export"]


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    return BeautifulSoup(gallery(world(30, [*HARD, "<script>alert(1)</script>"])), "lxml")


def test_every_figure_is_there_in_colour_in_grey_and_as_seen_with_deuteranopia(page: BeautifulSoup) -> None:
    assert [section["aria-labelledby"] for section in page.select("section")] == FIGURES
    for section in page.select("section"):
        assert [c.get_text() for c in section.select("figcaption")] == ["in colour", "in grey", "with deuteranopia"]
        assert all(img["alt"] for img in section.select("img"))


def test_nothing_on_it_comes_from_outside_or_runs(page: BeautifulSoup) -> None:
    assert page.find("script") is None
    assert all(img["src"].startswith("data:image/png;base64,") for img in page.select("img"))


def test_grey_pictures_are_grey(page: BeautifulSoup) -> None:
    source = page.select("section img")[1]["src"]
    image = imread(io.BytesIO(base64.b64decode(source.split(",", 1)[1])))
    assert np.ptp(image[:, :, :3], axis=2).max() == 0


def test_with_deuteranopia_white_stays_white_and_red_and_green_come_close() -> None:
    white, red, green = (np.array(c, dtype=float).reshape(1, 1, 3) for c in ((1, 1, 1), (0.7, 0, 0), (0, 0.45, 0)))
    assert seen.with_deuteranopia(white) == pytest.approx(1, abs=0.01)
    before = np.abs(red - green).max()
    assert np.abs(seen.with_deuteranopia(red) - seen.with_deuteranopia(green)).max() < 0.6 * before


def test_a_report_has_the_gallery_and_draws_it_again_only_for_new_tables(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Nothing happened.\n", encoding="utf-8")
    (tmp_path / "notebooks").mkdir()
    places = (tmp_path / "one.txt", tmp_path / "reports", tmp_path / "tables")
    assert make(*places, notebooks=tmp_path / "notebooks").pages == 2
    page = tmp_path / "reports" / "gallery.html"
    start = BeautifulSoup((tmp_path / "reports" / "index.html").read_text(encoding="utf-8"), "lxml")
    assert [a["href"] for a in start.select("a[href='gallery.html']")] == ["gallery.html"]
    first, before = page.read_bytes(), page.stat().st_mtime_ns
    make(*places, notebooks=tmp_path / "notebooks")
    assert page.stat().st_mtime_ns == before
    make(*places, notebooks=tmp_path / "notebooks", force=True)
    assert page.read_bytes() == first
