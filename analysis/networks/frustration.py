"""How far a signed network is from balance, and the blocs it falls into."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.networks.division import BLOCS, CAMPS, Problem, divide
from analysis.networks.signed import SignedGraph, components

_PAIR = ["actor_a", "actor_b"]
_MEMBERS = {"actor_id": "str", "part": "int64", "bloc": "int64"}


@dataclass(frozen=True, slots=True)
class Blocs:
    """A best division of a signed network, and the ties that do not fit it: friends apart, or enemies side by side.

    - `members`: one row per actor: `actor_id`, `part` (from 1; no tie runs between parts), `bloc` (from 1, the largest
      first; those of different parts differ).
    - `frustrated`: the rows of the ties that do not fit.
    - `n_ties`: ties with a sign.
    - `at_least`: no division frustrates fewer ties than that. It is proven.

    Other divisions may frustrate as few: that two actors share a bloc here is one best reading, not the only one
    (`networks.stability` says how sure it is).
    """

    members: pd.DataFrame
    frustrated: pd.DataFrame
    n_ties: int
    at_least: int

    @property
    def at_most(self) -> int:
        """The number of ties that this division frustrates."""
        return len(self.frustrated)

    @property
    def exact(self) -> bool:
        """Whether this division is proven to be a best one."""
        return self.at_least == self.at_most

    @property
    def gap(self) -> int:
        """How many ties fewer a better division could frustrate, at most."""
        return self.at_most - self.at_least

    @property
    def share(self) -> tuple[float, float]:
        """Lower and upper bound of the share of ties that are frustrated (0 … ½ for two camps); NaN where there is no tie."""
        if not self.n_ties:
            return float("nan"), float("nan")
        return self.at_least / self.n_ties, self.at_most / self.n_ties

    def shared(self) -> dict[str, int]:
        """Give the bloc of each actor that has company in it."""
        sizes = self.members["bloc"].map(self.members["bloc"].value_counts())
        company = self.members[sizes > 1]
        return dict(zip(company["actor_id"], company["bloc"].astype(int), strict=True))

    def misfit(self, ties: pd.DataFrame) -> np.ndarray:
        """Say per tie of this network whether it joins friends of different blocs, or enemies of one."""
        return misfits(ties, dict(zip(self.members["actor_id"], self.members["bloc"].astype(int), strict=True)))

    def __str__(self) -> str:
        if not self.n_ties:
            return "not defined: no two actors stand together or against each other"
        if self.exact:
            return f"{self.at_most:,} of {self.n_ties:,} ties are frustrated"
        return f"between {self.at_least:,} and {self.at_most:,} of {self.n_ties:,} ties are frustrated"


def balance(ties: pd.DataFrame, seconds: float | None = None) -> Blocs:
    """Give the best division into two camps; the ties it frustrates count the frustration index (Harary, 1959).

    `ties` has `actor_a`, `actor_b` and `sign` (−1, 0, 1), one row per pair, as the alignments table; each tie counts alike.
    Parts of the network that no tie joins have two camps each. Solved exactly where the effort allows, by integer
    programming (Aref, Mason and Wilson, 2020); else the number lies between `at_least` and `at_most`. Without `seconds`
    the effort is fixed, and the same ties give the same division everywhere; `seconds` bounds the time instead. Raises
    ValueError for a sign that is none, a pair that stands twice and an actor tied to itself.
    """
    return _best(ties, CAMPS, seconds)


def blocs(ties: pd.DataFrame, seconds: float | None = None) -> Blocs:
    """Give the best partition into any number of blocs: friends within, enemies between them (weak balance, Davis, 1967).

    As `balance` in all else. Whoever has no friends stands alone.
    """
    return _best(ties, BLOCS, seconds)


def _best(ties: pd.DataFrame, problem: Problem, seconds: float | None) -> Blocs:
    until = None if seconds is None else time.perf_counter() + seconds
    graph = SignedGraph.of(ties)
    found = divide(graph.adjacent, problem, until)
    members = numbered(graph, found.places)
    frustrated = ties[misfits(ties, dict(zip(members["actor_id"], members["bloc"], strict=True)))]
    n_ties = int((ties["sign"] != 0).sum())
    return Blocs(members, frustrated.reset_index(drop=True), n_ties, len(frustrated) - found.gap)


def numbered(graph: SignedGraph, places: dict[int, int]) -> pd.DataFrame:
    """Give the `members` of Blocs: who stands in the same place of the same part shares a bloc."""
    found: dict[tuple[int, int], list[int]] = {}
    parts = {node: number for number, nodes in enumerate(components(graph.adjacent), start=1) for node in nodes}
    for node in sorted(places):
        found.setdefault((parts[node], places[node]), []).append(node)
    ranked = sorted(found.values(), key=lambda nodes: (-len(nodes), nodes))
    bloc = {node: number for number, nodes in enumerate(ranked, start=1) for node in nodes}
    rows = [(actor, parts[node], bloc[node]) for node, actor in enumerate(graph.actors)]
    return pd.DataFrame(rows, columns=["actor_id", "part", "bloc"]).astype(_MEMBERS)


def misfits(ties: pd.DataFrame, bloc: dict[str, int]) -> np.ndarray:
    """Say per tie whether it joins friends of different blocs, or enemies of one."""
    together = ties["actor_a"].map(bloc).to_numpy() == ties["actor_b"].map(bloc).to_numpy()
    sign = ties["sign"].to_numpy(dtype="int64")
    return np.asarray(np.where(together, sign < 0, sign > 0))


def behind(ties: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Give the pieces of evidence (`networks.evidence`, of the same level) that speak for the sign of these ties.

    In the order of the ties; each row leads to its sentence.
    """
    keys = ties[[*_PAIR, "sign"]].astype({"sign": "int64"}).assign(order=range(len(ties)))
    found = evidence.merge(keys, on=[*_PAIR, "sign"], how="inner")
    return found.sort_values("order", kind="stable").drop(columns="order").reset_index(drop=True)
