"""Who is who: actors that an analyst takes for one, or for two, in the rows of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.actors.mention import NewActor, slug
from analysis.corrections.decisions import ActorDecision, Decision
from analysis.knowledge import Knowledge
from analysis.knowledge.files import KnowledgeError
from analysis.reading import DocumentRows

Row = dict[str, Any]


class Identities:
    """The decisions on who is who."""

    def __init__(self, decisions: Sequence[ActorDecision], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._same = [d for d in decisions if d.decision == "same"]
        self._never = [d for d in decisions if d.decision == "never"]
        self._names = {d.actor: d for d in decisions if d.decision == "rename"}
        self._home = self._homes()

    def _homes(self) -> dict[str, tuple[str, ActorDecision]]:
        """For each actor that is another: which one, all merges followed; raises KnowledgeError where decisions conflict."""
        direct: dict[str, tuple[str, ActorDecision]] = {}
        for d in self._same:
            if d.other in direct and direct[d.other][0] != d.actor:
                raise _conflict(d, f"takes {d.other} for {d.actor}, line {direct[d.other][1].line} for another")
            direct[d.other] = (d.actor, d)
        homes = {other: (self._end(other, direct), d) for other, (_, d) in direct.items()}
        for d in self._never:
            one, other = (homes[a][0] if a in homes else a for a in (d.actor, d.other))
            if one == other:
                raise _conflict(d, f"keeps {d.actor} and {d.other} apart, but other lines make them one")
        return homes

    @staticmethod
    def _end(actor: str, direct: dict[str, tuple[str, ActorDecision]]) -> str:
        seen = [actor]
        while seen[-1] in direct:
            following, decision = direct[seen[-1]]
            if following in seen:
                raise _conflict(decision, f"goes round in a circle: {' is '.join([*seen, following])}")
            seen.append(following)
        return seen[-1]

    def apply(self, rows: DocumentRows) -> None:
        """Change the rows of a document: names of another are parted from an actor, then what is one is made one."""
        for decision in self._never:
            self._part(rows, decision)
        if self._home and self._met(rows) & self._home.keys():
            self._join(rows)

    def _part(self, rows: DocumentRows, decision: ActorDecision) -> None:
        """Give the mentions of an actor by a name that is never its own to an actor of that name."""
        mine = [m for m in rows.mentions if m["actor_id"] == decision.actor]
        parted = [m for m in mine if _called(m["text"], decision.other)]
        if not parted:
            return
        new = decision.other if decision.other in self._knowledge.actors else slug(decision.other)
        if new not in self._knowledge.actors and new not in rows.new:
            rows.new[new] = NewActor(new, decision.other, self._kind(decision.actor, rows))
        ids = {m["mention_id"] for m in parted}
        whole = {m["sentence_id"] for m in parted} - {m["sentence_id"] for m in mine if m["mention_id"] not in ids}
        for mention in parted:
            mention["actor_id"] = new
            decision.sign(mention)
        for part in rows.participants:
            if part["mention_id"] in ids:
                part["actor_id"] = new
        _replace([r for r in (*rows.events, *rows.relations) if r["sentence_id"] in whole], {decision.actor: new}, None)
        _renumber(rows)

    def _kind(self, actor: str, rows: DocumentRows) -> str:
        known = self._knowledge.actors.get(actor) or rows.new.get(actor)
        return known.kind if known else "organisation"

    @staticmethod
    def _met(rows: DocumentRows) -> set[str]:
        ids = {m["actor_id"] for m in rows.mentions} | {p["actor_id"] for p in rows.participants}
        return (
            ids
            | {r[end] for r in rows.relations for end in ("source_id", "target_id", "attributed_to")}
            | {e["attributed_to"] for e in rows.events}
        )

    def _join(self, rows: DocumentRows) -> None:
        home = {other: actor for other, (actor, _) in self._home.items()}
        for other, actor in home.items():
            if other in rows.new and actor not in self._knowledge.actors and actor not in rows.new:
                rows.new[actor] = replace(rows.new[other], id=actor)
        for row in (*rows.mentions, *rows.participants):
            if row["actor_id"] in home:
                self._home[row["actor_id"]][1].sign(row)
                row["actor_id"] = home[row["actor_id"]]
        _replace([*rows.events, *rows.relations], home, {other: d for other, (_, d) in self._home.items()})
        for other in home:
            rows.new.pop(other, None)
        _renumber(rows)

    def name(self, actors: Sequence[Row]) -> None:
        """Give the rows of the actors table the names that were decided, and note who made them one."""
        merged: dict[str, list[Decision]] = {}
        for actor, decision in self._home.values():
            merged.setdefault(actor, []).append(decision)
        for row in actors:
            for merge in merged.get(row["actor_id"], ()):
                if merge.used:
                    merge.sign(row)
            if row["actor_id"] in self._names:
                rename = self._names[row["actor_id"]]
                row["name"] = rename.other
                rename.sign(row)


def _conflict(decision: ActorDecision, problem: str) -> KnowledgeError:
    return KnowledgeError(Path(decision.file), decision.line, problem)


def _called(text: str, name: str) -> bool:
    """True where a mention begins with the name, whatever role follows it ("IEA spokesman")."""
    words, wanted = (t.casefold().removeprefix("the ").split() for t in (text, name))
    return words[: len(wanted)] == wanted


def _replace(rows: Sequence[Row], ids: dict[str, str], decisions: dict[str, ActorDecision] | None) -> None:
    """Change the actors that events and relations name."""
    for row in rows:
        for column in ("source_id", "target_id", "attributed_to"):
            old = row.get(column, "")
            if old in ids:
                row[column] = ids[old]
                if decisions is not None:
                    decisions[old].sign(row)


def _renumber(rows: DocumentRows) -> None:
    """Bring ids and rows in line with the actors: no mention, party or tie twice, and no tie of an actor to itself."""
    ids = {}
    mentions: dict[str, Row] = {}
    for m in rows.mentions:
        ids[m["mention_id"]] = f"{m['doc_id']}:{m['start']}-{m['end']}:{m['actor_id']}"
        mentions.setdefault(ids[m["mention_id"]], {**m, "mention_id": ids[m["mention_id"]]})
    rows.mentions = list(mentions.values())
    parts: dict[tuple[str, str, str], Row] = {}
    for p in rows.participants:
        parts.setdefault((p["event_id"], p["role"], p["actor_id"]), {**p, "mention_id": ids.get(p["mention_id"], "")})
    rows.participants = list(parts.values())
    ties: dict[tuple[Any, ...], Row] = {}
    for r in rows.relations:
        ends = (r["source_id"], r["target_id"]) if r["directed"] else tuple(sorted((r["source_id"], r["target_id"])))
        if ends[0] != ends[1]:
            r["source_id"], r["target_id"] = ends
            ties.setdefault((r["start"], r["end"], *ends, r["kind"], r["event_id"]), r)
    rows.relations = list(ties.values())
