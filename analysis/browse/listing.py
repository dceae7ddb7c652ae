"""A table as HTML: all rows stand in it; a script of its own, where it may run, adds search, order and pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.findings.text import Ranked

#: Gives the HTML that stands behind a row, opened by a click; empty for none.
RowDetail = Callable[[pd.Series], str]


@cache
def _script() -> str:
    return Path(__file__).with_name("browse.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Listing:
    """Rows of a table for reading; shows itself in a notebook."""

    frame: pd.DataFrame
    caption: str
    total: int
    details: tuple[str, ...] = ()
    detail_name: str = ""
    style: str = ""

    def __repr__(self) -> str:
        return self.frame.to_string(index=False) if len(self.frame) else self._caption()

    def _repr_html_(self) -> str:
        if not len(self.frame):
            return f"<p>{escape(self._caption())}</p>"
        names = [*map(_heading, self.frame.columns), *([self.detail_name] if self.details else [])]
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
        body = "\n".join(self._rows())
        style = f"<style>{self.style}</style>" if self.style else ""
        return (
            f'<div class="browse" style="overflow-x:auto">{style}<table><caption>{escape(self._caption())}</caption>\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>\n<script>{_script()}</script>"
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
        columns = [list(map(_cell, self.frame[name])) for name in self.frame.columns]
        columns += [[f"<td>{detail}</td>" for detail in self.details]] if self.details else []
        return ["<tr>" + "".join(cells) + "</tr>" for cells in zip(*columns, strict=True)]


def browse(
    frame: pd.DataFrame,
    columns: Sequence[str] | None = None,
    caption: str = "",
    *,
    detail: RowDetail | None = None,
    detail_name: str = "sentences",
    style: str = "",
    limit: int = 200,
) -> Listing:
    """Give the rows of a table (the first `limit`) to search, sort and page; text is escaped.

    `columns` chooses and orders; `detail` gives HTML, escaped by its maker, that a click on the row opens, and `style`
    is the style sheet that this HTML needs.
    """
    rows = frame.head(limit)
    details = tuple(_folded(detail(row), detail_name) for _, row in rows.iterrows()) if detail else ()
    return Listing(rows[list(columns)] if columns else rows, caption, len(frame), details, detail_name, style)


def _folded(html: str, name: str) -> str:
    return f"<details><summary>{escape(name)}</summary>{html}</details>" if html else ""


def _heading(column: Any) -> str:
    return str(column).removeprefix("n_").replace("_", " ")


def _cell(value: Any) -> str:
    """Give a table cell; numbers stand right and dates in their order."""
    if isinstance(value, Ranked):
        order = "" if value.order is None else f' data-value="{value.order:.12g}"'
        return f'<td{order} style="text-align:right">{escape(value)}</td>'
    if isinstance(value, str):
        return f"<td>{escape(value)}</td>"
    if pd.isna(value):
        return "<td></td>"
    if isinstance(value, pd.Timestamp):
        return f"<td>{value.date().isoformat()}</td>"
    if isinstance(value, bool) or str(getattr(value, "dtype", "")) == "bool":
        return f"<td>{'yes' if value else 'no'}</td>"
    shown = f"{int(value):,}" if float(value).is_integer() else f"{value:,.3g}"
    return f'<td data-value="{float(value):.12g}" style="text-align:right">{shown}</td>'
