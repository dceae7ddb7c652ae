"""The commands on the passages: what they print, and what they say where there is nothing to score with."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pandas as pd
import pytest

from tests.passages import __main__ as command
from tests.passages import measure
from tests.passages.measure import Report, table, total
from tests.passages.ordinary import Found, find_events, judgements, key, own_texts, treebank_texts


def report(hits: int, misses: int) -> Report:
    counts = {"tp": hits, "fp": 0, "fn": misses}
    rates = {"precision": 1.0, "recall": hits / (hits + misses), "f1": 2 * hits / (2 * hits + misses)}
    counted = {name: counts | rates for name in ("resolution", "event_type", "event_full", "relation_sign")}
    fields = {name: {"right": hits, "of": hits} for name in ("date", "place", "casualties", "attribution", "modality")}
    return counted | fields | {"mention": counts | {"recall": rates["recall"]}}


def test_the_total_counts_the_events_of_all_files() -> None:
    both = total([report(1, 1), report(5, 1)])
    assert both["event_full"] == pytest.approx({"precision": 1.0, "recall": 0.75, "f1": 6 / 7})
    assert both["mention"] == pytest.approx({"recall": 0.75})
    assert both["date"] == {"right": 6, "of": 6}


def test_the_reports_stand_side_by_side() -> None:
    lines = table({"one": report(1, 1), "two": report(5, 1)}).splitlines()
    assert lines[0].split() == ["one", "two"]
    assert lines[4].split() == ["event_full", "1.000", "0.500", "0.667", "1.000", "0.833", "0.909"]


def test_a_file_is_printed_as_one_record_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["convert", "one"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (first["id"], first["date"], first["events"][0]["type"]) == ("sahel-1", "2022-06-14", "ASSAULT")


def test_without_the_scoring_tool_nothing_is_scored_and_the_user_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "SCORER", tmp_path / "score.py")
    assert command.main(["score"]) == 2
    assert "The passages are not scored" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["score", "nine"])
    assert (
        "no file of passages is called nine; there are one, two, three, four, five, held_out" in capsys.readouterr().err
    )


def test_events_are_counted_with_the_sentence_that_reports_them() -> None:
    found = find_events(["The army shelled the town on Monday. It rained.", "The soup was good."])
    assert (found.sentences, len(found.events), found.per_hundred) == (3, 1, pytest.approx(100 / 3))
    assert found.events.sentence.tolist() == ["The army shelled the town on Monday."]


def test_ordinary_prose_has_more_than_a_hundred_sentences() -> None:
    assert sum(text.count(".") for text in own_texts()) > 100


def test_a_treebank_is_read_document_by_document(tmp_path: Path) -> None:
    path = tmp_path / "en-test.conllu.gz"
    lines = "# newdoc id = a\n# text = One.\n1\tOne\n\n# text = Two.\n\n# newdoc id = b\n# text = Three.\n"
    path.write_bytes(gzip.compress(lines.encode()))
    assert treebank_texts(path) == ["One.\n\nTwo.", "Three."]


def test_the_unseen_file_prints_no_misses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scorer = tmp_path / "score.py"
    scorer.write_text("import sys\nprint('a miss') if '--misses' in sys.argv else None\nprint('{\"date\": 1}')\n")
    monkeypatch.setattr(measure, "SCORER", scorer)
    assert measure.score("two", tmp_path, misses=True) == {"date": 1}
    assert capsys.readouterr().out == "a miss\n"
    assert measure.score("held_out", tmp_path, misses=True) == {"date": 1}
    assert capsys.readouterr().out == ""


def test_an_event_that_nobody_has_judged_is_open_and_no_false_one() -> None:
    found = find_events(["The army shelled the town on Monday."])
    assert list(found.events.key) == [key("The army shelled the town on Monday.", 9)]
    assert (found.count("open"), found.count("false"), found.false_per_hundred) == (1, 0, 0)


def test_sentences_that_report_an_event_are_not_counted_among_those_that_report_none() -> None:
    rows = {"sentence": ["a", "a", "b"], "judgement": ["real", "false", "false"]}
    assert Found(6, pd.DataFrame(rows)).false_per_hundred == pytest.approx(40)


def test_a_judgement_that_is_neither_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "judged.txt"
    path.write_text("# words\n0123 4 real\n0123 9 maybe\n")
    with pytest.raises(ValueError, match="line 3: 'maybe' is neither real nor false"):
        judgements(path)
