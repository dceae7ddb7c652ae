"""A date expression and the day of writing beside the days that are meant."""

from __future__ import annotations

from datetime import date, datetime

import pytest

import analysis
from analysis.events.when import DateSpan, find_dates, resolve, resolve_date

# Wednesday, 15 September 2021, is the day of writing.
ON_WEDNESDAY = """
13 November 2015 | 2015-11-13 | 2015-11-13 | day
the 13th of November, 2015 | 2015-11-13 | 2015-11-13 | day
13/11/2015 | 2015-11-13 | 2015-11-13 | day
11/13/2015 | 2015-11-13 | 2015-11-13 | day
03/04/2015 | 2015-04-03 | 2015-04-03 | day
13.11.2015 | 2015-11-13 | 2015-11-13 | day
2015-11-13 | 2015-11-13 | 2015-11-13 | day
September 13 | 2021-09-13 | 2021-09-13 | day
September 15 | 2021-09-15 | 2021-09-15 | day
September 18 | 2021-09-18 | 2021-09-18 | day
October 30 | 2020-10-30 | 2020-10-30 | day
13 November | 2020-11-13 | 2020-11-13 | day
29 February | 2020-02-29 | 2020-02-29 | day
Monday 13 September | 2021-09-13 | 2021-09-13 | day
Monday 19 December | 2016-12-19 | 2016-12-19 | day
the 5th | 2021-09-05 | 2021-09-05 | day
the 20th | 2021-08-20 | 2021-08-20 | day
April 2017 | 2017-04-01 | 2017-04-30 | month
February 2016 | 2016-02-01 | 2016-02-29 | month
August | 2021-08-01 | 2021-08-31 | month
September | 2021-09-01 | 2021-09-30 | month
December | 2020-12-01 | 2020-12-31 | month
last May | 2021-05-01 | 2021-05-31 | month
last September | 2020-09-01 | 2020-09-30 | month
next May | 2022-05-01 | 2022-05-31 | month
2011 | 2011-01-01 | 2011-12-31 | year
1648 | 1648-01-01 | 1648-12-31 | year
mid-August | 2021-08-11 | 2021-08-20 | range
early August | 2021-08-01 | 2021-08-10 | range
late August | 2021-08-21 | 2021-08-31 | range
late February 2015 | 2015-02-21 | 2015-02-28 | range
the end of May | 2021-05-21 | 2021-05-31 | range
the middle of May 2014 | 2014-05-11 | 2014-05-20 | range
early 2019 | 2019-01-01 | 2019-04-30 | range
mid-2019 | 2019-05-01 | 2019-08-31 | range
late 2019 | 2019-09-01 | 2019-12-31 | range
early last year | 2020-01-01 | 2020-04-30 | range
late last month | 2021-08-21 | 2021-08-31 | range
early this week | 2021-09-13 | 2021-09-15 | range
late last week | 2021-09-09 | 2021-09-12 | range
the summer of 2014 | 2014-06-01 | 2014-08-31 | season
winter 2014 | 2014-12-01 | 2015-02-28 | season
early summer 2014 | 2014-06-01 | 2014-06-30 | range
last summer | 2021-06-01 | 2021-08-31 | season
this summer | 2021-06-01 | 2021-08-31 | season
last winter | 2020-12-01 | 2021-02-28 | season
next spring | 2022-03-01 | 2022-05-31 | season
the 1990s | 1990-01-01 | 1999-12-31 | range
the late 1980s | 1987-01-01 | 1989-12-31 | range
the '90s | 1990-01-01 | 1999-12-31 | range
the 19th century | 1801-01-01 | 1900-12-31 | range
the early 20th century | 1901-01-01 | 1933-12-31 | range
2014-15 | 2014-01-01 | 2015-12-31 | range
between 2010 and 2012 | 2010-01-01 | 2012-12-31 | range
the first week of May | 2021-05-01 | 2021-05-07 | week
the last week of May | 2021-05-25 | 2021-05-31 | week
the week of May 3 | 2021-05-03 | 2021-05-09 | week
the first Monday of May | 2021-05-03 | 2021-05-03 | day
the last Friday of August | 2021-08-27 | 2021-08-27 | day
the first weekend of May | 2021-05-01 | 2021-05-02 | range
the first half of 2014 | 2014-01-01 | 2014-06-30 | range
the second half of June 2014 | 2014-06-16 | 2014-06-30 | range
the third quarter of 2014 | 2014-07-01 | 2014-09-30 | range
the first six months of 2014 | 2014-01-01 | 2014-06-30 | range
the last two weeks of June | 2021-06-17 | 2021-06-30 | range
the night of 3/4 May | 2021-05-03 | 2021-05-04 | range
mid- to late August | 2021-08-11 | 2021-08-31 | range
late March or early April | 2021-03-21 | 2021-04-10 | range
Friday the 13th | 2021-08-13 | 2021-08-13 | day
overnight Friday | 2021-09-10 | 2021-09-11 | range
the night of March 3 | 2021-03-03 | 2021-03-03 | day
Feb. 6-8 | 2021-02-06 | 2021-02-08 | range
5-6 April 2016 | 2016-04-05 | 2016-04-06 | range
May 3 and 4 | 2021-05-03 | 2021-05-04 | range
from 3 May to 5 June | 2021-05-03 | 2021-06-05 | range
December 28 to January 3 | 2020-12-28 | 2021-01-03 | range
20 November to 5 December 2014 | 2014-11-20 | 2014-12-05 | range
20 November 2014 to 5 January | 2014-11-20 | 2015-01-05 | range
from March to May 2015 | 2015-03-01 | 2015-05-31 | range
between November 2014 and May 2015 | 2014-11-01 | 2015-05-31 | range
between Monday and Wednesday | 2021-09-13 | 2021-09-15 | range
from Thursday to Tuesday | 2021-09-09 | 2021-09-14 | range
Wednesday | 2021-09-15 | 2021-09-15 | day
Tuesday | 2021-09-14 | 2021-09-14 | day
Friday | 2021-09-10 | 2021-09-10 | day
Thursday | 2021-09-09 | 2021-09-09 | day
on Sunday night | 2021-09-12 | 2021-09-12 | day
early on Sunday | 2021-09-12 | 2021-09-12 | day
last Friday | 2021-09-10 | 2021-09-10 | day
last Wednesday | 2021-09-08 | 2021-09-08 | day
next Friday | 2021-09-17 | 2021-09-17 | day
next Monday | 2021-09-20 | 2021-09-20 | day
this Friday | 2021-09-17 | 2021-09-17 | day
Friday last week | 2021-09-10 | 2021-09-10 | day
Wednesday last week | 2021-09-08 | 2021-09-08 | day
Monday of next week | 2021-09-20 | 2021-09-20 | day
a week ago Friday | 2021-09-10 | 2021-09-10 | day
a week from Friday | 2021-09-24 | 2021-09-24 | day
the weekend | 2021-09-11 | 2021-09-12 | range
last weekend | 2021-09-11 | 2021-09-12 | range
this weekend | 2021-09-18 | 2021-09-19 | range
next weekend | 2021-09-18 | 2021-09-19 | range
Friday and Saturday | 2021-09-10 | 2021-09-11 | range
today | 2021-09-15 | 2021-09-15 | day
tonight | 2021-09-15 | 2021-09-15 | day
yesterday | 2021-09-14 | 2021-09-14 | day
yesterday afternoon | 2021-09-14 | 2021-09-14 | day
tomorrow | 2021-09-16 | 2021-09-16 | day
the day before yesterday | 2021-09-13 | 2021-09-13 | day
last night | 2021-09-14 | 2021-09-14 | day
this morning | 2021-09-15 | 2021-09-15 | day
overnight | 2021-09-14 | 2021-09-15 | range
last week | 2021-09-06 | 2021-09-12 | week
this week | 2021-09-13 | 2021-09-19 | week
next week | 2021-09-20 | 2021-09-26 | week
the week before last | 2021-08-30 | 2021-09-05 | week
last month | 2021-08-01 | 2021-08-31 | month
last year | 2020-01-01 | 2020-12-31 | year
next year | 2022-01-01 | 2022-12-31 | year
last decade | 2010-01-01 | 2019-12-31 | range
earlier this week | 2021-09-13 | 2021-09-15 | range
earlier this month | 2021-09-01 | 2021-09-15 | range
earlier this year | 2021-01-01 | 2021-09-15 | range
later this month | 2021-09-15 | 2021-09-30 | range
the end of the year | 2021-09-01 | 2021-12-31 | range
two days ago | 2021-09-13 | 2021-09-13 | day
two or three days ago | 2021-09-12 | 2021-09-13 | range
a few days ago | 2021-09-11 | 2021-09-13 | range
48 hours ago | 2021-09-13 | 2021-09-13 | day
three hours ago | 2021-09-15 | 2021-09-15 | day
three weeks ago | 2021-08-23 | 2021-08-29 | week
two months ago | 2021-07-01 | 2021-07-31 | month
six years ago | 2015-01-01 | 2015-12-31 | year
two decades ago | 2001-01-01 | 2001-12-31 | year
two years ago today | 2019-09-15 | 2019-09-15 | day
two days earlier | 2021-09-13 | 2021-09-13 | day
the next day | 2021-09-16 | 2021-09-16 | day
two days after 5 June 2015 | 2015-06-07 | 2015-06-07 | day
a day after Sunday | 2021-09-13 | 2021-09-13 | day
a week before 5 June 2015 | 2015-05-25 | 2015-05-31 | week
the day after Christmas 2014 | 2014-12-26 | 2014-12-26 | day
the past 24 hours | 2021-09-14 | 2021-09-15 | range
the past two days | 2021-09-13 | 2021-09-15 | range
the past week | 2021-09-08 | 2021-09-15 | range
the last two years | 2019-09-15 | 2021-09-15 | range
the next two weeks | 2021-09-15 | 2021-09-29 | range
May last year | 2020-05-01 | 2020-05-31 | month
11 March this year | 2021-03-11 | 2021-03-11 | day
the 5th of last month | 2021-08-05 | 2021-08-05 | day
the summer of last year | 2020-06-01 | 2020-08-31 | season
Christmas | 2020-12-25 | 2020-12-25 | day
New Year's Day 2015 | 2015-01-01 | 2015-01-01 | day
Easter 2016 | 2016-03-27 | 2016-03-27 | day
Good Friday 1998 | 1998-04-10 | 1998-04-10 | day
Thanksgiving 2020 | 2020-11-26 | 2020-11-26 | day
Nowruz | 2021-03-21 | 2021-03-21 | day
9/11 | 2001-09-11 | 2001-09-11 | day
since mid-August | 2021-08-11 | 2021-09-15 | range
since 2011 | 2011-01-01 | 2021-09-15 | range
after 5 September | 2021-09-06 | 2021-09-15 | range
before 5 September | | 2021-09-04 | range
until 5 September | | 2021-09-05 | range
during August | 2021-08-01 | 2021-08-31 | month
will meet on Friday | 2021-09-17 | 2021-09-17 | day
will meet in June | 2022-06-01 | 2022-06-30 | month
will meet on 3 May | 2022-05-03 | 2022-05-03 | day
"""

# … and what stays open.
OPEN = [
    "Ramadan",
    "Eid al-Fitr",
    "weeks later",
    "months ago",
    "two days after the attack",
    "the eve of the election",
    "nonsense",
    "",
]


def days(text: str) -> date | None:
    return date.fromisoformat(text) if text.strip() else None


@pytest.mark.parametrize("line", ON_WEDNESDAY.strip().split("\n"))
def test_a_date_read_on_wednesday_15_september_2021(line: str) -> None:
    said, start, end, precision = (cell.strip() for cell in line.split("|"))
    assert tuple(resolve_date(said, "2021-09-15")) == (days(start), days(end), precision)


@pytest.mark.parametrize("said", OPEN)
def test_what_nobody_can_date_stays_open(said: str) -> None:
    span = resolve_date(said, "2021-09-15")
    assert (tuple(span), span.basis, bool(span)) == ((None, None, ""), "", False)


@pytest.mark.parametrize("said", ["Friday", "last week", "yesterday", "13 November", "mid-August", "two days ago"])
def test_without_a_day_of_writing_a_partial_date_stays_open(said: str) -> None:
    assert not resolve_date(said)


@pytest.mark.parametrize(
    "said", ["13 November 2015", "April 2017", "the 1990s", "in 2011", "early 2019", "Easter 2016"]
)
def test_without_a_day_of_writing_a_whole_date_is_whole(said: str) -> None:
    assert resolve_date(said).basis == "explicit"


@pytest.mark.parametrize(
    ("written", "weekend"),
    [
        ("2021-09-13", "2021-09-11"),  # on Monday the one just past
        ("2021-09-17", "2021-09-11"),
        ("2021-09-18", "2021-09-18"),  # on Saturday the one that has begun
        ("2021-09-19", "2021-09-18"),
    ],
)
def test_the_weekend_is_the_latest_that_has_begun(written: str, weekend: str) -> None:
    assert resolve_date("the weekend", written).start == days(weekend)


def test_the_day_of_writing_is_a_date_a_time_or_its_iso_form() -> None:
    wanted = date(2021, 9, 14)
    for written in (date(2021, 9, 15), datetime(2021, 9, 15, 12), "2021-09-15", "2021-09-15T12:00:00Z"):
        assert resolve_date("yesterday", written).start == wanted


def test_a_day_of_writing_that_is_no_date_is_refused_with_an_example() -> None:
    with pytest.raises(ValueError, match="'last week' is no date; give a date or its ISO form, such as 2021-09-12"):
        resolve_date("yesterday", "last week")


def test_the_package_offers_it_and_it_unpacks() -> None:
    start, end, precision = analysis.resolve_date("mid-August", "2021-09-15")
    assert (start, end, precision) == (date(2021, 8, 11), date(2021, 8, 20), "range")


def test_years_beyond_the_guard_are_no_years() -> None:
    assert not resolve_date("in 999") and not resolve_date("in 3000") and resolve_date("May 2999")


@pytest.mark.parametrize("written", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "said", ["900 years ago", "two weeks ago", "December 31", "next Monday", "last winter", "the next 90 years"]
)
def test_at_the_ends_of_the_calendar_nothing_breaks(said: str, written: str) -> None:
    assert isinstance(resolve_date(said, written), DateSpan)


def test_the_future_tense_looks_ahead() -> None:
    (friday,) = find_dates("They will meet on Friday.")
    assert resolve(friday, date(2021, 9, 15), tense="future").start == date(2021, 9, 17)
    assert resolve(friday, date(2021, 9, 15)).start == date(2021, 9, 10)


def test_the_weekend_of_the_future_is_the_next() -> None:
    (weekend,) = find_dates("They will meet over the weekend.")
    assert resolve(weekend, date(2021, 9, 15), tense="future").start == date(2021, 9, 18)
