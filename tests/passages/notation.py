"""The notation of annotated passages (explained in notation.md) and the records that it stands for.

A record is what gold annotations of this field look like: id, date, text, actors (key: the words that mention it),
events and relations, ready to be written as one JSON object a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, product
from pathlib import Path
from typing import Any

Record = dict[str, Any]

MODALITIES = ("asserted", "future", "hypothetical", "negated")
COUNTS = ("killed", "injured", "captured")
#: What an asserted event says of how source and target stand; the types that are missing say nothing.
SIGNS = dict.fromkeys(("AGREE", "COOPERATE", "SUPPORT", "AID"), 1) | dict.fromkeys(
    ("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), -1
)
#: Where a record is open, the reader of records wants the name with no value.
_OPEN: Mapping[str, None] = dict.fromkeys(("date", "place", *COUNTS, "attributed_to"))
_FIELD = re.compile(r"(?:^|\s)([a-z_]+)=")
_MARKS = ("@", "!", "~", "=")


class NotationError(ValueError):
    """A mistake in a file of passages; the message names the file and the line."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}, line {line}: {problem}")


class Mistake(ValueError):
    """A mistake in a line, before it is known which."""


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
            for line, text in passage.gold:
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
    return {"id": name, "date": _day(day) if day else None, "text": text, "actors": {}, "events": [], "relations": []}


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
    a, b = (_key(record, part) for part in parts[:2])
    return {"a": a, "b": b, "sign": int(parts[2]), "kind": parts[3]}


def _event(record: Record, rest: str, types: Mapping[str, Iterable[str]]) -> Record:
    parts = [part.strip() for part in rest.split("|")]
    if len(parts) != 4 or parts[2].count(">") != 1 or not parts[0]:
        raise Mistake("an event is written ! TYPE mode | trigger | sources > targets | fields")
    type_, mode = [*parts[0].split(), "-"][:2]
    _check_type(type_, types)
    if mode != "-" and mode not in types[type_]:
        raise Mistake(f"{type_} has no mode '{mode}'")
    source, target = (_keys(record, side) for side in parts[2].split(">"))
    event = {"type": type_, "mode": mode.strip("-"), "trigger": _words(record, parts[1]), "source": source}
    event |= {"target": target, **_OPEN, "modality": "asserted"} | dict(_fields(record, parts[3], types))
    if event.get("reciprocal") and (target or len(source) < 2):
        raise Mistake("a reciprocal event has all its parties, two or more, as sources")
    return event


def _check_type(type_: str, types: Mapping[str, Iterable[str]]) -> None:
    if type_ not in types:
        raise Mistake(f"'{type_}' is no event type; there are {', '.join(types)}")


def _fields(record: Record, text: str, types: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Any]]:
    first, *pairs = _FIELD.split(re.sub(r"(^|\s)(reciprocal|neutral)(?=\s|$)", r"\1\2=yes", text))
    if first.strip():
        raise Mistake(f"'{first.strip()}' is no field; fields are written name=value")
    for name, value in zip(pairs[::2], map(str.strip, pairs[1::2]), strict=True):
        yield _one_field(record, name, value, types)


def _one_field(record: Record, name: str, value: str, types: Mapping[str, Iterable[str]]) -> tuple[str, Any]:
    if name in ("reciprocal", "neutral"):
        return name, True
    if name == "date":
        return name, _days(value)
    if name == "place":
        return name, _words(record, value)
    if name in COUNTS:
        return name, _bounds(value)
    if name == "attr":
        return "attributed_to", _key(record, value)
    if name == "mod":
        if value not in (*MODALITIES, "*"):
            raise Mistake(f"'{value}' is no modality; there are {', '.join(MODALITIES)}, and * for any")
        return "modality", None if value == "*" else value
    return _alternative(record, name, value, types)


def _alternative(record: Record, name: str, value: str, types: Mapping[str, Iterable[str]]) -> tuple[str, Any]:
    if name == "alt_type":
        for type_ in value.split(","):
            _check_type(type_, types)
        return "alt_types", value.split(",")
    if name == "alt_trigger":
        return name, [_words(record, v.strip()) for v in value.split(",")]
    if name in ("alt_source", "alt_target"):
        return name, [_keys(record, side) for side in value.split(";")]
    raise Mistake(f"'{name}' is no field of an event")


def _words(record: Record, words: str) -> str:
    if not words or words not in record["text"]:
        raise Mistake(f"'{words}' does not stand in the text")
    return words


def _key(record: Record, key: str) -> str:
    if key not in record["actors"]:
        raise Mistake(f"'{key}' is no actor of this passage; actors stand before events and relations")
    return key


def _keys(record: Record, keys: str) -> list[str]:
    return [_key(record, key.strip()) for key in keys.split(",") if key.strip()]


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Mistake(f"'{text}' is no date; a date is written 2021-09-30") from error


def _days(text: str) -> list[str]:
    first, dots, last = text.partition("..")
    span = [_day(first), _day(last if dots else first)]
    if span[0] > span[1]:
        raise Mistake(f"{text} ends before it begins")
    return span


def _bounds(text: str) -> list[int | None]:
    found = re.fullmatch(r"(\d*)(-?)(\d*)", text)
    if not found or text in ("", "-"):
        raise Mistake(f"'{text}' is no number; it is written 5, 5-, -5 or 5-9")
    low, dash, high = found.groups()
    bounds = [int(low) if low else None, int(high) if high else None]
    return bounds if dash else [bounds[0], bounds[0]]


def _enact(record: Record) -> None:
    """Add how the parties of asserted events stand by these; what is written stays first, and nothing stands twice."""
    known = {(frozenset((r["a"], r["b"])), r["sign"]) for r in record["relations"]}
    for event in record["events"]:
        sign = _sign(event)
        parties = combinations(event["source"], 2) if event.get("reciprocal") else product(event["source"], event["target"])
        for a, b in parties:
            if sign and a != b and (frozenset((a, b)), sign) not in known:
                known.add((frozenset((a, b)), sign))
                record["relations"].append({"a": a, "b": b, "sign": sign, "kind": "cooperates" if sign > 0 else "opposes"})


def _sign(event: Record) -> int:
    """The sign that an event gives its parties: 0 where the event is optional, not asserted or open to another reading."""
    signs = {SIGNS.get(t, 0) for t in (event["type"], *event.get("alt_types", ()))}
    doubtful = ("optional", "neutral", "alt_source", "alt_target")
    settled = event["modality"] == "asserted" and len(signs) == 1 and not any(event.get(k) for k in doubtful)
    return signs.pop() if settled else 0
