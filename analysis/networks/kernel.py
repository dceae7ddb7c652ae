"""Kernels: what is left of a signed graph when the nodes whose best place is plain are taken out, without loss.

A node that one tie binds at least as strongly as all its other ties together stands, in some best division, as that tie
wants it. It is taken into that neighbour, which inherits its other ties. Nodes of one and of two ties are the plainest
case. (Data reduction for balanced subgraphs: Hüffner, Betzler and Niedermeier, 2010.)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from analysis.networks.signed import Adjacent, components

_WIDEST = 16  # ties of a node above which one hardly ever outweighs the others, and looking for it costs time

#: Puts one node back: given where the others stand, it says where this one does.
Restore = Callable[[dict[int, int]], None]


def camp_kernel(adjacent: Adjacent) -> tuple[Adjacent, list[Restore]]:
    """Give a smaller graph for the best division into two camps, and what puts the nodes back that were taken out.

    The restorers complete a dict of node → side (1 or −1); they are to be called last to first.
    """
    return _reduced(adjacent, _into_camp)


def bloc_kernel(adjacent: Adjacent) -> tuple[Adjacent, list[Restore]]:
    """Give a smaller graph for the best partition into any number of blocs, and what puts the nodes back.

    The restorers complete a dict of node → bloc (numbers from 0; they add negative ones); they are to be called last to
    first. Negative ties between parts that no chain of positive ties joins are left out: they are never frustrated.
    """
    friends = {i: [j for j, weight in near.items() if weight > 0] for i, near in adjacent.items()}
    part = {node: number for number, nodes in enumerate(components(friends)) for node in nodes}
    inside = {i: {j: w for j, w in near.items() if part[i] == part[j]} for i, near in adjacent.items()}
    return _reduced(inside, _into_bloc)


def _reduced(adjacent: Adjacent, step: Callable[[Adjacent, int], Restore | None]) -> tuple[Adjacent, list[Restore]]:
    graph = {node: dict(near) for node, near in adjacent.items()}
    queue, queued = deque(sorted(graph)), set(graph)
    undone: list[Restore] = []
    while queue:
        node = queue.popleft()
        queued.discard(node)
        near = graph[node]
        restore = step(graph, node) if len(near) <= _WIDEST else None
        if restore is not None:
            undone.append(restore)
            again = sorted(other for other in near if other not in queued)
            queue.extend(again)
            queued.update(again)
    return graph, undone


def _into_camp(graph: Adjacent, node: int) -> Restore | None:
    near = graph[node]
    if not near:
        _forget(graph, node)
        return lambda sides: sides.update({node: 1})
    host = _outweighing(near, abs)
    if host is None:
        return None
    sign = 1 if near[host] > 0 else -1
    _absorb(graph, node, host, sign)
    return lambda sides: sides.update({node: sign * sides[host]})


def _into_bloc(graph: Adjacent, node: int) -> Restore | None:
    near = graph[node]
    if max(near.values(), default=0) <= 0:  # nobody to stand with
        _forget(graph, node)
        return lambda blocs: blocs.update({node: -1 - node})
    host = _outweighing(near, int)
    if host is None:
        return None
    _absorb(graph, node, host, 1)
    return lambda blocs: blocs.update({node: blocs[host]})


def _outweighing(near: dict[int, int], strength: Callable[[int], int]) -> int | None:
    """The first neighbour whose tie is as strong as all the others together."""
    total = sum(abs(weight) for weight in near.values())
    return min((other for other, weight in near.items() if 2 * strength(weight) >= total), default=None)


def _absorb(graph: Adjacent, node: int, host: int, sign: int) -> None:
    others = {other: sign * weight for other, weight in graph[node].items() if other != host}
    _forget(graph, node)
    for other, weight in others.items():
        total = graph[host].get(other, 0) + weight
        for i, j in ((host, other), (other, host)):
            if total:
                graph[i][j] = total
            else:
                graph[i].pop(j, None)


def _forget(graph: Adjacent, node: int) -> None:
    for other in graph.pop(node):
        del graph[other][node]
