"""Tables for the figures, made once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.tables import Tables
from tests.charts.worlds import HARD, world

_MAKERS: dict[str, Callable[[], Tables]] = {
    "empty": Tables.empty,
    "three": lambda: world(3, 3),
    "hard": lambda: world(40, HARD),
    "one actor": lambda: world(12, 1),
    "undated": lambda: world(30, dated=0),
    "claimed": lambda: world(30, claimed=1),
    "middling": lambda: world(3_000, 80),
    "huge": lambda: world(300_000, 400, years=30),
}


@pytest.fixture(scope="session")
def worlds() -> Callable[[str], Tables]:
    """Give the tables of a name, each made when first asked for."""
    made: dict[str, Tables] = {}

    def of(name: str) -> Tables:
        if name not in made:
            made[name] = _MAKERS[name]()
        return made[name]

    return of
