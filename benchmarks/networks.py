"""Seconds that it takes to find how far a signed network is from balance, against its size, and what is proven then.

    python benchmarks/networks.py [--ties N] [--sizes N …]

Networks are made up: each actor has some ties (8 on average), to actors at random. In `two camps` nine of ten ties fit two
planted camps; in `at random` signs are thrown, the hardest case there is. Prints a line for each network: its size, and
for two camps and for any number of blocs the frustrated ties (bounds where they are not proven) and the seconds.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis import networks
from analysis.networks.frustration import Blocs

SIZES = (10, 25, 50, 100, 200, 300, 400, 500)
KINDS = {"two camps": 0.1, "at random": 0.5}


def made_up(n: int, ties: int, astray: float, seed: int = 0) -> pd.DataFrame:
    """Give a network of `n` actors with so many ties each on average, a share of them astray from two planted camps."""
    draw = np.random.default_rng(seed)
    first, second = np.triu_indices(n, k=1)
    kept = np.sort(draw.choice(len(first), min(len(first), n * ties // 2), replace=False))
    a, b = first[kept], second[kept]
    sign = np.where((a % 2 == b % 2) != (draw.random(len(kept)) < astray), 1, -1)
    names = np.array([f"{i:04}" for i in range(n)])
    return pd.DataFrame({"actor_a": names[a], "actor_b": names[b], "sign": sign})


def measured(divide: Callable[[pd.DataFrame], Blocs], ties: pd.DataFrame) -> str:
    """Give what was found and the seconds that it took."""
    begin = time.perf_counter()
    found = divide(ties)
    seconds = time.perf_counter() - begin
    bounds = f"{found.at_most}" if found.exact else f"{found.at_least} – {found.at_most}"
    return f"{bounds} | {seconds:.2f}"


def main() -> None:
    """Measure every kind and size, and print a line for each."""
    options = argparse.ArgumentParser(description="Measure the exact frustration index against the size of networks.")
    options.add_argument("--sizes", metavar="N", nargs="*", type=int, default=list(SIZES), help="numbers of actors")
    options.add_argument("--ties", metavar="N", type=int, default=8, help="ties of an actor, on average")
    given, _ = options.parse_known_args()  # what is meant for another benchmark is left to it
    print("| signs | actors | ties | frustrated by two camps | s | by blocs | s |\n|---|---|---|---|---|---|---|")
    for kind, astray in KINDS.items():
        for n in given.sizes:
            ties = made_up(n, given.ties, astray)
            found = " | ".join(measured(divide, ties) for divide in (networks.balance, networks.blocs))
            print(f"| {kind} | {n} | {len(ties):,} | {found} |", flush=True)


if __name__ == "__main__":
    main()
