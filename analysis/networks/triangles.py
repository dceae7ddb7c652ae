"""Triads: three actors, each two of whom stand together or against each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.networks.signed import Adjacent, SignedGraph

_COLUMNS = ("actor_a", "actor_b", "actor_c", "sign_ab", "sign_ac", "sign_bc", "balanced", "weakly_balanced")


@dataclass(frozen=True, slots=True)
class TriadCensus:
    """How many triads have no, one, two or three negative ties.

    Those with none or two are balanced (Heider, 1946; Cartwright and Harary, 1956); in the weak sense, where all may be
    enemies of all, also those with three (Davis, 1967).
    """

    none: int
    one: int
    two: int
    three: int

    @property
    def n(self) -> int:
        """All triads."""
        return self.none + self.one + self.two + self.three

    @property
    def balanced(self) -> int:
        """Triads with an even number of negative ties."""
        return self.none + self.two

    @property
    def share(self) -> float:
        """The share that is balanced; NaN, not defined, where there is no triad."""
        return self.balanced / self.n if self.n else float("nan")

    @property
    def weak_share(self) -> float:
        """The share that is balanced in the weak sense; NaN, not defined, where there is no triad."""
        return (self.n - self.one) / self.n if self.n else float("nan")

    def __str__(self) -> str:
        if not self.n:
            return "not defined: no three actors are tied each to each"
        return f"{self.balanced:,} of {self.n:,} triads are balanced"


def triad_census(ties: pd.DataFrame) -> TriadCensus:
    """Count the triads of ties (`actor_a`, `actor_b`, `sign`, one row per pair), by their negative ties.

    Counted by products of sparse matrices, without listing them. Raises ValueError as `balance` does.
    """
    adjacent = SignedGraph.of(ties).adjacent
    plus, minus = _matrix(adjacent, 1), _matrix(adjacent, -1)
    return TriadCensus(
        none=int((plus @ plus).multiply(plus).sum()) // 6,
        one=int((plus @ plus).multiply(minus).sum()) // 2,
        two=int((minus @ minus).multiply(plus).sum()) // 2,
        three=int((minus @ minus).multiply(minus).sum()) // 6,
    )


def _matrix(adjacent: Adjacent, sign: int) -> sparse.csr_array:
    """Which nodes are tied with this sign, as ones of a symmetric matrix."""
    pairs = [(i, j) for i, near in adjacent.items() for j, weight in near.items() if weight * sign > 0]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    shape = (len(adjacent), len(adjacent))
    return sparse.csr_array((np.ones(len(pairs), dtype=np.int64), (rows, columns)), shape=shape)


def triads(ties: pd.DataFrame, balanced: bool | None = None) -> pd.DataFrame:
    """List the triads of ties, one row each, sorted by their actors; only the balanced or unbalanced ones if asked for.

    Columns: `actor_a`, `actor_b`, `actor_c`, `sign_ab`, `sign_ac`, `sign_bc` (−1, 1), `balanced`, `weakly_balanced`. There
    are up to n³ / 6 of them: count them first where n is large. Raises ValueError as `balance` does.
    """
    graph = SignedGraph.of(ties)
    rows = []
    for a, near in sorted(graph.adjacent.items()):
        later = sorted(node for node in near if node > a)
        for b in later:
            rows += [
                (a, b, c, near[b], near[c], graph.adjacent[b][c]) for c in later if c > b and c in graph.adjacent[b]
            ]
    return _listed(graph, np.array(rows, dtype=np.int64).reshape(-1, 6), balanced)


def _listed(graph: SignedGraph, rows: np.ndarray, balanced: bool | None) -> pd.DataFrame:
    names = np.array(graph.actors, dtype=object)
    negative = (rows[:, 3:] < 0).sum(axis=1)
    frame = pd.DataFrame({column: rows[:, k] for k, column in enumerate(_COLUMNS[:6])})
    for k, column in enumerate(_COLUMNS[:3]):
        frame[column] = pd.Series(names[rows[:, k]] if len(names) else [], dtype="str")
    frame["balanced"], frame["weakly_balanced"] = negative % 2 == 0, negative != 1
    return frame if balanced is None else frame[frame["balanced"] == balanced].reset_index(drop=True)
