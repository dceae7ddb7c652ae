"""Places of one document, settled together: which of several namesakes is meant, and where an unknown one lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from analysis.language.sentence import Sentence
from analysis.places.gazetteer import gazetteer, key
from analysis.places.named import Named
from analysis.places.place import LOCAL, WIDE, Place, PlaceMention
from analysis.places.support import Support

_KNOWN = 100_000  # inhabitants from which on a city needs nothing that speaks for it
_GREATEST = 1_000_000  # … even in a text about other countries
_GREATER = 3  # times as many as any namesake abroad
_TOWN = 20_000  # inhabitants from which on a town whose name no other country has is meant where a deed is done to it
_ALIKE = 0.78  # likeness from which on a province is one spelled otherwise
_SCENE = 4  # sentences over which the province of a story holds


def resolve_places(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Named]], countries: Sequence[Sequence[str]]
) -> list[list[PlaceMention]]:
    """Give the places of each sentence; names that stand for nothing certain are left out.

    `countries` are those that each sentence names through its actors (Malian, the Kremlin). A namesake needs support:
    the wider place beside it, a country of the sentence or document or its neighbour, or to be the one all know.
    """
    named = [[*told, *_told(names)] for told, names in zip(countries, found, strict=True)]
    if not any(named):  # then provinces are all there is to go by
        named = [_told(names, provinces=True) for names in found]
    resolver = Resolver(Support(named))
    placed = [resolver.settle(number, names) for number, names in enumerate(found)]
    return [
        _mentions(sentence, names, places)
        for sentence, names, places in zip(sentences, found, resolver.completed(placed), strict=True)
    ]


def _told(names: Sequence[Named], provinces: bool = False) -> list[str]:
    """The countries that names say by themselves: countries, and what all know and lies nowhere else."""
    told: list[str] = []
    for name in names:
        known = {p.country for p in name.places if p.country}
        sure = name.places and (
            name.places[0].kind in WIDE
            or (name.places[0].population >= _KNOWN and key(name.places[0].name) == key(name.name))
            or (provinces and name.places[0].kind == "admin1")
        )
        if len(known) == 1 and sure:
            told += known
    return told


class Resolver:
    """Settles the names of one document."""

    def __init__(self, support: Support) -> None:
        self.support = support
        self.known: dict[str, Place] = {}  # compared name → the place it was settled as, with its province

    def settle(self, number: int, names: Sequence[Named]) -> list[Place | None]:
        """Give the place of each name of a sentence, the wider ones first; those mostly stand behind."""
        places: list[Place | None] = [None] * len(names)
        for at in sorted(range(len(names) - 1, -1, -1), key=lambda n: _depth(names, n)):
            name = names[at]
            wider = places[name.wider] if name.wider is not None else None
            place = self._inside(name, wider) if wider else self._alone(number, name)
            places[at] = place
            if place and place.admin1 and place.kind in LOCAL:
                self.known[key(name.name)] = place
        return places

    def _inside(self, name: Named, wider: Place) -> Place:
        """The namesake that lies in a wider place, or an unknown place there."""
        there = [p for p in name.places if p.country == wider.country and p.kind not in ("country", "region")]
        if wider.kind != "country":
            there = [p for p in there if p.admin1 in ("", wider.admin1) and p.kind != "admin1"]
        if there:
            return replace(there[0], admin1=wider.admin1 or there[0].admin1)
        if wider.kind == "country" and name.noun == "admin1":
            return self._province(name, wider.country)
        return Place(name.name, name.noun if name.noun in LOCAL else "district", wider.country, wider.admin1)

    def _alone(self, number: int, name: Named) -> Place | None:
        told = self.known.get(key(name.name))
        if told and name.noun != "admin1":
            return told
        ranked = sorted(name.places, key=lambda p: self._rank(number, p), reverse=True)
        main = self.support.main(number, bool(name.noun))
        best = self.support.tier(ranked[0].country, number) if ranked else 0
        if name.noun == "admin1" and main and best < 2 and (like := _alike(name.name, main)):
            return like
        if ranked and not (name.noun in (*LOCAL, "region") and main and best < 2) and self._sure(number, name, ranked):
            return ranked[0]
        if name.noun == "admin1":
            return None if name.places else self._province(name, main)
        if not name.noun and not name.sited and not name.told:
            return None
        return Place(name.name, name.noun or "city", main)

    def _rank(self, number: int, place: Place) -> tuple[int, int, int, int]:
        kind = {"country": 3, "region": 3, "water": 3, "city": 2}.get(place.kind, 1)
        if place.kind in WIDE and not place.country:  # of several countries
            return 4, kind, 0, 0
        return self.support.tier(place.country, number), kind, self.support.weight(place.country), place.population

    def _sure(self, number: int, name: Named, ranked: Sequence[Place]) -> bool:
        best = ranked[0]
        tier = self.support.tier(best.country, number)
        if best.kind in WIDE or tier >= 2 or (tier == 1 and (name.noun or best.population >= _KNOWN)):
            return True
        abroad = [p for p in ranked if p.country != best.country]
        if best.kind == "admin1":
            return not abroad
        if not abroad and (name.sited or name.told or name.goal) and key(best.name) == key(name.name):
            return best.population >= _TOWN
        least = _KNOWN if not self.support.main(number, True) else _GREATEST
        return best.population >= least and all(best.population >= _GREATER * p.population for p in abroad)

    def _province(self, name: Named, country: str) -> Place:
        return _alike(name.name, country) or Place(name.name, "admin1", country, name.name)

    # -- provinces that the document tells elsewhere -------------------------------------------------------------

    def completed(self, placed: Sequence[Sequence[Place | None]]) -> list[list[Place | None]]:
        """Give the places with the provinces that other mentions, or the story up to there, tell."""
        only = self._only(placed)
        scene, since = only, 0
        done: list[list[Place | None]] = []
        for number, places in enumerate(placed):
            told = [p for p in places if p and p.admin1]
            before = scene if number - since <= _SCENE else only
            row = [self._completed(place, before or (told[0] if told else None)) for place in places]
            if told:
                scene, since = told[-1], number
            done.append(row)
        return done

    def _only(self, placed: Sequence[Sequence[Place | None]]) -> Place | None:
        """The province of a document that tells of one alone."""
        told = {(p.country, p.admin1): p for places in placed for p in places if p and p.admin1}
        return next(iter(told.values())) if len(told) == 1 else None

    def _completed(self, place: Place | None, scene: Place | None) -> Place | None:
        if place is None or place.admin1 or place.kind not in LOCAL:
            return place
        known = self.known.get(key(place.name))
        if known is None and scene and scene.country == place.country and place.population == 0:
            known = self.known[key(place.name)] = replace(place, admin1=scene.admin1)
        return known or place


def _depth(names: Sequence[Named], number: int) -> int:
    """How many places one lies in, each in the next."""
    wider, depth = names[number].wider, 0
    while wider is not None and depth < len(names):
        wider, depth = names[wider].wider, depth + 1
    return depth


def _alike(name: str, country: str) -> Place | None:
    """The province of a country that a name spells otherwise: "Ghanzi" for Ghazni."""
    provinces = gazetteer().provinces.get(country, {})
    close = get_close_matches(key(name), list(provinces), 1, _ALIKE)
    return provinces[close[0]] if close else None


def _mentions(sentence: Sentence, names: Sequence[Named], places: Sequence[Place | None]) -> list[PlaceMention]:
    """Give the mentions of the names that stand for a place, each with the number of one that lies in it."""
    kept = [number for number, place in enumerate(places) if place is not None]
    inner = {names[n].wider: k for k, n in enumerate(kept)}
    found = []
    for number in kept:
        name, place = names[number], places[number]
        assert place is not None
        start, end = sentence.tokens[name.first].start, sentence.tokens[name.last].end
        found.append(
            PlaceMention(
                start,
                end,
                name.name,
                place,
                name.preposition,
                name.first,
                name.last,
                name.frame,
                name.dateline,
                name.goal,
                inner.get(number),
            )
        )
    return found
