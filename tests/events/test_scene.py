"""Stories beside the day and the place of their deeds: told with the deed, or known from the story so far."""

from __future__ import annotations

import json

import pytest

import analysis

STORIES = {
    "own": "Rebels attacked an army base in Goma on 3 May 2021.",
    "district": "Police arrested a militia leader in Marjeh district, Helmand province, on 3 May 2021.",
    "frame": "In Kunduz province on 3 May 2021, Taliban fighters attacked a police post.",
    "story": "Soldiers raided a Boko Haram camp in Borno on 3 May 2021. The soldiers killed four Boko Haram fighters.",
    "person": "Police arrested a rebel leader in Goma on 3 May 2021. The leader had attacked soldiers in Bukavu.",
    "where": "Rebels attacked the square in Goma where a bomb killed two soldiers.",
    "away": "Gunmen from Somalia attacked Kenyan soldiers in Mandera on 3 May 2021.",
    "goal": "Fighters stormed Marawi on 3 May 2021.",
    "dateline": "NAIROBI, 5 May (Agency) - Gunmen attacked Kenyan soldiers in Mandera on Monday.",
    "placeless": "BUKAVU, 5 May (Agency) - Gunmen attacked soldiers and killed two of them.",
    "capital": "Russian missiles hit Kyiv on 3 May 2021.",
    "possessive": "Gunmen shot a soldier in Mogadishu's Hodan district on 3 May 2021.",
    "town": "Gunmen attacked soldiers in the Zamfara town of Maru on 3 May 2021.",
    "part": "Rebels attacked soldiers on the outskirts of Kanyabayonga on 3 May 2021.",
    "river": "Rebels attacked soldiers near the Catatumbo river on 3 May 2021.",
    "site": "Militiamen attacked soldiers at the Tel Shahin crossing in Anbar province on 3 May 2021.",
    "pronoun": "Rebels attacked Goma on 3 May 2021. They captured the border town of Bunagana.",
    "nobody": "A drone strike hit a depot in Bunagana on 3 May 2021. Three workers died.",
    "undated": "Gunmen attacked Kenyan soldiers in Mandera.",
    "since": "The Kenyan army has killed more than 90 gunmen since the war began.",
}


@pytest.fixture(scope="module")
def deeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    """The day and the place of the acts of force of each story, in the order of the text."""
    path = tmp_path_factory.mktemp("stories") / "news.jsonl"
    lines = [json.dumps({"id": name, "text": text, "date": "2021-05-05"}) for name, text in STORIES.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    events = analysis.build(path).events
    force = events[events["type"].isin(["ASSAULT", "COERCE"])].sort_values(["doc_id", "start"])
    days = force["date_start"].astype("str").str[:10].fillna("")
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in STORIES}
    for name, day, place in zip(force["doc_id"], days, force["place"], strict=True):
        found[name].append((day, place))
    return found


def place(deeds: dict[str, list[tuple[str, str]]], story: str) -> str:
    return deeds[story][-1][1]


def test_a_deed_is_dated_and_placed_by_its_own_words(deeds: dict[str, list[tuple[str, str]]]) -> None:
    assert deeds["own"] == [("2021-05-03", "goma-north-kivu-cod")]
    assert deeds["district"] == [("2021-05-03", "marjeh-helmand-afg")]


def test_what_opens_a_sentence_places_its_deeds(deeds: dict[str, list[tuple[str, str]]]) -> None:
    assert deeds["frame"] == [("2021-05-03", "kunduz-province-afg")]


def test_a_story_goes_on_where_and_when_it_was(deeds: dict[str, list[tuple[str, str]]]) -> None:
    days, places = zip(*deeds["story"], strict=True)
    assert set(days) == {"2021-05-03"}
    assert len(set(places)) == 1 and places[0].startswith("borno")


def test_what_a_person_did_elsewhere_does_not_move_the_story(deeds: dict[str, list[tuple[str, str]]]) -> None:
    assert deeds["person"][0] == ("2021-05-03", "goma-north-kivu-cod")
    assert place(deeds, "person").startswith("bukavu")


@pytest.mark.parametrize(("story", "start"), [("away", "mandera"), ("goal", "marawi"), ("where", "goma")])
def test_a_deed_lies_where_it_was_done(deeds: dict[str, list[tuple[str, str]]], story: str, start: str) -> None:
    assert place(deeds, story).startswith(start)


def test_a_dateline_says_where_the_text_was_written_only(deeds: dict[str, list[tuple[str, str]]]) -> None:
    assert deeds["dateline"][-1][0] == "2021-05-03"
    assert place(deeds, "dateline").startswith("mandera")


def test_a_report_without_a_day_is_dated_by_its_own(deeds: dict[str, list[tuple[str, str]]]) -> None:
    assert deeds["undated"][0][0] == "2021-05-05"


def test_a_sum_over_a_war_is_no_deed_of_the_day(deeds: dict[str, list[tuple[str, str]]]) -> None:
    assert deeds["since"][0][0] == ""


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("placeless", "bukavu"),
        ("capital", "kyiv"),
        ("possessive", "hodan"),
        ("town", "maru"),
        ("part", "kanyabayonga"),
        ("river", "catatumbo"),
        ("site", "tel-shahin"),
        ("pronoun", "bunagana"),
        ("nobody", "bunagana"),
    ],
)
def test_a_deed_is_where_its_words_say(deeds: dict[str, list[tuple[str, str]]], name: str, place: str) -> None:
    assert deeds[name][-1][1].startswith(place)
