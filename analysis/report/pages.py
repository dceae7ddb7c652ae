"""A notebook, executed, as one HTML page that needs nothing beside it: no network, no other file."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nbconvert import HTMLExporter
from nbformat import NotebookNode

TEMPLATES = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True, slots=True)
class Link:
    """A page in the list that every page shows: its title, where it is, and whether it is this page."""

    title: str
    href: str
    here: bool = False


@cache
def style() -> str:
    """Give the style sheet of all pages."""
    return (TEMPLATES / "style.css").read_text(encoding="utf-8")


@cache
def _exporter() -> HTMLExporter:
    return HTMLExporter(
        template_name="page",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )


def title(notebook: NotebookNode) -> str:
    """Give the first heading of a notebook, empty where it has none."""
    lines = (line for cell in notebook.cells if cell.cell_type == "markdown" for line in cell.source.splitlines())
    return next((line.lstrip("# ").strip() for line in lines if line.startswith("# ")), "")


def page(notebook: NotebookNode, links: Sequence[Link], heading: str = "") -> str:
    """Give the page of an executed notebook, with links to the other pages."""
    resources = {"title": heading or title(notebook), "pages": links, "style": style()}
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Alternative text is missing")  # figures carry it in their own HTML
        html, _ = _exporter().from_notebook_node(notebook, resources=resources)
    return str(html)
