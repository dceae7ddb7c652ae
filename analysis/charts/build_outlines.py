"""Makes data/outlines/countries.topojson, for maintainers: `python -m analysis.charts.build_outlines countries-50m.json`.

The input is the file of that name in the npm package world-atlas: Natural Earth's countries at 1:50 million as TopoJSON
(Bostock's specification). Lines are simplified after Douglas and Peucker (1973), each between the points where countries
meet, so that neighbours still share a border; islands too small to be seen are left out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.charts.outlines import FILE

_TOLERANCE = 0.05  # degrees that a simplified line may be off
_STEP = 0.01  # degrees; coordinates are whole numbers of these
_SMALLEST = 0.03  # degrees: an island of less in both directions is left out

Line = NDArray[np.float64]


def simplified(line: Line, tolerance: float) -> Line:
    """Give a line with no more points than needed to stay within `tolerance` of what it was; its ends stay."""
    kept = np.zeros(len(line), dtype=bool)
    kept[[0, -1]] = True
    parts = [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        apart = _distances(line[first + 1 : last], line[first], line[last])
        far = int(apart.argmax())
        if apart[far] > tolerance:
            kept[first + 1 + far] = True
            parts += [(first, first + 1 + far), (first + 1 + far, last)]
    return line[kept]


def _distances(points: Line, start: Line, end: Line) -> Line:
    """How far points are from the straight line between two others; from the first where these are one, as in a ring."""
    along = end - start
    length = float(np.hypot(*along))
    if length == 0:
        return np.hypot(*(points - start).T)
    return np.abs(along[0] * (points[:, 1] - start[1]) - along[1] * (points[:, 0] - start[0])) / length


def build(source: dict[str, Any]) -> dict[str, Any]:
    """Give the simplified topology: arcs in hundredths of a degree, countries with their names."""
    scale, shift = np.array(source["transform"]["scale"]), np.array(source["transform"]["translate"])
    lines = [np.cumsum(arc, axis=0) * scale + shift for arc in source["arcs"]]
    arcs = [np.round(simplified(line, _TOLERANCE) / _STEP).astype(int) for line in lines]
    small = [bool((np.ptp(line, axis=0) < _SMALLEST).all()) for line in lines]
    geometries = [_country(shape, small) for shape in source["objects"]["countries"]["geometries"]]
    return {
        "type": "Topology",
        "transform": {"scale": [_STEP, _STEP], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [np.diff(arc, axis=0, prepend=[[0, 0]]).tolist() for arc in arcs],
    }


def _country(shape: dict[str, Any], small: list[bool]) -> dict[str, Any]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    # Without its outer ring a polygon is nothing; holes in it are kept
    seen = [rings for rings in polygons if len(rings[0]) > 1 or not small[max(rings[0][0], ~rings[0][0])]]
    return {"type": "MultiPolygon", "properties": {"name": shape["properties"]["name"]}, "arcs": seen}


def main(path: str) -> None:
    """Write the outlines made from the file at `path`."""
    built = build(json.loads(Path(path).read_text(encoding="utf-8")))
    FILE.write_text(json.dumps(built, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
