"""Rows as Arrow tables of their schema, checked: the form in which tables go to disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analysis.tables.schemas import SCHEMAS, Column, typed

#: What stands for an unknown value of each kind of column; the other kinds are missing.
_UNKNOWN: dict[str, Any] = {"text": "", "flag": False}


class TableError(ValueError):
    """A table that breaks its schema, or a folder that holds no tables."""


@cache
def schema(table: str) -> pa.Schema:
    """Give the Arrow schema of a table; it also tells pandas which types the columns have."""
    return pa.Schema.from_pandas(typed(table, []), preserve_index=False)


def from_rows(table: str, rows: Sequence[Sequence[Any]]) -> pa.Table:
    """Give rows, each with its values in the order of the schema, as an Arrow table; raises TableError for a wrong type."""
    wanted = schema(table)
    values: Iterable[Iterable[Any]] = zip(*rows, strict=True) if rows else [()] * len(wanted)
    arrays = []
    for column, field, cells in zip(SCHEMAS[table], wanted, values, strict=True):
        if column.kind in _UNKNOWN:
            cells = [_UNKNOWN[column.kind] if cell is None else cell for cell in cells]
        try:
            arrays.append(_array(column, cells, field.type))
        except (pa.ArrowException, TypeError, UnicodeError, OverflowError) as error:
            raise TableError(f"table '{table}', column '{column.name}': {error}") from error
    return pa.Table.from_arrays(arrays, schema=wanted)


def _array(column: Column, cells: Iterable[Any], type_: pa.DataType) -> pa.Array:
    if column.kind == "date":
        return pa.array(cells, pa.date32()).cast(type_)
    return pa.array(cells, type_)


def from_frame(table: str, frame: Any) -> pa.Table:
    """Give a pandas frame as an Arrow table of its schema."""
    return pa.Table.from_pandas(typed(table, frame), schema=schema(table), preserve_index=False)


def check(table: str, rows: pa.Table) -> None:
    """Raise TableError, naming table, column and value, where rows break their schema."""
    for column in SCHEMAS[table]:
        for wrong, what in _wrong(column, rows.column(column.name)):
            raise TableError(f"table '{table}', column '{column.name}': {wrong.as_py()!r} {what}")


def _wrong(column: Column, values: pa.ChunkedArray) -> Iterable[tuple[pa.Scalar, str]]:
    if column.allowed:
        distinct = pc.unique(values)
        yield from _first(
            distinct, pc.is_in(distinct, pa.array(column.allowed, distinct.type)), "is none of its values"
        )
    elif column.required:
        yield from _first(values, pc.not_equal(values, ""), "is empty")
    if column.unique and len(pc.unique(values)) < len(values):
        counts = pc.value_counts(values)
        yield from _first(counts.field("values"), pc.equal(counts.field("counts"), 1), "stands twice")


def _first(values: Any, good: Any, what: str) -> Iterable[tuple[pa.Scalar, str]]:
    bad = values.filter(pc.invert(good))
    return [(bad[0], what)] if len(bad) else []
