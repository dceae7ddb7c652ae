"""The values that a correction may give: types, days, tolls, parties."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from analysis.knowledge.ontology import Ontology
from analysis.tables.schemas import MODALITIES

TOLLS = ("killed", "injured", "captured")
SIDES = ("source", "target")
CHANGES = ("wrong", "type", "mode", "modality", "date", "place", *TOLLS, *SIDES, "attributed_to")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z")
_TOLL = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+)|(\+))?\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """Days that a date may mean, both inclusive, and how exact it is."""

    start: date | None = None
    end: date | None = None
    precision: str = ""


def quoted(text: str) -> str:
    """Give words as quotes are compared: without regard to white space and capitals."""
    return " ".join(text.split()).casefold()


def day(text: str) -> date | None:
    """Give a day written as 2021-09-17, None for anything else."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def span(text: str) -> Span | None:
    """Give the days of `2021-09-17`, `2021-09`, `2021` or `2021-09-12/2021-09-19`; unknown for ``, None for other text."""
    if not text:
        return Span()
    first, _, last = text.partition("/")
    one, other = _days(first), _days(last) if last else None
    if one is None or (last and other is None):
        return None
    if other is None:
        return one
    return Span(one.start, other.end, "range") if one.start and other.end and one.start <= other.end else None


def _days(text: str) -> Span | None:
    found = _DATE.match(text.strip())
    if not found:
        return None
    year, month, number = (int(part) if part else 0 for part in found.groups())
    try:
        if number:
            return Span(date(year, month, number), date(year, month, number), "day")
        if month:
            return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")
        return Span(date(year, 1, 1), date(year, 12, 31), "year")
    except (ValueError, IndexError):
        return None


def toll(text: str) -> tuple[int | None, int | None] | None:
    """Give the ends of `5`, `3-5` or `3+` (at least three); (None, None) for ``, None for other text."""
    if not text:
        return None, None
    found = _TOLL.match(text.strip())
    if not found:
        return None
    low = int(found.group(1))
    high = None if found.group(3) else int(found.group(2) or low)
    return None if high is not None and high < low else (low, high)


@dataclass(frozen=True, slots=True)
class Values:
    """Tells whether the value of a change to an event can be meant."""

    ontology: Ontology

    def problem(self, change: str, value: str) -> str:
        """Say what is wrong with a change and its value; empty where nothing is."""
        if change not in CHANGES:
            return f"'{change}' is no change to an event: {', '.join(CHANGES)}"
        if change == "wrong" and value:
            return "a wrong event has no value; leave the cell empty"
        if change == "type" and value not in self.ontology.types:
            return f"'{value}' is no type: {', '.join(self.ontology.types)}"
        if change == "mode" and value and not any(value in t.modes for t in self.ontology.types.values()):
            return f"'{value}' is no mode of any type"
        if change == "modality" and value not in MODALITIES:
            return f"'{value}' is no modality: {', '.join(MODALITIES)}"
        if change == "date" and span(value) is None:
            return f"'{value}' is no date: 2021-09-17, 2021-09, 2021 or 2021-09-12/2021-09-19; empty where unknown"
        if change in TOLLS and toll(value) is None:
            return f"'{value}' is no toll: 5, 3-5 or 3+ (at least three); empty where unknown"
        return ""
