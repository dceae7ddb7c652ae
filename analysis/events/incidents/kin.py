"""Which actors may be one party."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol


class _Actor(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def parent(self) -> str: ...


class _Actors(Protocol):
    def get(self, actor_id: str, /) -> _Actor | None: ...


class Kin:
    """Which actors may be one party: the same, one the parent of the other, or nobody in particular.

    `known` are the actors of the knowledge base, `new` those that the documents read so far add.
    """

    def __init__(self, known: _Actors, new: _Actors) -> None:
        self._known, self._new = known, new
        self.named_among = lru_cache(maxsize=20_000)(self._named_among)

    def agree(self, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        """True where one side is unknown or joint forces, or two of its actors are the same or kin."""
        named_a, named_b = self.named_among(a), self.named_among(b)
        if not named_a or not named_b or any(self._joint(x) for x in (*named_a, *named_b)):
            return True
        return any(x == y or self._parent(x) == y or self._parent(y) == x for x in named_a for y in named_b)

    def named(self, a: tuple[str, ...]) -> bool:
        """True where one of the actors is somebody in particular."""
        return bool(self.named_among(a))

    def circle(self, a: tuple[str, ...]) -> set[str]:
        """Give the named actors and their parents: two sides that agree share one of them."""
        named = self.named_among(a)
        return {*named, *filter(None, map(self._parent, named))}

    def _named_among(self, a: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(x for x in a if not self._vague(x))

    def _parent(self, actor_id: str) -> str:
        actor = self._known.get(actor_id) or self._new.get(actor_id)
        return actor.parent if actor else ""

    def _vague(self, actor_id: str) -> bool:
        """True for a population, and for whoever the text names by a common noun only."""
        known = self._known.get(actor_id)
        actor = known or self._new.get(actor_id)
        if actor is None:
            return True
        return actor.kind == "population" or not (known or actor.kind == "person" or actor.name[:1].isupper())

    def _joint(self, actor_id: str) -> bool:
        """True for forces of several under one name, of whom any may be meant: "Afghan and coalition forces"."""
        actor = self._known.get(actor_id) or self._new.get(actor_id)
        return actor is not None and actor.kind == "military" and " and " in actor.name
