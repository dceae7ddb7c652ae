"""From any row of any table back to the sentences it came from."""

from __future__ import annotations

from analysis.trace.evidence import Evidence, evidence, per_row
from analysis.trace.quote import STYLE, Mark, Quote

__all__ = ["STYLE", "Evidence", "Mark", "Quote", "evidence", "per_row"]
