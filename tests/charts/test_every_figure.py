"""What holds of every figure, whatever its tables: its words are legible, it tells what it shows, and it never fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis import charts
from analysis.charts.chart import Chart
from analysis.charts.theme import WIDTHS
from analysis.tables import Tables
from tests.charts.legible import faults, words

FIGURES = [name for name in charts.__all__ if name != "export"]
WORLDS = ("three", "hard", "one actor", "undated", "claimed", "middling")

Worlds = Callable[[str], Tables]


def drawn(name: str, tables: Tables, width: str = "two") -> Chart:
    figure: Chart = getattr(charts, name)(tables, width=width)
    return figure


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("name", FIGURES)
def test_no_word_is_small_or_leaves_the_page_or_lies_on_another(
    name: str, world: str, width: str, worlds: Worlds
) -> None:
    assert faults(drawn(name, worlds(world), width)) == []


@pytest.mark.parametrize("name", FIGURES)
def test_three_hundred_thousand_incidents_give_a_legible_figure(name: str, worlds: Worlds) -> None:
    assert faults(drawn(name, worlds("huge"))) == []


@pytest.mark.parametrize("name", FIGURES)
def test_an_empty_table_gives_a_figure_that_says_so(name: str, worlds: Worlds) -> None:
    figure = drawn(name, worlds("empty"))
    said = " ".join(text for text, *_ in words(figure))
    assert figure.told.data.empty
    assert figure.told.title.startswith("No ") and "no documents" in said
    assert figure.told.alt.startswith("An empty figure") and faults(figure) == []


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_as_wide_as_asked_and_a_slide_is_sixteen_to_nine(name: str, worlds: Worlds) -> None:
    sizes = {width: tuple(drawn(name, worlds("three"), width).get_size_inches()) for width in WIDTHS}
    assert {width: round(size[0], 3) for width, size in sizes.items()} == {w: round(n, 3) for w, n in WIDTHS.items()}
    assert sizes["slide"][1] == pytest.approx(sizes["slide"][0] * 9 / 16)


@pytest.mark.parametrize("name", FIGURES)
def test_an_unknown_width_is_refused_and_the_known_ones_named(name: str, worlds: Worlds) -> None:
    with pytest.raises(ValueError, match="no width 'three'; there are one, two, slide"):
        drawn(name, worlds("three"), "three")


@pytest.mark.parametrize("world", ["three", "middling"])
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_tells_what_it_shows(name: str, world: str, worlds: Worlds) -> None:
    told = drawn(name, worlds(world)).told
    assert told.title and told.alt and told.tables and told.documents
    assert told.caption == "" or told.caption.endswith((".", "!", "?"))


@pytest.mark.parametrize("name", FIGURES)
def test_drawing_leaves_the_user_s_own_settings_and_tables_alone(name: str, worlds: Worlds) -> None:
    import matplotlib as mpl

    tables = worlds("three")
    before = {key: frame.copy() for key, frame in tables.items()}
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        figure = drawn(name, tables)
        assert mpl.rcParams["font.size"] == 30
    assert faults(figure) == []
    assert all(frame.equals(before[key]) for key, frame in tables.items())


def test_what_looks_like_markup_in_a_name_is_shown_as_it_is(worlds: Worlds) -> None:
    tables = worlds("hard")
    figure = drawn("most_mentioned", tables)
    shown = {text for text, *_ in words(figure)}
    assert {"$50_million$ fund", "_underscored_", "<b>Bold & Sons</b>", r"\alpha^2", "طالبان"} <= shown
