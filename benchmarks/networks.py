"""How long networks take: balance and blocs against their size, and the test of co-mentions of an archive.

Networks are made up: each actor has eight ties on average, to actors at random. With `two camps` nine of ten ties fit two
planted camps; with signs `at random` there is nothing to find, the hardest case there is.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis import networks
from analysis.networks.comentions import pairs
from analysis.networks.frustration import Blocs
from benchmarks.page import table

SIZES = (10, 25, 50, 100, 200, 300, 400, 500)
KINDS = {"two camps": 0.1, "at random": 0.5}
_TIES = 8  # of an actor, on average


def balance(n: int = 500) -> str:
    """Give a table of networks of up to n actors: what is proven of two camps and of any number of blocs, and the seconds."""
    rows = []
    for kind, astray in KINDS.items():
        for size in (size for size in SIZES if size <= n):
            ties = signed(size, astray)
            rows.append((kind, size, len(ties), *_measured(networks.balance, ties), *_measured(networks.blocs, ties)))
    return table(("signs", "actors", "ties", "frustrated by two camps", "seconds", "by blocs", "seconds"), rows)


def signed(n: int, astray: float, seed: int = 0) -> pd.DataFrame:
    """Give the ties of n actors, a share of them astray from two planted camps."""
    draw = np.random.default_rng(seed)
    first, second = np.triu_indices(n, k=1)
    kept = np.sort(draw.choice(len(first), min(len(first), n * _TIES // 2), replace=False))
    a, b = first[kept], second[kept]
    sign = np.where((a % 2 == b % 2) != (draw.random(len(kept)) < astray), 1, -1)
    names = np.array([f"{i:04}" for i in range(n)])
    return pd.DataFrame({"actor_a": names[a], "actor_b": names[b], "sign": sign})


def _measured(divide: Callable[[pd.DataFrame], Blocs], ties: pd.DataFrame) -> tuple[str, float]:
    begin = time.process_time()
    found = divide(ties)
    seconds = time.process_time() - begin
    return f"{found.at_most}" if found.exact else f"{found.at_least} – {found.at_most}", seconds


def comentions(n: int = 1_000_000) -> str:
    """Give what it takes to test the co-mentions of 10,000 actors, a few of them famous, in n windows of heavy-tailed length."""
    import resource  # not on Windows

    draw = np.random.default_rng(0)
    lengths = np.minimum(draw.zipf(2.0, n) + 1, 60)
    fame = 1 / (np.arange(10_000) + 10)
    actors = draw.choice(len(fame), int(lengths.sum()), p=fame / fame.sum())
    met = pd.DataFrame({"actor": actors, "window": np.repeat(np.arange(n), lengths)}).drop_duplicates()
    names, windows = (met[column].astype("str") for column in ("actor", "window"))
    begin = time.process_time()
    found = pairs(names, windows, "sentence")
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    header = ("windows", "mentions in them", "pairs that meet", "seconds", "peak memory (MB), the mentions included")
    return table(header, [(n, len(met), len(found), seconds, peak)])
