"""CSV for a spreadsheet: UTF-8, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"  # a spreadsheet shows a cell that begins so as text (OWASP, CSV injection)


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV; a text cell that begins like a formula gets an apostrophe before it."""
    guarded = frame.assign(**{name: frame[name].map(guard) for name in _texts(frame)})
    guarded.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def _texts(frame: pd.DataFrame) -> list[str]:
    return [str(name) for name in frame.columns if pd.api.types.is_string_dtype(frame[name].dtype)]


def guard(cell: object) -> object:
    """Give a cell that no spreadsheet runs; a text that itself begins with an apostrophe gets one more."""
    return _GUARD + cell if isinstance(cell, str) and cell.startswith((*_FORMULA, _GUARD)) else cell


def unguard(cell: str) -> str:
    """Give the text that `guard` was given."""
    return cell[1:] if cell.startswith(_GUARD) else cell
