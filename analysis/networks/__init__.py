"""Networks: co-mentions, alignments, balance and blocs, over time and under resampling, and as files for other programs.

The solvers are loaded when first used, so that a build does not pay for them.
"""

from __future__ import annotations

import importlib
from typing import Any

from analysis.networks.alignments import alignments, alignments_of, ties
from analysis.networks.comentions import comentions
from analysis.networks.deeds import acts
from analysis.networks.evidence import evidence

# No name here may be that of a module: once loaded, the module would stand for it
_HOMES = {
    "behind": "frustration",
    "balance": "frustration",
    "blocs": "frustration",
    "triads": "triangles",
    "triad_census": "triangles",
    "stability": "resampling",
    "alignments_over_time": "periods",
    "balance_over_time": "periods",
    "fitting_period": "periods",
    "alignment_graph": "graphs",
    "comention_graph": "graphs",
    "deed_graph": "graphs",
    "export": "files",
}

__all__ = ["acts", "alignments", "alignments_of", "comentions", "evidence", "ties", *_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'analysis.networks' has no '{name}'; it has {', '.join(__all__)}")
    value = getattr(importlib.import_module(f"analysis.networks.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
