"""A figure on disk, ready for a report: PNG, SVG and PDF, with the data and the words that belong to it."""

from __future__ import annotations

import json
import os
import re
import tempfile
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.charts.chart import Chart, Told, style
from analysis.charts.embedded import complete
from analysis.tables.spreadsheet import write_csv

#: Dates and names of programs are left out, so that the same tables give the same bytes.
_METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
FORMATS = (*_METADATA, "csv", "json")


def export(figure: Chart, name: str, folder: str | Path = "reports/figures") -> list[Path]:
    """Write a figure as PNG (300 dpi), SVG, PDF, its data as CSV and its words as JSON; give the files' paths.

    Each file appears whole or not at all. Raises ValueError where the name is no plain file name, and where the figure
    was not made by this package.
    """
    if not re.fullmatch(r"[\w][\w.-]*", name):
        raise ValueError(f"'{name}' is no name for a figure: letters, digits, - and _ only")
    if not isinstance(figure, Chart):
        raise ValueError("only figures made by analysis.charts can be exported: others have no caption and no data")
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target, prefix=".writing-") as scratch:
        _write(figure, Path(scratch), name)
        for made in sorted(Path(scratch).iterdir()):
            os.replace(made, target / made.name)
    return [target / f"{name}.{kind}" for kind in FORMATS]


def _write(figure: Chart, folder: Path, name: str) -> None:
    told = figure.told
    with style():
        for kind, metadata in _METADATA.items():
            more = {"Title": told.title} if kind != "png" else {"Title": told.title, "Description": told.alt}
            figure.savefig(folder / f"{name}.{kind}", dpi=300, metadata={**metadata, **more})
    svg = folder / f"{name}.svg"
    svg.write_text(complete(svg.read_text(encoding="utf-8"), told.alt), encoding="utf-8", newline="\n")
    write_csv(told.data, folder / f"{name}.csv")
    words = json.dumps(_sidecar(told), ensure_ascii=False, indent=1)
    (folder / f"{name}.json").write_text(words + "\n", encoding="utf-8", newline="\n")


def _sidecar(told: Told) -> dict[str, Any]:
    return {
        "title": told.title,
        "subtitle": told.subtitle,
        "caption": told.caption,
        "alt": told.alt,
        "documents": list(told.documents),
        "tables": told.tables,
        "version": __version__,
    }
