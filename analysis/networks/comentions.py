"""Co-mentions: which actors are named together more often than chance would have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis.networks.bicm import fit
from analysis.networks.counted import Counted
from analysis.networks.tails import met_by_chance
from analysis.scratch import Scratch
from analysis.tables import typed

LEVEL = 0.05  # share of false pairs among those called significant (Benjamini and Hochberg, 1995)
WINDOWS = ("sentence", "passage", "document")

_AT_ONCE = 20_000_000  # numbers of pairs, met or not, that are counted at a time
_NONE = np.empty(0, dtype=np.int64)

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


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
    codes, known = pd.factorize(actors, sort=True)
    if len(known) < 2:
        return typed("comentions", [])
    columns, _ = pd.factorize(windows)
    matrix = sparse.csr_matrix((np.ones(len(codes), dtype=np.int32), (codes, columns)))
    matrix.data[:] = 1
    sizes = Counter(np.asarray(matrix.sum(axis=0)).ravel().tolist())
    judged = Judged(pd.array(known.to_numpy(), dtype="str"), np.diff(matrix.indptr).astype(np.int64), sizes, window)
    a, b, n = _together(matrix)
    del matrix, codes, columns  # as large as the pairs themselves
    judged.meet(a, b, n)
    return judged.rows(a, b, n)


def _together(matrix: sparse.csr_matrix) -> tuple[Ints, Ints, Ints]:
    """Give the pairs of rows that share a column, sorted, and how many they share; some rows at a time."""
    others = matrix.T.tocsr()
    step = max(1, _AT_ONCE // max(1, matrix.shape[0]))
    found = []
    for begin in range(0, matrix.shape[0], step):
        met = (matrix[begin : begin + step] @ others).tocsr()
        met.sort_indices()
        met = met.tocoo()
        above = met.col > met.row + begin
        found.append((met.row[above] + np.int32(begin), met.col[above], met.data[above]))
    a, b, n = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return a, b, n


class Judged:
    """Pairs of actors that meet in windows of one kind, judged against chance.

    `names` are the actors, sorted; `degrees` the windows of each, `sizes` how many windows hold so many actors. Pairs are
    told to `meet` before any are asked for; which are significant depends on all of them. Pairs that are alike in the
    windows of either and of both are judged once.
    """

    def __init__(self, names: pd.api.extensions.ExtensionArray, degrees: Ints, sizes: Mapping[int, int], window: str):
        self._names, self._degrees, self._sizes, self._window = names, degrees, sizes, window
        self._classes = np.unique(degrees)
        self._class = np.searchsorted(self._classes, degrees).astype(np.int32)
        self._windows = sum(sizes.values())
        self._kinds = Counted(Scratch())

    def meet(self, a: Ints, b: Ints, n: Ints) -> None:
        """Take pairs of actors, by their place in the names, and the windows with both."""
        kinds, times = np.unique(self._kind(a, b, n), return_counts=True)
        self._kinds.add_array(kinds, times)

    def _kind(self, a: Ints, b: Ints, n: Ints) -> Ints:
        """Give one number for the windows of either actor and of both."""
        one, other = self._class[a], self._class[b]
        kind = np.minimum(one, other).astype(np.int64)
        kind *= len(self._classes)
        kind += np.maximum(one, other)
        kind *= self._windows + 1
        kind += n
        return kind

    @cached_property
    def _judgement(self) -> tuple[Ints, Floats, Floats, NDArray[np.bool_]]:
        """The kinds of pairs, how often each would meet by chance, its p-value, and whether it stands."""
        slices, self._kinds = list(self._kinds.slices()), Counted(Scratch())
        kinds, times = (np.concatenate(parts) for parts in zip(*slices, strict=True)) if slices else (_NONE, _NONE)
        both, n = np.divmod(kinds, self._windows + 1)
        low, high = np.divmod(both, len(self._classes))
        sizes = sorted(self._sizes.items())
        model = fit(self._degrees, *(np.array(part, dtype=np.int64) for part in zip(*sizes, strict=True)))
        expected, p = met_by_chance(model, self._classes[low], self._classes[high], n)
        tested = len(self._names) * (len(self._names) - 1) // 2
        return kinds, expected, p, benjamini_hochberg(p, tested, times=times)

    def rows(self, a: Ints, b: Ints, n: Ints) -> pd.DataFrame:
        """Give the rows of pairs in the co-mentions table."""
        kinds, expected, p, stands = self._judgement
        kind = np.searchsorted(kinds, self._kind(a, b, n)).astype(np.int32)
        frame = pd.DataFrame({"expected": expected[kind], "p_value": p[kind], "significant": stands[kind]})
        del kind
        n_a, n_b = self._degrees[a], self._degrees[b]
        frame["npmi"] = _npmi(n, n_a, n_b, self._windows)
        frame["n"], frame["n_a"], frame["n_b"], frame["n_windows"] = n, n_a, n_b, self._windows
        frame["actor_a"], frame["actor_b"] = self._names.take(a), self._names.take(b)
        frame["window"] = self._window
        return typed("comentions", frame)


def _npmi(n: Ints, n_a: Ints, n_b: Ints, windows: int) -> Floats:
    """Normalised pointwise mutual information (Bouma, 2009); 1 where two are always together, also in every window."""
    together = n / windows
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(together / (n_a / windows * n_b / windows)) / -np.log(together)
    return np.where(together >= 1, 1.0, value)


def benjamini_hochberg(p: Floats, tested: int, level: float = LEVEL, times: Ints | None = None) -> NDArray[np.bool_]:
    """Give which of the p-values stand, `tested` pairs being tested in all; pairs that never met count as p = 1.

    A p-value stands for one pair, or for so many as `times` says.
    """
    order = np.argsort(p, kind="stable")
    rank = np.cumsum(np.ones(len(p), dtype=np.int64) if times is None else times[order])
    good = np.nonzero(p[order] <= level * rank / max(tested, 1))[0]
    stands = np.zeros(len(p), dtype=bool)
    if len(good):
        stands[order[: good[-1] + 1]] = True
    return stands
