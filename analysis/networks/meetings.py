"""Who meets whom, counted document by document: what co-mentions are made of, in memory for the pairs alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.networks.comentions import WINDOWS, Met, tested
from analysis.tables import typed

_PENDING = 500_000  # pairs that are counted in a dict before they go into arrays
_SHIFT = 32


class Meetings:
    """The co-mentions of the documents added so far."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._windows = {window: _Windows() for window in WINDOWS}

    def add(self, mentions: Sequence[Mapping[str, Any]], passages: Mapping[str, int]) -> None:
        """Count the mentions of one document; `passages` gives the passage of each sentence."""
        sentences: dict[str, set[int]] = {}
        for m in mentions:
            code = self._codes.setdefault(m["actor_id"], len(self._codes))
            sentences.setdefault(m["sentence_id"], set()).add(code)
        wider: dict[int, set[int]] = {}
        for sentence_id, codes in sentences.items():
            wider.setdefault(passages[sentence_id], set()).update(codes)
        self._windows["sentence"].add(sentences.values())
        self._windows["passage"].add(wider.values())
        if wider:
            self._windows["document"].add([set().union(*wider.values())])

    def table(self) -> pd.DataFrame:
        """Give the co-mentions table, as `comentions` gives it from all mentions at once."""
        names = np.array(sorted(self._codes), dtype=str)
        place = np.empty(len(names), dtype=np.int64)
        place[[self._codes[str(name)] for name in names]] = np.arange(len(names))
        frames = [self._windows[w].rows(names, place, w) for w in WINDOWS] if len(names) > 1 else []
        return typed("comentions", pd.concat(frames, ignore_index=True) if frames else [])


class _Windows:
    """The windows of one kind: how many hold each actor, each number of actors, each pair."""

    def __init__(self) -> None:
        self._degrees: Counter[int] = Counter()
        self._sizes: Counter[int] = Counter()
        self._pending: Counter[int] = Counter()
        self._keys: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._counts: NDArray[np.int64] = np.empty(0, dtype=np.int64)

    def add(self, windows: Iterable[set[int]]) -> None:
        for actors in windows:
            self._degrees.update(actors)
            self._sizes[len(actors)] += 1
            self._pending.update((a << _SHIFT) | b for a, b in combinations(sorted(actors), 2))
        if len(self._pending) > _PENDING:
            self._settle()

    def _settle(self) -> None:
        """Move the pairs counted so far into sorted arrays, which take a tenth of the memory."""
        keys = np.fromiter(self._pending.keys(), np.int64, len(self._pending))
        counts = np.fromiter(self._pending.values(), np.int64, len(self._pending))
        self._keys, places = np.unique(np.concatenate([self._keys, keys]), return_inverse=True)
        summed = np.zeros(len(self._keys), dtype=np.int64)
        np.add.at(summed, places, np.concatenate([self._counts, counts]))
        self._counts, self._pending = summed, Counter()

    def rows(self, names: NDArray[np.str_], place: NDArray[np.int64], window: str) -> pd.DataFrame:
        self._settle()
        one, other = place[self._keys >> _SHIFT], place[self._keys & ((1 << _SHIFT) - 1)]
        a, b = np.minimum(one, other), np.maximum(one, other)
        order = np.lexsort((b, a))
        degrees = np.zeros(len(names), dtype=np.int64)
        degrees[place[list(self._degrees)]] = list(self._degrees.values())
        sizes = np.repeat(list(self._sizes), list(self._sizes.values())).astype(np.int64)
        return tested(Met(names, a[order], b[order], self._counts[order]), degrees, sizes, window)
