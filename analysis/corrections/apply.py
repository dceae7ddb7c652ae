"""All decisions of an analyst, applied to a build: dates before reading, rows as they come, names at the end."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.corrections.actors import Identities
from analysis.corrections.decisions import (
    STANDS,
    Decision,
    TieDecision,
    read_actors,
    read_documents,
    read_events,
    read_ties,
)
from analysis.corrections.events import EventChanges
from analysis.corrections.values import Values
from analysis.documents import Document
from analysis.knowledge import Knowledge
from analysis.reading import DocumentRows

Row = dict[str, Any]

FOLDER = Path(__file__).resolve().parents[2] / "data" / "corrections"


_TOLD = 10  # decisions named in a warning


class CorrectionWarning(UserWarning):
    """Decisions that match nothing in the documents."""


class Corrections:
    """The decisions of one folder; counts which of them found what they are about."""

    def __init__(self, folder: str | Path | None, knowledge: Knowledge) -> None:
        """Read the files of a folder (`data/corrections` for None).

        Raises KnowledgeError, naming file and line, for a mistake, and FileNotFoundError for a folder that is not there.
        """
        root = FOLDER if folder is None else Path(folder)
        if folder is not None and not root.is_dir():
            raise FileNotFoundError(f"{root}: no such folder of corrections")
        self._dates = {d.doc: d for d in read_documents(root)}
        actors, self._ties = list(read_actors(root)), list(read_ties(root))
        events = list(read_events(root, Values(knowledge.ontology)))
        self._identities, self._events = Identities(actors, knowledge), EventChanges(events, knowledge)
        self._all: list[Decision] = [*self._dates.values(), *actors, *events, *self._ties]
        self._changed: dict[str, str] = {}  # event → who corrected it
        self._weighed: dict[tuple[str, str], str] = {}  # pair → who decided how they stand

    def __len__(self) -> int:
        return len(self._all)

    def dated(self, found: Iterable[Document]) -> Iterator[Document]:
        """Give documents with the day that was decided for them, before they are read."""
        for document in found:
            decision = self._dates.get(document.doc_id)
            if decision is not None:
                document.published, document.published_basis = decision.published, "correction"
                signed: Row = {}
                decision.sign(signed)
                document.corrected_by = signed["corrected_by"]
            yield document

    def apply(self, doc_id: str, rows: DocumentRows) -> None:
        """Change the rows of a document as was decided: who is who, then events, then how actors stand."""
        if not self._all:
            return
        self._identities.apply(rows)
        self._events.apply(doc_id, rows)
        sentences = {s["sentence_id"]: s["text"] for s in rows.sentences} if self._ties else {}
        for decision in self._ties:
            self._stand(decision, rows, sentences)
        self._changed.update({e["event_id"]: e["corrected_by"] for e in rows.events if e.get("corrected_by")})
        for r in rows.relations:
            if r.get("corrected_by") and r["sign"]:
                pair = (min(r["source_id"], r["target_id"]), max(r["source_id"], r["target_id"]))
                self._weighed[pair] = _joined([self._weighed.get(pair, ""), r["corrected_by"]])

    def _stand(self, decision: TieDecision, rows: DocumentRows, sentences: Mapping[str, str]) -> None:
        for relation in rows.relations:
            pair = {relation["source_id"], relation["target_id"]} == {decision.actor, decision.other}
            signed = relation["sign"] != 0 or bool(decision.quote)
            if pair and signed and decision.concerns(sentences[relation["sentence_id"]]):
                relation["sign"] = STANDS[decision.stand]
                decision.sign(relation)

    def finish(self, table: str, rows: Sequence[Row]) -> None:
        """Name the actors as was decided, and note in rows of a table that joins documents who corrected their parts."""
        if table == "actors":
            self._identities.name(rows)
        for incident in rows if table == "incidents" and self._changed else ():
            ids = incident["event_ids"].split("; ")
            incident["corrected_by"] = _joined([self._changed.get(i, "") for i in ids])
        for tie in rows if table == "alignments" and self._weighed else ():
            tie["corrected_by"] = self._weighed.get((tie["actor_a"], tie["actor_b"]), "")

    def warn(self) -> None:
        """Tell, by a CorrectionWarning, of decisions that match nothing any more."""
        lines = self.unused()
        if lines:
            more = [f"… and {len(lines) - _TOLD} more"] if len(lines) > _TOLD else []
            warnings.warn("\n".join([*lines[:_TOLD], *more]), CorrectionWarning, stacklevel=4)

    def unused(self) -> list[str]:
        """Give, for each decision that found nothing it is about, a line that names its file and line."""
        return [f"{d.place}: matches nothing in these documents ({d.reason})" for d in self._all if not d.used]


def _joined(parts: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(part for text in parts for part in text.split(" | ") if part))
