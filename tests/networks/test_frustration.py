"""How far from balance, against what is known, what is proven elsewhere, and what trying all divisions gives."""

from __future__ import annotations

from itertools import product

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import networks
from analysis.networks.frustration import Blocs, misfits
from tests.networks.nets import complete, enemies, gold, gold_net, net

# Europe's powers as they stood in 1907 (as in Antal, Krapivsky and Redner, 2006)
POWERS_1907 = net(
    "britain+france", "britain+russia", "france+russia", "austria+germany", "germany+italy", "austria+italy",
    "britain-germany", "austria-britain", "britain-italy", "france-germany", "austria-france", "france-italy",
    "germany-russia", "austria-russia", "italy-russia",
)  # fmt: skip

KNOWN = [
    ("one tie of friends", net("a+b"), 0, 0),
    ("one tie of enemies", net("a-b"), 0, 0),
    ("a friend's enemy is a friend", net("a+b", "a+c", "b-c"), 1, 1),
    ("all are enemies of all (Davis, 1967)", complete(3), 1, 0),
    ("five enemies: ten ties, six between the camps", complete(5), 4, 0),
    ("sixteen enemies: 120 ties, 64 between the camps", complete(16), 56, 0),
    ("a ring of five with one pair of enemies", net("a+b", "b+c", "c+d", "d+e", "a-e"), 1, 1),
    ("a ring of five enemies", net("a-b", "b-c", "c-d", "d-e", "a-e"), 1, 0),
    ("a tie that is neither does not count", net("a+b", "b+c", "a=c"), 0, 0),
    ("Petersen's graph, all negative (Zaslavsky, 2012)", enemies(nx.petersen_graph().edges), 3, 0),
    ("an icosahedron of enemies: 20 of 30 ties can be cut", enemies(nx.icosahedral_graph().edges), 10, 0),
    ("Europe in 1907: two camps", POWERS_1907, 0, 0),
]


@pytest.mark.parametrize(("what", "ties", "camps", "blocs"), KNOWN, ids=[row[0] for row in KNOWN])
def test_known_networks(what: str, ties: pd.DataFrame, camps: int, blocs: int) -> None:
    for found, wanted in ((networks.balance(ties), camps), (networks.blocs(ties), blocs)):
        assert (found.at_least, found.at_most) == (wanted, wanted) and found.exact


def test_the_powers_of_1907_fall_into_the_entente_and_the_alliance() -> None:
    members = networks.balance(POWERS_1907).members
    sides = members.groupby("bloc")["actor_id"].agg(set).tolist()
    assert sides == [{"austria", "germany", "italy"}, {"britain", "france", "russia"}]


def test_proven_values_of_other_programs() -> None:
    for row in gold("signed_networks.json"):
        found = networks.balance(gold_net(row))
        assert (row["name"], found.at_least, found.at_most) == (row["name"], row["frustration"], row["frustration"])


def test_blocs_of_all_those_networks_are_proven_too() -> None:
    for row in gold("signed_networks.json"):
        found = networks.blocs(gold_net(row))
        assert found.exact and found.at_most <= row["frustration"]


NODES = 6
SIGNS = st.lists(st.sampled_from([-1, 0, 1]), min_size=15, max_size=15)


def drawn_net(signs: list[int]) -> pd.DataFrame:
    pairs = [(a, b) for a in range(NODES) for b in range(a + 1, NODES)]
    return net(*(f"{a}{'=+-'[sign]}{b}" for (a, b), sign in zip(pairs, signs, strict=True)))


def cheapest(ties: pd.DataFrame, places: int) -> int:
    """What the best of all divisions into so many places frustrates."""
    every = np.array([(0, *rest) for rest in product(range(places), repeat=NODES - 1)])
    a, b = (ties[column].astype("int64").to_numpy() for column in ("actor_a", "actor_b"))
    together, sign = every[:, a] == every[:, b], ties["sign"].to_numpy()
    return int(np.where(together, sign < 0, sign > 0).sum(axis=1).min())


@settings(max_examples=40, deadline=None)
@given(SIGNS)
def test_no_division_into_two_camps_is_better(signs: list[int]) -> None:
    ties = drawn_net(signs)
    found = networks.balance(ties)
    assert found.at_least == found.at_most == cheapest(ties, 2)


@settings(max_examples=15, deadline=None)
@given(SIGNS)
def test_no_partition_into_blocs_is_better(signs: list[int]) -> None:
    ties = drawn_net(signs)
    found = networks.blocs(ties)
    assert found.at_least == found.at_most == cheapest(ties, NODES)


@settings(max_examples=40, deadline=None)
@given(SIGNS, st.sampled_from([networks.balance, networks.blocs]))
def test_the_frustrated_ties_are_those_that_the_blocs_leave(signs: list[int], divide: object) -> None:
    ties = drawn_net(signs)
    found: Blocs = divide(ties)  # type: ignore[operator]
    bloc = dict(zip(found.members["actor_id"], found.members["bloc"], strict=True))
    pd.testing.assert_frame_equal(found.frustrated, ties[misfits(ties, bloc)].reset_index(drop=True))
    assert set(bloc) == {*ties["actor_a"], *ties["actor_b"]}


def random_net(n: int, seed: int) -> pd.DataFrame:
    signs = np.random.default_rng(seed).choice([-1, 1], (n, n))
    return complete(n, {(a, b) for a in range(n) for b in range(a + 1, n) if signs[a, b] > 0})


def test_out_of_time_the_bounds_are_said_and_enclose_the_answer() -> None:
    ties = random_net(26, seed=1)
    exact = networks.balance(ties, seconds=60)
    hurried = networks.balance(ties, seconds=0)
    assert hurried.at_least <= exact.at_least == exact.at_most <= hurried.at_most
    assert not hurried.exact and hurried.gap == hurried.at_most - hurried.at_least > 0
    assert str(hurried) == f"between {hurried.at_least} and {hurried.at_most} of 325 ties are frustrated"
    assert str(exact) == f"{exact.at_most} of 325 ties are frustrated"


def test_the_same_ties_in_another_order_give_the_same_division() -> None:
    ties = random_net(24, seed=2)
    again = ties.sample(frac=1, random_state=0)
    for divide in (networks.balance, networks.blocs):
        pd.testing.assert_frame_equal(divide(ties).members, divide(again).members)


def test_parts_that_no_tie_joins_have_camps_of_their_own() -> None:
    members = networks.balance(net("a-b", "c+d", "c+e")).members
    assert members.to_dict("list") == {
        "actor_id": ["a", "b", "c", "d", "e"],
        "part": [1, 1, 2, 2, 2],
        "bloc": [2, 3, 1, 1, 1],
    }


def test_without_ties_nothing_is_defined() -> None:
    for ties in (net(), net("a=b")):
        found = networks.balance(ties)
        assert str(found).startswith("not defined") and all(map(np.isnan, found.share)) and found.frustrated.empty


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        (net("a+b", "a-b"), "'a' and 'b' stands twice"),
        (net("a+a"), "'a' is tied to itself"),
        (net("a+b").assign(sign=3), "a sign is -1, 0 or 1"),
    ],
)
def test_wrong_ties_are_refused_in_words(ties: pd.DataFrame, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        networks.balance(ties)
