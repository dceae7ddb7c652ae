"""Networks: co-mentions, alignments, balance and blocs."""

from __future__ import annotations

from analysis.networks.alignments import alignments
from analysis.networks.comentions import comentions

__all__ = ["alignments", "comentions"]
