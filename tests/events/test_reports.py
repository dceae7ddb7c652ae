"""The reports of reports.txt: when, where and how many, as an analyst would fill them in."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.events.reports import build_reports, compare, read_reports

#: Shares of the fields that are read right at least; what is missing is of other kinds each (no known pattern, a voice).
LEAST = {"toll": 0.9, "date": 0.92, "place": 0.8}
STRAY = 3


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[bool, str]]]:
    """Per kind of field, whether the tables have it and what is wanted and told."""
    reports = read_reports()
    events = build_reports(reports, tmp_path_factory.mktemp("reports"))
    found: dict[str, list[tuple[bool, str]]] = {}
    for report in reports:
        for name, right, words in compare(report, events.get(str(report.number), [])):
            found.setdefault(name, []).append((right, f"line {report.number}: {words}"))
    return found


@pytest.mark.parametrize("name", LEAST)
def test_most_fields_are_filled_in_as_an_analyst_would(verdicts: dict[str, list[tuple[bool, str]]], name: str) -> None:
    right = Counter(ok for ok, _ in verdicts[name])
    missed = [words for ok, words in verdicts[name] if not ok]
    assert right[True] / sum(right.values()) >= LEAST[name], "\n".join(missed)


def test_hardly_any_toll_is_told_that_the_text_does_not_give(verdicts: dict[str, list[tuple[bool, str]]]) -> None:
    assert len(verdicts.get("stray", [])) <= STRAY, verdicts["stray"]
