"""Colours that hold for colour-blind readers and in grey."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from analysis.charts import seen, theme
from analysis.charts.light import contrast


def as_deuteranope(colour: str) -> np.ndarray:
    return seen.with_deuteranopia(np.array(to_rgb(colour)).reshape(1, 1, 3))[0, 0]


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0), ("#123456", "#123456", 1)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, times: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(times, abs=0.005)


@pytest.mark.parametrize("colour", [theme.INK, theme.QUIET, *theme.SIDE_INK.values()])
def test_words_stand_out_from_white(colour: str) -> None:
    assert contrast(colour, "#ffffff") >= 4.5


@pytest.mark.parametrize("colour", [theme.COOPERATION, theme.CONFLICT, theme.STRESSED, theme.UNSIGNED])
def test_marks_stand_out_from_white(colour: str) -> None:
    assert contrast(colour, "#ffffff") >= 3


def test_cooperation_and_conflict_differ_in_grey_and_with_deuteranopia() -> None:
    assert contrast(theme.COOPERATION, theme.CONFLICT) >= 2.5
    assert np.abs(as_deuteranope(theme.COOPERATION) - as_deuteranope(theme.CONFLICT)).max() >= 0.4


def test_blocs_that_follow_each_other_differ_in_grey_and_with_deuteranopia() -> None:
    for one, other in pairwise(theme.BLOCS):
        assert np.abs(as_deuteranope(one) - as_deuteranope(other)).max() >= 0.15, (one, other)
        assert contrast(one, other) >= 2, (one, other)


@pytest.mark.parametrize("colour", [*theme.BLOCS, theme.OTHER_BLOC])
def test_a_number_on_a_bloc_can_be_read(colour: str) -> None:
    assert contrast(theme.ink_on(colour), colour) >= 4.5
