"""A document as read: its text, its passages, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


class InputError(ValueError):
    """A path that holds nothing to read; the message names it and says what to do."""


@dataclass(slots=True)
class Document:
    """One document. `text` is what all offsets refer to; `passages` are (start, end) in it; skipped ones have no text."""

    doc_id: str
    path: str
    title: str = ""
    source: str = ""
    published: date | None = None
    published_basis: str = ""
    language: str = ""
    text: str = ""
    sha256: str = ""
    status: str = "read"
    problem: str = ""
    passages: list[tuple[int, int]] = field(default_factory=list)

    def note(self, problem: str) -> None:
        """Add a remark to what was repaired."""
        self.problem = f"{self.problem}; {problem}" if self.problem else problem
