"""The places table: every place the documents name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from analysis.places.place import PlaceMention


class PlaceCounts:
    """The places named so far, as first met, and how often."""

    def __init__(self) -> None:
        self._first: dict[str, PlaceMention] = {}
        self._counts: Counter[str] = Counter()

    def add(self, mentions: Iterable[PlaceMention]) -> None:
        """Count the places of one document."""
        for mention in mentions:
            self._first.setdefault(mention.place_id, mention)
            self._counts[mention.place_id] += 1

    def rows(self) -> list[dict[str, Any]]:
        """Give one row per place with the number of its mentions, sorted by id."""
        return [
            {
                "place": place_id,
                "name": mention.place.name,
                "admin1": mention.place.admin1,
                "country": mention.place.country,
                "latitude": mention.place.latitude,
                "longitude": mention.place.longitude,
                "n_mentions": self._counts[place_id],
            }
            for place_id, mention in sorted(self._first.items())
        ]
