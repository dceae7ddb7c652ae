"""From date expressions to days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from analysis.events.when.find import DateExpression, Finder
from analysis.events.when.grammar import load_grammar
from analysis.events.when.meaning import Clock
from analysis.events.when.span import UNKNOWN, DateSpan


def resolve(
    expression: DateExpression,
    reference: date | None = None,
    anchor: DateSpan | None = None,
    context: Sequence[DateSpan] = (),
    tense: str = "",
) -> DateSpan:
    """Give the days of an expression, UNKNOWN where too little is known.

    `reference` is the day of writing, `anchor` the date told last before the expression, `context` other dated
    neighbours in the document, the nearest first; both matter where no day of writing is known, the anchor also for
    "two days later". `tense` "future" looks ahead: "will meet on Friday".
    """
    clock = Clock(reference, anchor or UNKNOWN, tuple(span for span in context if span), tense == "future")
    try:
        span = expression.meaning.span(clock)
    except (ValueError, OverflowError):
        return UNKNOWN  # beyond the calendar of year 1 to 9999
    if not span:
        return UNKNOWN
    span = span.based(_basis(expression, span, reference))
    return _related(span, expression.relation, reference)


def resolve_all(
    expressions: Sequence[DateExpression],
    reference: date | None = None,
    anchor: DateSpan | None = None,
    context: Sequence[DateSpan] = (),
    tense: str = "",
) -> list[DateSpan]:
    """Give the days of each expression of a text, in order: what one tells is the anchor of the next.

    `anchor` is the date told last before the text. Dates that only compare, and open ones, anchor nothing.
    """
    spans: list[DateSpan] = []
    for expression in expressions:
        span = resolve(expression, reference, anchor, context, tense)
        spans.append(span)
        if span.start and span.end and not expression.comparison:
            anchor = span
    return spans


def _basis(expression: DateExpression, span: DateSpan, reference: date | None) -> str:
    if span.basis == "context" or expression.basis == "explicit":
        return span.basis if span.basis == "context" else "explicit"
    return "relative"


def _related(span: DateSpan, relation: str, reference: date | None) -> DateSpan:
    """Give the days in which an event lies that began at, lasted until, came after or before a date."""
    start, end, day = span.start, span.end, timedelta(1)
    if relation == "since" and start:
        return DateSpan(start, reference if reference and reference >= start else None, "range", span.basis)
    if relation == "after" and end:
        return DateSpan(end + day, reference if reference and reference > end else None, "range", span.basis)
    if relation == "until" and end:
        return DateSpan(None, end, "range", span.basis)
    if relation == "before" and start:
        return DateSpan(None, start - day, "range", span.basis)
    return span


def resolve_date(text: str, reference: date | str | None = None) -> DateSpan:
    """Give the (start, end, precision) of one date expression, both days included; empty where it says no date.

    `reference` is the day of writing, a date or its ISO form (2021-09-12). Raises ValueError for another string.

    >>> resolve_date("mid-August", "2021-09-15")
    DateSpan(2021-08-11 to 2021-08-20, precision='range', basis='explicit')
    """
    grammar = load_grammar()
    finder = Finder(text, grammar, lenient=True)
    found = finder.dates()
    if not found:
        return UNKNOWN
    start, end, meaning = max(found, key=lambda d: (finder.row[d[1] - 1].end - finder.row[d[0]].start, -d[0]))
    ahead = any(finder.slots.phrase("future", i) for i in range(start))
    return resolve(finder.expression(start, end, meaning), _day(reference), tense="future" if ahead else "")


def _day(reference: date | str | None) -> date | None:
    if reference is None or reference == "":
        return None
    if isinstance(reference, datetime):
        return reference.date()
    if isinstance(reference, date):
        return reference
    try:
        return date.fromisoformat(reference[:10])
    except ValueError:
        raise ValueError(f"'{reference}' is no date; give a date or its ISO form, such as 2021-09-12") from None
