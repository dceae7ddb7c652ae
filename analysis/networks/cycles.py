"""Cycles that no division satisfies: the inequalities that bound a frustration from below.

Two camps: every cycle with an odd number of negative ties keeps one of them frustrated (Harary, 1953). Any number of blocs:
every cycle with exactly one negative tie does (Davis, 1967). Both problems are to hit all such cycles with the cheapest
ties; the cycles that a fractional solution misses are found by shortest paths (Barahona and Mahjoub, 1986; for blocs:
Chopra and Rao, 1993).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import dijkstra

from analysis.networks.block import Block, Floats, Ints

Cycle = tuple[int, ...]  # numbers of ties, sorted
#: Gives bad cycles whose ties a solution (0 … 1 per tie) breaks to less than one in all.
Separator = Callable[[Block, Floats], list[Cycle]]

_MISSED = 1e-5  # how far below one a cycle must be to count as missed
_FLOOR = 1e-9  # ties of no cost at all would vanish from a sparse matrix
_AT_ONCE = 512  # sources of one search for paths, which takes memory of this times the nodes


def odd_cycles(block: Block, broken: Floats) -> list[Cycle]:
    """Give cycles with an odd number of negative ties that a solution misses, at most one through each node.

    A shortest path from a node to its twin in the doubled graph, where each negative tie changes the copy, is the
    cheapest closed walk with an odd number of negative ties.
    """
    n, cost, swap = len(block.nodes), np.maximum(broken, _FLOOR), ~block.positive
    rows = np.r_[block.a, block.a + n]
    columns = np.r_[np.where(swap, block.b + n, block.b), np.where(swap, block.b, block.b + n)]
    doubled = _symmetric(rows, columns, np.r_[cost, cost], 2 * n)
    paths = _paths(doubled, np.arange(n, dtype=np.int64), lambda u: [u + n])
    return _distinct(_odd_part(block, [node % n for node in path]) for path in paths)


def conflicted_cycles(block: Block, broken: Floats) -> list[Cycle]:
    """Give cycles with exactly one negative tie that a solution misses: that tie, and a short path of positive ones."""
    n, cost = len(block.nodes), np.maximum(broken, _FLOOR)
    plus = block.positive
    friends = _symmetric(block.a[plus], block.b[plus], cost[plus], n)
    enemies: dict[int, list[int]] = {}
    for k in np.nonzero(~plus)[0]:
        enemies.setdefault(int(block.a[k]), []).append(int(block.b[k]))
    found = []
    for path in _paths(friends, np.array(sorted(enemies), dtype=np.int64), lambda u: enemies[u]):
        cycle = _ties(block, [*path, path[0]])
        if broken[list(cycle)].sum() < 1 - _MISSED:
            found.append(cycle)
    return _distinct(found)


def _symmetric(rows: Ints, columns: Ints, values: Floats, n: int) -> sparse.csr_array:
    ends = (np.r_[rows, columns], np.r_[columns, rows])
    return sparse.csr_array((np.r_[values, values], ends), shape=(n, n))


def _paths(graph: sparse.csr_array, sources: Ints, targets: Callable[[int], Iterable[int]]) -> Iterator[list[int]]:
    """The shortest paths from each source to each of its targets, as nodes, where they are shorter than one."""
    for begin in range(0, len(sources), _AT_ONCE):
        some = sources[begin : begin + _AT_ONCE]
        far, before = dijkstra(graph, indices=some, return_predecessors=True, limit=1.0)
        for row, source in enumerate(some.tolist()):
            for target in targets(source):
                if far[row, target] < 1 - _MISSED:
                    path = [target]
                    while path[-1] != source:
                        path.append(int(before[row, path[-1]]))
                    yield path


def _odd_part(block: Block, walk: list[int]) -> Cycle:
    """The first simple cycle with an odd number of negative ties in a closed walk that has an odd number of them."""
    way, at = [walk[0]], {walk[0]: 0}
    for node in walk[1:]:
        if node not in at:
            at[node] = len(way)
            way.append(node)
            continue
        cycle = _ties(block, [*way[at[node] :], node])
        if sum(not block.positive[k] for k in cycle) % 2:
            return cycle
        for left in way[at[node] + 1 :]:
            del at[left]
        way = way[: at[node] + 1]
    raise AssertionError("a closed walk with an odd number of negative ties has a cycle with an odd number of them")


def _ties(block: Block, nodes: list[int]) -> Cycle:
    return tuple(sorted(block.tie[pair] for pair in pairwise(nodes)))


def _distinct(cycles: Iterable[Cycle]) -> list[Cycle]:
    return sorted(set(cycles), key=lambda cycle: (len(cycle), cycle))
