"""Signed graphs: actors joined by ties that are positive or negative, as the solvers take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx
import pandas as pd

#: Per node its neighbours, each with the weight of the tie: above 0 together, below 0 against, never 0.
Adjacent = dict[int, dict[int, int]]


@dataclass(frozen=True, slots=True)
class SignedGraph:
    """A graph whose nodes are the places of `actors`; a tie of sign 0 joins nobody, but keeps its actors in the graph."""

    actors: tuple[str, ...]
    adjacent: Adjacent

    @classmethod
    def of(cls, ties: pd.DataFrame) -> SignedGraph:
        """Give the graph of ties (columns `actor_a`, `actor_b`, `sign`; one row per pair, as in the alignments table).

        Raises ValueError for a sign that is none, a pair that stands twice and an actor tied to itself.
        """
        actors = sorted({*ties["actor_a"], *ties["actor_b"]})
        place = {actor: i for i, actor in enumerate(actors)}
        adjacent: Adjacent = {i: {} for i in range(len(actors))}
        seen = set()
        for a, b, sign in zip(ties["actor_a"], ties["actor_b"], ties["sign"], strict=True):
            i, j = place[a], place[b]
            pair = (min(i, j), max(i, j))
            _refuse(a, b, sign, pair in seen)
            seen.add(pair)
            if sign:
                adjacent[i][j] = adjacent[j][i] = int(sign)
        return cls(tuple(actors), adjacent)


def _refuse(a: str, b: str, sign: int, twice: bool) -> None:
    if sign not in (-1, 0, 1):
        raise ValueError(f"a sign is -1, 0 or 1; the tie of '{a}' and '{b}' has {sign}")
    if a == b:
        raise ValueError(f"'{a}' is tied to itself")
    if twice:
        raise ValueError(f"the tie of '{a}' and '{b}' stands twice; networks.alignments_of joins evidence to ties")


def edges(adjacent: Adjacent) -> Iterator[tuple[int, int, int]]:
    """Give each tie once, as (lower node, higher node, weight), in order."""
    for i in sorted(adjacent):
        for j in sorted(adjacent[i]):
            if i < j:
                yield i, j, adjacent[i][j]


def graph_of(ties: Iterable[tuple[int, int, int]]) -> Adjacent:
    """Give the neighbours of weighted ties; parallel ties add up, and what adds up to nothing is no tie."""
    adjacent: Adjacent = {}
    for i, j, weight in ties:
        for a, b in ((i, j), (j, i)):
            near = adjacent.setdefault(a, {})
            near[b] = near.get(b, 0) + weight
            if not near[b]:
                del near[b]
    return adjacent


def blocks(adjacent: Adjacent) -> list[Adjacent]:
    """Give the biconnected blocks with a cycle, largest first: every cycle lies in one of them, ties between are bridges."""
    graph = nx.Graph()
    graph.add_edges_from((i, j) for i, j, _ in edges(adjacent))
    found = [sorted(ties) for ties in map(_ordered, nx.biconnected_component_edges(graph)) if len(ties) > 2]
    found.sort(key=lambda ties: (-len(ties), ties))
    return [graph_of((i, j, adjacent[i][j]) for i, j in ties) for ties in found]


def _ordered(ties: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(min(tie), max(tie)) for tie in ties]


def components(adjacent: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """Give the nodes that hang together, each component sorted, in the order of their first node."""
    seen: set[int] = set()
    found = []
    for start in sorted(adjacent):
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for node in part:  # grows while it is walked
            for near in adjacent[node]:
                if near not in seen:
                    seen.add(near)
                    part.append(near)
        found.append(sorted(part))
    return found
