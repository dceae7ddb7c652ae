"""Dates that hang on other dates of the document."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.events.when import DateSpan, find_dates, resolve, resolve_all, resolve_date

SIX_MAY = resolve_date("6 May 2016")


def only(text: str, **known: object) -> DateSpan:
    (expression,) = find_dates(text)
    return resolve(expression, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("two days earlier", "2016-05-04", "2016-05-04"),
        ("three days later", "2016-05-09", "2016-05-09"),
        ("a day after", "2016-05-07", "2016-05-07"),
        ("the next day", "2016-05-07", "2016-05-07"),
        ("the following morning", "2016-05-07", "2016-05-07"),
        ("the previous night", "2016-05-05", "2016-05-05"),
        ("the day before", "2016-05-05", "2016-05-05"),
        ("the same day", "2016-05-06", "2016-05-06"),
        ("that night", "2016-05-06", "2016-05-06"),
        ("that week", "2016-05-02", "2016-05-08"),
        ("the following week", "2016-05-09", "2016-05-15"),
        ("the previous month", "2016-04-01", "2016-04-30"),
        ("that same year", "2016-01-01", "2016-12-31"),
        ("later that year", "2016-01-01", "2016-12-31"),
        ("a year later", "2017-01-01", "2017-12-31"),
        ("hours later", "2016-05-06", "2016-05-06"),
        ("the following Monday", "2016-05-09", "2016-05-09"),
        ("the previous Monday", "2016-05-02", "2016-05-02"),
        ("in September of that year", "2016-09-01", "2016-09-30"),
        ("on the 19th", "2016-05-19", "2016-05-19"),
        ("two days after the attack", "2016-05-08", "2016-05-08"),
    ],
)
def test_a_date_counted_from_the_date_told_last(said: str, start: str, end: str) -> None:
    span = only(said, reference=date(2021, 9, 15), anchor=SIX_MAY)
    assert (str(span.start), str(span.end), span.basis) == (
        start,
        end,
        "relative" if "19th" not in said else "explicit",
    )


def test_a_day_is_not_counted_from_a_year() -> None:
    assert not only("two days later", anchor=resolve_date("2014"))


def test_without_a_date_told_the_day_of_writing_is_the_base() -> None:
    assert only("two days earlier", reference=date(2021, 9, 15)).start == date(2021, 9, 13)


def test_an_event_of_unknown_day_is_never_taken_for_the_day_of_writing() -> None:
    assert not only("two days after the attack", reference=date(2021, 9, 15))


@pytest.mark.parametrize(
    ("said", "neighbour", "start"),
    [
        ("in mid-August", "September 12, 2021", "2021-08-11"),
        ("on 28 December", "3 January 2016", "2015-12-28"),
        ("on 3 January", "28 December 2015", "2016-01-03"),
        ("in June", "April 2017", "2017-06-01"),
        ("in the summer", "April 2017", "2017-06-01"),
        ("on 3 January", "2015", "2015-01-03"),
        ("at Christmas", "3 January 2016", "2015-12-25"),
        ("from 28 December to 3 January", "5 January 2016", "2015-12-28"),
    ],
)
def test_a_missing_year_is_that_of_a_dated_neighbour(said: str, neighbour: str, start: str) -> None:
    span = only(said, context=[resolve_date(neighbour)])
    assert (str(span.start), span.basis) == (start, "context")


def test_the_first_dated_neighbour_counts() -> None:
    near, far = resolve_date("September 12, 2021"), resolve_date("April 2017")
    assert only("in mid-August", context=[DateSpan(), near, far]).start == date(2021, 8, 11)


def test_a_neighbour_of_several_years_gives_no_year() -> None:
    assert not only("in mid-August", context=[resolve_date("the 1990s")])


def test_the_day_of_writing_counts_more_than_a_neighbour() -> None:
    span = only("in mid-August", reference=date(2019, 9, 15), context=[resolve_date("2011")])
    assert (span.start, span.basis) == (date(2019, 8, 11), "explicit")


@pytest.mark.parametrize(
    ("said", "day"), [("on Friday", "2016-05-06"), ("on Sunday", "2016-05-08"), ("on Tuesday", "2016-05-03")]
)
def test_without_a_day_of_writing_a_weekday_is_the_nearest_to_a_day_told(said: str, day: str) -> None:
    span = only(said, anchor=SIX_MAY)
    assert (str(span.start), span.basis) == (day, "context")


def test_a_weekday_is_not_guessed_from_a_month_or_from_neighbours_far_off() -> None:
    assert not only("on Friday", anchor=resolve_date("May 2016"))
    assert not only("on Friday", context=[SIX_MAY])


def test_dates_follow_each_other_through_a_text() -> None:
    text = "On 6 May 2016 rebels struck. Two days later they fled, and the next day they came back."
    assert [str(span.start) for span in resolve_all(find_dates(text))] == ["2016-05-06", "2016-05-08", "2016-05-09"]


def test_a_date_that_only_compares_is_no_anchor() -> None:
    text = "On 6 May 2016 the worst attack since 12 March 2015 took place; two days later they fled."
    assert str(resolve_all(find_dates(text))[-1].start) == "2016-05-08"


def test_since_begins_then_and_reaches_the_day_of_writing() -> None:
    known = only("since mid-August 2021", reference=date(2021, 9, 15))
    unknown = only("since mid-August 2021")
    assert (tuple(known), tuple(unknown)) == (
        (date(2021, 8, 11), date(2021, 9, 15), "range"),
        (date(2021, 8, 11), None, "range"),
    )
