"""Co-mentions: which actors are named together more often than chance would have it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis.networks.bicm import fit
from analysis.networks.tails import met_by_chance
from analysis.tables import typed

LEVEL = 0.05  # share of false pairs among those called significant (Benjamini and Hochberg, 1995)
WINDOWS = ("sentence", "passage", "document")


def comentions(mentions: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Give the co-mentions table: one row per pair of actors that meet in a window of each kind.

    Windows without an actor are no windows. Pronouns and descriptions count for the actor they mean.
    """
    passages = dict(zip(sentences["sentence_id"], sentences["passage"], strict=True))
    named = mentions.drop_duplicates(["sentence_id", "actor_id"])
    keys = {
        "sentence": named["sentence_id"],
        "passage": named["doc_id"] + "\n" + named["sentence_id"].map(passages).astype("str"),
        "document": named["doc_id"],
    }
    frames = [pairs(named["actor_id"], keys[window], window) for window in WINDOWS]
    return typed("comentions", pd.concat(frames, ignore_index=True))


def pairs(actors: pd.Series, windows: pd.Series, window: str) -> pd.DataFrame:
    """Give the rows of one kind of window from (actor, window) incidences, sorted by pair."""
    actor_codes, known = pd.factorize(actors, sort=True)
    window_codes, _ = pd.factorize(windows)
    names = known.to_numpy(dtype=str)
    if len(names) < 2:
        return typed("comentions", [])
    matrix = sparse.csr_matrix((np.ones(len(actors), dtype=np.int32), (actor_codes, window_codes)))
    matrix.data[:] = 1
    together = sparse.triu(matrix @ matrix.T, k=1, format="csr")
    together.sort_indices()
    met_in = together.tocoo()
    met = Met(names, met_in.row, met_in.col, met_in.data.astype(np.int64))
    degrees = np.asarray(matrix.sum(axis=1)).ravel().astype(np.int64)
    return tested(met, degrees, np.asarray(matrix.sum(axis=0)).ravel().astype(np.int64), window)


@dataclass(frozen=True, slots=True)
class Met:
    """Pairs of actors that meet: sorted names, indices a < b into them, sorted, and the windows with both."""

    names: NDArray[np.str_]
    a: NDArray[np.int64]
    b: NDArray[np.int64]
    n: NDArray[np.int64]


def tested(met: Met, degrees: NDArray[np.int64], sizes: NDArray[np.int64], window: str) -> pd.DataFrame:
    """Give the rows of pairs; `degrees` are the windows of each actor, `sizes` the actors of each window."""
    names, a, b, n = met.names, met.a, met.b, met.n
    expected, p = met_by_chance(fit(degrees, sizes), degrees[a], degrees[b], n)
    known = pd.array(names.tolist(), dtype="str")
    frame = pd.DataFrame({"actor_a": known.take(a), "actor_b": known.take(b), "window": window, "n": n})
    frame["n_a"], frame["n_b"], frame["n_windows"] = degrees[a], degrees[b], len(sizes)
    frame["expected"], frame["p_value"] = expected, p
    frame["npmi"] = _npmi(n, degrees[a], degrees[b], len(sizes))
    frame["significant"] = benjamini_hochberg(p, len(names) * (len(names) - 1) // 2)
    return frame


def _npmi(n: NDArray[np.int64], n_a: NDArray[np.int64], n_b: NDArray[np.int64], windows: int) -> NDArray[np.float64]:
    """Normalised pointwise mutual information (Bouma, 2009); 1 where two are always together, also in every window."""
    together = n / windows
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(together / (n_a / windows * n_b / windows)) / -np.log(together)
    return np.where(together >= 1, 1.0, value)


def benjamini_hochberg(p: NDArray[np.float64], tested: int, level: float = LEVEL) -> NDArray[np.bool_]:
    """Give which of the p-values stand, `tested` pairs being tested in all; pairs that never met count as p = 1."""
    order = np.argsort(p, kind="stable")
    allowed = level * np.arange(1, len(p) + 1) / max(tested, 1)
    good = np.nonzero(p[order] <= allowed)[0]
    stands = np.zeros(len(p), dtype=bool)
    if len(good):
        stands[order[: good[-1] + 1]] = True
    return stands
