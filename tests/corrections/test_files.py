"""Mistakes in files of corrections: each is named with file and line, and what could be meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.corrections import FOLDER, Corrections
from analysis.knowledge import load
from analysis.knowledge.files import KnowledgeError

Decide = Callable[..., None]


def problem(folder: Path) -> str:
    with pytest.raises(KnowledgeError) as told:
        Corrections(folder, load())
    return str(told.value).replace(f"{folder}/", "")


@pytest.mark.parametrize(
    ("file", "cells", "told"),
    [
        ("events", ("d", "a quote", "said", "", "colour", "x"), "'colour' is no change to an event: wrong, type,"),
        ("events", ("d", "a quote", "said", "", "type", "assault"), "'assault' is no type: AGREE,"),
        ("events", ("d", "a quote", "said", "", "mode", "shout"), "'shout' is no mode of any type"),
        ("events", ("d", "a quote", "said", "", "modality", "maybe"), "'maybe' is no modality: asserted,"),
        ("events", ("d", "a quote", "said", "", "date", "May 2021"), "'May 2021' is no date: 2021-09-17,"),
        ("events", ("d", "a quote", "said", "", "date", "2021-02-30"), "'2021-02-30' is no date"),
        ("events", ("d", "a quote", "said", "", "date", "2021-05-03/2021-05-01"), "is no date"),
        ("events", ("d", "a quote", "said", "", "killed", "many"), "'many' is no toll: 5, 3-5 or 3+"),
        ("events", ("d", "a quote", "said", "", "killed", "5-3"), "'5-3' is no toll"),
        ("events", ("d", "a quote", "said", "", "wrong", "yes"), "a wrong event has no value"),
        ("events", ("d", "", "said", "", "wrong", ""), "needs a quote from the sentence and the trigger"),
        ("actors", ("maybe", "a", "b"), "'maybe' is no decision: same, never, rename"),
        ("actors", ("same", "a", ""), "needs an actor's id and, after it, the other one"),
        ("actors", ("same", "a", "a"), "needs an actor's id and, after it, the other one"),
        ("ties", ("a", "b", "", "cold"), "'cold' is no stand: friendly, hostile, neither"),
        ("ties", ("a", "", "", "hostile"), "needs the ids of two actors"),
        ("documents", ("d", "yesterday"), "needs a document's id and its day, such as 2021-09-17"),
    ],
)
def test_a_decision_that_cannot_be_meant_is_named(
    folder: Path, decide: Decide, file: str, cells: tuple[str, ...], told: str
) -> None:
    decide(file, *cells)
    assert problem(folder).startswith(f"{file}.csv, line 2: ") and told in problem(folder)


@pytest.mark.parametrize(
    "signed", [("", "Ada", "2024-05-01"), ("misread", "", "2024-05-01"), ("misread", "Ada", "May")]
)
def test_a_decision_needs_a_reason_an_author_and_a_day(folder: Path, decide: Decide, signed: tuple[str, ...]) -> None:
    decide("ties", "a", "b", "", "hostile", signed=signed)
    assert "ties.csv, line 2: needs a reason, an author and the day of the decision" in problem(folder)


def test_the_same_thing_decided_twice_is_named_with_both_lines(folder: Path, decide: Decide) -> None:
    decide("ties", "a", "b", "", "hostile")
    decide("ties", "b", "a", "", "friendly")
    assert problem(folder) == "ties.csv, line 3: decides what line 2 decides; delete one of the two"


def test_an_actor_cannot_be_two_others(folder: Path, decide: Decide) -> None:
    decide("actors", "same", "a", "c")
    decide("actors", "same", "b", "c")
    assert "actors.csv, line 3: takes c for b, line 2 for another" in problem(folder)


def test_actors_cannot_be_each_other_in_a_circle(folder: Path, decide: Decide) -> None:
    decide("actors", "same", "a", "b")
    decide("actors", "same", "b", "a")
    assert "goes round in a circle: b is a is b" in problem(folder)


def test_what_is_never_the_same_cannot_be_made_one_by_other_lines(folder: Path, decide: Decide) -> None:
    decide("actors", "same", "a", "b")
    decide("actors", "same", "b", "c")
    decide("actors", "never", "a", "c")
    assert "actors.csv, line 4: keeps a and c apart, but other lines make them one" in problem(folder)


def test_a_file_with_other_columns_is_named(folder: Path) -> None:
    (folder / "ties.csv").write_text("who,whom\na,b\n", encoding="utf-8")
    assert problem(folder).startswith("ties.csv, line 1: the header is who,whom; it must be actor,other,quote,stand,")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone: no such folder of corrections"):
        Corrections(tmp_path / "gone", load())


def test_the_files_that_come_with_the_project_can_be_read_and_are_explained() -> None:
    assert len(Corrections(None, load())) == 0
    explained = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{file.name}`" in explained for file in FOLDER.glob("*.csv"))
    assert len(list(FOLDER.glob("*.csv"))) == 4
