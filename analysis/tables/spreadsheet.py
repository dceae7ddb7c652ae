"""CSV for a spreadsheet: UTF-8, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"  # a spreadsheet shows a cell that begins so as text (OWASP, CSV injection)
_BEGINS = r"^[=+\-@\t\r']"


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame as CSV; a text cell that begins like a formula gets an apostrophe before it."""
    texts = [str(name) for name in frame.columns if pd.api.types.is_string_dtype(frame[name].dtype)]
    safe = frame.assign(**{name: frame[name].map(guard) for name in texts})
    safe.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def guarded(rows: pa.Table) -> pa.Table:
    """Give a table as a spreadsheet may read it: days as days, and an apostrophe before what begins like a formula."""
    return pa.table({field.name: _cells(column) for field, column in zip(rows.schema, rows.columns, strict=True)})


def _cells(values: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_timestamp(values.type):
        return pc.cast(values, pa.date32())
    if not pa.types.is_large_string(values.type):
        return values
    risky = pc.match_substring_regex(values, _BEGINS)
    if not pc.any(risky).as_py():
        return values
    empty = pa.scalar("", values.type)
    return pc.if_else(risky, pc.binary_join_element_wise(pa.scalar(_GUARD, values.type), values, empty), values)


def guard(cell: Any) -> Any:
    """Give a cell that no spreadsheet runs; a text that itself begins with an apostrophe gets one more."""
    return _GUARD + cell if isinstance(cell, str) and cell.startswith((*_FORMULA, _GUARD)) else cell


def unguard(cell: str) -> str:
    """Give the text that `guard` was given."""
    return cell[1:] if cell.startswith(_GUARD) else cell
