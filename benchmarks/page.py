"""A page of measured figures, each section made by one measurement and put in place of what it said before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path


class Page:
    """A Markdown file with sections between the marks `<!-- name -->` and `<!-- /name -->`; its prose stays as it is."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, name: str, text: str) -> None:
        """Replace a section; raises KeyError for one that the page does not have."""
        page = self.path.read_text(encoding="utf-8")
        begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        if begin not in page or end not in page:
            raise KeyError(f"{self.path}: has no section '{name}'")
        pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
        self.path.write_text(pattern.sub(lambda _: f"{begin}\n{text.strip()}\n\n{end}", page), encoding="utf-8")


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give a Markdown table; columns of numbers stand to the right."""
    cells = [[_cell(value) for value in row] for row in rows]
    numeric = [bool(cells) and all(_numeric(row[i]) for row in cells) for i in range(len(header))]
    lines = ["| " + " | ".join(header) + " |", "|" + "|".join("---:" if n else "---" for n in numeric) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in cells)])


def _cell(value: object) -> str:
    if isinstance(value, float):
        return (
            "–"
            if value != value
            else f"{value:,.0f}"
            if abs(value) >= 100
            else f"{value:.2g}"
            if abs(value) < 1
            else f"{value:.1f}"
        )
    return f"{value:,}" if isinstance(value, int) else str(value).replace("|", "\\|")


def _numeric(cell: str) -> bool:
    return not cell.strip("0123456789.,–-%× ")
