"""Upper bounds: good divisions of a block found by local search, the same on every run and every machine."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeVar

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components, minimum_spanning_tree

from analysis.networks.block import Block, Floats, Ints

Key = TypeVar("Key")
Around = list[list[tuple[int, int]]]  # per node its neighbours with the weights of the ties

_MOVES = 40  # moves per node of a search for camps
_MOST_MOVES = 40_000
_SWEEPS, _MOST_STEPS = 1_000, 1_000_000  # times that every node is asked at random where it would stand
# What a node may lose by a move at full heat: the quantiles of a decay, rounded so that they are the same everywhere
_LOSSES = np.round(-np.log((np.arange(200) + 0.5) / 200), 3)
_PASSES = 50  # times that every node is asked where it would rather stand
_KEPT = (0.1, 0.3, 0.5, 0.7)  # how much a positive tie may be broken for its ends to start in one bloc


def camps(block: Block, broken: Floats) -> Ints:
    """Give a good division into two camps (1 or −1 per node), begun where a solution (0 … 1 per tie) breaks least."""
    return tabu(block, _along_a_tree(block, broken))


def tabu(block: Block, sides: Ints) -> Ints:
    """Give the best division that moves of one node reach, each the best but not soon back (tabu search, Glover, 1989)."""
    n, matrix = len(block.nodes), block.matrix
    starts, near, weights = matrix.indptr, matrix.indices, matrix.data
    sides = sides.copy()
    fall = -sides * (matrix @ sides)  # how much the cost falls when a node changes sides
    cost = best_cost = int(block.cost[block.broken_by_sides(sides)].sum())
    best, free_from = sides.copy(), np.zeros(n, dtype=np.int64)
    for move in range(min(_MOVES * n, _MOST_MOVES)):
        if best_cost == 0:
            break
        allowed = (free_from <= move) | (fall > cost - best_cost)
        node = int(np.argmax(np.where(allowed, fall, np.iinfo(np.int64).min)))
        cost -= int(fall[node])
        sides[node], fall[node] = -sides[node], -fall[node]
        span = slice(starts[node], starts[node + 1])
        fall[near[span]] -= 2 * sides[node] * weights[span] * sides[near[span]]
        free_from[node] = move + 1 + n // 20 + move % 7
        if cost < best_cost:
            best, best_cost = sides.copy(), cost
    return best


def _along_a_tree(block: Block, broken: Floats) -> Ints:
    """The camps that follow when the ties of a spanning tree hold: those broken least, the most costly first."""
    n = len(block.nodes)
    order = np.lexsort((np.arange(len(block.a)), -block.cost, np.round(broken, 6)))
    rank = np.empty(len(order))
    rank[order] = np.arange(1, len(order) + 1)
    tree = minimum_spanning_tree(csr_array((rank, (block.a, block.b)), shape=(n, n)))
    visited, above = breadth_first_order(tree, 0, directed=False)
    sides = np.ones(n, dtype=np.int64)
    for node in visited[1:].tolist():
        host = int(above[node])
        sides[node] = sides[host] * (1 if block.positive[block.tie[node, host]] else -1)
    return sides


def blocs(block: Block, broken: Floats) -> Ints:
    """Give a good partition into blocs (a number per node), begun from those that a solution (0 … 1 per tie) keeps."""
    found, around = quick_blocs(block, broken).tolist(), _around(block)
    if not _cost(block, found):
        return _array(found)
    again = _settled(block, around, _annealed(around, found))
    return _array(min(found, again, key=lambda found: _cost(block, found)))


def quick_blocs(block: Block, broken: Floats) -> Ints:
    """Give the partition that moves and mergers alone lead to, in a hundredth of the time."""
    around = _around(block)
    starts = [list(range(len(block.nodes))), *(_kept(block, broken, most) for most in _KEPT)]
    return _array(min((_settled(block, around, start) for start in starts), key=lambda found: _cost(block, found)))


def _array(blocs: list[int]) -> Ints:
    return np.array(blocs, dtype=np.int64)


def _cost(block: Block, blocs: list[int]) -> int:
    return int(block.cost[block.broken_by_blocs(_array(blocs))].sum())


def _around(block: Block) -> Around:
    ends, near, weights = (part.tolist() for part in (block.matrix.indptr, block.matrix.indices, block.matrix.data))
    return [list(zip(near[a:b], weights[a:b], strict=True)) for a, b in pairwise(ends)]


def _kept(block: Block, broken: Floats, most: float) -> list[int]:
    """The blocs of those whom positive ties join that a solution breaks by no more than this."""
    n, held = len(block.nodes), block.positive & (np.round(broken, 6) <= most)
    joined = csr_array((np.ones(int(held.sum())), (block.a[held], block.b[held])), shape=(n, n))
    found: list[int] = connected_components(joined, directed=False)[1].tolist()
    return found


def _settled(block: Block, around: Around, start: list[int]) -> list[int]:
    """Let every node move to the bloc it would rather stand in, and blocs merge, until nobody would."""
    blocs, fresh = list(start), max(start) + 1
    for _ in range(_PASSES):
        moved = False
        for node, near in enumerate(around):
            pull = _sums((blocs[other], weight) for other, weight in near)
            most, bloc = max(((weight, -bloc) for bloc, weight in pull.items()), default=(0, 0))
            if max(most, 0) > pull.get(blocs[node], 0):
                blocs[node], moved = (-bloc if most > 0 else fresh), True
                fresh += most <= 0
        if not moved and not _merged(block, blocs):
            break
    return blocs


def _merged(block: Block, blocs: list[int]) -> bool:
    """Merge the two blocs that gain most by it; say whether any do."""
    ties = zip(block.a.tolist(), block.b.tolist(), block.weight.tolist(), strict=True)
    pairs = (((min(blocs[i], blocs[j]), max(blocs[i], blocs[j])), weight) for i, j, weight in ties)
    between = _sums((pair, weight) for pair, weight in pairs if pair[0] != pair[1])
    gain, pair = min(((-weight, pair) for pair, weight in between.items()), default=(0, (0, 0)))
    if gain >= 0:
        return False
    blocs[:] = [pair[0] if bloc == pair[1] else bloc for bloc in blocs]
    return True


def _sums(items: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    total: dict[Key, int] = {}
    for key, value in items:
        total[key] = total.get(key, 0) + value
    return total


def _annealed(around: Around, start: list[int]) -> list[int]:
    """The best partition met while nodes move at random, at first also for the worse (Kirkpatrick and others, 1983)."""
    n, draw = len(around), np.random.default_rng(0)
    blocs, best, cost, best_cost, fresh = list(start), list(start), 0, 0, max(start) + 1
    sweeps = min(_SWEEPS, _MOST_STEPS // n)
    for sweep in range(sweeps):
        heat = 1 - sweep / sweeps
        asked = zip(draw.integers(n, size=n).tolist(), draw.random(n).tolist(), draw.choice(_LOSSES, n), strict=True)
        for node, way, loss in asked:
            near = around[node]
            k = int(way * (len(near) + 1))
            target = blocs[near[k][0]] if k < len(near) else fresh
            change = _change(near, blocs, blocs[node], target)
            if target == blocs[node] or change > loss * heat:
                continue
            blocs[node], cost, fresh = target, cost + change, fresh + (target == fresh)
            if cost < best_cost:
                best, best_cost = list(blocs), cost
    return best


def _change(near: list[tuple[int, int]], blocs: list[int], own: int, target: int) -> int:
    """How much dearer it is to stand in another bloc."""
    change = 0
    for other, weight in near:
        if blocs[other] == own:
            change += weight
        elif blocs[other] == target:
            change -= weight
    return change
