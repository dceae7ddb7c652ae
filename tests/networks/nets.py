"""Signed networks for tests: ties written by hand, and the proven values at hand outside the project."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

GOLD = Path(__file__).parents[3] / "shared" / "gold"


def net(*ties: str) -> pd.DataFrame:
    """Give ties written as `a+b` (friends), `a-b` (enemies) or `a=b` (as much for as against)."""
    rows = []
    for tie in ties:
        mark = next(m for m in "+-=" if m in tie)
        a, b = sorted(tie.split(mark))
        rows.append((a, b, {"+": 1, "-": -1, "=": 0}[mark]))
    return pd.DataFrame(rows, columns=["actor_a", "actor_b", "sign"]).astype(
        {"actor_a": "str", "actor_b": "str", "sign": "int64"}
    )


def enemies(pairs: Any) -> pd.DataFrame:
    """Give pairs of nodes of a graph as ties of enemies."""
    return net(*(f"{a:02}-{b:02}" for a, b in pairs))


def complete(n: int, friends: Any = ()) -> pd.DataFrame:
    """Give n actors each two of whom are enemies, but for these pairs of friends."""
    return net(*(f"{a:02}{'+' if (a, b) in friends else '-'}{b:02}" for a, b in combinations(range(n), 2)))


def gold(name: str) -> list[dict[str, Any]]:
    """Give a file of known values; skips the test where it is not at hand."""
    path = GOLD / name
    if not path.is_file():
        pytest.skip(f"the known values are not at hand: no ../shared/gold/{name}")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def gold_net(row: dict[str, Any]) -> pd.DataFrame:
    """Give the ties of a network with a known frustration."""
    frame = pd.DataFrame(row["edges"], columns=["actor_a", "actor_b", "sign"])
    return frame.astype({"actor_a": "str", "actor_b": "str", "sign": "int64"})
