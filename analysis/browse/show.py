"""Rows of any table for reading, each with its sentences one click away: `show(tables.events)`."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.browse.listing import Listing, browse
from analysis.tables import Tables
from analysis.trace import STYLE, per_row


def show(
    rows: pd.DataFrame,
    columns: Sequence[str] | None = None,
    caption: str = "",
    *,
    tables: Tables | None = None,
    limit: int = 200,
    sentences: int = 3,
) -> Listing:
    """Give rows (the first `limit`) to search, sort and page, each with the first `sentences` it came from.

    Without `columns` all are shown but identifiers. `tables` are those the rows are from; see `analysis.evidence`.
    """
    first = rows.head(limit)
    behind = iter(per_row(first, tables, limit=sentences)) if len(first) else iter([])
    shown = list(columns) if columns else [c for c in rows.columns if not str(c).endswith(("_id", "_ids"))]
    return browse(rows, shown, caption, detail=lambda _: next(behind).html(), style=STYLE, limit=limit)
