"""The report: tables from documents, every notebook run, every figure exported, and pages that open anywhere."""

from __future__ import annotations

from analysis.report.steps import Made, make

__all__ = ["Made", "make"]
