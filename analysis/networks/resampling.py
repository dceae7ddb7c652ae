"""How sure blocs are: the evidence is drawn anew many times, and each time the network is divided again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.networks.alignments import alignments_of
from analysis.networks.division import BLOCS, CAMPS, Problem, divide
from analysis.networks.frustration import Blocs, balance, blocs
from analysis.networks.search import quick_blocs
from analysis.networks.signed import SignedGraph, components, graph_of

Ints = NDArray[np.int64]

#: Per division the best one, and how samples are divided: quickly, as there are many.
_DIVISIONS = {"camps": (balance, CAMPS), "blocs": (blocs, replace(BLOCS, search=quick_blocs))}
_SAMPLES, _OF_LARGE, _LARGE = 200, 60, 1500  # samples; of large networks; ties from which on they are large
_UNITS = {"piece": "", "document": "doc_id"}
_ACTORS = {"actor_id": "str", "bloc": "int64", "n_samples": "int64", "stability": "float64"}


@dataclass(frozen=True, slots=True)
class Stability:
    """A best division, and how far it holds when the evidence is drawn anew.

    - `blocs`: the division of all evidence.
    - `actors`: one row per actor: `actor_id`, `bloc` (its number there), `n_samples` (samples in which some actor of its
      part can be compared with it) and `stability`: the mean, over these samples, of the share of those actors with whom
      it stands together or apart as it does in `blocs` (0 … 1; NaN where it can never be compared).
    - `samples`: how often the evidence was drawn.

    Two actors can be compared in a sample where ties still join them: between parts that no tie joins, sides mean nothing.
    """

    blocs: Blocs
    actors: pd.DataFrame
    samples: int
    _drawn: Ints  # per sample and actor its bloc, -1 where the sample has no tie of it
    _parts: Ints  # … and its part

    def pairs(self, actors: list[str] | None = None) -> pd.DataFrame:
        """Give the pairs of these actors (of all; their number grows with the square), sorted.

        Columns: `actor_a`, `actor_b`, `same_bloc` (in `blocs`), `n_samples` (in which they can be compared) and `together`
        (the share of these in which they share a bloc; NaN where there is none). Raises ValueError for an unknown actor.
        """
        known = self.actors["actor_id"].tolist()
        chosen = sorted(known if actors is None else set(actors))
        if missing := sorted(set(chosen) - set(known)):
            raise ValueError(f"no actor '{missing[0]}' has signed evidence")
        at = np.searchsorted(known, chosen)
        first, second = np.triu_indices(len(at), k=1)
        a, b = at[first], at[second]
        both = (self._parts[:, a] == self._parts[:, b]) & (self._parts[:, a] >= 0)
        n = both.sum(axis=0)
        shared = (both & (self._drawn[:, a] == self._drawn[:, b])).sum(axis=0)
        names, bloc = np.array(known, dtype=object), self.actors["bloc"].to_numpy()
        with np.errstate(invalid="ignore"):
            share = np.where(n > 0, shared / n, np.nan)
        columns = {"actor_a": names[a], "actor_b": names[b], "same_bloc": bloc[a] == bloc[b], "n_samples": n}
        return pd.DataFrame({**columns, "together": share}).astype({"actor_a": "str", "actor_b": "str"})

    def __str__(self) -> str:
        known = self.actors["stability"].dropna()
        if known.empty:
            return "not defined: no two actors stand together or against each other"
        return f"an actor stands to {known.mean():.0%} of the others as in the best division, on average of {self.samples:,} samples"


def stability(
    evidence: pd.DataFrame, into: str = "camps", samples: int | None = None, unit: str = "piece", seed: int = 0
) -> Stability:
    """Give how sure the best division of evidence (`networks.evidence`) is, into two `camps` or any number of `blocs`.

    There are 200 `samples` where none are asked for, and 60 of networks of more than 1,500 ties, which take seconds each.
    Each sample draws as many pieces of evidence as there are, with replacement (the bootstrap: Efron, 1979), weighs them
    into ties, and divides the network by a local search, without proof, the actors in a new order each time: of several
    equally good divisions now one comes out, now another. With `unit` "document", whole documents are drawn, as pieces of
    one document are seldom independent (the cluster bootstrap: Field and Welsh, 2007); that needs some ten documents at
    least to say much. The same evidence and `seed` give the same. Raises ValueError for an unknown division or unit, and
    for fewer than one sample.
    """
    ties = alignments_of(evidence)
    if samples is None:
        samples = _SAMPLES if len(ties) <= _LARGE else _OF_LARGE
    _check(into, unit, samples)
    best, problem = _DIVISIONS[into]
    found = best(ties)
    graph = SignedGraph.of(ties)
    drawn = np.full((2, samples, len(graph.actors)), -1, dtype=np.int64)
    ends, shuffle = _ends(graph, ties), np.random.default_rng([seed, 1])
    for number, signs in enumerate(_signs(evidence, ties, _weights(evidence, unit, samples, seed))):
        sample = [(i, j, sign) for (i, j), sign in zip(ends, signs, strict=True) if sign]
        for node, place in _divided(sample, problem, shuffle.permutation(len(graph.actors)).tolist()):
            drawn[:, number, node] = place
    parts, divided = drawn
    return Stability(found, _actors(found, divided, parts), samples, divided, parts)


def _ends(graph: SignedGraph, ties: pd.DataFrame) -> list[tuple[int, int]]:
    """The places of the actors of each tie."""
    place = {actor: i for i, actor in enumerate(graph.actors)}
    return [(place[a], place[b]) for a, b in zip(ties["actor_a"], ties["actor_b"], strict=True)]


def _signs(evidence: pd.DataFrame, ties: pd.DataFrame, weights: Ints) -> Iterator[list[int]]:
    """The signs of the ties in each sample, 0 where nothing of a tie was drawn, or as much for as against."""
    row = {pair: k for k, pair in enumerate(zip(ties["actor_a"], ties["actor_b"], strict=True))}
    tie = np.array([row[pair] for pair in zip(evidence["actor_a"], evidence["actor_b"], strict=True)], dtype=np.int64)
    sign = evidence["sign"].to_numpy(dtype=np.int64)
    for times in weights:
        yield np.sign(np.bincount(tie, times * sign, minlength=len(ties))).astype(np.int64).tolist()


def _divided(
    ties: list[tuple[int, int, int]], problem: Problem, order: list[int]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Give (node, (part, bloc)) of a good division, found with the nodes in this order.

    Which of several equally good divisions it is changes with the order.
    """
    adjacent = graph_of((order[i], order[j], sign) for i, j, sign in ties)
    places = divide(adjacent, problem, prove=False).places
    back, blocs_met = {moved: node for node, moved in enumerate(order)}, dict[tuple[int, int], int]()
    for number, part in enumerate(components(adjacent)):
        for node in part:
            yield back[node], (number, blocs_met.setdefault((number, places[node]), len(blocs_met)))


def _check(into: str, unit: str, samples: int) -> None:
    if into not in _DIVISIONS:
        raise ValueError(f"no division into '{into}'; there are {', '.join(_DIVISIONS)}")
    if unit not in _UNITS:
        raise ValueError(f"no unit '{unit}' to draw; there are {', '.join(_UNITS)}")
    if samples < 1:
        raise ValueError(f"{samples} samples tell nothing; draw 1 or more")


def _weights(evidence: pd.DataFrame, unit: str, samples: int, seed: int) -> Ints:
    """How often each piece is drawn in each sample (samples × pieces)."""
    draw, n = np.random.default_rng(seed), len(evidence)
    kinds = np.arange(n) if unit == "piece" else pd.factorize(evidence[_UNITS[unit]], sort=True)[0]
    if not n:
        return np.zeros((samples, 0), dtype=np.int64)
    size = int(kinds.max()) + 1
    return np.stack([np.bincount(draw.integers(size, size=size), minlength=size)[kinds] for _ in range(samples)])


def _actors(found: Blocs, drawn: Ints, parts: Ints) -> pd.DataFrame:
    """The table of actors; whom an actor agrees with is counted from the sizes of groups, without listing pairs."""
    members = found.members
    part, bloc = members["part"].to_numpy(), members["bloc"].to_numpy()
    shares = np.full(drawn.shape, np.nan)
    for number, (there, new_part, new_bloc) in enumerate(zip(parts >= 0, parts, drawn, strict=True)):
        own = [c[there] for c in (part, bloc)]
        new = [c[there] for c in (new_part, new_bloc)]
        comparable, old_mates, new_mates, mates = (
            _sizes(a, b) - 1 for a, b in ((own[0], new[0]), (own[1], new[0]), (own[0], new[1]), (own[1], new[1]))
        )
        agreeing = comparable - old_mates - new_mates + 2 * mates
        with np.errstate(invalid="ignore"):
            shares[number, there] = np.where(comparable > 0, agreeing / comparable, np.nan)
    n = (~np.isnan(shares)).sum(axis=0)
    mean = np.where(n > 0, np.nansum(shares, axis=0) / np.maximum(n, 1), np.nan)
    table = {"actor_id": members["actor_id"], "bloc": bloc, "n_samples": n, "stability": mean}
    return pd.DataFrame(table).astype(_ACTORS)


def _sizes(a: Ints, b: Ints) -> Ints:
    """Per place, how many places have the same two numbers."""
    if not len(a):
        return np.zeros(0, dtype=np.int64)
    _, group, size = np.unique(np.stack([a, b]), axis=1, return_inverse=True, return_counts=True)
    found: Ints = size[group.ravel()].astype(np.int64)
    return found
