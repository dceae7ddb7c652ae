"""When: finding date expressions, resolving them to days, durations, and which date belongs to a trigger."""

from __future__ import annotations

from analysis.events.when.closest import closest, told_by
from analysis.events.when.durations import Duration, apply_duration, durations
from analysis.events.when.find import DateExpression, find_dates
from analysis.events.when.resolve import resolve, resolve_all, resolve_date
from analysis.events.when.span import UNKNOWN, DateSpan

__all__ = [
    "UNKNOWN",
    "DateExpression",
    "DateSpan",
    "Duration",
    "apply_duration",
    "closest",
    "durations",
    "find_dates",
    "resolve",
    "resolve_all",
    "resolve_date",
    "told_by",
]
