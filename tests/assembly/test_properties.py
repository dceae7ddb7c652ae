"""What holds of any build, whatever its documents say."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import documents, pipeline
from analysis.tables import Tables
from tests.sound import check_documents, check_tables

WORDS = """
    Rebels | Two soldiers | The Kenyan army | the United Nations | Jane Roe | President John Doe | Mali | Goma | gunmen | it
    attacked | killed | were killed | agreed with | accused | met | said | did not attack | signed a ceasefire with | they
    on Monday | on 3 May 2021 | last week | in Goma | near Kabul | , according to | , the army said | who | that | and | or
    of | the | at least 20 | five million million | " | “ | ” | ( | ) | [ | ] | 's | , | ; | : | – | - | ... | . | ! | ? | U.S.
    Mr. | 7 | 1,000 | 3.5 | é | =1+1 | <b> | civilians
"""
NOISE = ["\n", "\n\n", "\u0301", "\u200b", "\U0001f525", "\u2028"]
PIECES = st.sampled_from([*(w.strip() for line in WORDS.strip().splitlines() for w in line.split(" | ")), *NOISE])
TEXTS = st.lists(st.one_of(PIECES, PIECES, PIECES, st.text(max_size=4)), min_size=1, max_size=30).map(" ".join)
LIMITS = settings(max_examples=15, deadline=None, derandomize=True)
OTHER = "Protesters marched through Nairobi on Friday. Police arrested 12 of them."


def build(texts: dict[str, str]) -> Tables:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.jsonl")
        rows = (json.dumps({"id": name, "text": text, "date": "2021-05-04"}) for name, text in texts.items())
        source.write_text("\n".join(rows), encoding="utf-8")
        found = list(documents.read(source))
        check_documents(found)
        tables = pipeline.build(source)
    check_tables(tables, {d.doc_id: d.text for d in found})
    return tables


def rows(tables: Tables, table: str, doc_id: str) -> list[tuple[object, ...]]:
    """The rows that a document adds to a table, without what joins documents."""
    frame = getattr(tables, table)
    mine = frame[frame["doc_id"] == doc_id].drop(columns="incident_id", errors="ignore")
    return sorted(tuple(map(str, row)) for row in mine.itertuples(index=False))


@LIMITS
@given(TEXTS, TEXTS)
def test_no_text_breaks_a_build_and_the_same_texts_give_the_same_tables(one: str, two: str) -> None:
    texts = {"zero": OTHER, "one": one, "two": two}
    first, again = build(texts), build(texts)
    for (name, mine), (_, theirs) in zip(first.items(), again.items(), strict=True):
        assert mine.equals(theirs), name


@LIMITS
@given(TEXTS, TEXTS)
def test_neither_order_nor_another_document_changes_what_one_tells(one: str, two: str) -> None:
    pair = build({"zero": OTHER, "one": one, "two": two})
    turned = build({"two": two, "one": one, "zero": OTHER})
    alone = build({"zero": OTHER, "one": one})
    for table in ("sentences", "mentions", "events", "relations"):
        assert rows(pair, table, "one") == rows(turned, table, "one") == rows(alone, table, "one"), table
