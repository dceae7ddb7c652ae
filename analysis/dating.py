"""The day of a document that no metadata dates: its dateline or the date of its release, at its head."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from analysis.events.when import DateExpression, find_dates, resolve
from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets

_HEAD = 700  # characters in which a dateline stands
_NEAR = 90  # characters between a word of release and its date
_CAPITALS = re.compile(r"[A-Z]{3}[A-Z .'-]*(?:,[^()\n]{0,40})?[ ]?$")
_PLACE = re.compile(r"(?:^|[ ]{2})[A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z][A-Za-z .]+$")  # "Kabul, Afghanistan (Dec. 9) -"
_DASHES = ("–", "-", "—")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBERED = re.compile(r"(?<!\d)((?:19|20)\d\d)-(?:0[1-9]|1[0-2])\b")  # "2010-11-S-300": year and month of a release


@lru_cache(maxsize=1)
def _release_words() -> frozenset[str]:
    return word_sets(FOLDER / "datelines.yaml")["release"]


def published_in(text: str) -> date | None:
    """Give the day that the head of a text says it was published, or None.

    Taken are a date behind a place in capitals ("KABUL, Afghanistan (Jan. 25, 2013)") and, failing that, one near a
    word of release ("For Immediate Release … October 5, 2011"). A year that the dateline leaves out is taken from the
    head of the text where it names a single one.
    """
    head = text[:_HEAD]
    dates = [e for e in find_dates(head) if e.basis == "explicit"]
    for fits in (_after_place, _headline, _near_release):
        for expression in dates:
            if fits(head, expression):
                day = _day(head, expression)
                if day:
                    return day
    return None


def _day(head: str, expression: DateExpression) -> date | None:
    span = resolve(expression)
    if not span:
        years = {int(y) for y in _NUMBERED.findall(head) or _YEAR.findall(head)}
        span = resolve(expression, date(min(years), 12, 31)) if len(years) == 1 else span
    return span.start if span.precision == "day" else None


def _after_place(head: str, expression: DateExpression) -> bool:
    return in_dateline(head, expression.start, expression.end)


def in_dateline(text: str, start: int, end: int) -> bool:
    """True for a date in brackets or behind a comma right after a place in capitals: "KABUL, Afghanistan (Jan. 25) –"."""
    before = text[:start].rstrip()
    opened = before.endswith("(")
    place = before.rstrip("(,").rstrip()
    line = place[place.rfind("\n") + 1 :]
    behind = text[end : end + 4].strip()
    if opened and _PLACE.search(line[-70:]) and behind[:1] == ")" and behind[1:].strip()[:1] in _DASHES:
        return True
    return bool(_CAPITALS.search(line[-70:])) and (behind[:1] == ")" if opened else behind[:1] in (*_DASHES, ")", ":"))


def _headline(head: str, expression: DateExpression) -> bool:
    """True for a headline that begins with its date: "June 20: operations in the south"."""
    return not head[: expression.start].strip() and head[expression.end : expression.end + 1] == ":"


def _near_release(head: str, expression: DateExpression) -> bool:
    around = head[max(0, expression.start - _NEAR) : expression.end + 30].lower()
    return any(word in _release_words() for word in re.findall(r"[a-zé]+", around))
