"""Texts of a hundred thousand characters: each place is looked at a bounded number of times."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from analysis.events.when import DateSpan, closest, durations, find_dates, resolve
from analysis.events.when.find import Finder
from analysis.events.when.grammar import load_grammar

LONG = {
    "one": "1" * 100_000,
    "numbers": "1,111," * 16_000,
    "dotted": "1.1." * 25_000,
    "dashed": "2011-" * 20_000,
    "months": "May " * 25_000,
    "month days": "May 3 " * 16_000,
    "the": "the " * 25_000,
    "nested": "a day after " * 8_000 + "Friday",
    "of": "the first week of " * 5_500 + "May",
    "and": "Friday and Saturday and " * 4_000,
    "between": "between May 3 and " * 5_500,
    "number words": "twenty-" * 14_000,
    "quotes": "' '90s " * 14_000,
    "commas": ", " * 50_000,
    "ordinals": "1st 2nd 3rd " * 8_000,
    "spaces": " " * 100_000,
    "dashes": "-" * 100_000,
    "names": "good friday " * 8_000,
    "possessives": "last year's " * 8_000,
}


def read(text: str) -> Finder:
    finder = Finder(text, load_grammar())
    finder.dates()
    return finder


@pytest.mark.parametrize("name", sorted(LONG))
def test_a_text_ten_times_as_long_takes_no_more_looks_a_word(name: str) -> None:
    long, short = read(LONG[name]), read(LONG[name][: len(LONG[name]) // 10])
    assert long.looks / max(1, len(long.row)) <= short.looks / max(1, len(short.row)) * 1.1 + 1


@pytest.mark.parametrize("name", ["month days", "nested"])
def test_a_long_text_is_read_to_its_end(name: str) -> None:
    text = LONG[name]
    found = find_dates(text)
    assert all(text[e.start : e.end] == e.text for e in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    assert all(isinstance(resolve(e, date(2021, 9, 15)), DateSpan) for e in found[:50])
    assert all(text[d.start : d.end] == d.text for d in durations(text))


def test_many_dates_and_a_trigger() -> None:
    text = "Rebels struck on Friday, " * 2_000
    chosen = closest(find_dates(text), 7, 13, text)
    assert chosen is not None and chosen.start == 17
