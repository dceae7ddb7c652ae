"""Where a network lies on the page: actors near those they stand with, blocs apart, no name on top of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ties = Sequence[tuple[int, int, int]]  # index, index, sign

_LENGTHS = {1: 1.0, 0: 1.4, -1: 2.0}  # of a tie, by its sign
_BETWEEN_BLOCS = 1.6  # more between two actors of different blocs
_WITHIN_BLOC = 1.8  # at most, between two of one
_UNIT, _OF_FEW = 1.3, 0.7  # inches of a tie of length 1, at most; and in pieces of two or three
_EDGE = 0.02  # inches for the outline of a circle at the edge
_BENDS = (0.0, 0.06, -0.06, 0.12, -0.12, 0.25, -0.25)  # of a tie, as shares of its length
_OFF, _MARGIN = 1000.0, 0.04  # what leaving the page counts, in points of other actors met; inches of white at its edge
_GAP = 0.06  # inches between two names, or a name and a circle


@dataclass(frozen=True, slots=True)
class Box:
    """What an actor takes up, in inches: a circle of a radius, and a name of a width and height."""

    radius: float
    width: float
    height: float


def arrange(
    boxes: Sequence[Box], ties: Ties, blocs: Sequence[int], width: float, height: float, tallest: float = np.inf
) -> tuple[Floats, float] | None:
    """Give the middle of each circle in inches (n × 2, from the lower left) and the height that was needed.

    `blocs` holds the bloc of each actor, 0 for none. The page grows beyond `height` until no two actors touch, each
    with its name below it, and shrinks to what is used; None where it would have to be higher than `tallest`. The same
    input gives the same places.
    """
    pieces = _pieces(len(boxes), ties)
    plans = {piece[0]: _plan(piece, ties, blocs) for piece in pieces}
    while True:
        points = np.zeros((len(boxes), 2))
        for piece, corner, size in _rooms(pieces, np.zeros(2), np.array([width, height])):
            points[piece] = corner + _filled(plans[piece[0]], [boxes[i] for i in piece], size)
        points, clear = _apart(points, boxes, np.array([width, height]))
        if clear:
            break
        if height >= tallest:
            return None
        height = min(1.1 * height, tallest)
    bottom = min((p[1] - b.radius - b.height for p, b in zip(points, boxes, strict=True)), default=0.0) - _EDGE
    top = max((p[1] + b.radius for p, b in zip(points, boxes, strict=True)), default=height) + _EDGE
    return points - np.array([0.0, bottom]), float(top - bottom)


def _pieces(n: int, ties: Ties) -> list[list[int]]:
    """Actors that ties join, directly or not; the most first."""
    graph = nx.Graph([(a, b) for a, b, _ in ties])
    graph.add_nodes_from(range(n))
    return sorted((sorted(piece) for piece in nx.connected_components(graph)), key=lambda piece: (-len(piece), piece))


def _rooms(pieces: list[list[int]], corner: Floats, size: Floats) -> list[tuple[list[int], Floats, Floats]]:
    """A page cut into one room per piece, as large as the piece has actors: in two across its longer side, and so on."""
    if len(pieces) < 2:
        return [(piece, corner, size) for piece in pieces]
    actors = np.cumsum([len(piece) for piece in pieces])
    half = int(np.abs(actors[:-1] - actors[-1] / 2).argmin()) + 1
    share = actors[half - 1] / actors[-1]
    cut = size * (np.array([share, 1.0]) if size[0] >= size[1] else np.array([1.0, share]))
    rest = np.where(cut < size, size - cut, size)
    beyond = corner + np.where(cut < size, cut, 0.0)
    return [*_rooms(pieces[:half], corner, cut), *_rooms(pieces[half:], beyond, rest)]


def distances(members: Sequence[int], ties: Ties, blocs: Sequence[int]) -> dict[int, dict[int, float]]:
    """Give how far apart each two joined actors should stand: the way over ties, longer between blocs."""
    graph = nx.Graph()
    graph.add_nodes_from(members)
    graph.add_weighted_edges_from((a, b, _LENGTHS[sign]) for a, b, sign in ties if a in graph and b in graph)
    ways = {a: dict(found) for a, found in nx.all_pairs_dijkstra_path_length(graph)}
    for a, found in ways.items():
        for b in found:
            if blocs[a] != blocs[b]:
                found[b] += _BETWEEN_BLOCS
            elif blocs[a] and a != b:
                found[b] = min(found[b], _WITHIN_BLOC)
    return ways


def _plan(members: Sequence[int], ties: Ties, blocs: Sequence[int]) -> Floats:
    """Places in lengths of a tie, the longest side across; distances by Kamada and Kawai (1989), started from a circle.

    The circle goes bloc by bloc. Signs are no weights here: the library's own distances cannot be negative.
    """
    order = sorted(members, key=lambda i: (blocs[i], i))
    if len(order) == 1:
        return np.zeros((1, 2))
    ways = distances(order, ties, blocs)
    graph = nx.complete_graph(order)
    places = nx.kamada_kawai_layout(graph, dist=ways, pos=nx.circular_layout(order))
    points = np.array([places[i] for i in members]) - np.mean([places[i] for i in members], axis=0)
    # The library shrinks what it gives to a square of side 2; back to lengths of a tie
    wanted = np.array([[ways[a][b] for b in members] for a in members])
    points *= wanted.sum() / np.linalg.norm(points[:, None] - points[None, :], axis=2).sum()
    axes = np.linalg.eigh(points.T @ points)[1][:, ::-1]
    turned = points @ axes
    return np.asarray(turned * np.where(turned[0] < -1e-9, -1.0, 1.0))


def _limits(boxes: Sequence[Box], size: Floats) -> tuple[Floats, Floats]:
    low = np.array([[max(b.radius, b.width / 2), b.radius + b.height] for b in boxes]) + _GAP / 2
    high = size - np.array([[max(b.radius, b.width / 2), b.radius] for b in boxes]) - _GAP / 2
    return low, np.maximum(low, high)


def _filled(plan: Floats, boxes: Sequence[Box], size: Floats) -> Floats:
    """The plan stretched to a room, up to the longest ties that still read as ties."""
    plan = plan if size[0] >= size[1] else plan[:, ::-1]
    low, high = _limits(boxes, size)
    span = np.ptp(plan, axis=0)
    at = np.divide(plan - plan.min(axis=0), span, out=np.full_like(plan, 0.5), where=span > 1e-6)
    # Half by place and half by rank: a lone actor far out would otherwise press all others together
    if len(boxes) > 3:
        at = 0.5 * at + 0.5 * at.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(boxes) - 1)
    unit = _UNIT if len(boxes) > 3 else _OF_FEW
    used = np.minimum(1.0, span * unit / (high - low).max(axis=0).clip(1e-6))
    return np.asarray(low + (high - low) * (0.5 + (at - 0.5) * used))


def _apart(points: Floats, boxes: Sequence[Box], size: Floats) -> tuple[Floats, bool]:
    """Push actors that overlap apart, the shorter way, until none do; and whether that came about."""
    low, high = _limits(boxes, size)
    half = np.array([[max(b.radius, b.width / 2), b.radius + b.height / 2] for b in boxes]) + _GAP / 2
    down = np.array([[0.0, b.height / 2] for b in boxes])
    for _ in range(600):
        over = overlaps(points - down, half)
        if not over.any():
            return points, bool((points <= high + 1e-6).all())
        points = np.clip(points + _push(points - down, half, over), low, high)
    return points, False


def overlaps(middles: Floats, half: Floats) -> NDArray[np.bool_]:
    """Give which boxes overlap which (n × n), from their middles and half sizes."""
    room = half[:, None] + half[None, :] - np.abs(middles[:, None] - middles[None, :])
    over: NDArray[np.bool_] = np.asarray((room > 1e-6).all(axis=2))
    np.fill_diagonal(over, False)
    return over


def _push(middles: Floats, half: Floats, over: NDArray[np.bool_]) -> Floats:
    apart = middles[:, None] - middles[None, :]
    room = half[:, None] + half[None, :] - np.abs(apart)
    # Two in one place part by their order
    order = np.sign(np.subtract.outer(np.arange(len(half)), np.arange(len(half))))[:, :, None]
    side = np.where(np.abs(apart) > 1e-9, np.sign(apart), order)
    across = room[:, :, 0] < room[:, :, 1]
    chosen = np.stack([across, ~across], axis=2) & over[:, :, None]
    return np.asarray((0.5 * (room + 1e-3) * side * chosen).sum(axis=1)).clip(-0.3, 0.3)


def line(points: Floats, boxes: Sequence[Box], a: int, b: int, size: tuple[float, float] | None = None) -> Floats:
    """Give the way of a tie from circle to circle (m × 2), bent where a straight one would run through another actor.

    No way that leaves a page of this `size` (inches) is taken.
    """
    reach = np.array([box.radius + 0.03 for box in boxes])
    ways = [_bow(points[a], points[b], bend) for bend in _BENDS]
    near = [np.linalg.norm(way[:, None] - points[None, :], axis=2) < reach for way in ways]
    hits = [int(np.delete(n, [a, b], axis=1).sum()) + 0.25 * turn for turn, n in enumerate(near)]
    if size:
        hits = [hit + _OFF * (not _on(way, size)) for hit, way in zip(hits, ways, strict=True)]
    best = int(np.argmin(hits))
    outside = ~near[best][:, [a, b]].any(axis=1)
    return ways[best][outside] if outside.sum() > 1 else np.stack([points[a], points[b]])


def _on(way: Floats, size: tuple[float, float]) -> bool:
    return bool(((way >= _MARGIN) & (way <= np.array(size) - _MARGIN)).all())


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


def name_places(points: Floats, boxes: Sequence[Box], ways: Sequence[Floats], size: tuple[float, float]) -> Floats:
    """Give the middle of each name (n × 2): below its circle, or where fewer ties run through it and nothing is in its way."""
    half = np.array([[b.width / 2, b.height / 2] for b in boxes]).reshape(-1, 2)
    radii = np.array([[b.radius, b.radius] for b in boxes]).reshape(-1, 2)
    sides = np.array([[0.0, -1.0], [0.0, 1.0], [1.0, 0.0], [-1.0, 0.0]])
    inked = np.concatenate([np.zeros((0, 2)), *ways])
    middles = points + sides[0] * (radii + half)
    for i in range(len(boxes)):
        choices = points[i] + sides * (radii[i] + half[i] + np.array([0.03, 0.0]))
        costs = [(np.abs(inked - choice) < half[i]).all(axis=1).sum() for choice in choices]
        for number in np.argsort(costs, kind="stable"):
            inside = ((choices[number] - half[i] >= 0) & (choices[number] + half[i] <= size)).all()
            taken = np.concatenate([np.delete(middles, i, axis=0), np.delete(points, i, axis=0)])
            reach = half[i] + 0.02 + np.concatenate([np.delete(half, i, axis=0), np.delete(radii, i, axis=0)])
            if number == 0 or (inside and not (np.abs(taken - choices[number]) < reach).all(axis=1).any()):
                middles[i] = choices[number]
                break
    return np.asarray(middles)
