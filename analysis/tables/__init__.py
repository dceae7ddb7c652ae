"""The tables of a build: one pandas frame each, read, checked and written together."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from analysis.tables.schemas import SCHEMAS, Column, typed

if TYPE_CHECKING:
    from analysis.tables.arrow import TableError
    from analysis.tables.frames import Tables, alive
    from analysis.tables.store import load, write

__all__ = ["SCHEMAS", "Column", "TableError", "Tables", "alive", "load", "typed", "write"]

# Loaded when first used: who reads documents asks for columns alone, and pandas and Arrow take a third of all loading.
_HOMES = {"TableError": "arrow", "Tables": "frames", "alive": "frames", "load": "store", "write": "store"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'analysis.tables' has no attribute '{name}'")
    value = getattr(importlib.import_module(f"analysis.tables.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
