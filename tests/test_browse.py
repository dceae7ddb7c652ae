"""Tables to search and sort: what stands in the HTML, with and without a script."""

from __future__ import annotations

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.browse import Listing, browse
from analysis.findings.text import Ranked

FRAME = pd.DataFrame(
    {
        "actor_id": ["a", "b"],
        "killed_low": pd.array([1200, None], dtype="Int64"),
        "first_day": pd.to_datetime(["2021-08-15", None]),
        "known": [True, False],
        "balance": [0.123456, -1.0],
    }
)


def cells(listing: Listing) -> list[list[str]]:
    page = BeautifulSoup(listing._repr_html_(), "lxml")
    return [[cell.get_text() for cell in row.find_all("td")] for row in page.select("tbody tr:not(.behind)")]


def test_every_row_stands_in_the_html_before_any_script_runs() -> None:
    assert cells(browse(FRAME)) == [["a", "1,200", "2021-08-15", "yes", "0.12"], ["b", "", "", "no", "−1.00"]]


def test_columns_are_chosen_and_named_in_words() -> None:
    page = BeautifulSoup(browse(FRAME, ["killed_low", "actor_id"])._repr_html_(), "lxml")
    assert [h.get_text() for h in page.select("thead th")] == ["killed low", "actor id"]


def test_numbers_carry_their_value_for_sorting() -> None:
    page = BeautifulSoup(browse(FRAME)._repr_html_(), "lxml")
    assert [c.get("data-value") for c in page.select("tbody tr")[0].find_all("td")] == [
        None,
        "1200",
        None,
        None,
        "0.123456",
    ]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a & b", '"quoted"'])
def test_text_of_a_document_shows_as_text(text: str) -> None:
    listing = browse(pd.DataFrame({text: [text]}), caption=text)
    page = BeautifulSoup(listing._repr_html_(), "lxml")
    assert [page.find("caption").get_text(), page.find("th").get_text(), page.find("td").get_text()] == [text] * 3
    assert page.find("img") is None and len(page.find_all("script")) == 1


def test_a_long_table_shows_its_first_rows_and_says_so() -> None:
    listing = browse(pd.DataFrame({"n": range(1500)}), caption="Numbers", limit=10)
    assert len(cells(listing)) == 10
    assert "Numbers, the first 10 of 1,500; all of them are in the table&#x27;s file" in listing._repr_html_()


def test_an_empty_table_says_so() -> None:
    assert browse(FRAME.head(0), caption="Incidents")._repr_html_() == "<p>Incidents: none.</p>"
    assert repr(browse(FRAME.head(0))) == "No rows."


def test_a_click_on_a_row_opens_what_stands_behind_it() -> None:
    listing = browse(FRAME, ["actor_id"], details=[("two sentences", "<i>1200</i>"), ("", "")])
    page = BeautifulSoup(listing._repr_html_(), "lxml")
    first, second = page.find_all("tbody")
    assert (first.find("summary").get_text(), first.find("i").get_text()) == ("two sentences", "1200")
    assert second.find("details") is None
    assert cells(listing) == [["a"], ["b"]]


def test_columns_may_be_given_headings_of_their_own() -> None:
    page = BeautifulSoup(browse(FRAME, {"killed_low": "dead", "actor_id": ""})._repr_html_(), "lxml")
    assert [h.get_text() for h in page.select("thead th")] == ["dead", "actor id"]


@pytest.mark.parametrize(
    ("number", "shown"), [(0.0, "0.00"), (0.5, "0.50"), (-0.02, "−0.02"), (0.00012, "0.00012"), (1234.5, "1,234.50")]
)
def test_numbers_keep_two_digits_that_tell_something(number: float, shown: str) -> None:
    assert cells(browse(pd.DataFrame({"x": [number]}))) == [[shown]]


def test_a_cell_of_words_sorts_by_its_number() -> None:
    tolls = pd.Series([Ranked("at least 3", 3.0), Ranked("", None)], dtype="object")
    page = BeautifulSoup(browse(pd.DataFrame({"killed": tolls}))._repr_html_(), "lxml")
    assert [(c.get_text(), c.get("data-value")) for c in page.find_all("td")] == [("at least 3", "3"), ("", None)]


def test_without_html_a_table_is_plain_text() -> None:
    plain = repr(browse(FRAME, ["actor_id", "known"], "Actors"))
    assert plain.split() == ["Actors", "actor", "id", "known", "a", "True", "b", "False"]


def test_the_same_rows_give_the_same_html() -> None:
    assert browse(FRAME)._repr_html_() == browse(FRAME)._repr_html_()
