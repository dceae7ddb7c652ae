"""A statement of how two actors stand."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

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


def relation_id(doc_id: str, start: int, end: int, a: str, b: str, kind: str, event_id: str) -> str:
    """Give the id of a relation: of its document, its words, the pair and the kind."""
    base = f"{doc_id}|{start}|{end}|{a}|{b}|{kind}|{event_id}"
    return "r-" + sha256(base.encode()).hexdigest()[:14]
