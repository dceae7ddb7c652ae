"""Co-mentions: what chance alone gives is not called a finding, and what is planted is found."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.networks.comentions import benjamini_hochberg, pairs

ACTORS, WINDOWS = 60, 1_500


def by_chance(seed: int) -> np.ndarray:
    """Actors (rows) in windows (columns) at random: some actors are famous, some windows as long as a hundred others."""
    draw = np.random.default_rng(seed)
    fame, length = draw.pareto(1.2, ACTORS) + 0.2, draw.pareto(1.5, WINDOWS) + 0.2
    odds = np.outer(fame, length) / 60
    return draw.random((ACTORS, WINDOWS)) < odds / (1 + odds)


def found(table: np.ndarray) -> pd.DataFrame:
    actors, windows = np.nonzero(table)
    return pairs(pd.Series([f"a{i:02}" for i in actors]), pd.Series([f"w{j}" for j in windows]), "sentence")


def test_of_pairs_that_meet_by_chance_hardly_any_is_called_significant() -> None:
    counts = [int(found(by_chance(seed))["significant"].sum()) for seed in range(20)]
    # In no more than one draw of twenty is any pair expected to pass; three and more have a chance of 1 in 13
    assert sum(n > 0 for n in counts) <= 3 and max(counts) <= 2


def test_p_values_of_chance_are_no_smaller_than_they_say() -> None:
    p = pd.concat([found(by_chance(seed))["p_value"] for seed in range(5)])
    for level in (0.001, 0.01, 0.05):
        assert (p <= level).mean() <= level * 1.3


def test_a_planted_pair_is_found_and_nothing_beside_it() -> None:
    table = by_chance(1)
    rare = np.argsort(table.sum(axis=1))[ACTORS // 2 : ACTORS // 2 + 2]
    table[rare[0]] |= table[rare[1]]
    rows = found(table)
    assert [(a, b) for a, b in rows.loc[rows["significant"], ["actor_a", "actor_b"]].to_numpy()] == [
        tuple(sorted(f"a{i:02}" for i in rare))
    ]


def test_two_famous_actors_who_meet_as_often_as_their_fame_has_it_are_no_finding() -> None:
    table = np.zeros((3, 100), dtype=bool)
    table[0, :90], table[1, 10:], table[2, ::10] = True, True, True
    rows = found(table)
    assert rows["n"].max() == 80 and not rows["significant"].any()


def test_a_pair_is_counted_once_in_the_order_of_the_alphabet() -> None:
    rows = pairs(pd.Series(["b", "a", "b", "a", "c"]), pd.Series(["w1", "w1", "w2", "w2", "w2"]), "sentence")
    assert list(rows[["actor_a", "actor_b", "n", "n_a", "n_b"]].itertuples(index=False, name=None)) == [
        ("a", "b", 2, 2, 2), ("a", "c", 1, 2, 1), ("b", "c", 1, 2, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("actors", [[], ["a"], ["a", "a"]])
def test_fewer_than_two_actors_meet_nobody(actors: list[str]) -> None:
    assert pairs(pd.Series(actors, dtype="str"), pd.Series(["w"] * len(actors), dtype="str"), "sentence").empty


def test_pairs_that_never_met_count_as_tested() -> None:
    p = np.array([0.004, 0.03])
    assert benjamini_hochberg(p, 2).tolist() == [True, True]
    assert benjamini_hochberg(p, 10).tolist() == [True, False]
    assert benjamini_hochberg(p, 100).tolist() == [False, False]
