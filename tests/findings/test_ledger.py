"""When incidents happened, as a reader writes it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis import findings
from analysis.findings.incidents import when as told
from analysis.findings.text import days

DAYS = [
    ("2021-06-04", "2021-06-04", "4 June 2021"),
    ("2021-06-04", "2021-06-09", "4–9 June 2021"),
    ("2021-06-01", "2021-06-30", "June 2021"),
    ("2021-06-04", None, "since 4 June 2021"),
    (None, "2021-06-04", "until 4 June 2021"),
    (None, None, ""),
]


@pytest.mark.parametrize(("first", "last", "read"), DAYS)
def test_an_interval_is_read_no_more_exactly_than_it_is_known(first: str | None, last: str | None, read: str) -> None:
    assert days(pd.to_datetime(first), pd.to_datetime(last)) == read


@pytest.mark.parametrize("when", ["From 7 April 1994", "Until 7 April 1994"])
def test_an_incident_without_a_last_or_first_day_is_told_and_charted(when: str, tmp_path: Path) -> None:
    path = tmp_path / "text.jsonl"
    path.write_text(json.dumps({"id": "1", "text": f"{when} the Rwandan army shelled Kigali."}), encoding="utf-8")
    tables = analysis.build(path)
    assert len(tables.incidents)
    assert list(findings.ledger(tables)["when"]) == [when.replace("From", "since").replace("Until", "until")]
    assert ("dated, on 7 April 1994" in str(told(tables))) == when.startswith("From")
