"""Reads said.txt, and compares what an analyst fills in with what the tables say: who says so, whether it happened, doubts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import analysis

FILE = Path(__file__).with_name("said.txt")
#: The fields of a line, and the columns of the events that hold them.
COLUMNS = {"by": "attributed_to", "mod": "modality", "hedge": "hedge"}


@dataclass(frozen=True, slots=True)
class Said:
    """An event of a text: the words of its trigger, any of which will do, and for each field the values that are right."""

    trigger: tuple[str, ...]
    fields: dict[str, tuple[str, ...]]


@dataclass(slots=True)
class Text:
    """One text with the events that an analyst takes from it."""

    number: int
    text: str
    events: list[Said] = field(default_factory=list)


def read_texts(path: Path = FILE) -> list[Text]:
    """Give the texts of the file in its order; lines between two heads that list no event continue the text."""
    found: list[Text] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            found.append(Text(number, line[3:]))
        elif line.startswith("> "):
            found[-1].events.append(_said(line[2:]))
        elif found and not line.startswith("#"):
            found[-1].text = f"{found[-1].text}\n{line}"
    return found


def _said(line: str) -> Said:
    trigger, _, rest = line.partition("|")
    pairs = (pair.partition("=") for pair in rest.split())
    fields = {name: tuple(values.replace("_", " ").split("/")) for name, _, values in pairs}
    return Said(tuple(trigger.strip().split(" / ")), fields)


def build_texts(texts: list[Text], folder: Path) -> dict[str, list[Any]]:
    """Give the events that the tables hold of each text, by its number."""
    path = folder / "texts.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(t.number), "text": t.text}) for t in texts), encoding="utf-8")
    events = analysis.build(path).events.sort_values(["doc_id", "start"])
    return {str(doc): list(rows.itertuples()) for doc, rows in events.groupby("doc_id")}


def compare(said: Said, events: list[Any]) -> Iterator[str]:
    """Give in words whatever of an event is told otherwise than it should be."""
    event = next((e for e in events if any(words in e.trigger for words in said.trigger)), None)
    if event is None:
        yield f"no event '{said.trigger[0]}' among {[e.trigger for e in events]}"
        return
    for name, right in said.fields.items():
        told = getattr(event, COLUMNS[name]) or "-"
        if told not in right and right != ("*",):
            yield f"{event.trigger}: {name} is {told}, not {' or '.join(right)}"
