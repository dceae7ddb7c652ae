"""What an analyst sees who makes a mistake in data/knowledge/dates.yaml."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from analysis.events.when.find import Finder
from analysis.events.when.grammar import Grammar, load_grammar
from analysis.knowledge import FOLDER, KnowledgeError

DATES = (FOLDER / "dates.yaml").read_text(encoding="utf-8")


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str, str], Grammar]:
    def load(old: str, new: str) -> Grammar:
        assert old in DATES
        path = tmp_path / "dates.yaml"
        path.write_text(DATES.replace(old, new, 1), encoding="utf-8")
        return load_grammar.__wrapped__(path)

    return load


def line_of(words: str) -> int:
    return DATES[: DATES.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("january: 1,", "january: 13,", "'13' is not understood: must be 1 to 12"),
        ("january: 1,", "january: 1, january: 2,", "'january' stands twice"),
        ("spring: 3-5,", "spring: March,", "must be first month-last month"),
        ("few: 2-4", "few: 4-2", "must be two numbers, low-high"),
        (" minute: 1 minute,", " minute: 1 moment,", "must be a number and one of minute, hour"),
        ("{early: early, mid: mid", "{early: soon, mid: mid", "must be one of early, mid, late"),
        ("last: -1 reference", "last: -1 month", "reference or anchor"),
        ("christmas: 12-25", "christmas: 12-32", "'12-32' is not understood"),
        ("easter: easter 0", "easter: easter sunday", "'easter sunday' is not understood"),
        ("9 / 11: 2001-09-11", "9 / 11: 2001-09-31", "'2001-09-31' is not understood"),
        ("articles: [a, an]", "articles: [a, an, a]", "'a' stands twice"),
        ("  until: [until,", "  untill: [until,", "'untill' is none of since, until, after, before, during"),
        ('{say: "SURE_MONTH", means: calendar}', '{say: "SURE_MONTHS", means: calendar}', "unknown slot SURE_MONTHS"),
        ('{say: "SURE_MONTH", means: calendar}', '{say: "SURE_MONTH", means: kalender}', "found 'kalender'"),
        ('{say: "SURE_MONTH", means: calendar}', '{say: "(SURE_MONTH", means: calendar}', "an opening bracket without"),
        ('{say: "SURE_MONTH", means: calendar}', '{say: "SURE_MONTH)", means: calendar}', "a closing bracket without"),
        (
            '{say: "SURE_MONTH", means: calendar}',
            '{say: "(SURE_MONTH)", means: calendar}',
            "nothing in it must be said",
        ),
        (
            '{say: "SURE_MONTH", means: calendar}',
            '{say: "SURE_MONTH", means: calendar, after: "@befor"}',
            "unknown set @befor",
        ),
        (
            '{say: "SURE_MONTH", means: calendar}',
            '{say: "SURE_MONTH", means: calendar, by: 1}',
            "'calendar' has no 'by'",
        ),
    ],
)
def test_a_mistake_is_named_with_file_and_line(
    edited: Callable[[str, str], Grammar], old: str, new: str, problem: str
) -> None:
    with pytest.raises(KnowledgeError) as error:
        edited(old, new)
    assert problem in str(error.value)
    assert f"dates.yaml, line {line_of(old)}:" in str(error.value)


@pytest.mark.parametrize("name", ["months", "units", "telling", "relations", "sets", "patterns"])
def test_a_list_that_is_missing_is_named(edited: Callable[[str, str], Grammar], name: str) -> None:
    with pytest.raises(KnowledgeError, match=f"lacks '{name}'"):
        edited(f"\n{name}:", f"\nno_{name}:")


def test_a_word_that_an_analyst_adds_is_read(edited: Callable[[str, str], Grammar]) -> None:
    grammar = edited("christmas: 12-25", "liberation day: 08-25\n  christmas: 12-25")
    finder = Finder("They met on Liberation Day 1944.", grammar)
    ((start, end, meaning),) = finder.dates()
    assert [piece.text for piece in finder.row[start:end]] == ["Liberation", "Day", "1944"]
    assert meaning.in_year(1944).start == date(1944, 8, 25)  # type: ignore[union-attr]


def test_a_pattern_that_an_analyst_adds_is_read(edited: Callable[[str, str], Grammar]) -> None:
    grammar = edited('- {say: "SURE_MONTH"', '- {say: "sometime in MONTH", means: calendar}\n  - {say: "SURE_MONTH"')
    finder = Finder("They met sometime in May and fled.", grammar)
    ((start, end, _),) = finder.dates()
    assert [piece.text for piece in finder.row[start:end]] == ["sometime", "in", "May"]
