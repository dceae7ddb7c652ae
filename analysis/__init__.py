"""Fault Lines: conflict news in, tidy tables of actors, events and relations out, offline, every row with its sentence."""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

# A notebook needs these names; each is loaded when first used, so that `import analysis` costs next to nothing.
_HOMES = {
    "build": "analysis.pipeline",
    "load": "analysis.tables",
    "Tables": "analysis.tables",
    "correct": "analysis.corrections",
    "evidence": "analysis.trace",
    "resolve_date": "analysis.events.when",
    "show": "analysis.browse",
    "networks": "analysis",
    "charts": "analysis",
    "findings": "analysis",
}

__all__ = [
    "Tables",
    "__version__",
    "build",
    "charts",
    "evidence",
    "findings",
    "load",
    "networks",
    "resolve_date",
    "show",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'analysis' has no attribute '{name}'; it has {', '.join(sorted(_HOMES))}")
    if home == "analysis":
        return importlib.import_module(f"analysis.{name}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value
