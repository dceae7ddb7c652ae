"""Where: places in sentences, with their province, country and coordinates."""

from __future__ import annotations

from analysis.places.find import find_places
from analysis.places.place import Place, PlaceMention
from analysis.places.resolve import resolve_places

__all__ = ["Place", "PlaceMention", "find_places", "resolve_places"]
