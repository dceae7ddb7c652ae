"""How likely it is that two actors meet so often by chance: tails of sums of windows (Poisson-binomial), many at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from analysis.networks.bicm import NullModel

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

EXACT = 400  # counts up to which the tail is summed exactly; above, a normal tail with skewness is used
_AT_ONCE = 400_000  # numbers held of one step
_NOTHING = 40.0  # terms below e to the minus this are left out: all of them add up to less than a rounding


def met_by_chance(model: NullModel, n_a: Ints, n_b: Ints, n: Ints) -> tuple[Floats, Floats]:
    """Give how often pairs are expected to meet, and P(N ≥ n), for actors that stand in `n_a` and `n_b` windows.

    Pairs of equal numbers of windows share one computation.
    """
    low, high = (np.searchsorted(model.actor_degrees, d) for d in (np.minimum(n_a, n_b), np.maximum(n_a, n_b)))
    kinds, kind = np.unique(low * len(model.actor_degrees) + high, return_inverse=True)
    a, b = np.divmod(kinds, len(model.actor_degrees))
    most = np.zeros(len(kinds), dtype=np.int64)
    np.maximum.at(most, kind, n)
    expected, p = np.zeros(len(kinds)), np.ones(len(n))
    place = np.zeros(len(kinds), dtype=np.int64)
    for chunk, rows in _chunks(most, kind, len(model.window_counts)):
        chances = model.cell[a[chunk]] * model.cell[b[chunk]]
        expected[chunk], place[chunk] = chances @ model.window_counts, np.arange(len(chunk))
        p[rows] = upper_tails(n[rows], place[kind[rows]], chances, model.window_counts)
    return expected[kind], p


def _chunks(most: Ints, kind: Ints, classes: int) -> Iterator[tuple[Ints, Ints]]:
    """Kinds of similar counts, so many that they fit into memory, with the rows that are of them."""
    order = np.argsort(most, kind="stable")
    chunk_of, begin = np.zeros(len(most), dtype=np.int64), 0
    chunks: list[Ints] = []
    while begin < len(order):
        # Twice the smallest count at most, so that few steps are done in vain
        widest = max(2 * int(most[order[begin]]), 4)
        end = min(int(np.searchsorted(most[order], widest, side="right")), begin + _AT_ONCE // max(classes, widest) + 1)
        chunk_of[order[begin:end]] = len(chunks)
        chunks.append(order[begin:end])
        begin = end
    rows = np.argsort(chunk_of[kind], kind="stable")
    bounds = np.searchsorted(chunk_of[kind][rows], np.arange(len(chunks) + 1))
    for number, chunk in enumerate(chunks):
        yield chunk, rows[bounds[number] : bounds[number + 1]]


def upper_tails(n: Ints, row: Ints, chances: Floats, counts: Ints) -> Floats:
    """Give P(N ≥ n[i]) for sums of independent windows, `counts[j]` of them with chance `chances[row[i], j]`.

    Exact up to 400; above that the refined normal approximation (Volkova, 1996), whose error is below 0.01 of the
    tail's own size where the variance is above 100.
    """
    found = np.ones(len(n))
    small = n <= EXACT
    if small.any():
        below = np.cumsum(_below(int(n[small].max()), chances, counts), axis=1)
        some = small & (n > 0)
        found[some] = 1.0 - below[row[some], n[some] - 1]
    if not small.all():
        found[~small] = refined_normal(n[~small], chances[row[~small]], counts)
    return np.clip(found, 0.0, 1.0)


def refined_normal(n: Ints, chances: Floats, counts: Ints) -> Floats:
    """Give P(N ≥ n), a row of chances each, by the normal distribution corrected for continuity and skewness (Volkova, 1996)."""
    mean = chances @ counts
    variance = (chances * (1 - chances)) @ counts
    third = (chances * (1 - chances) * (1 - 2 * chances)) @ counts
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (n - 0.5 - mean) / np.sqrt(variance)
        bent = third / variance**1.5 * (1 - z**2) * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi) / 6
    tail = np.where(variance > 0, ndtr(-z) - bent, mean >= n)
    return np.asarray(np.clip(tail, 0.0, 1.0))


def _below(terms: int, chances: Floats, counts: Ints) -> Floats:
    """The chances of 0, 1, … `terms` − 1 meetings, a row each: the classes convolved one after the other."""
    below = np.zeros((len(chances), max(terms, 1)))
    below[:, 0] = 1.0
    for chance, count in zip(np.minimum(chances.T, 1.0), counts.tolist(), strict=True):
        if chance.any():
            below = _convolved(below, _binomial(min(below.shape[1], count + 1), count, chance))
    return below


def _convolved(below: Floats, more: Floats) -> Floats:
    found = below * more[:, :1]
    for k in range(1, more.shape[1]):
        found[:, k:] += below[:, :-k] * more[:, k : k + 1]
    return found


def _binomial(terms: int, count: int, chance: Floats) -> Floats:
    """The chances of 0, 1, … of `count` trials, a row for each chance, as many terms as are more than nothing."""
    terms = min(terms, _reach(count * float(chance.max())))
    sure = chance >= 1.0
    odds = np.where(sure, 0.0, chance) / np.where(sure, 1.0, 1 - chance)
    k = np.arange(terms - 1)
    steps = odds[:, None] * ((count - k) / (k + 1))
    with np.errstate(divide="ignore"):
        first = np.exp(count * np.log1p(-np.where(sure, 0.0, chance)))[:, None]
    found = np.cumprod(np.hstack([first, steps]), axis=1)
    if sure.any():
        found[sure] = np.arange(terms) == count
    return np.asarray(found)


def _reach(mean: float) -> int:
    """The count from which on all terms of a binomial with at most this mean are nothing (Chernoff's bound)."""
    k = int(mean) + 1
    while mean > 0 and mean - k * (1 + np.log(mean / k)) < _NOTHING:
        k += 1 + k // 16
    return k + 1
