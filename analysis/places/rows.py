"""The places table: every place the documents name."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.places.place import PlaceMention
from analysis.tables import typed


def place_rows(mentions: Iterable[PlaceMention]) -> pd.DataFrame:
    """Give one row per place with the number of its mentions, sorted by id."""
    first: dict[str, PlaceMention] = {}
    counts: dict[str, int] = {}
    for mention in mentions:
        first.setdefault(mention.place_id, mention)
        counts[mention.place_id] = counts.get(mention.place_id, 0) + 1
    rows = [
        {
            "place": place_id,
            "name": mention.name,
            "admin1": mention.admin1,
            "country": mention.country,
            "latitude": mention.latitude,
            "longitude": mention.longitude,
            "n_mentions": counts[place_id],
        }
        for place_id, mention in sorted(first.items())
    ]
    return typed("places", rows)
