"""Lower bounds for two camps from eigenvalues: good where ties are dense, and triangles prove little.

Sides x (1 or −1 per node) frustrate (W − x′Ax / 2) / 2 of the cost W, A being the signed weights; and x′Ax is at most
n · λ(A + D) − trace D for every diagonal D, λ the largest eigenvalue (Delorme and Poljak, 1993, for the largest cut).
"""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import ArpackNoConvergence, eigsh

from analysis.networks.block import Block, Floats

_LARGEST = 1_000  # nodes up to which the dense matrix has its eigenvalues found within seconds
_STEPS = 40  # corrections of the diagonal
_CLOSE = 1e-3  # how well the eigenvectors on the way are known
_UNSURE = 1e-7  # of the cost, for rounding


def spectral(block: Block, high: int) -> int:
    """Give a bound that every division of a block into two camps costs at least; 0 for a very large block.

    The diagonal is corrected by subgradient steps towards the cost `high` of some division (Polyak, 1969). What is proven
    is that of the best diagonal, with all eigenvalues: those on the way are estimates.
    """
    n, total = len(block.nodes), float(block.cost.sum())
    if not 2 < n <= _LARGEST:
        return 0
    diagonal = _corrected(block, high, total)
    value = float(np.linalg.eigvalsh(block.matrix.toarray() + np.diag(diagonal))[-1])
    bound = _bound(total, value, diagonal)
    return max(0, int(np.ceil(bound - _UNSURE * total)))


def _bound(total: float, value: float, diagonal: Floats) -> float:
    return (total - (len(diagonal) * value - float(diagonal.sum())) / 2) / 2


def _corrected(block: Block, high: int, total: float) -> Floats:
    """The diagonal that seems to prove most."""
    n, matrix = len(block.nodes), block.matrix.astype(float)
    diagonal, best, most = np.zeros(n), np.zeros(n), -np.inf
    vector = np.random.default_rng(0).random(n)
    for _ in range(_STEPS):
        try:
            values, vectors = eigsh(matrix + sparse.diags_array(diagonal), 1, which="LA", v0=vector, tol=_CLOSE)
        except ArpackNoConvergence:
            break
        vector = vectors[:, 0]
        bound = _bound(total, float(values[0]), diagonal)
        if bound > most:
            best, most = diagonal, bound
        slope = n * vector**2 - 1
        length = float(slope @ slope)
        if bound > high - 1 + _UNSURE * total or length < _UNSURE:
            break
        diagonal = diagonal - 4 * (high - bound) / length * slope
    return best
