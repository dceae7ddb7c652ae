"""The best partition of a block into blocs: cycles with one negative tie are hit, as many as it takes (Davis, 1967).

An integer program over the cycles known so far gives a set of ties to break. Where positive ties left whole still join two
enemies, the cycle that shows it is added, and the program solved again: the last one is exact (Chopra and Rao, 1993).
"""

from __future__ import annotations

import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from analysis.networks.block import Block, Flags, Ints
from analysis.networks.cover import Cover, incidence
from analysis.networks.cycles import conflicted_cycles

_ROUNDS = 100
_LEAST = 5  # nodes that a program counts for, also where its root is all of it


def solve(block: Block, cuts: Cover, high: int, nodes: int | None, seconds: float | None) -> tuple[Ints | None, int]:
    """Give a partition (a bloc per node) that costs less than `high` if there is one, and a bound that all cost at least.

    `nodes` limits all branch and bound together, and keeps the result the same on every machine; `seconds` does not.
    """
    cycles, low, until = list(cuts.cycles), cuts.low, None if seconds is None else time.perf_counter() + seconds
    for _ in range(_ROUNDS):
        rest = None if until is None else max(until - time.perf_counter(), 0.0)
        broken, bound, taken = _hit(block, cycles, high, nodes, rest)
        low, nodes = max(low, bound), None if nodes is None else max(nodes - max(taken, _LEAST), 0)
        missed = [] if broken is None else conflicted_cycles(block, broken.astype(float))
        if broken is not None and not missed:
            return _joined(block, broken), low
        if broken is None or low >= high or rest == 0 or nodes == 0:
            break
        cycles += missed
    return None, min(low, high)


def _hit(
    block: Block, cycles: list[tuple[int, ...]], high: int, nodes: int | None, seconds: float | None
) -> tuple[Flags | None, int, int]:
    """The cheapest ties that hit these cycles for less than `high`, None where there are none, the bound, and the nodes taken."""
    limits = {name: value for name, value in (("node_limit", nodes), ("time_limit", seconds)) if value is not None}
    rows = incidence(cycles, len(block.a))
    result = milp(
        block.cost,
        constraints=[LinearConstraint(rows, 1, np.inf), LinearConstraint(block.cost[None, :], -np.inf, high - 1)],
        bounds=Bounds(0, 1),
        integrality=np.ones(len(block.a)),
        options={"mip_rel_gap": 0.0, **limits},
    )
    if result.status == 2:  # nothing costs less
        return None, high, 0
    bound = 0 if result.mip_dual_bound is None else int(np.ceil(result.mip_dual_bound - 1e-6))
    return None if result.x is None else result.x > 0.5, bound, int(result.mip_node_count or 0)


def _joined(block: Block, broken: Flags) -> Ints:
    """The blocs of those whom positive ties left whole join."""
    whole, n = block.positive & ~broken, len(block.nodes)
    ties = csr_array((np.ones(int(whole.sum())), (block.a[whole], block.b[whole])), shape=(n, n))
    found: Ints = connected_components(ties, directed=False)[1].astype(np.int64)
    return found
