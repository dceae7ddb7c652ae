"""Names of places beside the places they stand for: namesakes, districts, places that no gazetteer knows."""

from __future__ import annotations

import json

import pytest

import analysis

TEXTS = {
    "hebron": "Israeli soldiers arrested two Palestinians in Hebron.",
    "homs": "Syrian soldiers shelled rebels in Homs, Syria.",
    "district": "Afghan forces detained a Taliban leader in Zorabad district, Helmand province.",
    "list": "Afghan forces killed Taliban fighters in Almar and Qaisar districts, Faryab province.",
    "village": "Gunmen attacked the village of Sambalgou in Burkina Faso.",
    "unknown": "Malian soldiers killed militants near Tindirgalou.",
    "raided": "Rescuers buried 26 villagers after the raid by gunmen on Dolbigou. Gunmen had killed them in the raid on Dolbigou.",
    "article": "Malian soldiers attacked the village of Wad al-Noura.",
    "camp": "Sudanese fighters stormed Zamzira camp and killed ten people.",
    "from": "Boko Haram abducted 20 girls from Chibira.",
    "entered": "M23 rebels entered Mushira in Congo.",
    "abroad": "Malian soldiers arrested the rebel chief and his deputy Berri near Gao.",
    "month": "Malian soldiers killed militants in May.",
    "spelled": "Afghan forces detained a Taliban leader in Ghanzi province.",
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str, str]]]:
    """The place, province and country of the events of each text."""
    path = tmp_path_factory.mktemp("texts") / "news.jsonl"
    lines = [json.dumps({"id": name, "text": text, "date": "2021-05-05"}) for name, text in TEXTS.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    events = analysis.build(path).events.sort_values(["doc_id", "start"])
    found: dict[str, list[tuple[str, str, str]]] = {name: [] for name in TEXTS}
    for row in events.itertuples():
        found[str(row.doc_id)].append((str(row.place), str(row.admin1), str(row.country)))
    return found


def test_a_namesake_is_told_by_who_acts(places: dict[str, list[tuple[str, str, str]]]) -> None:
    assert {country for _, _, country in places["hebron"]} <= {"PSE", "ISR"}
    assert places["homs"][0][2] == "SYR"


def test_a_district_lies_in_the_province_beside_it(places: dict[str, list[tuple[str, str, str]]]) -> None:
    assert places["district"][0] == ("zorabad-helmand-afg", "Helmand", "AFG")
    assert places["list"][0][1:] == ("Faryab", "AFG")


def test_a_place_that_no_gazetteer_knows_is_one_by_its_noun_or_preposition(
    places: dict[str, list[tuple[str, str, str]]],
) -> None:
    assert places["village"][0][0].startswith("sambalgou") and places["village"][0][2] == "BFA"
    assert places["unknown"][0][0].startswith("tindirgalou") and places["unknown"][0][2] == "MLI"


def test_a_month_is_no_place(places: dict[str, list[tuple[str, str, str]]]) -> None:
    assert places["month"][0][0] == ""


def test_a_province_spelled_otherwise_is_known(places: dict[str, list[tuple[str, str, str]]]) -> None:
    assert places["spelled"][0][1:] == ("Ghazni", "AFG")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("article", "wad-al-noura"),
        ("camp", "zamzira"),
        ("from", "chibira"),
        ("entered", "mushira"),
        ("raided", "dolbigou"),
    ],
)
def test_a_deed_makes_a_place_of_an_unknown_name(
    places: dict[str, list[tuple[str, str, str]]], text: str, name: str
) -> None:
    assert any(place.startswith(name) for place, _, _ in places[text]), places[text]


def test_a_city_abroad_is_no_person(places: dict[str, list[tuple[str, str, str]]]) -> None:
    assert {country for _, _, country in places["abroad"]} <= {"MLI"}
