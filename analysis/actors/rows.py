"""The actors table: everyone the documents name, known or new, with the parents they belong to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from typing import Any

from analysis.actors.mention import NewActor
from analysis.knowledge import Knowledge
from analysis.scratch import Scratch

Rows = Sequence[Mapping[str, Any]]

_AT_HAND = 20_000  # new actors that are held in memory
_COUNTS = """CREATE TABLE counts (actor TEXT PRIMARY KEY, mentions INTEGER, sentences INTEGER, documents INTEGER)
    WITHOUT ROWID"""
_COUNT = """INSERT INTO counts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions,
    sentences = sentences + excluded.sentences, documents = documents + excluded.documents"""
_ALIASES = "CREATE TABLE aliases (number INTEGER PRIMARY KEY, actor TEXT, alias TEXT, UNIQUE (actor, alias))"


def named(actor_id: str, new: NewActors | Mapping[str, NewActor], knowledge: Knowledge) -> bool:
    """True for an actor with a name of its own, False for unnamed persons: "civilians", "gunmen"."""
    if actor_id in knowledge.actors:
        return True
    actor = new.get(actor_id)
    return actor is not None and any(c.isupper() for c in actor.name)


class NewActors:
    """The actors that the documents so far add to those known, each as the first document has it."""

    def __init__(self, scratch: Scratch) -> None:
        scratch.do("CREATE TABLE new_actors (actor TEXT PRIMARY KEY, said TEXT) WITHOUT ROWID")
        self._scratch = scratch
        self._hand: dict[str, NewActor] = {}

    def add(self, actors: Mapping[str, NewActor]) -> None:
        """Take the actors that one document adds."""
        unknown = ((actor_id, json.dumps(astuple(a))) for actor_id, a in actors.items() if actor_id not in self._hand)
        self._scratch.each("INSERT OR IGNORE INTO new_actors VALUES (?, ?)", unknown)

    def get(self, actor_id: str) -> NewActor | None:
        """Give an actor, None for one that no document added."""
        found = self._hand.get(actor_id)
        if found is None:
            said = self._scratch.find("SELECT said FROM new_actors WHERE actor = ?", (actor_id,))
            found = NewActor(*json.loads(said[0][0])) if said else None
        if found is not None:
            if len(self._hand) >= _AT_HAND:
                self._hand.clear()
            self._hand[actor_id] = found
        return found


class ActorCounts:
    """The actors that the documents so far refer to, how often each is mentioned, and by which names."""

    def __init__(self, scratch: Scratch) -> None:
        scratch.do(_COUNTS)
        scratch.do(_ALIASES)
        self._scratch = scratch

    def add(self, mentions: Rows, events: Rows, participants: Rows, relations: Rows) -> None:
        """Count the rows of one document; mentions of any kind count, but a pronoun is no name."""
        times = Counter(m["actor_id"] for m in mentions)
        sentences = Counter(actor_id for actor_id, _ in {(m["actor_id"], m["sentence_id"]) for m in mentions})
        referred = dict.fromkeys(times)
        referred |= dict.fromkeys(e["attributed_to"] for e in events)
        referred |= dict.fromkeys(p["actor_id"] for p in participants)
        for r in relations:
            referred |= dict.fromkeys((r["source_id"], r["target_id"], r["attributed_to"]))
        referred.pop("", None)
        self._scratch.each(_COUNT, ((a, times[a], sentences[a], int(a in times)) for a in referred))
        names = dict.fromkeys((m["actor_id"], m["text"]) for m in mentions if m["method"] != "coreference")
        self._scratch.each("INSERT OR IGNORE INTO aliases (actor, alias) VALUES (?, ?)", names)

    def rows(self, new: NewActors, knowledge: Knowledge) -> Iterator[dict[str, Any]]:
        """Give one row per actor that another table refers to, parents included, sorted by id."""
        self._add_parents(new, knowledge)
        for actor_id, mentions, sentences, documents in self._scratch.stream("SELECT * FROM counts ORDER BY actor"):
            actor = knowledge.actors.get(actor_id) or new.get(actor_id) or NewActor(actor_id, actor_id, "organisation")
            yield {
                "actor_id": actor_id,
                "name": actor.name,
                "kind": actor.kind,
                "sector": actor.sector,
                "country": actor.country,
                "parent_id": actor.parent,
                "aliases": "; ".join(self._aliases(actor_id)),
                "in_knowledge_base": actor_id in knowledge.actors,
                "named": named(actor_id, new, knowledge),
                "n_mentions": mentions,
                "n_sentences": sentences,
                "n_documents": documents,
            }

    def _aliases(self, actor_id: str) -> list[str]:
        """Give the names of an actor in the order in which they were met."""
        found = self._scratch.find("SELECT alias FROM aliases WHERE actor = ? ORDER BY number", (actor_id,))
        return [alias for (alias,) in found]

    def _add_parents(self, new: NewActors, knowledge: Knowledge) -> None:
        """Count those that actors belong to, and those that these belong to, as never mentioned."""
        parents: set[str] = set()
        for (actor_id,) in self._scratch.stream("SELECT actor FROM counts"):
            parent = _parent(actor_id, new, knowledge)
            while parent and parent not in parents:
                parents.add(parent)
                parent = _parent(parent, new, knowledge)
        self._scratch.each(_COUNT, ((parent, 0, 0, 0) for parent in sorted(parents)))


def _parent(actor_id: str, new: NewActors, knowledge: Knowledge) -> str:
    actor = knowledge.actors.get(actor_id) or new.get(actor_id)
    return actor.parent if actor else ""
