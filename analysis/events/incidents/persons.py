"""Which persons the tolls of two reports of one document count: the same, a part of them, or others."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.events.incidents.report import TOLLS, Report
from analysis.events.tolls import toll_words


def kinds(report: Report) -> set[str]:
    """Give the kinds of toll that a report counts."""
    return {what for what in TOLLS if getattr(report.row, f"{what}_low") is not None}


def same_toll(a: Report, b: Report) -> bool:
    """True for the same number of several persons: "detained several men", "the force also detained several men"."""
    both = kinds(a) & kinds(b)
    bounds = [tuple((getattr(r.row, f"{k}_low"), getattr(r.row, f"{k}_high")) for k in sorted(both)) for r in (a, b)]
    return bool(both) and bounds[0] == bounds[1] and all((low or 0) > 1 for low, _ in bounds[0])


def part_told_before(earlier: Iterable[Report], report: Report) -> bool:
    """True for further persons whom the summary that opens a story has counted among others already.

    "Captured a leader and several of his associates. … Several individuals were also detained": the lead names more than
    one group, or others, and no fewer than come now.
    """
    return any(_several_groups(a) and _holds(a, report) for a in earlier)


def others(earlier: Iterable[Report], report: Report) -> bool:
    """True for several who cannot be the one told of before: "captured a leader. … The force detained two suspects".

    Not where the words name somebody known too ("detained the leader and two aides"), nor where the one is nobody in
    particular ("killed a man", "killed two men").
    """
    counted = [a for a in earlier if kinds(a) & kinds(report)]
    if not counted or not all(_one(a, what) for a in counted for what in kinds(a) & kinds(report)):
        return False
    several = all((getattr(report.row, f"{what}_low") or 0) > 1 for what in kinds(report))
    words = report.row.casualties_text.lower().replace(";", "").split()
    known = any(word in toll_words().known for word in words)
    nouns = {part.split()[-1] for a in counted for part in a.row.casualties_text.lower().split("; ") if part.split()}
    generic = not nouns or bool(nouns & toll_words().anyone)
    return several and not known and not generic


def _one(report: Report, what: str) -> bool:
    return getattr(report.row, f"{what}_low") == getattr(report.row, f"{what}_high") == 1


def _several_groups(report: Report) -> bool:
    """True where the words count more than one group, or say that theirs come on top of others."""
    words = report.row.casualties_text.lower()
    return ";" in words or bool(set(words.split()) & toll_words().further)


def _holds(a: Report, b: Report) -> bool:
    """True where each kind of toll of `b` is one of `a`, and no higher."""
    lows = [(getattr(a.row, f"{k}_low"), getattr(b.row, f"{k}_low")) for k in kinds(b)]
    return all(held is not None and (least or 0) <= held for held, least in lows)
