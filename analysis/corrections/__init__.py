"""An analyst's own decisions, in plain files, applied at every build."""

from __future__ import annotations

from analysis.corrections.apply import FOLDER, Corrections, CorrectionWarning
from analysis.corrections.write import correct

__all__ = ["FOLDER", "CorrectionWarning", "Corrections", "correct"]
