"""The arithmetic of calendar units."""

from __future__ import annotations

import copy
from datetime import date

import pytest

from analysis.events.when.span import DateSpan, easter, months_span, shifted, unit_span


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, "1818-03-22"),
        (1943, "1943-04-25"),
        (1998, "1998-04-12"),
        (2008, "2008-03-23"),
        (2021, "2021-04-04"),
        (2038, "2038-04-25"),
    ],
)
def test_easter_falls_as_in_the_church_calendar(year: int, day: str) -> None:
    assert str(easter(year)) == day


@pytest.mark.parametrize(
    ("unit", "start", "end"),
    [
        ("day", "2021-09-15", "2021-09-15"),
        ("week", "2021-09-13", "2021-09-19"),
        ("weekend", "2021-09-18", "2021-09-19"),
        ("month", "2021-09-01", "2021-09-30"),
        ("year", "2021-01-01", "2021-12-31"),
        ("decade", "2020-01-01", "2029-12-31"),
        ("century", "2000-01-01", "2099-12-31"),
    ],
)
def test_the_unit_around_wednesday_15_september_2021(unit: str, start: str, end: str) -> None:
    span = unit_span(unit, date(2021, 9, 15))
    assert (str(span.start), str(span.end)) == (start, end)


@pytest.mark.parametrize(
    ("day", "unit", "count", "wanted"),
    [
        ("2021-03-31", "month", -1, "2021-02-28"),
        ("2020-02-29", "year", 1, "2021-02-28"),
        ("2021-01-01", "day", -1, "2020-12-31"),
        ("2021-09-15", "week", 2, "2021-09-29"),
        ("2021-09-15", "decade", -1, "2011-09-15"),
    ],
)
def test_a_day_some_units_on(day: str, unit: str, count: int, wanted: str) -> None:
    assert str(shifted(date.fromisoformat(day), unit, count)) == wanted


def test_a_day_before_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="out of range"):
        shifted(date(2021, 9, 15), "century", -30)


def test_months_reach_over_the_end_of_the_year() -> None:
    assert months_span(2014, 12, 3)[:2] == (date(2014, 12, 1), date(2015, 2, 28))


def test_a_span_unpacks_to_start_end_and_precision_and_keeps_its_basis_in_a_copy() -> None:
    span = DateSpan(date(2021, 9, 15), date(2021, 9, 15), "day", "explicit")
    start, end, precision = span
    assert (start, end, precision, copy.copy(span).basis) == (date(2021, 9, 15), date(2021, 9, 15), "day", "explicit")


def test_an_open_span_is_false_and_a_half_open_one_true() -> None:
    assert not DateSpan() and DateSpan(None, date(2021, 9, 15), "range")
