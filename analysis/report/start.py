"""The start page: what was read, every figure with its caption and its downloads, and the way to each page."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from analysis import findings
from analysis.charts.source import scope
from analysis.report.pages import DOWNLOADS, TEMPLATES, Link, style
from analysis.tables import Tables

_EMPTY = "An empty figure"  # so begins the alternative text of one


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A figure on the start page; paths are seen from that page."""

    title: str
    caption: str
    alt: str
    png: str
    downloads: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A notebook's page on the start page: the question, the answer in short, and the figures."""

    id: str
    title: str
    href: str
    answer: str
    figures: tuple[Thumbnail, ...]


def thumbnails(folder: Path, root: Path, order: str = "") -> tuple[Thumbnail, ...]:
    """Give the figures exported to a folder, in the order in which a notebook's source names them.

    Those that say that there is nothing to draw are left to the notebook's page.
    """
    sidecars = sorted(folder.glob("*.json"), key=lambda p: (order.find(f'"{p.stem}"'), p.name))
    found = (_thumbnail(p, root) for p in sidecars if p.with_suffix(".png").is_file())
    return tuple(figure for figure in found if not figure.alt.startswith(_EMPTY))


def _thumbnail(sidecar: Path, root: Path) -> Thumbnail:
    told = json.loads(sidecar.read_text(encoding="utf-8"))
    kinds = [(k, sidecar.with_suffix(f".{k}")) for k in DOWNLOADS]
    found = tuple((k.upper(), p.relative_to(root).as_posix()) for k, p in kinds if p.is_file())
    return Thumbnail(
        title=told.get("title") or sidecar.stem,
        caption=told.get("caption", ""),
        alt=told.get("alt") or told.get("alternative_text", ""),
        png=sidecar.with_suffix(".png").relative_to(root).as_posix(),
        downloads=found,
    )


def answer(name: str, tables: Tables) -> str:
    """Give in short what a notebook finds; empty for notebooks of one's own."""
    find = _ANSWERS.get(name)
    return find(tables) if find else ""


_ANSWERS: dict[str, Callable[[Tables], str]] = {
    "01_actors": findings.actors.who,
    "02_incidents": findings.incidents.what,
    "03_co_mentions": lambda tables: findings.comentions.surprising(tables, "sentence"),
    "04_alignments": findings.alignments.stand,
}


def start(tables: Tables, pages: Sequence[Chapter], actors: Sequence[Link], gallery: bool = False) -> str:
    """Give the start page, with a link to the style gallery where there is one."""
    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    title = f"Report on {scope(tables)}"
    given = {"title": title, "summary": tables.summary(), "pages": pages, "actors": actors, "gallery": gallery}
    return templates.get_template("start.html.j2").render(**given, style=style()) + "\n"
