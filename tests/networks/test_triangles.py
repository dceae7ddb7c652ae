"""Triads: counted and listed alike."""

from __future__ import annotations

import math

import pandas as pd

from analysis import networks
from tests.networks.nets import complete, gold, gold_net, net


def test_each_kind_of_triad_is_counted_by_its_negative_ties() -> None:
    ties = net("a+b", "b+c", "a+c", "c-d", "b+d", "d-e", "c+e", "d-f", "e-f")
    census = networks.triad_census(ties)
    assert (census.none, census.one, census.two, census.three) == (1, 1, 1, 1)
    assert census.share == 0.5 and census.weak_share == 0.75
    assert str(census) == "2 of 4 triads are balanced"


def test_the_listed_triads_lead_to_their_ties() -> None:
    listed = networks.triads(net("x+y", "y-z", "x+z", "w-x", "w=y"))
    assert listed.to_dict("records") == [
        {"actor_a": "x", "actor_b": "y", "actor_c": "z", "sign_ab": 1, "sign_ac": 1, "sign_bc": -1}
        | {"balanced": False, "weakly_balanced": False}
    ]


def test_only_the_unbalanced_ones_are_listed_where_these_are_asked_for() -> None:
    ties = complete(4, friends={(0, 1)})
    assert len(networks.triads(ties)) == 4
    unbalanced = networks.triads(ties, balanced=False)
    assert len(unbalanced) == 2 and unbalanced["weakly_balanced"].all()


def test_listed_and_counted_agree_on_large_networks() -> None:
    for row in gold("signed_networks.json"):
        ties = gold_net(row)
        census, listed = networks.triad_census(ties), networks.triads(ties)
        assert (census.n, census.balanced) == (len(listed), listed["balanced"].sum())


def test_without_a_triad_the_share_is_not_defined() -> None:
    for ties in (net(), net("a+b", "b-c", "a=c")):
        census = networks.triad_census(ties)
        assert math.isnan(census.share) and math.isnan(census.weak_share)
        assert str(census).startswith("not defined") and networks.triads(ties).empty
        assert isinstance(networks.triads(ties), pd.DataFrame)
