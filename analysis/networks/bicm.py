"""The degree-corrected null model of co-mentions: how often two actors meet by chance, given how often each is named.

Every actor keeps its expected number of windows and every window its expected number of actors (the bipartite
configuration model, BiCM: Saracco et al., 2015; as a backbone test: Neal, 2014, "SDSM").
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

_STEPS, _EXACT = 2_000, 1e-10
_DYNAMIC = 400  # counts up to which the tail is summed exactly; above, a normal tail with skewness is used

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NullModel:
    """Fitted BiCM: `cell[i, j]` is the chance that an actor of degree class i stands in a window of degree class j."""

    actor_degrees: NDArray[np.int64]
    window_degrees: NDArray[np.int64]
    window_counts: NDArray[np.int64]
    cell: Floats

    def row(self, degree: int) -> Floats:
        """Give the chances of an actor that stands in `degree` windows, per class of windows."""
        found: Floats = self.cell[int(np.searchsorted(self.actor_degrees, degree))]
        return found


def fit(actor_degrees: NDArray[np.int64], window_degrees: NDArray[np.int64]) -> NullModel:
    """Fit the model to the two degree sequences by fixed point over classes of equal degree."""
    rows, row_counts = np.unique(actor_degrees, return_counts=True)
    columns, column_counts = np.unique(window_degrees, return_counts=True)
    total = max(float((rows * row_counts).sum()), 1.0)
    x, y = rows / np.sqrt(total), columns / np.sqrt(total)
    # An actor that stands in every window (or a window that holds every actor) has chance one
    sure_row, sure_column = rows >= len(window_degrees), columns >= len(actor_degrees)
    x, y = np.where(sure_row, 1e12, x), np.where(sure_column, 1e12, y)
    for _ in range(_STEPS):
        cell = np.outer(x, y) / (1 + np.outer(x, y))
        with np.errstate(divide="ignore", invalid="ignore"):
            new_x = np.where(sure_row, x, rows / ((column_counts * y) / (1 + np.outer(x, y))).sum(axis=1))
            cross = (row_counts * new_x)[:, None] / (1 + np.outer(new_x, y))
            new_y = np.where(sure_column, y, columns / cross.sum(axis=0))
        new_x, new_y = np.nan_to_num(new_x), np.nan_to_num(new_y)
        moved = max(np.abs(new_x - x).max(initial=0), np.abs(new_y - y).max(initial=0))
        x, y = new_x, new_y
        if moved < _EXACT:
            break
    cell = np.outer(x, y) / (1 + np.outer(x, y))
    return NullModel(rows, columns, column_counts, cell)


def upper_tail(n: int, chances: Floats, counts: NDArray[np.int64]) -> float:
    """Give P(N ≥ n) of a sum of independent windows, `counts[j]` of them with chance `chances[j]` (Poisson-binomial).

    Exact up to 400; above that the refined normal approximation (Volkova, 1996), whose error is below 0.01 of the
    tail's own size where the variance is above 100.
    """
    if n <= 0:
        return 1.0
    if n <= _DYNAMIC:
        return _exact(n, chances, counts)
    return refined_normal(n, chances, counts)


def refined_normal(n: int, chances: Floats, counts: NDArray[np.int64]) -> float:
    """Give P(N ≥ n) by the normal distribution, corrected for continuity and skewness (Volkova, 1996)."""
    mean = float((counts * chances).sum())
    variance = float((counts * chances * (1 - chances)).sum())
    if variance <= 0:
        return float(mean >= n)
    skew = float((counts * chances * (1 - chances) * (1 - 2 * chances)).sum()) / variance**1.5
    z = (n - 0.5 - mean) / np.sqrt(variance)
    tail = ndtr(-z) - skew * (1 - z**2) * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi) / 6
    return float(min(1.0, max(0.0, tail)))


def _exact(n: int, chances: Floats, counts: NDArray[np.int64]) -> float:
    """One minus the chance of fewer than n, the classes convolved one after the other, cut at n terms."""
    below = np.zeros(n)
    below[0] = 1.0
    for chance, count in zip(chances, counts, strict=True):
        if chance > 0:
            below = np.convolve(below, _binomial(min(n, int(count) + 1), int(count), min(float(chance), 1.0)))[:n]
    return float(min(1.0, max(0.0, 1.0 - below.sum())))


def _binomial(terms: int, count: int, chance: float) -> Floats:
    """Give the chances of 0, 1, … of `count` trials, the first `terms` of them, each from the one before."""
    if chance == 1.0:
        return (np.arange(terms) == count).astype(np.float64)
    k = np.arange(terms - 1, dtype=np.float64)
    steps = (count - k) / (k + 1) * (chance / (1 - chance))
    first = np.array([np.exp(count * np.log1p(-chance))])
    found: Floats = np.cumprod(np.concatenate((first, steps)), dtype=np.float64)
    return found
