"""Networks as files: other programs open them, and find every actor, tie and attribute."""

from __future__ import annotations

import math
from functools import partial
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from analysis import networks
from analysis.networks.comentions import WINDOWS
from analysis.networks.files import write
from analysis.tables import Tables
from tests.charts.worlds import HARD, world

READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


@pytest.fixture(scope="module")
def tables() -> Tables:
    return world(40, HARD)


NETWORKS = {
    "alignments": networks.alignment_graph,
    "deeds": networks.deed_graph,
    **{f"comentions_{window}": partial(networks.comention_graph, window=window) for window in WINDOWS},
}


def same(one: Any, other: Any) -> bool:
    return bool(one == other or (isinstance(one, float) and math.isnan(one) and math.isnan(other)))


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("network", NETWORKS)
def test_networkx_finds_all_attributes_of_actors_and_ties(
    kind: str, network: str, tables: Tables, tmp_path: Path
) -> None:
    networks.export(tables, tmp_path)
    wanted = NETWORKS[network](tables)
    read = READERS[kind](tmp_path / f"{network}.{kind}")
    assert len(wanted.edges) > 3 and set(read.nodes) == set(wanted.nodes)
    for node, data in wanted.nodes(data=True):
        assert {key: read.nodes[node][key] for key in data} == data
    for a, b, data in wanted.edges(data=True):
        found = read.edges[a, b]
        assert [key for key in data if not same(found[key], data[key])] == []


def test_igraph_opens_graphml_with_all_attributes(tables: Tables, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is not installed")
    networks.export(tables, tmp_path)
    wanted = networks.alignment_graph(tables)
    read = igraph.Graph.Read_GraphML(str(tmp_path / "alignments.graphml"))
    assert (read.vcount(), read.ecount()) == (len(wanted.nodes), len(wanted.edges))
    for node in read.vs:
        data = wanted.nodes[node["id"]]
        assert {key: node[key] for key in data} == data
    for edge in read.es:
        data = wanted.edges[read.vs[edge.source]["id"], read.vs[edge.target]["id"]]
        assert {key: edge[key] for key in data} == data


def test_who_acts_on_whom_keeps_its_direction_in_every_format(tables: Tables, tmp_path: Path) -> None:
    networks.export(tables, tmp_path)
    acts = networks.acts(tables)
    wanted = set(zip(acts["source"], acts["target"], strict=True))
    for kind, read in READERS.items():
        found = read(tmp_path / f"deeds.{kind}")
        assert found.is_directed() and set(found.edges) == wanted
    edges = pd.read_csv(tmp_path / "deeds_edges.csv")
    assert set(zip(edges["source"], edges["target"], strict=True)) == wanted
    assert edges["weight"].sum() == len(acts)


def test_the_lists_of_nodes_and_edges_have_a_row_for_each(tables: Tables, tmp_path: Path) -> None:
    networks.export(tables, tmp_path)
    graph = networks.alignment_graph(tables)
    nodes, edges = (pd.read_csv(tmp_path / f"alignments_{part}.csv") for part in ("nodes", "edges"))
    assert list(nodes.columns)[:2] == ["id", "label"] and set(nodes["id"]) == set(graph.nodes)
    assert list(edges.columns)[:2] == ["source", "target"]
    assert set(zip(edges["source"], edges["target"], strict=True)) == set(graph.edges)
    assert edges["weight"].sum() == sum(weight for *_, weight in graph.edges(data="weight"))


def test_ties_that_do_not_fit_the_camps_are_marked(tables: Tables) -> None:
    graph, found = networks.alignment_graph(tables), networks.balance(networks.ties(tables))
    marked = {tuple(sorted((a, b))) for a, b, frustrated in graph.edges(data="frustrated") if frustrated}
    assert marked == set(zip(found.frustrated["actor_a"], found.frustrated["actor_b"], strict=True))
    assert {graph.nodes[actor]["camp"] for actor in graph} == set(found.members["bloc"])


def test_the_same_tables_give_the_same_bytes(tables: Tables, tmp_path: Path) -> None:
    one, other = (networks.export(tables, tmp_path / name) for name in ("one", "other"))
    assert [a.read_bytes() for a in one] == [b.read_bytes() for b in other]
    assert not any(b"lastmodified" in path.read_bytes() for path in one)


def test_without_ties_the_files_are_there_and_empty(tmp_path: Path) -> None:
    for path in networks.export(Tables.empty(), tmp_path):
        if path.suffix == ".csv":
            assert pd.read_csv(path).empty
        else:
            assert len(READERS[path.suffix[1:]](path)) == 0


def test_letters_that_xml_cannot_hold_do_not_spoil_the_file(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_edge("a\x00", "b", words="bell \x07 & <tag>")
    write(graph, "odd", tmp_path)
    for kind, read in READERS.items():
        assert read(tmp_path / f"odd.{kind}").edges["a", "b"]["words"] == "bell  & <tag>"


def test_no_cell_of_a_list_is_run_by_a_spreadsheet(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("a", label="=1+1")
    write(graph, "risky", tmp_path)
    assert "'=1+1" in (tmp_path / "risky_nodes.csv").read_text(encoding="utf-8")


def test_a_level_or_window_that_is_none_is_refused(tables: Tables, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no level 'region'; there are actor, parent, country"):
        networks.export(tables, tmp_path, level="region")
    with pytest.raises(ValueError, match="no window 'page'; there are sentence, passage, document"):
        networks.comention_graph(tables, "page")
