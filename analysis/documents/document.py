"""A document as read: its text, its passages, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from analysis.documents.uniform import visible

#: Characters of a document that are read; what stands behind them is left out, and said so.
LONGEST = 1_000_000


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
    corrected_by: str = ""
    passages: list[tuple[int, int]] = field(default_factory=list)

    def note(self, problem: str) -> None:
        """Add a remark to what was repaired, on one line whatever it quotes; does nothing for an empty one."""
        if problem:
            problem = visible(problem)
            self.problem = f"{self.problem}; {problem}" if self.problem else problem

    def skip(self, problem: str) -> Document:
        """Mark the document as not read, with the reason, and give it back."""
        self.status, self.text, self.passages = "skipped", "", []
        self.note(problem)
        return self
