"""The best division of a block into two camps: the XOR model of the frustration index.

A node stands at side 0 or 1; a positive tie is frustrated when its ends differ, a negative one when they agree (Aref, Mason
and Wilson, 2018 and 2020). The bad cycles that bounded the frustration before come along as cuts.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from analysis.networks.block import Block, Ints
from analysis.networks.cover import Cover, incidence


def solve(block: Block, cuts: Cover, high: int, nodes: int | None, seconds: float | None) -> tuple[Ints | None, int]:
    """Give a division (1 or −1 per node) that costs less than `high` if there is one, and a bound that all cost at least.

    `nodes` limits the branch and bound, and keeps the result the same on every machine; `seconds` does not.
    """
    n, m = len(block.nodes), len(block.a)
    limits = {name: value for name, value in (("node_limit", nodes), ("time_limit", seconds)) if value is not None}
    lower = np.zeros(n + m)
    lower[int(np.argmax(np.bincount(np.r_[block.a, block.b], minlength=n)))] = 1  # the sides have no names
    result = milp(
        np.r_[np.zeros(n), block.cost],
        constraints=_constraints(block, cuts, high),
        bounds=Bounds(lower, 1),
        integrality=np.r_[np.ones(n), np.zeros(m)],
        options={"mip_rel_gap": 0.0, **limits},
    )
    if result.status == 2:  # nothing costs less
        return None, high
    low = cuts.low if result.mip_dual_bound is None else max(cuts.low, int(np.ceil(result.mip_dual_bound - 1e-6)))
    sides = None if result.x is None else np.where(result.x[:n] > 0.5, 1, -1).astype(np.int64)
    return sides, min(low, high)


def _constraints(block: Block, cuts: Cover, high: int) -> list[LinearConstraint]:
    """Per tie two rows of the XOR model; a row per cut; and the cost to be undercut."""
    n, m = len(block.nodes), len(block.a)
    ties = np.arange(m)
    a, b = (sparse.csr_array((np.ones(m), (ties, ends)), shape=(m, n)) for ends in (block.a, block.b))
    sign, ones = sparse.diags_array(np.where(block.positive, 1.0, -1.0)), sparse.eye_array(m)
    xor = [
        LinearConstraint(sparse.hstack([-a + sign @ b, ones]).tocsr(), np.where(block.positive, 0, -1), np.inf),
        LinearConstraint(sparse.hstack([a - sign @ b, ones]).tocsr(), np.where(block.positive, 0, 1), np.inf),
    ]
    hit = sparse.hstack([sparse.csr_array((len(cuts.cycles), n)), incidence(cuts.cycles, m)]).tocsr()
    return [
        *xor,
        *([LinearConstraint(hit, 1, np.inf)] if cuts.cycles else []),
        LinearConstraint(sparse.csr_array(np.r_[np.zeros(n), block.cost][None, :]), -np.inf, high - 1),
    ]
