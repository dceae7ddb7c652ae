"""How long things lasted."""

from __future__ import annotations

import pytest

from analysis.events.when import DateSpan, apply_duration, durations, resolve_date


@pytest.mark.parametrize(
    ("sentence", "said", "days", "kind"),
    [
        ("It was launched on September 12, 2021, and lasted 8 days.", "8 days", 8, "lasted"),
        ("The siege lasted more than two weeks.", "two weeks", 14, "lasted"),
        ("The fighting went on for two weeks.", "two weeks", 14, "lasted"),
        ("They held the town for three days.", "three days", 3, "for"),
        ("They held the town for nearly three days.", "three days", 3, "for"),
        ("They began a three-day visit.", "three-day", 3, "adjective"),
        ("They declared a 30-day state of siege.", "30-day", 30, "adjective"),
        ("A two-week-long siege ended.", "two-week", 14, "adjective"),
        ("A 48-hour truce began.", "48-hour", 2, "adjective"),
        ("A six-month extension was agreed.", "six-month", None, "adjective"),
        ("After five days of fighting they fled.", "five days", 5, "of"),
        ("After two days' fighting they fled.", "two days", 2, "of"),
        ("The battle took six hours.", "six hours", 1, "lasted"),
        ("They ruled for twenty-one years.", "twenty-one years", None, "for"),
    ],
)
def test_a_duration_and_its_days(sentence: str, said: str, days: int | None, kind: str) -> None:
    (found,) = durations(sentence)
    assert (found.text, found.days, found.kind) == (said, days, kind)
    assert sentence[found.start : found.end] == said


@pytest.mark.parametrize(
    "sentence",
    [
        "They were freed two days ago.",
        "They fled two days later.",
        "Over the past two weeks they fled.",
        "He is 45 years old.",
        "A three-year-old child was killed.",
        "They held it for several days.",
        "They held the town for the second day.",
        "They struck on Friday.",
        "An AK-47 was found.",
    ],
)
def test_dates_ages_and_vague_times_are_no_durations(sentence: str) -> None:
    assert durations(sentence) == []


@pytest.mark.parametrize(
    ("begin", "sentence", "end"),
    [
        ("12 September 2021", "It lasted 8 days.", "2021-09-19"),
        ("12 September 2021", "It lasted one day.", "2021-09-12"),
        ("12 September 2021", "It lasted 36 hours.", "2021-09-13"),
        ("12 September 2021", "It lasted two weeks.", "2021-09-25"),
        ("31 January 2021", "It lasted one month.", "2021-02-27"),
        ("12 September 2021", "It lasted two years.", "2023-09-11"),
    ],
)
def test_what_began_on_a_day_ends_on_the_last_of_its_days(begin: str, sentence: str, end: str) -> None:
    (lasted,) = durations(sentence)
    span = apply_duration(resolve_date(begin), lasted)
    assert (str(span.start), str(span.end)) == (str(resolve_date(begin).start), end)


def test_days_may_be_given_as_a_number() -> None:
    assert str(apply_duration(resolve_date("12 September 2021"), 8).end) == "2021-09-19"


def test_what_began_on_no_single_day_keeps_its_span() -> None:
    july = resolve_date("July 2021")
    assert apply_duration(july, 8) == july
    assert apply_duration(DateSpan(), 8) == DateSpan()


def test_offsets_count_from_where_the_sentence_begins_in_the_document() -> None:
    (found,) = durations("It lasted 8 days.", offset=50)
    assert (found.start, found.end) == (60, 66)
