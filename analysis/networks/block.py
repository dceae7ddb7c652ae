"""Blocks as arrays: one biconnected part of a signed graph, as linear programs and searches take it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.networks.signed import Adjacent, edges

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Block:
    """Ties number 0, 1, …: tie k joins the nodes at places `a[k]` < `b[k]` of `nodes`, with `weight[k]` (negative: against)."""

    nodes: tuple[int, ...]
    a: Ints
    b: Ints
    weight: Ints

    @classmethod
    def of(cls, adjacent: Adjacent) -> Block:
        """Give the block of a graph."""
        nodes = tuple(sorted(adjacent))
        place = {node: i for i, node in enumerate(nodes)}
        ties = np.array([(place[i], place[j], w) for i, j, w in edges(adjacent)], dtype=np.int64).reshape(-1, 3)
        return cls(nodes, ties[:, 0], ties[:, 1], ties[:, 2])

    @cached_property
    def cost(self) -> Ints:
        """What it costs to break each tie."""
        return np.abs(self.weight)

    @cached_property
    def positive(self) -> Flags:
        """Which ties are positive."""
        return self.weight > 0

    @cached_property
    def tie(self) -> dict[tuple[int, int], int]:
        """The number of the tie of two places, either way round."""
        ties = {(int(i), int(j)): k for k, (i, j) in enumerate(zip(self.a, self.b, strict=True))}
        return ties | {(j, i): k for (i, j), k in ties.items()}

    @cached_property
    def matrix(self) -> sparse.csr_array:
        """The signed weights as a symmetric matrix."""
        n = len(self.nodes)
        rows, columns = np.r_[self.a, self.b], np.r_[self.b, self.a]
        return sparse.csr_array((np.r_[self.weight, self.weight], (rows, columns)), shape=(n, n))

    def broken_by_sides(self, sides: Ints) -> Flags:
        """Which ties are frustrated when the nodes stand at these sides (1 or −1)."""
        broken: Flags = (sides[self.a] == sides[self.b]) != self.positive
        return broken

    def broken_by_blocs(self, blocs: Ints) -> Flags:
        """Which ties are frustrated when the nodes stand in these blocs."""
        broken: Flags = (blocs[self.a] == blocs[self.b]) != self.positive
        return broken
