"""Places in sentences as quotes: the sentence, its marks, how it was read, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.findings.names import names
from analysis.findings.text import day
from analysis.tables import Tables
from analysis.trace.quote import ACTOR, WORDS, Mark, Quote

Row = dict[str, Any]

_SIGNS = {1: " (together)", -1: " (against each other)"}


class Quoter:
    """Makes quotes of the sentences that pointers point at; looks each table through once."""

    def __init__(self, pointed: pd.DataFrame, tables: Tables) -> None:
        wanted = pointed["sentence_id"].unique()
        sentences = tables.sentences[tables.sentences["sentence_id"].isin(wanted)]
        self._sentences = {s["sentence_id"]: s for s in _records(sentences)}
        documents = tables.documents[tables.documents["doc_id"].isin(sentences["doc_id"].unique())]
        self._documents = {d["doc_id"]: d for d in _records(documents)}
        mentions = tables.mentions[tables.mentions["sentence_id"].isin(wanted)]
        self._mentions = {key: _records(group) for key, group in mentions.groupby("sentence_id")}
        self._names = names(tables)
        self._readings = {**self._events(pointed, tables), **self._relations(pointed, tables)}

    def quotes(self, pointed: pd.DataFrame) -> list[Quote]:
        """Give one quote per sentence, in the order of the pointers; a sentence pointed at twice carries both marks."""
        groups = pointed.groupby("sentence_id", sort=False)
        return [self._quote(str(key), group) for key, group in groups if key in self._sentences]

    def _quote(self, sentence_id: str, pointed: pd.DataFrame) -> Quote:
        sentence = self._sentences[sentence_id]
        spans = zip(pointed["start"], pointed["end"], strict=True)
        words = {Mark(a, b, WORDS) for a, b in self._inside(sentence, spans)}
        actors = {
            Mark(a, b, ACTOR, self._name(m["actor_id"]))
            for m in self._mentions.get(sentence_id, ())
            for a, b in self._inside(sentence, [(m["start"], m["end"])])
        }
        read = [self._readings[i] for i in [*pointed["event_id"], *pointed["relation_id"]] if i in self._readings]
        marks = tuple(sorted(words | actors))
        return Quote(sentence_id, sentence["text"], marks, tuple(dict.fromkeys(read)), self._origin(sentence))

    @staticmethod
    def _inside(sentence: Row, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Offsets into the sentence of spans of the document, cut where they run over its ends."""
        first, last = sentence["start"], sentence["end"]
        cut = [(max(a, first) - first, min(b, last) - first) for a, b in spans]
        return [(int(a), int(b)) for a, b in cut if 0 <= a < b]

    def _origin(self, sentence: Row) -> str:
        document = self._documents.get(sentence["doc_id"], {})
        title = document.get("title") or document.get("path") or sentence["doc_id"]
        published = document.get("published")
        dated = day(published) if pd.notna(published) else "undated"
        parts = (title, document.get("source"), dated, f"sentence {sentence['sentence']}")
        return " · ".join(str(part) for part in parts if part)

    def _events(self, pointed: pd.DataFrame, tables: Tables) -> dict[str, str]:
        """How each event was read: who, what, to whom, and whether it is asserted or only claimed."""
        events = tables.events[tables.events["event_id"].isin(pointed["event_id"].unique())]
        parts = tables.participants[tables.participants["event_id"].isin(events["event_id"])]
        sides: dict[tuple[str, str], list[str]] = {}
        for p in _records(parts):
            sides.setdefault((p["event_id"], p["role"]), []).append(self._name(p["actor_id"]))
        told = {}
        for e in _records(events):
            source, target = (", ".join(sides.get((e["event_id"], role), ())) for role in ("source", "target"))
            between = " → ".join(side or "?" for side in (source, target)) if target else source or "? → ?"
            told[e["event_id"]] = f"read as {e['type']}: {between}{self._doubt(e)}"
        return told

    def _relations(self, pointed: pd.DataFrame, tables: Tables) -> dict[str, str]:
        """How each relation was read: who stands how to whom."""
        relations = tables.relations[tables.relations["relation_id"].isin(pointed["relation_id"].unique())]
        told = {}
        for r in _records(relations):
            a, b = (self._name(r[end]) for end in ("source_id", "target_id"))
            between = f"{a} → {b}" if r["directed"] else f"{a} and {b}"
            kind, sign = r["kind"].replace("_", " "), _SIGNS.get(r["sign"], "")
            told[r["relation_id"]] = f"read as {kind}: {between}{sign}{self._doubt(r)}"
        return told

    def _name(self, actor_id: str) -> str:
        return self._names.get(actor_id, actor_id)

    def _doubt(self, read: Row) -> str:
        """What keeps a reading from being plain fact; empty where nothing does."""
        claimant = self._name(read["attributed_to"])
        modality = "" if read["modality"] == "asserted" else read["modality"]
        corrected = f"corrected by {read['corrected_by']}" if read["corrected_by"] else ""
        told = [part for part in (modality, f"claimed by {claimant}" if claimant else "", corrected) if part]
        return f"; {', '.join(told)}" if told else ""


def _records(frame: pd.DataFrame) -> list[Row]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
