"""The places table: every place the documents name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from analysis.places.place import PlaceMention
from analysis.scratch import Scratch

_TABLE = "CREATE TABLE places (place TEXT PRIMARY KEY, said TEXT, n INTEGER) WITHOUT ROWID"
_COUNT = "INSERT INTO places VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1"
_SAID = ("name", "admin1", "country", "latitude", "longitude")


class PlaceCounts:
    """The places named so far, as first met, and how often."""

    def __init__(self, scratch: Scratch) -> None:
        scratch.do(_TABLE)
        self._scratch = scratch

    def add(self, mentions: Iterable[PlaceMention]) -> None:
        """Count the places of one document."""
        said = ((m.place_id, json.dumps([getattr(m.place, column) for column in _SAID])) for m in mentions)
        self._scratch.each(_COUNT, said)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give one row per place with the number of its mentions, sorted by id."""
        for place_id, said, n in self._scratch.stream("SELECT * FROM places ORDER BY place"):
            yield {"place": place_id, **dict(zip(_SAID, json.loads(said), strict=True)), "n_mentions": n}
