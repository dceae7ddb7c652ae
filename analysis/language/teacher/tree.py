"""The best tree under scores for every arc (Chu and Liu, 1965; Edmonds, 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER = -1e9
_ROOTS = 4  # single roots that are tried where the best tree has several


def best_tree(scores: Scores) -> list[int]:
    """Give the head of each word: 0 for the one root, else the number of a word, counted from 1.

    `scores` has a row for each of n words and n + 1 columns: the root, then every word as head.
    """
    n = len(scores)
    square = np.full((n + 1, n + 1), _NEVER)
    square[1:] = scores
    heads = _spanning(square)
    if (heads[1:] == 0).sum() == 1:
        return [int(h) for h in heads[1:]]
    candidates = []
    for root in np.argsort(-scores[:, 0], kind="stable")[:_ROOTS]:
        single = square.copy()
        single[1:, 0] = _NEVER
        single[root + 1, 0] = 0
        heads = _spanning(single)
        total = sum(square[i, heads[i]] for i in range(1, n + 1))
        candidates.append((-total, [int(h) for h in heads[1:]]))
    return min(candidates)[1]


def _spanning(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Give the heads of the best spanning tree below node 0; scores[dependent, head]."""
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER)
    heads = scores.argmax(1)
    heads[0] = -1
    cycle = _cycle(heads)
    return heads if not cycle else _expanded(scores, heads, cycle)


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    done: set[int] = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in done and node not in path:
            path.append(node)
            node = int(heads[node])
        if node in path:
            return path[path.index(node) :]
        done.update(path)
    return []


def _expanded(scores: NDArray[np.float64], heads: NDArray[np.int64], cycle: list[int]) -> NDArray[np.int64]:
    """Contract the cycle to one node, solve the smaller problem, and break the cycle where that solution enters it."""
    rest = np.array([i for i in range(len(heads)) if i not in cycle])
    inside = np.array(cycle)
    own = scores[inside, heads[inside]]
    into = scores[np.ix_(inside, rest)] - own[:, None]  # gain of entering at each word of the cycle
    out = scores[np.ix_(rest, inside)]
    smaller = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[-1, :-1], smaller[:-1, -1] = into.max(0) + own.sum(), out.max(1)
    solved = _spanning(smaller)
    result = heads.copy()
    for k, node in enumerate(rest):
        if node:
            result[node] = inside[out[k].argmax()] if solved[k] == len(rest) else rest[solved[k]]
    entered = inside[into[:, solved[-1]].argmax()]
    result[entered] = rest[solved[-1]]
    return result
