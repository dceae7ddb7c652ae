"""The notation of annotated passages, and the records that it stands for.

    # A comment.
    == id | 2021-09-30                        a passage and the day of its document, which may be left out
    One or more lines of text.                a paragraph a line
    @ key: words; more words                  an actor, and each of the ways in which the text names it
    ! TYPE mode | trigger | a, b > c | …      an event: its type and mode (- for none), the words that report it, its
                                              sources and targets, and fields
    ~ TYPE mode | trigger | a > |             an event that some readers would not code: neither missed nor wrong
    = a b -1 kind                             how two actors stand: -1, 0 (structure) or 1

Fields are written name=value, with spaces between: date (a day, or first..last), place, killed, injured, captured (5,
5-, -5 or 5-9), attr (who says so), mod (the modality where it is not asserted; * for any). Readings that count as well:
alt_type and alt_trigger (commas between), alt_source and alt_target (`a,b;c` is a and b together, or c; an empty one is
nobody). `reciprocal` puts all parties among the sources. An asserted event also says how its parties stand (attacks -1,
agreements 1), unless it is optional, `neutral`, or has other readings of its parties or of that sign.

All events of a passage are annotated: what else is found in it is a false alarm. A record is what gold annotations of
this field look like: id, date, text, actors, events and relations, ready to be written as one JSON object a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path

from tests.passages.fields import (
    COUNTS,
    Mistake,
    Record,
    actor_key,
    actor_keys,
    check_type,
    event_fields,
    in_text,
    iso_day,
)

#: What an asserted event says of how source and target stand; the types that are missing say nothing.
SIGNS = dict.fromkeys(("AGREE", "COOPERATE", "SUPPORT", "AID"), 1) | dict.fromkeys(
    ("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), -1
)
#: Where a record is open, the reader of records wants the name with no value.
_OPEN: Mapping[str, None] = dict.fromkeys(("date", "place", *COUNTS, "attributed_to"))
_MARKS = ("@", "!", "~", "=")


class NotationError(ValueError):
    """A mistake in a file of passages; the message names the file and the line."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}, line {line}: {problem}")


@dataclass(slots=True)
class Passage:
    """One passage as it is written: the lines of its text and, by line number, those of its gold."""

    head: str
    line: int
    text: list[str] = field(default_factory=list)
    gold: list[tuple[int, str]] = field(default_factory=list)


def read_passages(path: Path, types: Mapping[str, Iterable[str]]) -> list[Record]:
    """Give the records of a file in the notation; `types` holds the event types with their modes.

    Raises NotationError for a line that does not follow the notation and for gold that its text does not bear out.
    """
    records: list[Record] = []
    for passage in _split(path):
        line = passage.line
        try:
            record = _head(passage)
            if any(r["id"] == record["id"] for r in records):
                raise Mistake(f"the id {record['id']} stands twice")
            for number, text in passage.gold:
                line = number
                _add(record, text, types)
            _enact(record)
        except Mistake as mistake:
            raise NotationError(path, line, str(mistake)) from mistake
        records.append(record)
    return records


def to_jsonl(records: Iterable[Record]) -> str:
    """Give one JSON object a line."""
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)


def _split(path: Path) -> Iterator[Passage]:
    passage = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if line.startswith("== "):
            if passage:
                yield passage
            passage = Passage(line[3:], number)
        elif not line or line.startswith("#"):
            continue
        elif passage is None:
            raise NotationError(path, number, "a file begins with comments (#) or a passage (== id | date)")
        elif line.startswith(_MARKS):
            passage.gold.append((number, line))
        elif passage.gold:
            raise NotationError(path, number, "text stands before the gold of its passage, not behind it")
        else:
            passage.text.append(line)
    if passage:
        yield passage


def _head(passage: Passage) -> Record:
    name, _, day = (part.strip() for part in passage.head.partition("|"))
    if not name or not passage.text:
        raise Mistake("a passage has an id and a text")
    text = "\n\n".join(passage.text)
    return {
        "id": name,
        "date": iso_day(day) if day else None,
        "text": text,
        "actors": {},
        "events": [],
        "relations": [],
    }


def _add(record: Record, line: str, types: Mapping[str, Iterable[str]]) -> None:
    mark, rest = line[0], line[1:].strip()
    if mark == "@":
        _actor(record, rest)
    elif mark == "=":
        record["relations"].append(_relation(record, rest))
    else:
        record["events"].append(_event(record, rest, types) | ({"optional": True} if mark == "~" else {}))


def _actor(record: Record, rest: str) -> None:
    key, colon, words = rest.partition(":")
    mentions = [w.strip() for w in words.split(";") if w.strip()]
    if not colon or not mentions:
        raise Mistake("an actor is written @ key: words; words")
    if key in record["actors"]:
        raise Mistake(f"the actor {key} stands twice")
    for words in mentions:
        if not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", record["text"]):
            raise Mistake(f"'{words}' does not stand in the text")
    record["actors"][key] = mentions


def _relation(record: Record, rest: str) -> Record:
    parts = rest.split()
    if len(parts) != 4 or parts[2] not in ("-1", "0", "1"):
        raise Mistake("a relation is written = actor actor sign kind, with -1, 0 or 1 as sign")
    a, b = (actor_key(record, part) for part in parts[:2])
    return {"a": a, "b": b, "sign": int(parts[2]), "kind": parts[3]}


def _event(record: Record, rest: str, types: Mapping[str, Iterable[str]]) -> Record:
    parts = [part.strip() for part in rest.split("|")]
    if len(parts) != 4 or parts[2].count(">") != 1 or not parts[0]:
        raise Mistake("an event is written ! TYPE mode | trigger | sources > targets | fields")
    type_, mode = [*parts[0].split(), "-"][:2]
    check_type(type_, types)
    if mode != "-" and mode not in types[type_]:
        raise Mistake(f"{type_} has no mode '{mode}'")
    source, target = (actor_keys(record, side) for side in parts[2].split(">"))
    event = {"type": type_, "mode": mode.strip("-"), "trigger": in_text(record, parts[1]), "source": source}
    event |= {"target": target, **_OPEN, "modality": "asserted"} | dict(event_fields(record, parts[3], types))
    if event.get("reciprocal") and (target or len(source) < 2):
        raise Mistake("a reciprocal event has all its parties, two or more, as sources")
    return event


def _enact(record: Record) -> None:
    """Add how the parties of asserted events stand by these; what is written stays first, and nothing stands twice."""
    known = {(frozenset((r["a"], r["b"])), r["sign"]) for r in record["relations"]}
    for event in record["events"]:
        sign, source = _sign(event), event["source"]
        kind = "cooperates" if sign > 0 else "opposes"
        for a, b in combinations(source, 2) if event.get("reciprocal") else product(source, event["target"]):
            if sign and a != b and (frozenset((a, b)), sign) not in known:
                known.add((frozenset((a, b)), sign))
                record["relations"].append({"a": a, "b": b, "sign": sign, "kind": kind})


def _sign(event: Record) -> int:
    """The sign that an event gives its parties: 0 where the event is optional, not asserted or open to another reading."""
    signs = {SIGNS.get(t, 0) for t in (event["type"], *event.get("alt_types", ()))}
    doubtful = ("optional", "neutral", "alt_source", "alt_target")
    settled = event["modality"] == "asserted" and len(signs) == 1 and not any(event.get(k) for k in doubtful)
    return signs.pop() if settled else 0
