"""How many: no row of words is a number that no table can hold."""

from __future__ import annotations

import pytest

from analysis.events.numbers import read_amount


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("five million soldiers", 5_000_000),
        ("two hundred thousand people", 200_000),
        ("five million million million million soldiers", 5_000_000),
        ("0 town", 0),
    ],
)
def test_an_amount_ends_where_it_grows_beyond_all_counts(text: str, low: int) -> None:
    amount = read_amount(text.split(), 0)
    assert amount is not None and amount.low == low


def test_a_million_scales_are_no_large_number() -> None:
    amount = read_amount(["7", *["thousand"] * 100_000], 0)
    assert amount is not None and amount.low is not None and amount.low < 2**63
