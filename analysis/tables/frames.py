"""The tables of one build, together."""

from __future__ import annotations

import html
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, fields

import pandas as pd

from analysis.tables.schemas import SCHEMAS, typed

_made: list[weakref.ref[Tables]] = []


def alive() -> list[Tables]:
    """Give the tables that are in use, the latest first: a row shown in a notebook finds its sentences by them."""
    return [tables for reference in reversed(_made) if (tables := reference()) is not None]


@dataclass(slots=True, repr=False, eq=False, weakref_slot=True)
class Tables:
    """One pandas DataFrame per table (`tables.events`, `tables.actors` …)."""

    documents: pd.DataFrame
    sentences: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    events: pd.DataFrame
    participants: pd.DataFrame
    incidents: pd.DataFrame
    relations: pd.DataFrame
    comentions: pd.DataFrame
    alignments: pd.DataFrame
    places: pd.DataFrame

    def __post_init__(self) -> None:
        _made[:] = [reference for reference in _made if reference() is not None]
        _made.append(weakref.ref(self))

    @classmethod
    def empty(cls) -> Tables:
        """Give tables without rows, with every column and its type."""
        return cls(**{name: typed(name, []) for name in SCHEMAS})

    def items(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Give each table's name and frame, in the order of the rooms."""
        for field in fields(self):
            yield field.name, getattr(self, field.name)

    def summary(self) -> list[tuple[str, str]]:
        """Give what was read and what was found, as (what, how much) in plain words."""
        skipped = int((self.documents["status"] == "skipped").sum())
        undated = int(self.incidents["date_start"].isna().sum())
        claimed = int((self.incidents["attributed_to"] != "").sum())
        return [
            ("documents", f"{len(self.documents) - skipped:,} read, {skipped:,} skipped"),
            ("sentences", f"{len(self.sentences):,}"),
            ("actors", f"{len(self.actors):,} in {len(self.mentions):,} mentions"),
            ("incidents", f"{len(self.incidents):,} from {len(self.events):,} events"),
            ("of these", f"{undated:,} undated, {claimed:,} only claimed by someone"),
            ("relations", f"{len(self.relations):,} between {len(self.alignments):,} pairs of actors"),
            ("places", f"{len(self.places):,}"),
        ]

    def __repr__(self) -> str:
        return "\n".join(f"{what:>10}  {much}" for what, much in self.summary())

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{html.escape(what)}</th>'
            f'<td style="text-align:left">{html.escape(much)}</td></tr>'
            for what, much in self.summary()
        )
        return f"<table><caption>What was read</caption><tbody>{rows}</tbody></table>"
