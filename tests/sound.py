"""What holds of every document read and of every table built, whatever was fed in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pandas as pd

from analysis.documents import Document
from analysis.tables import Tables

#: For each column that holds the id of a row elsewhere: the table and column where that row is; empty ones point nowhere.
_POINTS = {
    ("sentences", "doc_id"): ("documents", "doc_id"),
    ("mentions", "sentence_id"): ("sentences", "sentence_id"),
    ("mentions", "doc_id"): ("documents", "doc_id"),
    ("mentions", "actor_id"): ("actors", "actor_id"),
    ("events", "sentence_id"): ("sentences", "sentence_id"),
    ("events", "doc_id"): ("documents", "doc_id"),
    ("events", "incident_id"): ("incidents", "incident_id"),
    ("events", "attributed_to"): ("actors", "actor_id"),
    ("participants", "event_id"): ("events", "event_id"),
    ("participants", "actor_id"): ("actors", "actor_id"),
    ("participants", "mention_id"): ("mentions", "mention_id"),
    ("relations", "sentence_id"): ("sentences", "sentence_id"),
    ("relations", "event_id"): ("events", "event_id"),
    ("relations", "source_id"): ("actors", "actor_id"),
    ("relations", "target_id"): ("actors", "actor_id"),
}
_SPANS = {"sentences": "text", "mentions": "text", "events": "trigger", "relations": "text"}


def check_documents(found: Sequence[Document]) -> None:
    """Raise AssertionError where a document breaks what is promised of all of them."""
    ids = [d.doc_id for d in found]
    assert len(set(ids)) == len(ids)
    for d in found:
        for shown in (d.doc_id, d.path, d.title, d.source, d.problem):
            assert not {"\n", "\r", "\0", "\u202e"} & set(shown), shown
            shown.encode("utf-8")
        assert d.doc_id and d.status in ("read", "skipped")
        if d.status == "skipped":
            assert d.problem and not d.text and not d.passages
        else:
            _check_text(d)


def _check_text(d: Document) -> None:
    assert d.text == unicodedata.normalize("NFC", d.text) and not {"\r", "\0"} & set(d.text)
    d.text.encode("utf-8")
    assert d.passages
    last = 0
    for start, end in d.passages:
        assert last <= start < end <= len(d.text)
        assert d.text[start:end] == d.text[start:end].strip()
        last = end


def check_tables(tables: Tables, texts: dict[str, str]) -> None:
    """Raise AssertionError where an offset is not exact or an id leads nowhere; `texts` are those of the documents."""
    for name, column in _SPANS.items():
        for row in getattr(tables, name).to_dict("records"):
            assert texts[row["doc_id"]][row["start"] : row["end"]] == row[column], row
    for (name, column), (table, key) in _POINTS.items():
        here: pd.Series = getattr(tables, name)[column]
        lost = set(here[here != ""]) - set(getattr(tables, table)[key])
        assert not lost, f"{name}.{column} names {sorted(lost)[:3]}, which '{table}' does not have"
    assert not tables.documents["problem"].str.contains("fault of the program").any()
