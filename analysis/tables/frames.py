"""The tables of one build, together."""

from __future__ import annotations

import html
import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.tables.schemas import SCHEMAS, typed

_made: list[weakref.ref[Tables]] = []


def alive() -> list[Tables]:
    """Give the tables that are in use, the latest first: a row shown in a notebook finds its sentences by them."""
    return [tables for reference in reversed(_made) if (tables := reference()) is not None]


Source = Callable[[str], pd.DataFrame]


def _nothing(name: str) -> pd.DataFrame:
    raise AttributeError(f"the table '{name}' was not given")


@dataclass(slots=True, repr=False, eq=False, weakref_slot=True)
class Tables:
    """One pandas DataFrame per table (`tables.events`, `tables.actors` …).

    Tables on disk are read when they are first asked for, so that a notebook holds only what it uses.
    """

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
    _source: Source = field(default=_nothing, init=False)
    _rows: Mapping[str, int] = field(default_factory=dict, init=False)

    @classmethod
    def reading(cls, source: Source, rows: Mapping[str, int]) -> Tables:
        """Give tables that `source` reads by name when they are first asked for; `rows` are their numbers of rows."""
        tables = cls.__new__(cls)
        tables._source, tables._rows = source, rows
        tables.__post_init__()
        return tables

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in SCHEMAS:
            raise AttributeError(f"there is no table '{name}'; there are {', '.join(SCHEMAS)}")
        frame = self._source(name)
        setattr(self, name, frame)
        return frame

    def __post_init__(self) -> None:
        _made[:] = [reference for reference in _made if reference() is not None]
        _made.append(weakref.ref(self))

    @classmethod
    def empty(cls) -> Tables:
        """Give tables without rows, with every column and its type."""
        return cls(**{name: typed(name, []) for name in SCHEMAS})

    def items(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Give each table's name and frame, in the order of the rooms."""
        for name in SCHEMAS:
            yield name, getattr(self, name)

    def n_rows(self, name: str) -> int:
        """Give the number of rows of a table, without reading it where that is known."""
        try:
            return len(object.__getattribute__(self, name))
        except AttributeError:
            return self._rows.get(name, -1) if self._rows.get(name, -1) >= 0 else len(getattr(self, name))

    def summary(self) -> list[tuple[str, str]]:
        """Give what was read and what was found, as (what, how much) in plain words."""
        n = self.n_rows
        skipped = int((self.documents["status"] == "skipped").sum())
        undated = int(self.incidents["date_start"].isna().sum())
        claimed = int((self.incidents["attributed_to"] != "").sum())
        return [
            ("documents", f"{len(self.documents) - skipped:,} read, {skipped:,} skipped"),
            ("sentences", f"{n('sentences'):,}"),
            ("actors", f"{n('actors'):,} in {n('mentions'):,} mentions"),
            ("incidents", f"{n('incidents'):,} from {n('events'):,} events"),
            ("of these", f"{undated:,} undated, {claimed:,} only claimed by someone"),
            ("relations", f"{n('relations'):,} between {n('alignments'):,} pairs of actors"),
            ("places", f"{n('places'):,}"),
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
