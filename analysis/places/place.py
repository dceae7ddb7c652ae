"""A place as mentioned in a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer, or one that only the text names (then without coordinates)."""

    name: str
    kind: str
    country: str = ""
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place; `start` and `end` are offsets into the document's text."""

    start: int
    end: int
    text: str
    place_id: str
    name: str
    kind: str
    country: str
    admin1: str
    latitude: float | None
    longitude: float | None
    preposition: str
