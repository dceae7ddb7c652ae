"""Best divisions of a signed graph: two camps, or any number of blocs, with what is proven of their cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from analysis.networks import camps, partition, search
from analysis.networks.block import Block, Flags, Floats, Ints
from analysis.networks.cover import Cover, cover
from analysis.networks.cycles import Separator, conflicted_cycles, odd_cycles
from analysis.networks.kernel import Restore, bloc_kernel, camp_kernel
from analysis.networks.packing import packed
from analysis.networks.signed import Adjacent, blocks, components
from analysis.networks.spectrum import spectral

#: Ties of a block up to which linear programs bound it; above, cycles that share no tie do.
LARGEST = 6_000
# Without a time limit, branch and bound is tried where it ends within seconds: on few ties, or to close a narrow gap
_FEW, _NARROW = 200, 2

Pair = tuple[int, int]
Exact = Callable[[Block, Cover, int, int | None, float | None], tuple[Ints | None, int]]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is sought: how a graph shrinks, which cycles are bad, how divisions are found and bounded, and what they break;
    `nodes` of branch and bound, where there is no time limit, end within seconds."""

    kernel: Callable[[Adjacent], tuple[Adjacent, list[Restore]]]
    bad_cycles: Separator
    conflicted: bool
    search: Callable[[Block, Floats], Ints]
    bound: Callable[[Block, int], int]
    exact: Exact
    nodes: int
    breaks: Callable[[Block, Ints], Flags]
    places: Callable[[Adjacent, set[Pair]], dict[int, int]]


@dataclass(frozen=True, slots=True)
class Division:
    """Where each node stands, and by how much at most a better division could cost less."""

    places: dict[int, int]
    gap: int


def sides(adjacent: Adjacent, broken: set[Pair]) -> dict[int, int]:
    """Give the camps (1, −1) that follow from the ties that hold; the first node of each part stands at 1."""
    whole = {i: [j for j in near if (min(i, j), max(i, j)) not in broken] for i, near in adjacent.items()}
    found: dict[int, int] = {}
    for part in components(whole):
        found[part[0]] = 1
        queue = [part[0]]
        for node in queue:  # grows while it is walked
            for other in whole[node]:
                if other not in found:
                    found[other] = found[node] * (1 if adjacent[node][other] > 0 else -1)
                    queue.append(other)
    return found


def joined(adjacent: Adjacent, broken: set[Pair]) -> dict[int, int]:
    """Give the blocs (numbers from 0) of those whom positive ties that hold join."""
    friends = {
        i: [j for j, weight in near.items() if weight > 0 and (min(i, j), max(i, j)) not in broken]
        for i, near in adjacent.items()
    }
    return {node: number for number, part in enumerate(components(friends)) for node in part}


def _unbounded(block: Block, high: int) -> int:
    return 0


CAMPS = Problem(camp_kernel, odd_cycles, False, search.camps, spectral, camps.solve, 500, Block.broken_by_sides, sides)
BLOCS = Problem(
    bloc_kernel, conflicted_cycles, True, search.blocs, _unbounded, partition.solve, 150, Block.broken_by_blocs, joined
)


def divide(adjacent: Adjacent, problem: Problem, until: float | None = None, prove: bool = True) -> Division:
    """Give the best division found, and how much is open.

    Without `until` the same graph gives the same division on every machine, with a fixed effort; with it (a moment of
    time.perf_counter()), the effort is what the time allows. Without `prove` a good division is looked for and no bound.
    """
    kernel, restores = problem.kernel(adjacent)
    parts = blocks(kernel)
    broken: set[Pair] = set()
    gap = 0
    for part in parts:
        if len(part) == len(kernel):
            found, open_ = _block(Block.of(part), problem, until, prove)
        else:
            inner = divide(part, problem, until, prove)
            found, open_ = _broken(part, inner.places, problem), inner.gap
        broken |= found
        gap += open_
    places = problem.places(kernel, broken)
    for restore in reversed(restores):
        restore(places)
    return Division(places, gap)


def _broken(part: Adjacent, places: dict[int, int], problem: Problem) -> set[Pair]:
    block = Block.of(part)
    return _pairs(block, problem.breaks(block, np.array([places[node] for node in block.nodes], dtype=np.int64)))


def _pairs(block: Block, broken: Flags) -> set[Pair]:
    ends = zip(block.a[broken].tolist(), block.b[broken].tolist(), strict=True)
    return {(block.nodes[i], block.nodes[j]) for i, j in ends}


def _block(block: Block, problem: Problem, until: float | None, prove: bool) -> tuple[set[Pair], int]:
    """The ties that the best division of a block breaks, and how much is open."""
    best, high = _better(block, problem, problem.search(block, np.zeros(len(block.a))))
    low = 0
    if prove and high:
        if len(block.a) > LARGEST and until is None:
            low = max(problem.bound(block, high), packed(block, problem.conflicted))
        else:
            best, high, low = _cut(block, problem, until, best)
    return _pairs(block, problem.breaks(block, best)), high - low


def _cut(block: Block, problem: Problem, until: float | None, best: Ints) -> tuple[Ints, int, int]:
    """A better division than this one and its cost, and a bound: cut, search again, branch."""
    best, high = _better(block, problem, best)
    cuts = cover(block, problem.bad_cycles, high, until)
    low = cuts.low if cuts.low >= high else max(cuts.low, problem.bound(block, high))
    if low < high:
        best, high = _better(block, problem, best, problem.search(block, cuts.broken))
    if low < high and _worth(block, high - low, until):
        rest = None if until is None else max(until - time.perf_counter(), 0.0)
        found, proven = problem.exact(block, cuts, high, problem.nodes if until is None else None, rest)
        best, high = _better(block, problem, best, *([] if found is None else [found]))
        low = max(low, proven)
    return best, high, low


def _worth(block: Block, gap: int, until: float | None) -> bool:
    if until is not None:
        return time.perf_counter() < until
    return len(block.a) <= _FEW or gap <= _NARROW


def _better(block: Block, problem: Problem, *found: Ints) -> tuple[Ints, int]:
    costs: Iterable[int] = (int(block.cost[problem.breaks(block, places)].sum()) for places in found)
    cost, number = min((cost, number) for number, cost in enumerate(costs))
    return found[number], cost
