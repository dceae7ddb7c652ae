"""The map: what is on it, what lies beyond it, and what is only counted below it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis.charts import incident_map, map_view
from analysis.charts.build_outlines import build, simplified
from analysis.charts.map_view import view
from analysis.charts.outlines import FILE, countries
from tests.charts.legible import words
from tests.charts.tables import report

KABUL, LIMA, FIJI, SAMOA = (34.5, 69.2), (-12.0, -77.0), (-18.0, 178.0), (-14.0, -172.0)


def at(place: tuple[float, float], name: str = "somewhere", **more: Any) -> dict[str, Any]:
    return {"place": name, "latitude": place[0], "longitude": place[1], **more}


def test_the_title_names_the_place_with_most_incidents_on_the_map() -> None:
    places = [{"place": p, "name": p.title()} for p in ("kabul", "herat")]
    tables = report(at(KABUL, "kabul"), at(KABUL, "kabul"), at((34.3, 62.2), "herat"), {"place": "x"}, places=places)
    assert incident_map(tables).told.title == "Kabul saw the most incidents on the map: 2 of 3"


def test_what_has_no_coordinates_is_counted_below_the_map() -> None:
    figure = incident_map(report(at(KABUL), {"place": "province"}, {}, {}))
    note = next(text for text, *_ in words(figure) if text.startswith("Not on the map"))
    assert (
        note == "Not on the map: 1 known only to a country, province or place without coordinates; 2 without any place."
    )
    assert figure.told.subtitle.startswith("Incidents with coordinates, 1 of 4,")


def test_a_few_far_off_do_not_press_the_others_into_a_dot_and_are_told_below() -> None:
    near = [at((34 + n / 20, 68 + n / 20), f"p{n}") for n in range(40)]
    figure = incident_map(report(*near, at(LIMA, "lima"), places=[{"place": "lima", "name": "Lima"}]))
    assert any("1 far off: Lima" in text for text, *_ in words(figure))
    assert "One incident far off all others is counted below it." in figure.told.caption


def test_a_map_can_lie_across_the_date_line() -> None:
    latitude, longitude = (np.array(v) for v in zip(FIJI, SAMOA, strict=True))
    of = view(longitude, latitude, np.array([1, 1]), 7.0, (3.0, 5.0))
    assert of.east - of.west < 40
    points = of.at(longitude, latitude)
    assert of.holds(longitude, latitude).all() and 0 < points[1, 0] - points[0, 0] < 7


def test_north_is_up_and_degrees_are_true_to_scale_in_the_middle() -> None:
    latitude, longitude = np.array([33.5, 34.5, 34.0]), np.array([69.0, 69.0, 70.0])
    of = view(longitude, latitude, np.array([1, 1, 1]), 7.0, (3.0, 5.0))
    points = of.at(longitude, latitude)
    up, across = points[1, 1] - points[0, 1], points[2, 0] - points[0, 0]
    assert across / up == pytest.approx(np.cos(np.radians(34)), rel=0.01)


def test_one_place_gives_a_map_wide_enough_to_tell_where_it_is() -> None:
    of = view(np.array([69.2]), np.array([34.5]), np.array([5]), 7.0, (3.0, 5.0))
    assert 6 <= of.north - of.south <= 9


def test_without_outlines_there_is_a_graticule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_view, "countries", lambda: ())
    monkeypatch.setattr("analysis.charts.maps.countries", lambda: ())
    figure = incident_map(report(at(KABUL)))
    assert "Natural Earth" not in figure.told.caption
    assert sum(line.get_zorder() == -2 for ax in figure.axes for line in ax.lines) >= 4


def test_the_outlines_are_small_and_complete() -> None:
    assert FILE.stat().st_size < 300_000
    found = {country.name: country for country in countries()}
    assert len(found) > 230 and {"Afghanistan", "Pakistan", "Chile"} <= set(found)
    ring = max((p[0] for p in found["Afghanistan"].polygons), key=len)
    assert ring.min(axis=0) == pytest.approx([60.5, 29.4], abs=0.2)
    assert ring.max(axis=0) == pytest.approx([74.9, 38.5], abs=0.2)
    assert (ring[0] == ring[-1]).all()


def test_a_country_across_the_date_line_is_not_drawn_across_the_world() -> None:
    for country in countries():
        for polygon in country.polygons:
            steps = np.abs(np.diff(polygon[0][:, 0]))
            inside = np.abs(polygon[0][:-1, 1]) < 85  # a ring about a pole is closed over it
            assert steps[inside].max(initial=0) < 90, country.name


def test_no_outlines_where_the_file_is_missing(tmp_path: Path) -> None:
    assert countries(tmp_path / "none.topojson") == ()


def test_a_simplified_line_keeps_its_ends_and_its_corners() -> None:
    line = np.array([[0, 0], [1, 0.01], [2, 0], [2, 1], [2.01, 2]], dtype=float)
    assert simplified(line, 0.05).tolist() == [[0, 0], [2, 0], [2.01, 2]]


def test_outlines_are_built_with_shared_borders_and_without_specks() -> None:
    square = [[0, 0], [100, 0], [0, 100], [-100, 0], [0, -100]]
    speck = [[500, 500], [1, 0], [0, 1], [-1, -1]]
    shapes = [
        {"type": "Polygon", "arcs": [[0]], "properties": {"name": "Land"}},
        {"type": "MultiPolygon", "arcs": [[[0]], [[1]]], "properties": {"name": "Isles"}},
    ]
    source = {
        "transform": {"scale": [0.01, 0.01], "translate": [10, 20]},
        "arcs": [square, speck],
        "objects": {"countries": {"geometries": shapes}},
    }
    built = build(source)
    land, isles = built["objects"]["countries"]["geometries"]
    assert land["arcs"] == [[[0]]] and isles["arcs"] == [[[0]]]
    assert np.cumsum(built["arcs"][0], axis=0).tolist() == [
        [1000, 2000],
        [1100, 2000],
        [1100, 2100],
        [1000, 2100],
        [1000, 2000],
    ]
