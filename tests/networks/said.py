"""Evidence and tables for tests, written by hand: who stands how with whom, on which day, in which document."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.networks import alignments
from analysis.networks.evidence import COLUMNS
from analysis.tables import Tables
from tests.charts.tables import frame, report


def said(*pieces: str) -> pd.DataFrame:
    """Give evidence from lines such as `a+b 2020-01-05 d1`; the day may be `2020-01-01/2020-03-31` or `?` for unknown."""
    rows = []
    for number, piece in enumerate(pieces):
        pair, day, document = [*piece.split(), "?", "d1"][:3] if len(piece.split()) < 3 else piece.split()
        mark = "+" if "+" in pair else "-"
        a, b = sorted(pair.split(mark))
        first, last = (day.split("/") * 2)[:2]
        where = (f"{document}:{number}", 0, 1, f"r{number}")
        rows.append((a, b, {"+": 1, "-": -1}[mark], False, _day(first), _day(last), document, *where))
    days = {"date_start": "datetime64[s]", "date_end": "datetime64[s]"}
    texts = {name: "str" for name in ("actor_a", "actor_b", "doc_id", "sentence_id", "relation_id")}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({**days, **texts, "sign": "int64", "claimed": "bool"})


def _day(text: str) -> pd.Timestamp:
    return pd.NaT if text == "?" else pd.Timestamp(text)


NAMES = {"a": "Army", "b": "Rebels", "c": "Council", "d": "Tribes"}


def stated(*ties: str) -> Tables:
    """Tables with a statement per line such as `a-b 2020-03-01`, each in a document of that day; the day may be missing."""
    relations: list[dict[str, Any]] = []
    documents: list[dict[str, Any]] = []
    for number, tie in enumerate(ties):
        pair, _, day = tie.partition(" ")
        mark = "+" if "+" in pair else "-"
        a, b = pair.split(mark)
        where = {"doc_id": f"d{number}", "sentence_id": f"d{number}:1", "relation_id": f"r{number}", "event_id": ""}
        relations.append({"source_id": a, "target_id": b, "sign": {"+": 1, "-": -1}[mark], **where})
        relations[-1] |= {"modality": "asserted", "attributed_to": "", "start": 0, "end": 1, "text": "x"}
        documents.append({"doc_id": f"d{number}", "status": "read", "published": pd.Timestamp(day) if day else pd.NaT})
    tables = report(actors=NAMES, relations=relations)
    tables.documents = frame("documents", documents)
    tables.alignments = alignments(tables.relations, tables.events, tables.documents)
    return tables
