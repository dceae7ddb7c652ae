"""The fields of an annotated event (explained in notation.py) and what each of them stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

Record = dict[str, Any]

MODALITIES = ("asserted", "future", "hypothetical", "negated")
COUNTS = ("killed", "injured", "captured")
_FIELD = re.compile(r"(?:^|\s)([a-z_]+)=")


class Mistake(ValueError):
    """A mistake in a line, before it is known which."""


def check_type(type_: str, types: Mapping[str, Iterable[str]]) -> None:
    """Raise Mistake for a type that is not among these."""
    if type_ not in types:
        raise Mistake(f"'{type_}' is no event type; there are {', '.join(types)}")


def event_fields(record: Record, text: str, types: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Any]]:
    """Give name and value of each field as records have them; raises Mistake for one that cannot be."""
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
        return name, in_text(record, value)
    if name in COUNTS:
        return name, _bounds(value)
    if name == "attr":
        return "attributed_to", actor_key(record, value)
    if name == "mod":
        if value not in (*MODALITIES, "*"):
            raise Mistake(f"'{value}' is no modality; there are {', '.join(MODALITIES)}, and * for any")
        return "modality", None if value == "*" else value
    return _alternative(record, name, value, types)


def _alternative(record: Record, name: str, value: str, types: Mapping[str, Iterable[str]]) -> tuple[str, Any]:
    if name == "alt_type":
        for type_ in value.split(","):
            check_type(type_, types)
        return "alt_types", value.split(",")
    if name == "alt_trigger":
        return name, [in_text(record, v.strip()) for v in value.split(",")]
    if name in ("alt_source", "alt_target"):
        return name, [actor_keys(record, side) for side in value.split(";")]
    raise Mistake(f"'{name}' is no field of an event")


def in_text(record: Record, words: str) -> str:
    """Give the words; raises Mistake where the text does not hold them."""
    if not words or words not in record["text"]:
        raise Mistake(f"'{words}' does not stand in the text")
    return words


def actor_key(record: Record, key: str) -> str:
    """Give the key; raises Mistake where the passage lists no such actor."""
    if key not in record["actors"]:
        raise Mistake(f"'{key}' is no actor of this passage; actors stand before events and relations")
    return key


def actor_keys(record: Record, side: str) -> list[str]:
    """Give the keys of actors with commas between them; raises Mistake for one that the passage does not list."""
    return [actor_key(record, key.strip()) for key in side.split(",") if key.strip()]


def iso_day(text: str) -> str:
    """Give the day as it is written; raises Mistake for what is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Mistake(f"'{text}' is no date; a date is written 2021-09-30") from error


def _days(text: str) -> list[str]:
    first, dots, last = text.partition("..")
    span = [iso_day(first), iso_day(last if dots else first)]
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
