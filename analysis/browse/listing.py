"""A table as HTML: all rows stand in it; a script of its own, where it may run, adds search, order and pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.findings.text import Ranked


@cache
def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Listing:
    """Rows of a table for reading; shows itself in a notebook.

    `details` holds what stands behind each row as (what it is called, HTML); an empty name where there is nothing.
    """

    frame: pd.DataFrame
    headings: tuple[str, ...]
    caption: str
    total: int
    details: tuple[tuple[str, str], ...] = ()
    style: str = ""

    def __repr__(self) -> str:
        if not len(self.frame):
            return self._caption()
        return f"{self._caption()}\n{self.frame.set_axis(list(self.headings), axis=1).to_string(index=False)}".lstrip()

    def _repr_html_(self) -> str:
        if not len(self.frame):
            return f"<p>{escape(self._caption())}</p>"
        kinds = [' class="number"' if _is_number(self.frame[name]) else "" for name in self.frame.columns]
        head = "".join(
            f'<th scope="col"{kind}>{escape(name)}</th>' for name, kind in zip(self.headings, kinds, strict=True)
        )
        style, script, rows = _file("browse.css") + self.style, _file("browse.js"), "\n".join(self._rows())
        return (
            f'<div class="browse"><style>{style}</style><table><caption>{escape(self._caption())}</caption>\n'
            f"<thead><tr>{head}</tr></thead>\n{rows}\n</table></div>\n<script>{script}</script>"
        )

    def _caption(self) -> str:
        if not self.total:
            return f"{self.caption}: none." if self.caption else "No rows."
        shown = len(self.frame)
        rest = (
            f"the first {shown:,} of {self.total:,}; all of them are in the table's file" if shown < self.total else ""
        )
        return ", ".join(part for part in (self.caption, rest) if part)

    def _rows(self) -> list[str]:
        """A body per row, so that a row and what stands behind it are moved as one."""
        cells = zip(*(map(_cell, self.frame[name]) for name in self.frame.columns), strict=True)
        rows = [f"<tr>{''.join(row)}</tr>" for row in cells]
        behind = [self._behind(name, html) for name, html in self.details] or [""] * len(rows)
        return [f"<tbody>{row}{more}</tbody>" for row, more in zip(rows, behind, strict=True)]

    def _behind(self, name: str, html: str) -> str:
        if not name:
            return ""
        inside = f"<details><summary>{escape(name)}</summary>{html}</details>"
        return f'<tr class="behind"><td colspan="{len(self.headings)}">{inside}</td></tr>'


def browse(
    frame: pd.DataFrame,
    columns: Sequence[str] | Mapping[str, str] | None = None,
    caption: str = "",
    *,
    details: Sequence[tuple[str, str]] = (),
    style: str = "",
    limit: int = 200,
) -> Listing:
    """Give the rows of a table (the first `limit`) to search, sort and page; text is escaped.

    `columns` chooses and orders, and names them where it is a mapping. `details` gives for each row shown what a click
    opens, as (its name, HTML escaped by its maker), and `style` the style sheet that this HTML needs.
    """
    chosen = list(frame.columns) if columns is None else list(columns)
    named = columns if isinstance(columns, Mapping) else {}
    headings = tuple(named.get(name) or _heading(name) for name in chosen)
    return Listing(frame[chosen].head(limit), headings, caption, len(frame), tuple(details), style)


def _heading(column: Any) -> str:
    return str(column).removeprefix("n_").replace("_", " ")


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column.dtype) and str(column.dtype) != "bool"


def _cell(value: Any) -> str:
    """Give a table cell; numbers stand right, and in their order."""
    if isinstance(value, Ranked):
        order = "" if value.order is None else f' data-value="{value.order:.12g}"'
        return f'<td class="short"{order}>{escape(value)}</td>'
    if isinstance(value, str):
        return f"<td>{escape(value)}</td>"
    if pd.isna(value):
        return "<td></td>"
    if isinstance(value, pd.Timestamp):
        return f'<td class="short">{value.date().isoformat()}</td>'
    if isinstance(value, bool) or str(getattr(value, "dtype", "")) == "bool":
        return f"<td>{'yes' if value else 'no'}</td>"
    return f'<td class="number" data-value="{float(value):.12g}">{_figure(value)}</td>'


def _figure(value: Any) -> str:
    """Give a number as it is printed: two digits that tell something after the point, and a minus that is one."""
    if isinstance(value, int) or str(getattr(value, "dtype", "")).lower().startswith(("int", "uint")):
        shown = f"{int(value):,}"
    else:
        shown = f"{value:,.2f}" if abs(value) >= 0.1 or value == 0 else f"{value:.2g}"
    return shown.replace("-", "−", 1) if value < 0 else shown
