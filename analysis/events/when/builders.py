"""The ways to build a meaning, by the names that the patterns give them, and the arguments each takes from the file."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.events.when import build_calendar as calendar
from analysis.events.when import build_combined as combined
from analysis.events.when import build_relative as relative
from analysis.events.when.bound import Builder

BUILDERS: Mapping[str, Builder] = {
    "calendar": Builder(calendar.calendar),
    "days": Builder(calendar.days),
    "months": Builder(calendar.months),
    "years": Builder(calendar.years),
    "era": Builder(calendar.era),
    "named": Builder(calendar.named),
    "part": Builder(combined.part, frozenset({"part"})),
    "parts": Builder(combined.parts),
    "part_of_unit": Builder(combined.part_of_unit, frozenset({"part"})),
    "same_day": Builder(combined.same_day),
    "window": Builder(relative.window, frozenset({"unit", "n"})),
    "window_ahead": Builder(relative.window_ahead),
    "recent": Builder(relative.recent),
    "night_after": Builder(combined.night_after),
    "night_before": Builder(combined.night_before),
    "weekday": Builder(relative.weekday, frozenset({"by", "from"})),
    "weeks_from": Builder(relative.weeks_from),
    "weekend": Builder(relative.weekend),
    "season": Builder(calendar.season),
    "turn": Builder(calendar.turn),
    "feast": Builder(calendar.feast),
    "open_feast": Builder(calendar.open_feast),
    "shift": Builder(relative.shift, frozenset({"unit", "n", "by", "from"})),
    "exact_shift": Builder(relative.exact_shift, frozenset({"by"})),
    "weekday_ago": Builder(relative.weekday_ago),
    "shift_from": Builder(relative.shift_from, frozenset({"unit", "by"})),
    "which": Builder(relative.which, frozenset({"unit", "by"})),
    "elapsed": Builder(combined.elapsed),
    "nth": Builder(combined.nth),
    "nth_of_unit": Builder(combined.nth_of_unit),
    "stretch": Builder(combined.stretch),
    "week_of": Builder(combined.week_of),
    "same": Builder(combined.same),
    "within": Builder(combined.within),
    "between": Builder(combined.between),
    "neighbours": Builder(combined.neighbours),
}
