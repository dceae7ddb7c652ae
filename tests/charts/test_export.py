"""Figures on disk: every format, the same bytes each time, letters that can be selected, and the words beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from analysis import charts
from analysis.charts.export import FORMATS, export
from analysis.tables import Tables
from tests.charts.worlds import HARD, world

FIGURES = [name for name in charts.__all__ if name != "export"]


@pytest.mark.parametrize("name", FIGURES)
def test_the_same_tables_give_the_same_bytes_in_every_format(name: str, tmp_path: Path) -> None:
    draw = getattr(charts, name)
    first = export(draw(world(12, HARD[:6])), name, tmp_path / "first")
    with mpl.rc_context({"font.size": 20, "savefig.dpi": 50, "svg.fonttype": "path"}):
        again = export(draw(world(12, HARD[:6])), name, tmp_path / "again")
    assert [p.suffix[1:] for p in first] == list(FORMATS)
    assert [a.name for a, b in zip(first, again, strict=True) if a.read_bytes() != b.read_bytes()] == []


def test_text_stays_text_in_svg_with_the_typeface_inside(tmp_path: Path, worlds: Callable[[str], Tables]) -> None:
    export(charts.most_mentioned(worlds("hard")), "named", tmp_path)
    svg = (tmp_path / "named.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(svg)
    texts = {"".join(e.itertext()).strip() for e in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"$50_million$ fund", "<b>Bold & Sons</b>"} <= texts
    assert len(re.findall(r"@font-face", svg)) >= 2 and "data:font/woff;base64," in svg
    assert not re.search(r"https?://(?!www\.w3\.org|creativecommons\.org|purl\.org)", svg)


def test_a_pdf_has_its_typeface_inside(tmp_path: Path, worlds: Callable[[str], Tables]) -> None:
    export(charts.most_mentioned(worlds("three")), "named", tmp_path)
    pdf = (tmp_path / "named.pdf").read_bytes()
    assert b"/FontFile2" in pdf and b"SourceSans3" in pdf and b"CreationDate" not in pdf


def test_a_png_has_three_hundred_dots_per_inch(tmp_path: Path, worlds: Callable[[str], Tables]) -> None:
    from matplotlib.image import imread

    export(charts.timeline(worlds("three"), width="slide"), "when", tmp_path)
    assert imread(tmp_path / "when.png").shape[:2] == (1125, 2000)


def test_the_sidecar_says_what_the_figure_says_and_what_it_was_made_of(
    tmp_path: Path, worlds: Callable[[str], Tables]
) -> None:
    figure = charts.incidents_by_type(worlds("three"))
    export(figure, "types", tmp_path)
    told = json.loads((tmp_path / "types.json").read_text(encoding="utf-8"))
    assert (
        told["title"] == figure.told.title and told["caption"] == figure.told.caption and told["alt"] == figure.told.alt
    )
    assert told["documents"] == ["d0"] and told["version"]
    assert list(told["tables"]) == ["incidents"] and re.fullmatch(r"[0-9a-f]{64}", told["tables"]["incidents"])


def test_other_tables_have_other_checksums(tmp_path: Path) -> None:
    one, other = (charts.incidents_by_type(world(10, seed=seed)).told.tables for seed in (1, 2))
    assert one != other


@pytest.mark.parametrize("name", ["../up", "a/b", "", ".hidden", "a b"])
def test_a_name_that_is_no_file_name_is_refused(name: str, tmp_path: Path, worlds: Callable[[str], Tables]) -> None:
    with pytest.raises(ValueError, match="is no name for a figure"):
        export(charts.timeline(worlds("three")), name, tmp_path)


def test_a_figure_from_elsewhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="only figures made by"):
        export(Figure(), "x", tmp_path)  # type: ignore[arg-type]


def test_nothing_half_written_stays_behind(
    tmp_path: Path, worlds: Callable[[str], Tables], monkeypatch: pytest.MonkeyPatch
) -> None:
    figure = charts.timeline(worlds("three"))
    export(figure, "when", tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("analysis.charts.export.write_csv", fail)
    with pytest.raises(OSError, match="disk full"):
        export(figure, "when", tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_figure_shows_itself_with_alternative_text_and_caption_and_escapes_both() -> None:
    figure = charts.most_mentioned(world(5, ["<script>alert(1)</script>"]))
    html = figure.html()
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert html.count("<figure") == 1 and figure.told.caption.split(".")[0] in html
