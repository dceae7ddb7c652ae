"""The actors table: everyone the documents name, known or new, with the parents they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.actors.mention import NewActor
from analysis.knowledge import Knowledge

Rows = Sequence[Mapping[str, Any]]


def named(actor_id: str, new: Mapping[str, NewActor], knowledge: Knowledge) -> bool:
    """True for an actor with a name of its own, False for unnamed persons: "civilians", "gunmen"."""
    if actor_id in knowledge.actors:
        return True
    return actor_id in new and any(c.isupper() for c in new[actor_id].name)


class ActorCounts:
    """The actors that the documents so far refer to, how often each is mentioned, and by which names."""

    def __init__(self) -> None:
        self._mentions: Counter[str] = Counter()
        self._sentences: Counter[str] = Counter()
        self._documents: Counter[str] = Counter()
        self._aliases: dict[str, dict[str, None]] = {}
        self._referred: set[str] = set()

    def add(self, mentions: Rows, events: Rows, participants: Rows, relations: Rows) -> None:
        """Count the rows of one document; mentions of any kind count, but a pronoun is no name."""
        self._mentions.update(m["actor_id"] for m in mentions)
        self._sentences.update(actor_id for actor_id, _ in {(m["actor_id"], m["sentence_id"]) for m in mentions})
        self._documents.update({m["actor_id"] for m in mentions})
        for m in mentions:
            names = self._aliases.setdefault(m["actor_id"], {})
            if m["method"] != "coreference":
                names[m["text"]] = None
        self._referred.update(m["actor_id"] for m in mentions)
        self._referred.update(e["attributed_to"] for e in events)
        self._referred.update(p["actor_id"] for p in participants)
        for r in relations:
            self._referred.update((r["source_id"], r["target_id"], r["attributed_to"]))

    def rows(self, new: Mapping[str, NewActor], knowledge: Knowledge) -> list[dict[str, Any]]:
        """Give one row per actor that another table refers to, parents included, sorted by id."""
        return [self._row(a, new, knowledge) for a in sorted(_with_parents(self._referred, knowledge, new))]

    def _row(self, actor_id: str, new: Mapping[str, NewActor], knowledge: Knowledge) -> dict[str, Any]:
        actor = knowledge.actors.get(actor_id) or new.get(actor_id) or NewActor(actor_id, actor_id, "organisation")
        return {
            "actor_id": actor_id,
            "name": actor.name,
            "kind": actor.kind,
            "sector": actor.sector,
            "country": actor.country,
            "parent_id": actor.parent,
            "aliases": "; ".join(self._aliases.get(actor_id, ())),
            "in_knowledge_base": actor_id in knowledge.actors,
            "named": named(actor_id, new, knowledge),
            "n_mentions": self._mentions[actor_id],
            "n_sentences": self._sentences[actor_id],
            "n_documents": self._documents[actor_id],
        }


def _with_parents(wanted: Iterable[str], knowledge: Knowledge, new: Mapping[str, NewActor]) -> set[str]:
    found: set[str] = set()
    for actor_id in wanted:
        while actor_id and actor_id not in found:
            found.add(actor_id)
            actor_id = _parent(actor_id, knowledge, new)
    return found


def _parent(actor_id: str, knowledge: Knowledge, new: Mapping[str, NewActor]) -> str:
    if actor_id in knowledge.actors:
        return knowledge.actors[actor_id].parent
    return new[actor_id].parent if actor_id in new else ""
