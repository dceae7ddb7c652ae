"""Outlines of countries, from the file that the project ships; none where it is missing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).resolve().parents[2] / "data" / "outlines" / "countries.topojson"

Ring = NDArray[np.float64]  # n × 2: degrees east, degrees north


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name and its polygons, each a list of rings, the outer one first."""

    name: str
    polygons: tuple[tuple[Ring, ...], ...]


@cache
def countries(file: Path = FILE) -> tuple[Country, ...]:
    """Give the countries of a TopoJSON file; none where there is no such file."""
    if not file.is_file():
        return ()
    source = json.loads(file.read_text(encoding="utf-8"))
    scale = np.array(source["transform"]["scale"])
    arcs = [np.cumsum(np.array(arc), axis=0) * scale for arc in source["arcs"]]
    return tuple(_country(shape, arcs) for shape in source["objects"]["countries"]["geometries"])


def _country(shape: dict[str, Any], arcs: list[Ring]) -> Country:
    polygons = tuple(tuple(_ring(ring, arcs) for ring in rings) for rings in shape["arcs"])
    return Country(shape["properties"]["name"], polygons)


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Arcs end to end; a number below zero means its complement, the other way round."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    ring = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    # Across the date line longitudes go on beyond 180; a ring about a pole is closed over it
    ring[:, 0] = np.unwrap(ring[:, 0], period=360)
    if abs(ring[-1, 0] - ring[0, 0]) > 180:
        pole = 90.0 * np.sign(ring[0, 1])
        ring = np.concatenate([ring, [[ring[-1, 0], pole], [ring[0, 0], pole], ring[0]]])
    return ring
