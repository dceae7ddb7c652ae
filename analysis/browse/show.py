"""Rows of any table for reading, each with its sentences one click away: `show(tables.events)`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.browse.listing import Listing, browse
from analysis.tables import Tables
from analysis.trace import STYLE, Evidence, per_row


def show(
    rows: pd.DataFrame,
    columns: Sequence[str] | Mapping[str, str] | None = None,
    caption: str = "",
    *,
    tables: Tables | None = None,
    limit: int = 200,
    sentences: int = 3,
) -> Listing:
    """Give rows (the first `limit`) to search, sort and page, each with the first `sentences` it came from.

    `columns` chooses and orders, and names them where it is a mapping; left out, all are shown but identifiers.
    `tables` are those the rows are from; see `analysis.evidence`.
    """
    chosen = columns or [name for name in rows.columns if not str(name).endswith(("_id", "_ids"))]
    first = rows.head(limit)
    details = [_detail(found) for found in per_row(first, tables, limit=sentences)] if len(first) else []
    return browse(rows, chosen, caption, details=details, style=STYLE, limit=limit)


def _detail(found: Evidence) -> tuple[str, str]:
    return (f"{found.total:,} sentence{'' if found.total == 1 else 's'}", found.html()) if len(found) else ("", "")
