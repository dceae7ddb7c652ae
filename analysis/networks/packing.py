"""Lower bounds without linear programs: bad cycles that share no tie, each of which keeps one of its ties frustrated."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.networks.block import Block

Pair = tuple[int, int]

_FORESTS = 40  # spanning forests grown, at most
_LONGEST = 30  # ties of a cycle, above which it uses up more than it proves


def packed(block: Block, conflicted: bool) -> int:
    """Give a bound that every division costs at least: the cheapest ties of cycles that share none, added up.

    Bad cycles are those with an odd number of negative ties; where `conflicted`, those with exactly one. They are the ones
    that a tie closes with a breadth-first forest. What they prove is taken off their ties, and the next forest is grown.
    """
    pairs = list(zip(block.a.tolist(), block.b.tolist(), strict=True))
    left = dict(zip(pairs, block.cost.tolist(), strict=True))
    sign = dict(zip(pairs, block.weight.tolist(), strict=True))
    total, n = 0, len(block.nodes)
    for number in range(_FORESTS):
        forest = _grown(n, {pair: sign[pair] for pair in left}, conflicted, number * n // _FORESTS)
        gained = _taken(forest, left, sign)
        if not gained:
            break
        total += gained
    return total


@dataclass(slots=True)
class _Forest:
    """Per node its root, the node above it, how deep it lies, and the sign of the way to its root."""

    root: dict[int, int] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)
    depth: dict[int, int] = field(default_factory=dict)
    side: dict[int, int] = field(default_factory=dict)

    def way(self, a: int, b: int) -> list[Pair]:
        """The ties of the tree between two nodes of one tree."""
        ties = []
        while a != b:
            if self.depth[a] < self.depth[b]:
                a, b = b, a
            up = self.above[a]
            ties.append((min(a, up), max(a, up)))
            a = up
        return ties


def _grown(n: int, sign: dict[Pair, int], conflicted: bool, first: int) -> _Forest:
    """A breadth-first forest over these ties, over the positive ones alone where `conflicted`, begun at a node."""
    near: dict[int, list[Pair]] = {}
    for (a, b), weight in sign.items():
        if weight > 0 or not conflicted:
            near.setdefault(a, []).append((b, weight))
            near.setdefault(b, []).append((a, weight))
    forest = _Forest()
    for start in [*range(first, n), *range(first)]:
        if start in forest.root:
            continue
        forest.root[start], forest.depth[start], forest.side[start] = start, 0, 1
        queue = [start]
        for node in queue:  # grows while it is walked
            for other, weight in near.get(node, ()):
                if other not in forest.root:
                    forest.root[other], forest.above[other] = start, node
                    forest.depth[other] = forest.depth[node] + 1
                    forest.side[other] = forest.side[node] * (1 if weight > 0 else -1)
                    queue.append(other)
    return forest


def _taken(forest: _Forest, left: dict[Pair, int], sign: dict[Pair, int]) -> int:
    """Take off what the bad cycles of a forest prove, the short ones first, and give how much that is."""
    total = 0
    for a, b in sorted(left, key=lambda pair: (forest.depth[pair[0]] + forest.depth[pair[1]], pair)):
        agree = forest.side[a] == forest.side[b]
        if forest.root[a] != forest.root[b] or agree == (sign[a, b] > 0):
            continue
        cycle = [(a, b), *forest.way(a, b)]
        proof = min(left.get(pair, 0) for pair in cycle) if len(cycle) <= _LONGEST else 0
        total += proof
        for pair in cycle if proof else ():
            left[pair] -= proof
            if not left[pair]:
                del left[pair]
    return total
