"""Places of one document, settled together: a name that stands for several is the one whose country the document is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from analysis.places.find import identity
from analysis.places.gazetteer import gazetteer, key
from analysis.places.place import Place, PlaceMention


def resolve_places(found: Sequence[Sequence[PlaceMention]]) -> list[list[PlaceMention]]:
    """Give the places of each sentence, ambiguous and unknown ones settled by the others of the document."""
    countries = Counter(p.country for sentence in found for p in sentence if p.country)
    told = {p.name: p for sentence in found for p in sentence if p.admin1 and p.kind in ("district", "village", "city")}
    return [[_settle(p, countries, told) for p in sentence] for sentence in found]


def _settle(mention: PlaceMention, countries: Counter[str], told: dict[str, PlaceMention]) -> PlaceMention:
    if mention.kind == "country":
        return mention
    if not mention.admin1 and mention.name in told:
        known = told[mention.name]
        return replace(mention, admin1=known.admin1, country=known.country, place_id=known.place_id)
    main = countries.most_common(1)[0][0] if countries else ""
    if mention.country and mention.country != main and countries[mention.country] <= 1 and main:
        there = [p for p in gazetteer().find(key(mention.text)) if p.country == main]
        if there:
            return _as(mention, there[0])
    if not mention.country and main:
        place = Place(mention.name, mention.kind, main, mention.admin1, mention.latitude, mention.longitude)
        return replace(mention, country=main, place_id=identity(place))
    return mention


def _as(mention: PlaceMention, place: Place) -> PlaceMention:
    return replace(
        mention,
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        place_id=identity(place),
    )
