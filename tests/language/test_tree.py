"""The best tree under given scores, against all trees there are."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from analysis.language.teacher.tree import best_tree


def _is_tree(heads: tuple[int, ...]) -> bool:
    """True for one root and a way up to it from every word."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_no_other_tree_scores_higher(n: int) -> None:
    random = np.random.default_rng(n)
    trees = [heads for heads in product(range(n + 1), repeat=n) if _is_tree(heads)]
    for _ in range(12):
        scores = random.normal(size=(n, n + 1)).astype(np.float32)
        best = max(trees, key=lambda heads: sum(scores[i, h] for i, h in enumerate(heads)))
        assert best_tree(scores) == list(best)
