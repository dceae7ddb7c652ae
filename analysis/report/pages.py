"""A notebook, executed, as one HTML page that needs nothing beside it: no network, no other file."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from nbconvert import HTMLExporter
from nbformat import NotebookNode

DOWNLOADS = ("png", "svg", "pdf", "csv")
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


def short_title(notebook: NotebookNode, name: str) -> str:
    """Give what a list of pages calls a notebook: the title in its metadata, else its file's name in words."""
    return str(notebook.metadata.get("title") or re.sub(r"^\d+_", "", name).replace("_", " ").capitalize())


def page(notebook: NotebookNode, links: Sequence[Link], heading: str = "", figures: str = "") -> str:
    """Give the page of an executed notebook, with links to the other pages.

    `heading` takes the place of the notebook's own; `figures` is the folder of its exported figures as the page sees it,
    empty where there are none to download.
    """
    shown = NotebookNode(notebook, cells=[_for_page(cell, figures) for cell in notebook.cells])
    if heading:
        shown.cells = [_headed(cell, title(notebook), heading) for cell in shown.cells]
    resources = {"title": heading or title(notebook), "pages": links, "style": style()}
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Alternative text is missing")  # figures carry it in their own HTML
        html, _ = _exporter().from_notebook_node(shown, resources=resources)
    return str(html)


def _headed(cell: NotebookNode, old: str, new: str) -> NotebookNode:
    if cell.cell_type != "markdown":
        return cell
    return NotebookNode(cell, source=cell.source.replace(f"# {old}\n", f"# {new}\n", 1))


def _for_page(cell: NotebookNode, figures: str) -> NotebookNode:
    """A cell whose links to notebooks lead to their pages, and whose figure can be downloaded."""
    if cell.cell_type == "markdown":
        return NotebookNode(cell, source=re.sub(r"\]\(([\w-]+)\.ipynb\)", r"](\1.html)", cell.source))
    exported = re.search(r"""charts\.export\(\w+, ["']([\w.-]+)["']""", cell.source)
    if cell.cell_type != "code" or not (figures and exported):
        return cell
    stem = f"{figures}/{exported.group(1)}"
    return NotebookNode(cell, outputs=[_with_links(output, stem) for output in cell.outputs])


def downloads(stem: str) -> str:
    """Give links to the files of an exported figure, `stem` being their path without its ending."""
    name = stem.rsplit("/", 1)[-1].replace("_", " ")
    links = (
        f'<a href="{escape(stem)}.{kind}" download aria-label="{kind.upper()} of {escape(name)}">{kind.upper()}</a>'
        for kind in DOWNLOADS
    )
    return f'<span class="downloads">{" ".join(links)}</span>'


def _with_links(output: NotebookNode, stem: str) -> NotebookNode:
    """The figure with its downloads; the picture leads to the exported one, which a phone can enlarge."""
    html = output.get("data", {}).get("text/html", "")
    if "</figcaption></figure>" not in html:
        return output
    shown = html.replace("</figcaption></figure>", f"{downloads(stem)}</figcaption></figure>")
    shown = re.sub(r"(<figure[^>]*>)(<img [^>]*>)", rf'\1<a href="{escape(stem)}.png">\2</a>', shown, count=1)
    return NotebookNode(output, data=NotebookNode(output.data, **{"text/html": shown}))
