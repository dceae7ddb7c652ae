"""Places by the names a reader knows them by, told apart where two share one."""

from __future__ import annotations

from collections import Counter
from unicodedata import combining, normalize

import pandas as pd
import pycountry

from analysis.tables import Tables

LEVELS = ("place", "province", "country")


def placed(rows: pd.DataFrame, level: str) -> pd.Series:
    """Give the place of each row at a level, empty where it is not known; a province stands with its country."""
    if level == "province":
        return (rows["country"] + "/" + rows["admin1"]).where(rows["admin1"] != "", "")
    return rows["country"] if level == "country" else rows["place"]


def place_names(tables: Tables, places: list[str], level: str) -> list[str]:
    """Give the name of each place; those that share a name get their province or country behind it."""
    if level == "country":
        return [_country(place) for place in places]
    if level == "province":
        called = [place.split("/", 1)[1] for place in places]
        return _apart(places, called, [_country(place.split("/", 1)[0]) for place in places])
    known = tables.places.set_index("place")
    own = {str(place): str(name) for place, name in known["name"].items()}
    called = [own.get(place, place) for place in places]
    provinces = [_within(known, place, name) for place, name in zip(places, called, strict=True)]
    return _apart(places, called, provinces)


def _within(known: pd.DataFrame, place: str, name: str) -> str:
    """What tells a place from others of its name: that it is a province, or its province, or its country."""
    if place not in known.index:
        return ""
    row = known.loc[place]
    province = str(row["admin1"])
    if province == name and pd.isna(row["latitude"]):
        return "province"
    return province if province and _plain(province) != _plain(name) else _country(str(row["country"]))


def _apart(places: list[str], called: list[str], more: list[str]) -> list[str]:
    twice = Counter(name for _, name in {(place, _plain(name)) for place, name in zip(places, called, strict=True)})
    return [f"{name} ({of})" if twice[_plain(name)] > 1 and of else name for name, of in zip(called, more, strict=True)]


def _plain(name: str) -> str:
    """A name without accents, in small letters: what a reader takes for the same."""
    return "".join(c for c in normalize("NFKD", name) if not combining(c)).casefold()


def _country(code: str) -> str:
    found = pycountry.countries.get(alpha_3=code) if code else None
    return str(getattr(found, "common_name", found.name)) if found else code
