"""Words are as wide as measured, and broken or shortened where they do not fit."""

from __future__ import annotations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from analysis.charts.chart import style
from analysis.charts.lettering import balanced, brief, shorten, text_width, wrap


@pytest.mark.parametrize("text", ["Islamic State Khorasan", "طالبان", "$50_million$", "WWW", "iii", "1,204 → 3–5+"])
@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_words_are_drawn_as_wide_as_they_are_measured(text: str, weight: str) -> None:
    for dpi in (72, 150, 300):
        with style():
            figure = Figure(figsize=(5, 1), dpi=dpi)
            renderer = FigureCanvasAgg(figure).get_renderer()
            drawn = figure.text(0, 0.5, text, size=9, weight=weight).get_window_extent(renderer).width / dpi
        assert drawn == pytest.approx(text_width(text, 9, weight), abs=0.02)


def test_lines_hold_as_many_words_as_fit() -> None:
    rows = wrap("one two three four five six seven", 9, "normal", 0.9)
    assert len(rows) > 1 and all(text_width(row, 9) <= 0.9 for row in rows)
    assert " ".join(rows) == "one two three four five six seven"


def test_a_word_longer_than_a_line_is_broken() -> None:
    rows = wrap("a" + "b" * 100, 9, "normal", 1.0)
    assert "".join(rows) == "a" + "b" * 100 and all(text_width(row, 9) <= 1.0 for row in rows)


def test_balanced_lines_leave_no_word_alone() -> None:
    text = "The most incidents were in a place with a long name of many words and then one"
    assert len(balanced(text, 12, "bold", 6.0)) == len(wrap(text, 12, "bold", 6.0))
    assert text_width(balanced(text, 12, "bold", 6.0)[-1], 12, "bold") >= text_width(
        wrap(text, 12, "bold", 6.0)[-1], 12, "bold"
    )


@pytest.mark.parametrize(
    ("text", "inches", "shown"),
    [("Army", 2.0, "Army"), ("Two  spaces\nand a break", 3.0, "Two spaces and a break"), ("", 1.0, "")],
)
def test_what_fits_is_left_as_it_is(text: str, inches: float, shown: str) -> None:
    assert shorten(text, 8, inches) == shown


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    short = shorten("People's Revolutionary Council for Liberation " * 20, 8, 1.0)
    assert short.endswith("…") and text_width(short, 8) <= 1.0 and len(short) > 10


def test_a_name_in_a_title_is_brief() -> None:
    assert brief("Army") == "Army"
    assert brief("x" * 100) == "x" * 43 + "…"
