"""The tables of a build: one pandas frame each, read, checked and written together."""

from __future__ import annotations

from analysis.tables.arrow import TableError
from analysis.tables.frames import Tables, alive
from analysis.tables.schemas import SCHEMAS, Column, typed
from analysis.tables.store import load, write

__all__ = ["SCHEMAS", "Column", "TableError", "Tables", "alive", "load", "typed", "write"]
