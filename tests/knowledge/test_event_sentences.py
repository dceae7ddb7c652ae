"""Sentences of all types and modes beside the event that each must give."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

import analysis
from analysis.tables import Tables

FILE = Path(__file__).parent / "event_sentences.txt"


@dataclass(frozen=True)
class Case:
    """A sentence and its event; an empty side may hold anybody."""

    text: str
    type: str
    mode: str
    sources: frozenset[str]
    targets: frozenset[str]


def read_cases(path: Path) -> list[Case]:
    """Give the cases of a file: `# TYPE mode` heads lines of `sources > targets | sentence`."""
    cases, event_type, mode = [], "", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if line.startswith("# ") and words[1].isupper():
            event_type, mode = words[1], " ".join(words[2:])
        elif "|" in line and not line.startswith("#"):
            parties, text = (part.strip() for part in line.split("|"))
            sources, targets = (frozenset(side.replace(",", " ").split()) for side in parties.split(">"))
            cases.append(Case(text, event_type, mode, sources, targets))
    return cases


CASES = read_cases(FILE)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """All sentences read in one build, a document each."""
    path = tmp_path_factory.mktemp("sentences") / "sentences.jsonl"
    lines = [json.dumps({"id": str(i), "text": case.text}) for i, case in enumerate(CASES)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return analysis.build(path)


def found(tables: Tables, number: int) -> list[tuple[str, str, frozenset[str], frozenset[str]]]:
    """Give type, mode, sources and targets of the events of one document."""
    rows = []
    for event in tables.events[tables.events.doc_id == str(number)].itertuples():
        parts = tables.participants[tables.participants.event_id == event.event_id]
        sides = (frozenset(parts[parts.role == side].actor_id) for side in ("source", "target"))
        rows.append((str(event.type), str(event.mode), *sides))
    return rows


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.text for case in CASES])
def test_a_sentence_gives_its_event(tables: Tables, number: int) -> None:
    case = CASES[number]
    events = found(tables, number)
    right = [
        event
        for event in events
        if event[0] == case.type
        and event[1] in (case.mode or event[1],)
        and event[2] == (case.sources or event[2])
        and event[3] == (case.targets or event[3])
    ]
    assert right, f"found {events}"
