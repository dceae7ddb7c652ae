"""Lower bounds: the cheapest fractional way to hit all bad cycles of a block, by linear programs with cutting planes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from analysis.networks.block import Block, Floats
from analysis.networks.cycles import Cycle, Separator

_ROUNDS = 60  # linear programs of one block, at most
_STALL, _LITTLE = 6, 0.02  # given up where so many rounds close less than this share of the gap


@dataclass(slots=True)
class Cover:
    """The cycles found, the solution that hits them (0 … 1 per tie), and what it costs: no division costs less."""

    cycles: list[Cycle] = field(default_factory=list)
    broken: Floats = field(default_factory=lambda: np.zeros(0))
    bound: float = 0.0

    @property
    def low(self) -> int:
        """The bound as a whole number, which every cost is."""
        return int(np.ceil(self.bound - 1e-6))


def cover(block: Block, separate: Separator, high: int, until: float | None = None) -> Cover:
    """Give the bound of a block, given the cost `high` of some division; stops where it meets that or gains little.

    `until` is a moment of time.perf_counter(); None makes the result depend on nothing but the block.
    """
    found = Cover(broken=np.zeros(len(block.a)))
    history: list[float] = []
    for _ in range(_ROUNDS):
        new = separate(block, found.broken)
        if not new or found.low >= high or _stalls(history, high) or (until and time.perf_counter() > until):
            break
        found.cycles = _tight(found) + new
        found.broken, found.bound = relaxed(block, found.cycles)
        history.append(found.bound)
    return found


def _tight(found: Cover) -> list[Cycle]:
    """The cycles that the solution just hits; the others hold by themselves, and cost time."""
    return [cycle for cycle in found.cycles if found.broken[list(cycle)].sum() < 1.5]


def _stalls(history: list[float], high: int) -> bool:
    if len(history) <= _STALL:
        return False
    return history[-1] - history[-1 - _STALL] < _LITTLE * (high - history[-1])


def relaxed(block: Block, cycles: list[Cycle]) -> tuple[Floats, float]:
    """Give the cheapest fractional breaking of ties that hits these cycles, and a proven bound of its cost.

    The bound is that of the dual prices, made feasible: it holds however exactly the program was solved. (Interior points,
    as the simplex method takes twenty times as long on these programs.)
    """
    rows = incidence(cycles, len(block.a))
    result = linprog(block.cost, A_ub=-rows, b_ub=-np.ones(len(cycles)), bounds=(0, 1), method="highs-ipm")
    prices = np.maximum(-result.ineqlin.marginals, 0.0)
    overpaid = np.maximum(rows.T @ prices - block.cost, 0.0)
    return np.clip(result.x, 0.0, 1.0), float(prices.sum() - overpaid.sum())


def incidence(cycles: list[Cycle], ties: int) -> sparse.csr_array:
    """Give the matrix of cycles (rows) and their ties (columns)."""
    ends = np.cumsum([0, *map(len, cycles)])
    columns = np.array([k for cycle in cycles for k in cycle], dtype=np.int64)
    return sparse.csr_array((np.ones(len(columns)), columns, ends), shape=(len(cycles), ties))
