"""Networks on disk: GraphML and GEXF for programs that draw and compute, CSV lists of nodes and edges for all others."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

from analysis.networks.comentions import WINDOWS
from analysis.networks.graphs import alignment_graph, comention_graph, deed_graph
from analysis.tables import Tables
from analysis.tables.spreadsheet import write_csv

_UNWRITABLE = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 has no place for
_MADE_TODAY = re.compile(r'(<meta) lastmodifieddate="[^"]*"|<creator>[^<]*</creator>\s*')


def export(tables: Tables, folder: str | Path, level: str = "actor", claims: bool = True) -> list[Path]:
    """Write every network of the tables into a folder; give the paths of the files.

    The networks are the alignments and who acts on whom (`networks.alignment_graph`, `networks.deed_graph`, at this level,
    with or without claims) and the co-mentions of each window (`networks.comention_graph`). Each is written as GraphML, as
    GEXF, and as two CSV files: nodes (`id`, `label`, …) and edges (`source`, `target`, …), as Gephi and others import them.
    The same tables give the same bytes.
    Raises ValueError for a level that is none.
    """
    graphs = {"alignments": alignment_graph(tables, level, claims), "deeds": deed_graph(tables, level, claims)}
    graphs |= {f"comentions_{window}": comention_graph(tables, window) for window in WINDOWS}
    return [path for name, graph in graphs.items() for path in write(graph, name, folder)]


def write(graph: nx.Graph, name: str, folder: str | Path) -> list[Path]:
    """Write one graph as name.graphml, name.gexf, name_nodes.csv and name_edges.csv; give their paths.

    Each file appears whole or not at all. Letters that XML cannot hold are left out of GraphML and GEXF.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    writable = _writable(graph)
    with tempfile.TemporaryDirectory(dir=target, prefix=".writing-") as scratch:
        made = [Path(scratch) / f"{name}{end}" for end in (".graphml", ".gexf", "_nodes.csv", "_edges.csv")]
        made[0].write_text(_lines(nx.generate_graphml(writable)), encoding="utf-8", newline="\n")
        made[1].write_text(_gexf(writable), encoding="utf-8", newline="\n")
        write_csv(_frame(["id"], ((i, d) for i, d in graph.nodes(data=True))), made[2])
        write_csv(_frame(["source", "target"], (((a, b), d) for a, b, d in graph.edges(data=True))), made[3])
        for path in made:
            os.replace(path, target / path.name)
    return [target / path.name for path in made]


def _lines(lines: Any) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n"


def _gexf(graph: nx.Graph) -> str:
    """GEXF without the day and the program that it was written by, so that the same tables give the same bytes."""
    return _MADE_TODAY.sub(lambda found: found[1] or "", _lines(nx.generate_gexf(graph, version="1.2draft")))


def _frame(ends: list[str], rows: Any) -> pd.DataFrame:
    """One row per node or edge, its ends first."""
    found = [{**dict(zip(ends, [of] if isinstance(of, str) else of, strict=True)), **data} for of, data in rows]
    return pd.DataFrame(found, columns=None if found else ends)


def _writable(graph: nx.Graph) -> nx.Graph:
    """The same graph without letters that XML cannot hold; ids are kept apart by what is left of them."""
    clean = nx.relabel_nodes(graph, {node: _text(node) for node in graph}, copy=True)
    for *_, data in (*clean.nodes(data=True), *clean.edges(data=True)):
        data.update({key: _text(value) for key, value in data.items()})
    return clean


def _text(value: Any) -> Any:
    return _UNWRITABLE.sub("", value) if isinstance(value, str) else value
