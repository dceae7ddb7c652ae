"""What holds of any text made of date words."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.events.when import DateSpan, closest, durations, find_dates, resolve_all, resolve_date
from analysis.events.when.grammar import load_grammar

WORDS = sorted(
    {
        *load_grammar().vocabulary,
        "13",
        "2015",
        "1,400",
        "3rd",
        "'90s",
        "2015-11-13",
        "Nov.",
        "May",
        "Friday",
        "'s",
        "’s",
        "to",
    }
    | {
        "of",
        "the",
        "ago",
        "later",
        "before",
        "after",
        "and",
        "or",
        "-",
        "–",
        ",",
        "(",
        ")",
        ".",
        "from",
        "between",
        "on",
    }
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda glue: (glue or " ").join(words).replace(" ,", glue + ","))
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS, DAYS)
def test_spans_are_exact_and_no_date_ends_before_it_begins(text: str, written: date) -> None:
    found = find_dates(text)
    assert all(text[e.start : e.end] == e.text for e in found)
    for span in resolve_all(found, written):
        assert span.start is None or span.end is None or span.start <= span.end
        assert (span.precision in ("day", "week", "month", "season", "year", "range")) == bool(span)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS, DAYS)
def test_no_text_breaks_the_readers(text: str, written: date) -> None:
    durations(text)
    assert isinstance(resolve_date(text, written), DateSpan)
    found = find_dates(text)
    assert closest(found, 0, len(text), text) in [None, *found]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_characters_may_come(text: str) -> None:
    assert all(text[e.start : e.end] == e.text for e in find_dates(text))
    durations(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_day_is_understood_however_it_is_written(day: date) -> None:
    for said in (
        f"{day:%d %B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.isoformat()}",
        f"{day:%A}, {day:%d %b} {day.year}",
    ):
        assert tuple(resolve_date(said)) == (day, day, "day"), said
