"""A name in a sentence that may be a place's, and the words that tell places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets
from analysis.places.place import Place


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """Give the words of data/knowledge/places/kinds.yaml."""
    return word_sets(FOLDER / "places" / "kinds.yaml")


@dataclass(slots=True)
class Named:
    """A name in a sentence that stands for one of `places` (best known first), or for an unknown one of its kind.

    `noun` is the kind that a noun beside the name gives; `wider` the number of the name, in the same sentence, of the
    place that this one lies in. A `goal` is what a deed is done to ("stormed Marawi"); `sited` names stand right behind a
    preposition that only places, times and the like follow, so that even an unknown one is a place, as one that a deed told
    of as done to places makes (`told`).
    """

    first: int
    last: int
    name: str
    places: tuple[Place, ...]
    noun: str = ""
    preposition: str = ""
    frame: bool = False
    dateline: bool = False
    wider: int | None = None
    goal: bool = False
    sited: bool = False
    told: bool = False
