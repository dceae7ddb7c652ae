"""From reports taken for one deed to a row of the incidents table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from analysis.events.incidents.report import TOLLS, Incident, Report

_PRECISION = {"day": 0, "range": 1, "week": 2, "month": 3, "season": 4, "year": 5, "": 6}


def incident_id(incident: Incident) -> str:
    """Give the id of an incident, made of its first report's: it stays while that report does."""
    return "i-" + sha256(incident.first.event_id.encode()).hexdigest()[:12]


def row_of(incident: Incident) -> dict[str, Any]:
    """Give the row: the exactest date, the place that is known best, all parties, and the tolls as `_toll` puts them."""
    reports = incident.reports
    best = min(reports, key=lambda r: (_PRECISION[r.row.date_precision], r.row.doc_id, r.row.start)).row
    placed = next(
        (r.row for r in reports if r.row.latitude is not None),
        next((r.row for r in reports if r.row.place), reports[0].row),
    )
    claimed = [r.row.attributed_to for r in reports]
    row: dict[str, Any] = {
        "incident_id": incident_id(incident),
        "type": incident.first.type,
        "mode": next((r.row.mode for r in reports if r.row.mode), ""),
        "date_start": best.date_start,
        "date_end": best.date_end,
        "date_precision": best.date_precision,
        "place": placed.place,
        "latitude": placed.latitude,
        "longitude": placed.longitude,
        "country": placed.country,
        "admin1": placed.admin1,
        "sources": _ids(r.sources for r in reports),
        "targets": _ids(r.targets for r in reports),
        "n_events": len(reports),
        "n_documents": len({r.row.doc_id for r in reports}),
        "modality": "asserted",
        "attributed_to": "; ".join(dict.fromkeys(c for c in claimed if c)) if all(claimed) else "",
        "summary_sentence_id": max(reports, key=lambda r: (_told(r), -r.row.start)).row.sentence_id,
        "event_ids": "; ".join(r.row.event_id for r in reports),
        "merge_reasons": " | ".join(incident.reasons),
    }
    for what in TOLLS:
        row[f"{what}_low"], row[f"{what}_high"] = _toll(reports, what)
    return row


def _told(report: Report) -> int:
    """How much a report tells: parties, date, place, toll."""
    row = report.row
    tolls = sum(getattr(row, f"{what}_low") is not None for what in TOLLS)
    return bool(report.sources) + bool(report.targets) + (row.date_start is not None) + bool(row.place) + tolls


def _ids(sides: Iterable[Sequence[str]]) -> str:
    return "; ".join(dict.fromkeys(x for side in sides for x in side))


def _toll(reports: Sequence[Report], what: str) -> tuple[Any, Any]:
    """The highest toll that one voice gives, for tolls rise; where voices differ, the range from the lowest to the highest."""
    voices: dict[str, tuple[Any, Any]] = {}
    for voice, low, high in _by_sentence(reports, what):
        known = voices.get(voice)
        if known is None or (low is not None and (known[0] is None or low > known[0])):
            voices[voice] = (low, high)
    if not voices:
        return None, None
    lows, highs = zip(*voices.values(), strict=True)
    low = min((x for x in lows if x is not None), default=None)
    return low, (None if any(x is None for x in highs) else max(highs))


def _by_sentence(reports: Sequence[Report], what: str) -> Iterator[tuple[str, int | None, int | None]]:
    """Give the voice and the toll of each sentence: its parts ("arrested a leader and held two others") add up."""
    told: dict[tuple[str, str], list[tuple[int | None, int | None]]] = {}
    for report in reports:
        low, high = getattr(report.row, f"{what}_low"), getattr(report.row, f"{what}_high")
        if low is not None or high is not None:
            told.setdefault((report.row.attributed_to, report.row.sentence_id), []).append((low, high))
    for (voice, _), parts in told.items():
        lows, highs = zip(*parts, strict=True)
        low = None if all(x is None for x in lows) else sum(x or 0 for x in lows)
        yield voice, low, None if any(x is None for x in highs) else sum(highs)
