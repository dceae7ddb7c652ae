"""From a row to its sentences: what is shown of each table, what is marked, and that nothing in it runs."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup

import analysis
from analysis import findings
from analysis.tables import Tables
from analysis.trace import Evidence, Mark, Quote, per_row

NEWS = """{"id": "a", "title": "Border", "source": "The Gazette", "date": "2021-05-04", "text": "Turkish forces attacked the Iranian army in Tehran on 3 May 2021. The sun shone. Turkey and Iran are enemies."}
{"id": "b", "text": "Iran accused Turkey of the attack.\\n\\nTurkey said <script>alert('x')</script> Iran & Iraq are allies."}
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    path.write_text(NEWS, encoding="utf-8")
    return analysis.build(path)


def sentences(found: Evidence) -> list[str]:
    return [quote.text for quote in found.quotes]


def marked(found: Evidence, kind: str) -> list[str]:
    page = BeautifulSoup(found._repr_html_(), "lxml")
    return [mark.get_text() for mark in page.select(f"mark.{kind}")]


ATTACK = "Turkish forces attacked the Iranian army in Tehran on 3 May 2021."
ENEMIES = "Turkey and Iran are enemies."


def test_an_event_shows_its_sentence_with_the_words_and_the_actors_marked(tables: Tables) -> None:
    event = tables.events[tables.events["trigger"] == "attacked"]
    found = analysis.evidence(event)
    assert sentences(found) == [ATTACK]
    assert marked(found, "words") == ["attacked"]
    assert marked(found, "actor") == ["Turkish forces", "Iranian army"]


def test_title_source_day_and_sentence_stand_beside_it(tables: Tables) -> None:
    found = analysis.evidence(tables.events[tables.events["trigger"] == "attacked"])
    page = BeautifulSoup(found._repr_html_(), "lxml")
    assert "Border · The Gazette · 4 May 2021 · sentence 1" in page.find("figcaption").get_text(" ")


def test_a_document_without_title_or_day_is_named_by_its_path(tables: Tables) -> None:
    found = analysis.evidence(tables.events[tables.events["doc_id"] == "b"])
    assert " · undated · sentence 1" in found.quotes[0].origin


def test_how_the_sentence_was_read_stands_below_it(tables: Tables) -> None:
    found = analysis.evidence(tables.events[tables.events["trigger"] == "attacked"])
    assert found.quotes[0].readings == ("read as ASSAULT: Turkey → Iranian Army",) or (
        found.quotes[0].readings[0].startswith("read as ASSAULT: Turk")
    )


def test_a_row_may_be_given_by_itself(tables: Tables) -> None:
    assert sentences(analysis.evidence(tables.events.iloc[0])) == [ATTACK]


def test_an_incident_shows_every_report_of_it(tables: Tables) -> None:
    for row, found in zip(tables.incidents.itertuples(), per_row(tables.incidents), strict=True):
        events = tables.events[tables.events["incident_id"] == row.incident_id]
        assert {q.sentence_id for q in found.quotes} == set(events["sentence_id"])


def test_an_alignment_shows_the_statements_and_deeds_behind_it(tables: Tables) -> None:
    ties = tables.alignments
    pair = ties[(ties["actor_a"] == "iran") & (ties["actor_b"] == "turkey")]
    found = analysis.evidence(pair)
    assert ENEMIES in sentences(found) and ATTACK not in sentences(found)
    assert "read as enemy of: Iran and Turkey (against each other)" in {r for q in found.quotes for r in q.readings}


def test_an_alignment_of_countries_shows_what_their_branches_did(tables: Tables) -> None:
    from analysis.networks.alignments import alignments

    rolled = alignments(tables.relations, tables.events, tables.documents, tables.actors, "country")
    pair = rolled[(rolled["actor_a"] == "iran") & (rolled["actor_b"] == "turkey")]
    assert {ATTACK, ENEMIES} <= set(sentences(analysis.evidence(pair, tables)))


def test_a_co_mention_shows_the_windows_that_hold_both(tables: Tables) -> None:
    rows = tables.comentions
    pair = rows[(rows["actor_a"] == "iran") & (rows["actor_b"] == "turkey")]
    by_window = {w: sentences(analysis.evidence(pair[pair["window"] == w])) for w in ("sentence", "document")}
    assert len(by_window["sentence"]) == int(pair.loc[pair["window"] == "sentence", "n"].iloc[0])
    assert set(by_window["sentence"]) <= set(by_window["document"])
    assert set(marked(analysis.evidence(pair[pair["window"] == "sentence"]), "words")) == {"Turkey", "Iran"}


@pytest.mark.parametrize(
    "name", ["documents", "sentences", "actors", "mentions", "participants", "relations", "places"]
)
def test_rows_of_every_other_table_lead_to_sentences_too(tables: Tables, name: str) -> None:
    known = set(tables.sentences["text"])
    found = sentences(analysis.evidence(getattr(tables, name)))
    assert found and set(found) <= known


def test_readable_tables_lead_to_the_same_sentences_as_the_rows_they_are_made_of(tables: Tables) -> None:
    rows, readable = tables.incidents.sort_values("incident_id"), findings.ledger(tables).sort_values("incident_id")
    assert list(map(sentences, per_row(readable))) == list(map(sentences, per_row(rows)))


def test_who_acts_on_whom_leads_to_the_incidents(tables: Tables) -> None:
    dyads = findings.incidents.dyads(tables)
    assert all(len(found) for found in per_row(dyads))


def test_markup_in_a_document_shows_as_text(tables: Tables) -> None:
    found = analysis.evidence(tables.sentences[tables.sentences["text"].str.contains("script")])
    page = BeautifulSoup(found._repr_html_(), "lxml")
    assert page.find("script") is None
    assert "Turkey said <script>alert('x')</script> Iran & Iraq are allies." in page.find("blockquote").get_text()


def test_many_sentences_are_cut_and_counted(tables: Tables) -> None:
    found = analysis.evidence(tables.sentences, limit=2)
    assert (len(found), found.total) == (2, len(tables.sentences))
    assert f"and {['one', 'two', 'three', 'four'][found.total - 3]} more sentence" in found._repr_html_()


def test_no_rows_are_no_sentences(tables: Tables) -> None:
    for _, frame in tables.items():
        assert repr(analysis.evidence(frame.head(0), tables)) == "No sentences."


def test_rows_that_lead_nowhere_are_refused_with_what_is_needed(tables: Tables) -> None:
    with pytest.raises(ValueError, match="lead to no sentence: their columns are colour; one of these is needed"):
        analysis.evidence(pd.DataFrame({"colour": ["red"]}), tables)


def test_rows_of_tables_that_are_not_at_hand_are_refused(tables: Tables) -> None:
    strange = tables.events.head(1).assign(event_id="e-of-elsewhere")
    with pytest.raises(ValueError, match=r"name them: evidence\(rows, tables\)"):
        analysis.evidence(strange)


def test_rows_find_the_tables_they_are_from_among_several(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Chad attacked Niger.", encoding="utf-8")
    other = analysis.build(tmp_path / "other.txt")
    assert sentences(analysis.evidence(tables.events.iloc[0])) == [ATTACK]
    assert sentences(analysis.evidence(other.events)) == ["Chad attacked Niger."]


OVERLAP = Quote("s", "The anti-Taliban fighters", (Mark(4, 25, "words"), Mark(9, 16, "actor", "Taliban <b>")), (), "d")


def test_marks_may_overlap() -> None:
    page = BeautifulSoup(OVERLAP.html(), "lxml")
    assert page.find("blockquote").get_text() == "The anti-Taliban fighters"
    assert [(m["class"], m.get_text()) for m in page.find_all("mark")] == [
        (["words"], "anti-"),
        (["actor", "words"], "Taliban"),
        (["words"], " fighters"),
    ]


def test_a_marked_word_says_who_is_meant() -> None:
    assert BeautifulSoup(OVERLAP.html(), "lxml").select_one("mark.actor")["title"] == "Taliban <b>"


def test_as_plain_text_actors_stand_in_brackets_and_words_between_stars() -> None:
    assert str(OVERLAP) == "“The **anti-[Taliban] fighters**”\n    d"
    both = Quote("s", "Taliban", (Mark(0, 7, "actor"), Mark(0, 7, "words")), (), "d")
    assert str(both) == "“**[Taliban]**”\n    d"
