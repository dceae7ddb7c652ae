"""Tables on disk: Parquet (the typed original), CSV (for a spreadsheet) and a description of both."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import __version__
from analysis.tables.arrow import TableError, from_frame
from analysis.tables.files import TableFile, checksum
from analysis.tables.frames import Tables
from analysis.tables.place import PACKAGE, recover, workplace
from analysis.tables.schemas import SCHEMAS, Column, typed

_FRICTIONLESS = {"text": "string", "date": "date", "count": "integer", "number": "number", "flag": "boolean"}


def load(folder: str | Path = "data/tables") -> Tables:
    """Give the tables that a build wrote to `folder`; each is read when it is first asked for.

    Raises TableError where one is missing; and, when it is read, where it is damaged or of another build.
    """
    root = Path(folder)
    recover(root)
    if not root.is_dir():
        raise TableError(f"{root}: no such folder of tables; make it with: python -m analysis build seeds --out {root}")
    described = _described(root)
    for name in SCHEMAS:
        if not (root / f"{name}.parquet").exists():
            raise TableError(f"{root / name}.parquet: the table '{name}' is missing; build the tables again")
        for file in described.get(name, {}).get("parquet", ()):
            _check_size(root / file["path"], file)
    rows = {name: int(resource.get("rows", -1)) for name, resource in described.items()}
    return Tables.reading(lambda name: _read(root, name, described.get(name, {})), rows)


def _described(root: Path) -> dict[str, dict[str, Any]]:
    """Give what the package says of each table; empty for a folder without such a description."""
    path = root / PACKAGE
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        return {resource["name"]: resource for resource in package["resources"]}
    except FileNotFoundError as error:
        raise TableError(f"{path}: the description of the tables is missing; build the tables again") from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise TableError(f"{path}: is damaged ({error}); build the tables again") from error


def _read(root: Path, name: str, described: Mapping[str, Any]) -> pd.DataFrame:
    path = root / f"{name}.parquet"
    for file in described.get("parquet", ()):
        _check_file(root / file["path"], file)
    try:
        frame = pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise TableError(f"{path}: cannot be read as Parquet ({error}); build the tables again") from error
    missing = [c.name for c in SCHEMAS[name] if c.name not in frame.columns]
    if missing:
        raise TableError(f"{path}: lacks the columns {', '.join(missing)}; build the tables again")
    return typed(name, frame)


def _check_size(path: Path, described: Mapping[str, Any]) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror or error}); build the tables again") from error
    if size != described["bytes"]:
        raise TableError(f"{path}: is damaged or of another build than its neighbours; build the tables again")


def _check_file(path: Path, described: Mapping[str, Any]) -> None:
    """Raise TableError for a file that is not the one its build wrote."""
    _check_size(path, described)
    if f"sha256:{checksum(path)}" != described["hash"]:
        raise TableError(f"{path}: is damaged or of another build than its neighbours; build the tables again")


def write(tables: Tables, folder: str | Path) -> Path:
    """Write all tables to `folder`, complete or not at all, and give its path.

    The files are written to a folder beside it, which then takes its place; a folder that holds anything but tables is
    refused. Raises TableError, naming table, column and value, for a table that breaks its schema.
    """
    target = Path(folder)
    with workplace(target) as scratch:
        written = {}
        for name, frame in tables.items():
            file = TableFile(scratch, name)
            try:
                file.add_table(from_frame(name, frame))
                written[name] = file.close()
            finally:
                file.abandon()
        describe(scratch, written)
    return target


def describe(folder: Path, written: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the data package of the tables in a folder; `written` is what the files said when they were closed."""
    package = {
        "name": "fault-lines-tables",
        "profile": "tabular-data-package",
        "version": __version__,
        "resources": [_resource(name, written[name]) for name in SCHEMAS],
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (folder / PACKAGE).write_text(text, encoding="utf-8")


def _resource(name: str, written: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        **written["csv"],
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "rows": written["rows"],
        "parquet": written["parquet"],
        "schema": {"fields": [_field(c) for c in SCHEMAS[name]], "missingValues": [""]},
    }


def _field(column: Column) -> dict[str, Any]:
    described = {"name": column.name, "type": _FRICTIONLESS[column.kind], "description": column.meaning}
    if column.allowed:
        described["constraints"] = {"enum": list(column.allowed)}  # type: ignore[assignment]
    return described
