"""The findings that notebooks state in prose, made from the tables, so that they stay true on other documents."""

from __future__ import annotations

from analysis.findings import actors, alignments, balance, case_file, comentions, incidents
from analysis.findings.ledger import ledger
from analysis.findings.names import find, named

__all__ = ["actors", "alignments", "balance", "case_file", "comentions", "find", "incidents", "ledger", "named"]
