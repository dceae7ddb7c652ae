"""The null model of co-mentions, against values that others published and what trying all cases gives."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.networks import bicm, tails
from tests.networks.nets import gold


def fitted(matrix: np.ndarray) -> tuple[bicm.NullModel, np.ndarray]:
    """The model of a table of actors (rows) and windows (columns), and the chance of each of its cells."""
    actors, windows = matrix.sum(axis=1), matrix.sum(axis=0)
    model = bicm.fit(actors, windows)
    return model, model.cell[rows_of(model, actors)][:, np.searchsorted(model.window_degrees, windows)]


def rows_of(model: bicm.NullModel, degrees: np.ndarray) -> np.ndarray:
    return np.searchsorted(model.actor_degrees, degrees)


def tail(n: int, chances: np.ndarray, counts: np.ndarray) -> float:
    return float(tails.upper_tails(np.array([n]), np.array([0]), chances[None, :], counts)[0])


def test_the_chances_of_cells_are_those_published() -> None:
    for case in gold("backbone.json"):
        _, cells = fitted(np.array(case["matrix"]))
        if "cell_probability" in case:
            assert cells == pytest.approx(np.array(case["cell_probability"]), abs=0.5 * 10 ** -case["decimals"])


def test_the_tails_are_those_published_where_the_same_approximation_is_used() -> None:
    for case in gold("backbone.json"):
        if "p_upper" not in case:
            continue
        matrix = np.array(case["matrix"])
        model, _ = fitted(matrix)
        rows = model.cell[rows_of(model, matrix.sum(axis=1))]
        for i, j in product(range(len(matrix)), repeat=2):
            n, chances = int(matrix[i] @ matrix[j]), np.stack([rows[i] * rows[j]] * 2)
            upper, more = tails.refined_normal(np.array([n, n + 1]), chances, model.window_counts).tolist()
            lower = 1 - more
            assert round(upper, case["decimals"]) == case["p_upper"][i][j]
            assert round(lower, case["decimals"]) == case["p_lower"][i][j]


def test_every_actor_and_window_keeps_the_number_that_it_had_on_average() -> None:
    draw = np.random.default_rng(3)
    matrix = (draw.random((12, 40)) < draw.random((12, 1)) * draw.random((1, 40))).astype(int)
    matrix = matrix[matrix.sum(axis=1) > 0][:, matrix.sum(axis=0) > 0]
    _, cells = fitted(matrix)
    assert cells.sum(axis=1) == pytest.approx(matrix.sum(axis=1), abs=1e-6)
    assert cells.sum(axis=0) == pytest.approx(matrix.sum(axis=0), abs=1e-6)


CHANCE = st.sampled_from([0.01, 0.2, 0.5, 0.9, 1.0])


@settings(max_examples=60, deadline=None)
@given(st.lists(CHANCE, min_size=1, max_size=7), st.integers(0, 8))
def test_a_tail_is_what_adding_up_all_cases_gives(chances: list[float], n: int) -> None:
    cases = product((0, 1), repeat=len(chances))
    wanted = sum(
        np.prod([p if hit else 1 - p for p, hit in zip(chances, case, strict=True)]) for case in cases if sum(case) >= n
    )
    kinds, counts = np.unique(chances, return_counts=True)
    assert tail(n, kinds, counts) == pytest.approx(wanted, abs=1e-12)


def test_where_counts_are_large_the_approximation_is_close_to_what_is_exact() -> None:
    counts, chances = np.array([3_000, 800, 60]), np.array([0.05, 0.2, 0.6])
    mean = float((counts * chances).sum())
    for n in (int(mean) - 30, int(mean), int(mean) + 20, int(mean) + 50):
        exact = tail(n, chances, counts)
        [near] = tails.refined_normal(np.array([n]), chances[None, :], counts)
        assert near == pytest.approx(exact, rel=0.02)
