"""Small tables written by hand, for tests that say what a figure must say of them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.tables import Tables, typed

_DEFAULTS: dict[str, Any] = {"type": "ASSAULT", "modality": "asserted", "n_events": 1, "n_documents": 1}


def frame(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Give rows with a few columns as the named table."""
    columns = typed(table, []).columns
    filled = [
        {"in_knowledge_base": True, "named": True, "directed": False, "significant": False, **row} for row in rows
    ]
    return typed(table, pd.DataFrame(filled).reindex(columns=columns)) if rows else typed(table, [])


def report(*incidents: dict[str, Any], actors: dict[str, str] | None = None, **more: list[dict[str, Any]]) -> Tables:
    """Give tables of one document with these incidents; `day` stands for both ends of a date known to the day."""
    tables = Tables.empty()
    rows = []
    for number, given in enumerate(incidents):
        row = {**_DEFAULTS, "incident_id": f"i{number:03}", **given}
        if day := row.pop("day", None):
            row |= {"date_start": pd.Timestamp(day), "date_end": pd.Timestamp(day), "date_precision": "day"}
        rows.append(row)
    tables.documents = frame("documents", [{"doc_id": "d", "status": "read"}])
    tables.incidents = frame("incidents", rows)
    named = actors or {}
    tables.actors = frame(
        "actors", [{"actor_id": i, "name": name, "kind": "organisation", "n_mentions": 1} for i, name in named.items()]
    )
    for table, content in more.items():
        setattr(tables, table, frame(table, content))
    return tables
