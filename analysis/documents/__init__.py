"""Files to documents and passages."""

from __future__ import annotations

from analysis.documents.document import Document, InputError
from analysis.documents.read import read

__all__ = ["Document", "InputError", "read"]
