"""How sure blocs are: evidence that speaks with one voice, evidence that is divided, and what cannot be told."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from analysis import networks
from analysis.networks.resampling import Stability
from tests.networks.said import said

WHOLE = 4 * ["a+b", "b+c", "a+c", "c-d", "d+e", "b-e"]
#: The same, and a sixth actor of whom as much speaks for one side as for the other.
TORN = [*WHOLE, *2 * ["a+x"], "a-x", *2 * ["d+x"], "d-x"]


def rows(found: Stability) -> dict[str, float]:
    return dict(zip(found.actors["actor_id"], found.actors["stability"], strict=True))


def test_who_is_torn_stands_least_surely() -> None:
    found = rows(networks.stability(said(*TORN)))
    assert min(found, key=lambda actor: found[actor]) == "x" and found["x"] < 0.8
    assert min(found[actor] for actor in "abcde") > 0.8


def test_evidence_of_one_voice_gives_the_same_blocs_in_every_sample() -> None:
    found = networks.stability(said(*12 * WHOLE), samples=50)
    assert (found.actors["stability"] == 1).all()
    assert ((found.pairs()["together"] == 1) == found.pairs()["same_bloc"]).all()
    assert str(found) == "an actor stands to 100% of the others as in the best division, on average of 50 samples"


def test_the_figure_of_an_actor_is_the_mean_of_its_pairs() -> None:
    evidence = said(*6 * TORN)  # so much that all actors are in every sample
    found = networks.stability(evidence, samples=40)
    pairs = found.pairs()
    assert (pairs["n_samples"] == 40).all()
    kept = np.where(pairs["same_bloc"], pairs["together"], 1 - pairs["together"])
    for actor, stability in rows(found).items():
        of = (pairs["actor_a"] == actor) | (pairs["actor_b"] == actor)
        assert stability == pytest.approx(kept[of].mean())


def test_actors_whom_no_tie_joins_are_not_compared() -> None:
    found = networks.stability(said("a+b", "c-d"), samples=30)
    pairs = found.pairs(["a", "c"])
    assert pairs["n_samples"].tolist() == [0] and math.isnan(pairs["together"].iloc[0])
    assert found.actors["n_samples"].between(1, 29).all(), "either tie is missing from some samples"


def test_whole_documents_are_drawn_where_these_are_the_unit() -> None:
    evidence = said("a+b ? one", "a+b ? one", "a-b ? two")
    by_document = networks.stability(evidence, samples=400, unit="document").pairs()["together"].iloc[0]
    by_piece = networks.stability(evidence, samples=400).pairs()["together"].iloc[0]
    # Two of the four draws of two documents hold the friendly one oftener than the other, or once each: 3 of 4
    assert by_document == pytest.approx(0.75, abs=0.07)
    assert by_piece == pytest.approx(20 / 27, abs=0.07)


def test_any_number_of_blocs_may_be_asked_for() -> None:
    enemies = said(*5 * ["a-b", "b-c", "a-c"])
    assert (networks.stability(enemies, "blocs", samples=20).actors["stability"] == 1).all()


def test_of_several_equally_good_divisions_none_is_called_sure() -> None:
    camps = networks.stability(said(*5 * ["a-b", "b-c", "a-c"]))
    assert camps.actors["stability"].max() < 0.8, "two of three enemies share a camp, and it might be any two"
    assert camps.pairs()["together"].between(0.15, 0.55).all()


def test_the_same_seed_gives_the_same_and_the_order_of_evidence_does_not_matter_to_the_division() -> None:
    evidence = said(*TORN)
    one, same, other = (networks.stability(evidence, samples=25, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one.actors, same.actors)
    assert not one.actors.equals(other.actors)
    assert one.blocs.members.equals(other.blocs.members)


def test_without_evidence_nothing_is_defined() -> None:
    found = networks.stability(said())
    assert found.actors.empty and found.pairs().empty and str(found).startswith("not defined")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"into": "teams"}, "no division into 'teams'; there are camps, blocs"),
        ({"unit": "word"}, "no unit 'word' to draw; there are piece, document"),
        ({"samples": 0}, "0 samples tell nothing; draw 1 or more"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(options: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        networks.stability(said("a+b"), **options)  # type: ignore[arg-type]


def test_pairs_of_an_unknown_actor_are_refused() -> None:
    with pytest.raises(ValueError, match="no actor 'z' has signed evidence"):
        networks.stability(said("a+b"), samples=1).pairs(["a", "z"])


def test_fewer_samples_are_drawn_of_a_large_network() -> None:
    ties = [f"a{i:04}-b{i:04}" for i in range(1501)]
    assert networks.stability(said(*ties[:5])).samples == 200
    assert networks.stability(said(*ties)).samples == 60
