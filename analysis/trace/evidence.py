"""The sentences behind rows, shown: `evidence(tables.events.head(3))`."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.findings.text import counted
from analysis.tables import Tables, alive
from analysis.trace.pointers import pointers
from analysis.trace.quote import STYLE, Quote
from analysis.trace.quotes import Quoter

#: Where each kind of id lives, to find the tables that rows are from; the first that a row has tells.
_HOMES = {
    "relation_id": ("relations", "relation_id"),
    "mention_id": ("mentions", "mention_id"),
    "event_id": ("events", "event_id"),
    "incident_id": ("incidents", "incident_id"),
    "sentence_id": ("sentences", "sentence_id"),
    "actor_a": ("actors", "actor_id"),
    "source": ("actors", "actor_id"),
    "actor_id": ("actors", "actor_id"),
    "doc_id": ("documents", "doc_id"),
    "place": ("places", "place"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Evidence:
    """Sentences that rows came from; shows itself in a notebook. `total` counts also those beyond the limit."""

    quotes: tuple[Quote, ...]
    total: int

    def __len__(self) -> int:
        return len(self.quotes)

    def _rest(self) -> str:
        left = self.total - len(self.quotes)
        return f"and {counted(left, 'more sentence')}" if left else ""

    def __repr__(self) -> str:
        return "\n\n".join([*map(str, self.quotes), *filter(None, [self._rest()])]) or "No sentences."

    def html(self) -> str:
        """Give the quotes as HTML, one after the other; they need `trace.STYLE` on the page."""
        rest = f"<p>… {self._rest()}.</p>" if self._rest() else ""
        return "".join(quote.html() for quote in self.quotes) + rest

    def _repr_html_(self) -> str:
        if not self.quotes:
            return "<p>No sentences.</p>"
        return f'<div class="evidence"><style>{STYLE}</style>{self.html()}</div>'


def evidence(rows: pd.DataFrame | pd.Series, tables: Tables | None = None, *, limit: int = 20) -> Evidence:
    """Give the sentences that these rows came from, at most `limit`, the actors in them and the rows' words marked.

    Rows of any table will do: events, mentions, relations and sentences by their spans; incidents, alignments,
    co-mentions, actors, places and documents by the rows they sum up. `tables` are those the rows are from; left out,
    they are the latest ones built or loaded that hold these rows. Raises ValueError where there are none, and where the
    rows lead to no sentence.
    """
    frame = pd.DataFrame([rows]) if isinstance(rows, pd.Series) else rows
    home = tables or origin(frame)
    pointed = pointers(frame, home)
    ids = pointed["sentence_id"].unique()
    pointed = pointed[pointed["sentence_id"].isin(ids[:limit])]
    return Evidence(tuple(Quoter(pointed, home).quotes(pointed)), len(ids))


def per_row(rows: pd.DataFrame, tables: Tables | None = None, *, limit: int = 5) -> list[Evidence]:
    """Give the sentences of each row by itself, at most `limit` of each."""
    home = tables or origin(rows)
    pointed = pointers(rows, home)
    first = pointed.drop_duplicates(["row", "sentence_id"])
    kept = first.groupby("row").head(limit)[["row", "sentence_id"]]
    totals, shown = first["row"].value_counts(), pointed.merge(kept, on=["row", "sentence_id"])
    quoter = Quoter(shown, home)
    found = {row: tuple(quoter.quotes(group)) for row, group in shown.groupby("row")}
    return [Evidence(found.get(row, ()), int(totals.get(row, 0))) for row in range(len(rows))]


def origin(rows: pd.DataFrame) -> Tables:
    """Give the latest tables at hand that hold these rows; raises ValueError where none do."""
    column = next((name for name in _HOMES if name in rows and (name != "source" or "target" in rows)), "")
    table, key = _HOMES.get(column, ("", ""))
    for tables in alive():
        if not column or rows[column].isin(getattr(tables, table)[key]).all():
            return tables
    raise ValueError("the tables that these rows are from are not at hand; name them: evidence(rows, tables)")
