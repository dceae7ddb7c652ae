"""Numbers counted in any quantity: the latest in a dict, the rest in sorted arrays that are merged a piece at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.scratch import Opened, Scratch

_PENDING = 300_000  # keys that are counted in a dict before they go into arrays
_AT_ONCE = 400_000  # keys that are merged at a time

Ints = NDArray[np.int64]


class Counted:
    """How often each whole number was counted; memory does not grow with how many there are."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._pending: Counter[int] = Counter()
        self._runs: list[tuple[Opened, Opened, int]] = []  # keys in order, how often each, how many

    def add(self, keys: Iterable[int]) -> None:
        """Count each key once."""
        self._pending.update(keys)
        if len(self._pending) > _PENDING:
            self._settle()

    def add_array(self, keys: Ints, counts: Ints) -> None:
        """Count keys as often as is said beside them."""
        keys, counts = summed(keys, counts)
        if len(keys):
            self._runs.append((self._scratch.keep(keys), self._scratch.keep(counts), len(keys)))

    def slices(self) -> Iterator[tuple[Ints, Ints]]:
        """Give all keys in order with their counts, some at a time."""
        self._settle()
        cuts = self._cuts()
        for low, high in zip([None, *cuts], [*cuts, None], strict=True):
            parts = [_part(keys(), counts(), low, high) for keys, counts, _ in self._runs]
            if parts:
                yield summed(np.concatenate([k for k, _ in parts]), np.concatenate([c for _, c in parts]))

    def _settle(self) -> None:
        keys = np.fromiter(self._pending.keys(), np.int64, len(self._pending))
        counts = np.fromiter(self._pending.values(), np.int64, len(self._pending))
        self._pending = Counter()
        self.add_array(keys, counts)

    def _cuts(self) -> list[int]:
        """Give the keys at which to cut, so that no slice holds more than some at a time."""
        if sum(n for _, _, n in self._runs) <= _AT_ONCE:
            return []
        step = max(1, _AT_ONCE // (2 * len(self._runs)))
        samples = np.sort(np.concatenate([keys()[step::step] for keys, _, _ in self._runs]))
        return [int(key) for key in np.unique(samples[len(self._runs) :: len(self._runs)])]


def _part(keys: Ints, counts: Ints, low: int | None, high: int | None) -> tuple[Ints, Ints]:
    begin = 0 if low is None else int(np.searchsorted(keys, low))
    end = len(keys) if high is None else int(np.searchsorted(keys, high))
    return np.array(keys[begin:end]), np.array(counts[begin:end])


def summed(keys: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """Give each key once, in order, with the sum of its counts."""
    if not len(keys):
        return keys, counts
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    return keys[first], np.add.reduceat(counts[order], first)
