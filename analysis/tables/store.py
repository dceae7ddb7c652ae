"""Tables on disk: Parquet (the typed original), CSV (for a spreadsheet) and a description of both."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import __version__
from analysis.tables.frames import Tables
from analysis.tables.schemas import SCHEMAS, Column, checker, typed
from analysis.tables.spreadsheet import write_csv

_FRICTIONLESS = {"text": "string", "date": "date", "count": "integer", "number": "number", "flag": "boolean"}


class TableError(ValueError):
    """A table that breaks its schema, or a folder that holds no tables."""


def load(folder: str | Path = "data/tables") -> Tables:
    """Give the tables that a build wrote to `folder`. Raises TableError where one is missing or damaged."""
    root = Path(folder)
    if not root.is_dir():
        raise TableError(f"{root}: no such folder of tables; make it with: python -m analysis build seeds --out {root}")
    return Tables(**{name: _read(root / f"{name}.parquet", name) for name in SCHEMAS})


def _read(path: Path, name: str) -> pd.DataFrame:
    if not path.is_file():
        raise TableError(f"{path}: the table '{name}' is missing; build the tables again")
    try:
        frame = pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise TableError(f"{path}: cannot be read as Parquet ({error}); build the tables again") from error
    missing = [c.name for c in SCHEMAS[name] if c.name not in frame.columns]
    if missing:
        raise TableError(f"{path}: lacks the columns {', '.join(missing)}; build the tables again")
    return typed(name, frame)


def check(tables: Tables) -> None:
    """Raise TableError, naming table, column and value, where a table breaks its schema."""
    import pandera.errors

    for name, frame in tables.items():
        try:
            checker(name).validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as error:
            first = error.failure_cases.iloc[0]
            count = len(error.failure_cases)
            raise TableError(
                f"table '{name}', column '{first['column']}': {first['failure_case']!r} breaks {first['check']}"
                f" ({count} such values)"
            ) from error


def write(tables: Tables, folder: str | Path) -> Path:
    """Write all tables to `folder`, complete or not at all, and give its path.

    The files are written to a temporary folder beside it, which then takes its place; a folder that holds anything
    but tables is refused.
    """
    check(tables)
    target = Path(folder)
    _refuse_strangers(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        for name, frame in tables.items():
            frame.to_parquet(scratch / f"{name}.parquet", index=False)
            write_csv(frame, scratch / f"{name}.csv")
        description = json.dumps(_datapackage(tables), ensure_ascii=False, indent=1) + "\n"
        (scratch / "datapackage.json").write_text(description, encoding="utf-8")
        scratch.chmod(0o755)
        _put_in_place(scratch, target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return target


def _refuse_strangers(target: Path) -> None:
    """Refuse to replace a folder that holds something other than a build's files."""
    ours = {f"{name}.{ending}" for name in SCHEMAS for ending in ("parquet", "csv")} | {"datapackage.json"}
    if target.exists() and not target.is_dir():
        raise TableError(f"{target}: is a file; name a folder for the tables")
    strangers = sorted(p.name for p in target.iterdir() if p.name not in ours) if target.is_dir() else []
    if strangers:
        raise TableError(f"{target}: holds other files ({', '.join(strangers[:3])}); name an empty or new folder")


def _put_in_place(scratch: Path, target: Path) -> None:
    if not target.exists():
        os.replace(scratch, target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    os.replace(target, old)
    try:
        os.replace(scratch, target)
    except OSError:
        os.replace(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _datapackage(tables: Tables) -> dict[str, Any]:
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "rows": len(frame),
            "schema": {"fields": [_field(c) for c in SCHEMAS[name]], "missingValues": [""]},
        }
        for name, frame in tables.items()
    ]
    return {
        "name": "fault-lines-tables",
        "profile": "tabular-data-package",
        "version": __version__,
        "resources": resources,
    }


def _field(column: Column) -> dict[str, Any]:
    described = {"name": column.name, "type": _FRICTIONLESS[column.kind], "description": column.meaning}
    if column.allowed:
        described["constraints"] = {"enum": list(column.allowed)}  # type: ignore[assignment]
    return described
