"""Sentences that are made from tables: numbers in words, lists, shares. Nothing here knows what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Text(str):
    """A paragraph that a notebook shows as prose; what documents say in it is shown as text, never run as HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return f"<p>{escape(self)}</p>"

    def __repr__(self) -> str:
        return str(self)


class Ranked(str):
    """A cell that reads as text and sorts by a number: a toll such as `at least 3`; `order` is empty for the last."""

    __slots__ = ("order",)
    order: float | None

    def __new__(cls, text: str, order: float | None) -> Ranked:
        cell = super().__new__(cls, text)
        cell.order = order
        return cell


def paragraph(*sentences: str) -> Text:
    """Give sentences as one paragraph; empty ones are left out, each begins with a capital and ends with a stop."""
    return Text(" ".join(_sentence(s) for s in sentences if s))


def _sentence(text: str) -> str:
    text = opening(text)
    return text if text.endswith((".", "?", "!", ":")) else text + "."


def opening(text: str) -> str:
    """Give a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def day(date: pd.Timestamp) -> str:
    """Give a day as a reader writes it: `4 June 2021`."""
    return f"{date.day} {date:%B %Y}"


def days(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Give an interval of days without repeating what they share: `4 June 2021`, `4–9 June 2021`, `June 2021`, `2021`.

    One that is open reads `since 4 June 2021` or `until 4 June 2021`, and is empty where both ends are missing.
    """
    if pd.isna(first) or pd.isna(last):
        known = [f"until {day(last)}"] if pd.notna(last) else [f"since {day(first)}"] if pd.notna(first) else []
        return "".join(known)
    if first == last:
        return day(first)
    whole_months = first.day == 1 and (last + pd.Timedelta(days=1)).day == 1
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B} {first.year}"
    if whole_months and first.year == last.year and (first.month, last.month) == (1, 12):
        return str(first.year)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    return f"{first.day}–{day(last)}" if first.month == last.month else f"{first.day} {first:%B} – {day(last)}"


def number(n: int) -> str:
    """Give a count in words up to twelve, in figures above."""
    return _SMALL[n] if 0 <= n < len(_SMALL) else f"{n:,}"


def counted(n: int, noun: str, plural: str = "") -> str:
    """Give a count with its noun: `no incidents`, `one incident`, `1,204 incidents`."""
    return f"{number(n)} {noun if n == 1 else plural or noun + 's'}"


def of_them(n: int, whole: str = "of them") -> str:
    """Give a part of what was counted before, with its verb: `none of them is`, `one of them is`, `two of them are`."""
    return f"{'none' if n == 0 else number(n)} {whole} {'is' if n < 2 else 'are'}"


def be(n: int) -> str:
    """Give the verb that goes with a count."""
    return "is" if n == 1 else "are"


def listed(items: Iterable[str], most: int = 5) -> str:
    """Give items as a list in prose, those beyond `most` as a count."""
    names = list(items)
    if len(names) > most:
        names = [*names[: most - 1], counted(len(names) - most + 1, "other")]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def share(part: int, whole: int) -> str:
    """Give a part as `12 of 40 (30 per cent)`; without the share where the whole is too small to speak of one."""
    figures = f"{part:,} of {whole:,}"
    return f"{figures} ({100 * part / whole:.0f} per cent)" if whole >= 20 else figures


def part_of(part: int, noun: str, whole: int) -> str:
    """Give a part with its noun: `12 of 40 (30 per cent) incidents`, `all 40 incidents`, `the only incident`, `none of …`."""
    if part == whole:
        return f"all {number(whole)} {noun}s" if whole > 1 else f"the only {noun}"
    return f"{share(part, whole)} {noun}s" if part else f"none of the {number(whole)} {noun}s"


def ranked(names: Sequence[str], counts: Sequence[int], most: int = 3) -> str:
    """Give the first names with their counts: `a (12), b (9) and c (9)`."""
    return listed([f"{name} ({count:,})" for name, count in zip(names[:most], counts[:most], strict=True)], most)
