"""What speaks for and against two reports telling of one deed: parties, modes, dates, places, tolls."""

from __future__ import annotations

from analysis.events.incidents.kin import Kin
from analysis.events.incidents.report import TOLLS, Report, Told


def compatible(a: Report, b: Report, kin: Kin, whoever: bool = False) -> bool:
    """True where nothing speaks against one deed: parties, modes, dates and places agree or are unknown.

    With `whoever` the parties may differ, but who did the deed in `a` must not suffer it in `b`: persons known from before
    are not killed or taken twice, though "the suspects" may have been resolved to others, and a part of them may be told.
    """
    captures = a.row.captured_low is not None and b.row.captured_low is not None
    if a.row.mode and b.row.mode and a.row.mode != b.row.mode and not captures:
        return False
    if whoever and set(a.sources) & set(b.targets) and not _same_noun(a.row, b.row):
        return False
    if not whoever and not (kin.agree(a.sources, b.sources) and kin.agree(a.targets, b.targets)):
        return False
    return _dates_agree(a.row, b.row) and _places_agree(a.row, b.row) and (whoever or _tolls_agree(a.row, b.row))


def _same_noun(a: Told, b: Told) -> bool:
    """True where the tolls count persons of one noun: "two individuals", "the two individuals"."""
    nouns = [row.casualties_text.split()[-1:] for row in (a, b)]
    return nouns[0] == nouns[1] != []


def shared_date(a: Told, b: Told) -> bool:
    return _dated(a) and _dated(b) and _overlap(a, b)


def shared_parties(a: Report, b: Report, kin: Kin) -> bool:
    """True where a named side is shared, and no named side stands alone against another."""
    return (kin.named(a.sources) and kin.named(b.sources)) or (kin.named(a.targets) and kin.named(b.targets))


def _dates_agree(a: Told, b: Told) -> bool:
    """True where the days overlap, an open end reaching on; two dates of which one is unknown must not differ in words."""
    if not (_dated(a) and _dated(b)):
        return not (a.date_text and b.date_text and a.date_text.lower() != b.date_text.lower())
    return _overlap(a, b)


def _dated(row: Told) -> bool:
    return row.date_start is not None or row.date_end is not None


def _overlap(a: Told, b: Told) -> bool:
    for first, last in ((a, b), (b, a)):
        if first.date_start is not None and last.date_end is not None and first.date_start > last.date_end:
            return False
    return True


def _places_agree(a: Told, b: Told) -> bool:
    if a.country and b.country and a.country != b.country:
        return False
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return False
    if not a.place or not b.place or a.place == b.place:
        return True
    return (a.admin1 or a.country) != "" and (a.place in (b.admin1, b.country) or _wider(a, b) or _wider(b, a))


def _wider(a: Told, b: Told) -> bool:
    """True where place a is only a country or province that holds place b."""
    return a.latitude is None or (
        not a.admin1 and a.country == b.country and a.place_text != b.place_text and b.admin1 != ""
    )


def _tolls_agree(a: Told, b: Told) -> bool:
    """Two tolls of one kind that cannot be the same and differ by more than double speak against one deed."""
    for what in TOLLS:
        (low, high), (least, most) = _bounds(a, what), _bounds(b, what)
        if low is None or least is None or ((high is None or least <= high) and (most is None or low <= most)):
            continue
        if max(low, least) > 2 * min(low, least) + 2:
            return False
    return True


def _bounds(row: Told, what: str) -> tuple[int | None, int | None]:
    return getattr(row, f"{what}_low"), getattr(row, f"{what}_high")
