"""The degree-corrected null model of co-mentions: how often two actors meet by chance, given how often each is named.

Every actor keeps its expected number of windows and every window its expected number of actors (the bipartite
configuration model, BiCM: Saracco et al., 2015; as a backbone test: Neal, 2014, "SDSM").
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_STEPS, _EXACT = 2_000, 1e-10

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NullModel:
    """Fitted BiCM: `cell[i, j]` is the chance that an actor of degree class i stands in a window of degree class j."""

    actor_degrees: NDArray[np.int64]
    window_degrees: NDArray[np.int64]
    window_counts: NDArray[np.int64]
    cell: Floats


def fit(
    actor_degrees: NDArray[np.int64], window_degrees: NDArray[np.int64], times: NDArray[np.int64] | None = None
) -> NullModel:
    """Fit the model to the two degree sequences by fixed point over classes of equal degree.

    With `times`, the window degrees are distinct and sorted, and so many windows are of each.
    """
    rows, row_counts = np.unique(actor_degrees, return_counts=True)
    if times is None:
        columns, column_counts = np.unique(window_degrees, return_counts=True)
    else:
        columns, column_counts = window_degrees, times
    windows = int(column_counts.sum())
    total = max(float((rows * row_counts).sum()), 1.0)
    x, y = rows / np.sqrt(total), columns / np.sqrt(total)
    # An actor that stands in every window (or a window that holds every actor) has chance one
    sure_row, sure_column = rows >= windows, columns >= len(actor_degrees)
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
