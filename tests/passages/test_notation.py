"""The annotated passages: what their notation stands for, what a mistake tells its author, and that every file is sound."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from analysis.knowledge import FOLDER
from analysis.knowledge.ontology import load_ontology
from tests.passages.measure import FILES, records
from tests.passages.notation import NotationError, Record, read_passages

TYPES: Mapping[str, tuple[str, ...]] = {"ASSAULT": ("aerial",), "AGREE": (), "RETREAT": (), "ACCUSE": ()}
TEXT = "== raid | 2021-09-03\nNorland's army raided a camp of the Reed Front on Friday.\nBoth signed a truce.\n"
ACTORS = "@ norland: Norland's army\n@ reeds: Reed Front\n"


def read(tmp_path: Path, text: str) -> list[Record]:
    path = tmp_path / "passages.txt"
    path.write_text(text, encoding="utf-8")
    return read_passages(path, TYPES)


def event(tmp_path: Path, line: str) -> Record:
    [record] = read(tmp_path, TEXT + ACTORS + line)
    [found] = record["events"]
    return dict(found)


def test_a_passage_is_its_text_its_date_and_the_words_for_its_actors(tmp_path: Path) -> None:
    [record] = read(tmp_path, f"# a comment\n{TEXT}{ACTORS}")
    assert (record["id"], record["date"]) == ("raid", "2021-09-03")
    assert record["text"] == "Norland's army raided a camp of the Reed Front on Friday.\n\nBoth signed a truce."
    assert record["actors"] == {"norland": ["Norland's army"], "reeds": ["Reed Front"]}


def test_a_passage_may_have_no_date_and_no_gold(tmp_path: Path) -> None:
    [record] = read(tmp_path, "== quiet |\nNothing happened.\n")
    assert (record["date"], record["events"], record["relations"]) == (None, [], [])


def test_an_event_has_type_mode_trigger_parties_and_what_is_open(tmp_path: Path) -> None:
    assert event(tmp_path, "! ASSAULT aerial | raided | norland > reeds |") == {
        "type": "ASSAULT", "mode": "aerial", "trigger": "raided", "source": ["norland"], "target": ["reeds"],
        "date": None, "place": None, "killed": None, "injured": None, "captured": None,
        "attributed_to": None, "modality": "asserted",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [
        ("date=2021-09-03", "date", ["2021-09-03", "2021-09-03"]),
        ("date=2021-09-01..2021-09-30", "date", ["2021-09-01", "2021-09-30"]),
        ("place=camp of the Reed", "place", "camp of the Reed"),
        ("killed=5", "killed", [5, 5]),
        ("killed=5-", "killed", [5, None]),
        ("injured=-9", "injured", [None, 9]),
        ("captured=5-9", "captured", [5, 9]),
        ("attr=reeds", "attributed_to", "reeds"),
        ("mod=future", "modality", "future"),
        ("mod=*", "modality", None),
        ("alt_type=AGREE,RETREAT", "alt_types", ["AGREE", "RETREAT"]),
        ("alt_trigger=camp,signed a truce", "alt_trigger", ["camp", "signed a truce"]),
        ("alt_source=norland,reeds;reeds", "alt_source", [["norland", "reeds"], ["reeds"]]),
        ("alt_target=", "alt_target", [[]]),
    ],
)
def test_a_field_says_more_of_an_event(tmp_path: Path, field: str, name: str, value: object) -> None:
    assert event(tmp_path, f"! ASSAULT - | raided | norland > reeds | {field}")[name] == value


def test_several_fields_stand_in_a_row(tmp_path: Path) -> None:
    found = event(tmp_path, "! AGREE - | signed | norland, reeds > | place=Reed Front killed=0 reciprocal")
    assert (found["place"], found["killed"], found["reciprocal"]) == ("Reed Front", [0, 0], True)


def test_an_event_behind_a_tilde_is_optional(tmp_path: Path) -> None:
    assert event(tmp_path, "~ ASSAULT - | raided | norland > reeds |")["optional"]


@pytest.mark.parametrize(
    ("lines", "relations"),
    [
        ("! ASSAULT - | raided | norland > reeds |", [("norland", "reeds", -1)]),
        ("! AGREE - | signed | norland, reeds > | reciprocal", [("norland", "reeds", 1)]),
        ("! RETREAT - | signed | norland > reeds |", []),
        ("~ ASSAULT - | raided | norland > reeds |", []),
        ("! ASSAULT - | raided | norland > reeds | mod=hypothetical", []),
        ("! ASSAULT - | raided | norland > reeds | neutral", []),
        ("! ASSAULT - | raided | norland > reeds | alt_target=", []),
        ("! ASSAULT - | raided | norland > reeds | alt_type=ACCUSE", [("norland", "reeds", -1)]),
        ("! ASSAULT - | raided | norland > reeds | alt_type=AGREE", []),
        ("= reeds norland -1 enemy_of\n! ASSAULT - | raided | norland > reeds |", [("reeds", "norland", -1)]),
        ("= reeds norland 0 borders", [("reeds", "norland", 0)]),
    ],
)
def test_asserted_events_say_how_their_parties_stand(
    tmp_path: Path, lines: str, relations: list[tuple[str, str, int]]
) -> None:
    [record] = read(tmp_path, TEXT + ACTORS + lines)
    assert [(r["a"], r["b"], r["sign"]) for r in record["relations"]] == relations


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("Text without a head.", 1, "a file begins with comments (#) or a passage (== id | date)"),
        ("== raid | yesterday\nText.", 1, "'yesterday' is no date; a date is written 2021-09-30"),
        ("== raid |\n@ a: b", 1, "a passage has an id and a text"),
        (TEXT + TEXT, 4, "the id raid stands twice"),
        (TEXT + ACTORS + "More text.", 6, "text stands before the gold of its passage, not behind it"),
        (TEXT + "@ norland", 4, "an actor is written @ key: words; words"),
        (TEXT + "@ norland: Norlan", 4, "'Norlan' does not stand in the text"),
        (TEXT + ACTORS + "@ reeds: Reed", 6, "the actor reeds stands twice"),
        (TEXT + ACTORS + "! ASSAULT | raided | norland", 6, "an event is written ! TYPE mode | trigger | sources > targets | fields"),
        (TEXT + ACTORS + "! RAID - | raided | norland > |", 6, "'RAID' is no event type; there are ASSAULT, AGREE, RETREAT, ACCUSE"),
        (TEXT + ACTORS + "! ASSAULT naval | raided | norland > |", 6, "ASSAULT has no mode 'naval'"),
        (TEXT + ACTORS + "! ASSAULT - | stormed | norland > |", 6, "'stormed' does not stand in the text"),
        (TEXT + ACTORS + "! ASSAULT - | raided | ostland > |", 6, "'ostland' is no actor of this passage; actors stand before events and relations"),
        (TEXT + ACTORS + "! ASSAULT - | raided | norland > | killed=many", 6, "'many' is no number; it is written 5, 5-, -5 or 5-9"),
        (TEXT + ACTORS + "! ASSAULT - | raided | norland > | date=2021-09-31", 6, "'2021-09-31' is no date; a date is written 2021-09-30"),
        (TEXT + ACTORS + "! ASSAULT - | raided | norland > | date=2021-09-30..2021-09-01", 6, "2021-09-30..2021-09-01 ends before it begins"),
        (TEXT + ACTORS + "! ASSAULT - | raided | norland > | mod=maybe", 6, "'maybe' is no modality; there are asserted, future, hypothetical, negated, and * for any"),
        (TEXT + ACTORS + "! ASSAULT - | raided | norland > | when=now", 6, "'when' is no field of an event"),
        (TEXT + ACTORS + "! ASSAULT - | raided | norland > | Friday", 6, "'Friday' is no field; fields are written name=value"),
        (TEXT + ACTORS + "! AGREE - | signed | norland > reeds | reciprocal", 6, "a reciprocal event has all its parties, two or more, as sources"),
        (TEXT + ACTORS + "= norland reeds enemy_of", 6, "a relation is written = actor actor sign kind, with -1, 0 or 1 as sign"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_and_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    with pytest.raises(NotationError) as error:
        read(tmp_path, text)
    assert str(error.value) == f"{tmp_path / 'passages.txt'}, line {line}: {problem}"


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_passages_is_sound(name: str) -> None:
    # Words that do not stand in their text, unknown types, modes and actors, and impossible dates are refused in reading.
    passages = records(name)
    assert sum(len(p["events"]) for p in passages) > 100
    assert [
        p["id"] for p in passages if not p["actors"] and p["events"] and not all(e.get("optional") for e in p["events"])
    ] == []


def test_passages_of_all_files_have_ids_of_their_own() -> None:
    ids = [p["id"] for name in FILES for p in records(name)]
    assert len(ids) == len(set(ids))


def test_the_passages_hold_all_types_of_event_and_texts_without_any() -> None:
    passages = [p for name in FILES for p in records(name)]
    types = {e["type"] for p in passages for e in p["events"] if not e.get("optional")}
    assert types == set(load_ontology(FOLDER / "ontology.yaml").types)
    assert sum(not p["events"] for p in passages) >= 12
