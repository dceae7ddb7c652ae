"""Figures for reports: each takes tables and gives a figure that knows its title, caption and data.

Loaded when first used, one theme at a time, so that a notebook that draws one figure does not pay for all.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOMES = {
    "export": "export",
    "most_mentioned": "actors",
    "roles": "roles",
    "incidents_by_type": "incidents",
    "incidents_by_actor": "incidents",
    "incidents_by_place": "incidents",
    "incident_map": "maps",
    "timeline": "timeline",
    "casualties": "casualties",
    "who_to_whom": "matrix",
    "comention_heatmap": "heatmap",
    "comention_network": "comentions",
    "alignment_network": "alignments",
    "bloc_stability": "stability",
    "balance_over_time": "balance",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'analysis.charts' has no figure '{name}'; it has {', '.join(_HOMES)}")
    value = getattr(importlib.import_module(f"analysis.charts.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
