"""A statement of how two actors stand."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.language.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Relation:
    """One statement: who to whom, kind and sign, and the words that say so (offsets into the document's text)."""

    sentence: Sentence
    source_id: str
    target_id: str
    directed: bool
    kind: str
    sign: int
    basis: str
    start: int
    end: int
    modality: str = "asserted"
    attributed_to: str = ""
    event_id: str = ""
