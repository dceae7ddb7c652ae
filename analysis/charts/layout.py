"""Where the actors of a network stand on the page: near those they stand with, blocs apart, names never on top of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import shortest_path

Floats = NDArray[np.float64]

_STARTS, _STEPS = 6, 150
_BETWEEN_BLOCS = 1.6  # added to the distance of two actors of different blocs, in lengths of a tie
_CONFLICT = 2.0  # length of a tie of conflict, in lengths of one of cooperation
_GAP = 0.05  # inches between two names, or a name and a node


@dataclass(frozen=True, slots=True)
class Box:
    """What an actor takes up: a circle and below it a name, in inches."""

    radius: float
    width: float
    height: float

    @property
    def half_width(self) -> float:
        """Half of the wider of circle and name."""
        return max(self.radius, self.width / 2)


def arrange(
    boxes: Sequence[Box], ties: Sequence[tuple[int, int, int]], blocs: Sequence[int], width: float, height: float
) -> tuple[Floats, float]:
    """Give the middle of each circle in inches (n × 2, from the lower left) and the height that this took.

    `ties` are (index, index, sign); `blocs` the bloc of each actor, 0 for none. The height grows beyond `height` until
    no two names or circles touch. The same input gives the same places.
    """
    if not boxes:
        return np.zeros((0, 2)), height
    plan = _upright(stress(distances(len(boxes), ties, blocs)))
    while True:
        points, clear = _apart(_filled(plan, boxes, width, height), boxes, width, height)
        if clear:
            return points, height
        height *= 1.12


def distances(n: int, ties: Sequence[tuple[int, int, int]], blocs: Sequence[int]) -> Floats:
    """Give how far apart each two actors should stand (n × n), in lengths of a tie of cooperation.

    The shortest way over ties, one of conflict being twice as long; more between blocs; actors that no way joins stand
    as far as the farthest that one does.
    """
    length = {1: 1.0, 0: 1.5, -1: _CONFLICT}
    rows, columns = [a for a, _, _ in ties], [b for _, b, _ in ties]
    graph = csr_matrix(([length[sign] for _, _, sign in ties], (rows, columns)), shape=(n, n))
    ways = shortest_path(graph, directed=False)
    member = np.asarray(blocs)
    ways = ways + _BETWEEN_BLOCS * (member[:, None] != member[None, :])
    near = (member[:, None] == member[None, :]) & (member[:, None] > 0)
    ways = np.where(near, np.minimum(ways, 1.8), ways)
    joined = np.isfinite(ways)
    ways = np.where(joined, ways, max(2.5, 0.8 * float(ways[joined].max(initial=0.0))))
    np.fill_diagonal(ways, 0.0)
    return np.asarray(ways, dtype=float)


def stress(target: Floats) -> Floats:
    """Give points whose distances are near the target, by stress majorisation (Gansner, Koren and North, 2005).

    The best of a few fixed starts: a circle in the order of the actors, then seeded ones.
    """
    n = len(target)
    if n < 2:
        return np.zeros((n, 2))
    around = 2 * np.pi * np.arange(n) / n
    random = np.random.default_rng(0)
    starts = [np.stack([np.cos(around), np.sin(around)], axis=1) * target.max() / 2]
    starts += [random.normal(size=(n, 2)) * target.max() / 2 for _ in range(_STARTS - 1)]
    found = [_majorised(start, target) for start in starts]
    return min(found, key=lambda pair: round(pair[1], 6))[0]


def _majorised(points: Floats, target: Floats) -> tuple[Floats, float]:
    weight = np.divide(1.0, target**2, out=np.zeros_like(target), where=target > 0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.pinv(laplacian)
    for _ in range(_STEPS):
        real = _lengths(points)
        ratio = -weight * np.divide(target, real, out=np.zeros_like(real), where=real > 1e-9)
        np.fill_diagonal(ratio, -ratio.sum(axis=1))
        points = inverse @ ratio @ points
    return points, float((weight * (_lengths(points) - target) ** 2).sum())


def _lengths(points: Floats) -> Floats:
    return np.asarray(np.linalg.norm(points[:, None] - points[None, :], axis=2))


def _upright(points: Floats) -> Floats:
    """Turned so that the longest side lies across, the first actor in the left upper half."""
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned = centred @ axes[:, ::-1]
    flip = [-1.0 if turned[0, 0] > 1e-9 else 1.0, -1.0 if turned[0, 1] < -1e-9 else 1.0]
    return np.asarray(turned * flip)


def _limits(boxes: Sequence[Box], width: float, height: float) -> tuple[Floats, Floats]:
    low = np.array([[b.half_width, b.radius + b.height] for b in boxes]) + _GAP / 2
    high = np.array([[width - b.half_width, height - b.radius] for b in boxes]) - _GAP / 2
    return low, np.maximum(low, high)


def _filled(plan: Floats, boxes: Sequence[Box], width: float, height: float) -> Floats:
    """The plan stretched to the page, at most twice as far one way as the other."""
    low, high = _limits(boxes, width, height)
    room = np.array([high[:, 0].min() - low[:, 0].max(), high[:, 1].min() - low[:, 1].max()]).clip(0.1)
    span = np.ptp(plan, axis=0)
    scale = np.divide(room, span, out=np.full(2, np.inf), where=span > 1e-6)
    scale = np.minimum(scale, 2 * scale.min()) if np.isfinite(scale).any() else np.ones(2)
    middle = (plan.max(axis=0) + plan.min(axis=0)) / 2
    points = (plan - middle) * np.where(np.isfinite(scale), scale, 1.0) + np.array([width, height]) / 2
    return np.asarray(np.clip(points, low, high))


def _apart(points: Floats, boxes: Sequence[Box], width: float, height: float) -> tuple[Floats, bool]:
    """Push boxes that overlap apart, the shorter way, until none do; and whether that came about."""
    low, high = _limits(boxes, width, height)
    half = np.array([[b.half_width, b.radius + b.height / 2] for b in boxes]) + _GAP / 2
    down = np.array([[0.0, b.height / 2] for b in boxes])
    for _ in range(600):
        over = overlaps(points - down, half)
        if not over.any():
            return points, True
        points = np.clip(points + _push(points - down, half, over), low, high)
    return points, False


def overlaps(middles: Floats, half: Floats) -> NDArray[np.bool_]:
    """Give which boxes overlap which (n × n), from their middles and half sizes."""
    room = half[:, None] + half[None, :] - np.abs(middles[:, None] - middles[None, :])
    over = (room > 1e-6).all(axis=2)
    np.fill_diagonal(over, False)
    return np.asarray(over)


def _push(middles: Floats, half: Floats, over: NDArray[np.bool_]) -> Floats:
    apart = middles[:, None] - middles[None, :]
    room = half[:, None] + half[None, :] - np.abs(apart)
    # Two in one place part by their order
    order = np.sign(np.subtract.outer(np.arange(len(half)), np.arange(len(half))))[:, :, None]
    side = np.where(np.abs(apart) > 1e-9, np.sign(apart), order)
    across = room[:, :, 0] < room[:, :, 1]
    chosen = np.stack([across, ~across], axis=2) & over[:, :, None]
    return np.asarray((0.5 * (room + 1e-3) * side * chosen).sum(axis=1)).clip(-0.3, 0.3)


def line(points: Floats, boxes: Sequence[Box], a: int, b: int) -> Floats:
    """Give the way of a tie from circle to circle, bent where a straight one would run through another actor (m × 2)."""
    others = [i for i in range(len(boxes)) if i not in (a, b)]
    middles = points[others] - np.array([[0.0, boxes[i].height / 2] for i in others]).reshape(-1, 2)
    half = np.array([[boxes[i].half_width, boxes[i].radius + boxes[i].height / 2] for i in others]).reshape(-1, 2)
    ways = [_bow(points[a], points[b], bend) for bend in (0.0, 0.12, -0.12, 0.25, -0.25)]
    hits = [int((np.abs(way[:, None] - middles[None, :]) < half).all(axis=2).sum()) for way in ways]
    way = ways[int(np.argmin([hit + 0.4 * turn for turn, hit in enumerate(hits)]))]
    outside = np.linalg.norm(way - points[a], axis=1) > boxes[a].radius
    outside &= np.linalg.norm(way - points[b], axis=1) > boxes[b].radius
    return way[outside] if outside.sum() > 1 else np.stack([points[a], points[b]])


def _bow(start: Floats, end: Floats, bend: float) -> Floats:
    across = np.array([start[1] - end[1], end[0] - start[0]])
    control = (start + end) / 2 + bend * 2 * across
    t = np.linspace(0, 1, 61)[:, None]
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end)


def zigzag(way: Floats, amplitude: float, wavelength: float) -> Floats:
    """Give a line as a zigzag about it; both measures in inches."""
    steps = np.concatenate([[0.0], np.linalg.norm(np.diff(way, axis=0), axis=1).cumsum()])
    count = max(3, round(float(steps[-1]) / wavelength * 2))
    at = np.linspace(0, steps[-1], count + 1)
    points = np.stack([np.interp(at, steps, way[:, 0]), np.interp(at, steps, way[:, 1])], axis=1)
    along = np.gradient(points, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.linalg.norm(along, axis=1).clip(1e-9)[:, None]
    side = np.where(np.arange(count + 1) % 2 == 0, 1.0, -1.0)
    side[[0, -1]] = 0.0
    return np.asarray(points + across * (side * amplitude)[:, None])
