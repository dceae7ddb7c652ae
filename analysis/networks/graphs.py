"""Networks as graphs, with all that the tables say of actors and ties as attributes, for other programs to go on with."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pandas as pd

from analysis.networks.alignments import ties
from analysis.networks.comentions import WINDOWS
from analysis.networks.deeds import deeds
from analysis.networks.frustration import balance, blocs
from analysis.networks.levels import homes
from analysis.tables import Tables

_OF_ACTOR = ["name", "kind", "sector", "country", "parent_id"]
_PAIR, _ENDS = ["actor_a", "actor_b"], ["source", "target"]


def alignment_graph(tables: Tables, level: str = "actor", claims: bool = True, with_unnamed: bool = False) -> nx.Graph:
    """Give the alignments as a graph, at the level of actors, their parents or countries.

    Ties have the columns of the alignments table, `weight` (the number of pieces of evidence) and `frustrated` (whether
    the tie fits the best two camps; `networks.balance`). Nodes go by their ids and have `label` and `name`, `kind`,
    `sector`, `country`, `parent_id`, `n_mentions` (of all that count for them), `camp` (`networks.balance`) and `bloc`
    (`networks.blocs`); between parts that no tie joins, different camps mean nothing. Days are text (ISO 8601, empty where
    unknown). Which ties there are, `networks.ties` says. Raises ValueError for a level that is none.
    """
    rows = ties(tables, level, claims, with_unnamed)
    camps = balance(rows)
    camp, bloc = (found.members.set_index("actor_id")["bloc"] for found in (camps, blocs(rows)))
    weight = (rows["n_positive"] + rows["n_negative"]).astype("int64")
    frustrated = camps.misfit(rows)
    named = f"alignments, level {level}{'' if claims else ', without claims'}"
    nodes = _nodes(tables, rows, level).assign(camp=camp, bloc=bloc)
    return _graph(named, nodes, rows.assign(weight=weight, frustrated=frustrated))


def comention_graph(tables: Tables, window: str = "sentence") -> nx.Graph:
    """Give the co-mentions in a window (sentence, passage, document) as a graph.

    Ties have the columns of the co-mentions table and `weight` (as `n`); nodes are as in `alignment_graph`, without camp
    and bloc. Raises ValueError for a window that is none.
    """
    if window not in WINDOWS:
        raise ValueError(f"no window '{window}'; there are {', '.join(WINDOWS)}")
    rows = tables.comentions[tables.comentions["window"] == window]
    return _graph(f"co-mentions, window {window}", _nodes(tables, rows, "actor"), rows.assign(weight=rows["n"]))


def deed_graph(tables: Tables, level: str = "actor", claims: bool = True) -> nx.DiGraph:
    """Give who acts on whom as a directed graph, at the level of actors, their parents or countries.

    Ties run from who acts to who is acted upon, have the columns of `networks.deeds` and `weight` (as `n_incidents`); nodes
    are as in `alignment_graph`, without camp and bloc. Raises ValueError for a level that is none.
    """
    rows = deeds(tables, level, claims)
    named = f"who acts on whom, level {level}{'' if claims else ', without claims'}"
    nodes = _nodes(tables, rows, level, _ENDS)
    return _graph(named, nodes, rows.assign(weight=rows["n_incidents"]), _ENDS, nx.DiGraph())


def _nodes(tables: Tables, rows: pd.DataFrame, level: str, ends: list[str] = _PAIR) -> pd.DataFrame:
    """One row per actor of these pairs, by its id."""
    ids = pd.Index(sorted({*rows[ends[0]], *rows[ends[1]]}), dtype="str", name="id")
    home = homes(tables.actors, level)
    mentions = tables.actors["n_mentions"].fillna(0).groupby(tables.actors["actor_id"].map(home)).sum()
    known = tables.actors.drop_duplicates("actor_id").set_index("actor_id")[_OF_ACTOR].reindex(ids)
    known["name"] = known["name"].fillna(pd.Series(ids, index=ids))
    known = known.fillna("").assign(n_mentions=mentions.reindex(ids).fillna(0).astype("int64"))
    known.insert(0, "label", known["name"])
    return known


def _graph(
    name: str, nodes: pd.DataFrame, rows: pd.DataFrame, pair: list[str] = _PAIR, empty: nx.Graph | None = None
) -> nx.Graph:
    graph = nx.Graph() if empty is None else empty
    graph.graph["name"] = name
    graph.add_nodes_from(zip(nodes.index.tolist(), _attributes(nodes), strict=True))
    ends = zip(rows[pair[0]].tolist(), rows[pair[1]].tolist(), strict=True)
    for (a, b), attributes in zip(ends, _attributes(rows.drop(columns=pair)), strict=True):
        graph.add_edge(a, b, **attributes)
    return graph


def _attributes(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dicts of what every format of graphs knows: text, whole numbers, numbers, truth."""
    plain = {column: _plain(frame[column]) for column in map(str, frame.columns)}
    return [dict(zip(plain, row, strict=True)) for row in zip(*plain.values(), strict=True)] if plain else []


def _plain(values: pd.Series) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return [day.date().isoformat() if pd.notna(day) else "" for day in values]
    if pd.api.types.is_bool_dtype(values.dtype):
        return [bool(value) for value in values]
    if pd.api.types.is_integer_dtype(values.dtype):
        return [int(value) for value in values.fillna(0)]
    if pd.api.types.is_float_dtype(values.dtype):
        return [float(value) for value in values]
    return [str(value) for value in values]
