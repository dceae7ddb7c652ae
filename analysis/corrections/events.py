"""What an analyst says of single events, done to the rows of a document before incidents and ties are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

from analysis.corrections.decisions import EventDecision
from analysis.corrections.values import SIDES, TOLLS, quoted, span, toll
from analysis.knowledge import Knowledge
from analysis.places import PlaceMention
from analysis.places.gazetteer import gazetteer, key
from analysis.reading import DocumentRows
from analysis.relations.relation import relation_id

Row = dict[str, Any]

_SITE = ("latitude", "longitude", "country", "admin1")


class EventChanges:
    """The decisions on events, found by their triggers."""

    def __init__(self, decisions: Sequence[EventDecision], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._by_trigger: dict[str, list[EventDecision]] = {}
        for decision in decisions:
            self._by_trigger.setdefault(decision.trigger, []).append(decision)

    def apply(self, doc_id: str, rows: DocumentRows) -> None:
        """Change the rows of a document; what an event enacts follows from what it has become."""
        if not self._by_trigger:
            return
        sentences = {s["sentence_id"]: s["text"] for s in rows.sentences}
        chosen = [(e, d) for e in rows.events for d in self._meant(doc_id, e, sentences[e["sentence_id"]], rows.events)]
        for event, decision in chosen:
            if self._change(rows, event, decision):
                decision.sign(event)
        for event in {e["event_id"]: e for e, _ in chosen}.values():
            self._enact(rows, event)

    def _meant(self, doc_id: str, event: Row, sentence: str, events: Sequence[Row]) -> list[EventDecision]:
        """The decisions that mean this event; where one trigger reports several, the type that was read tells which."""
        found = [d for d in self._by_trigger.get(quoted(event["trigger"]), ()) if d.concerns(doc_id, sentence)]
        if not found:
            return []
        twins = [
            e for e in events if e["sentence_id"] == event["sentence_id"] and quoted(e["trigger"]) == found[0].trigger
        ]
        types = {e["type"] for e in twins}
        return [d for d in found if len(types) == 1 or d.read_as not in types or d.read_as == event["type"]]

    def _change(self, rows: DocumentRows, event: Row, decision: EventDecision) -> bool:
        """Change one event; false where the value is not known here."""
        change, value = decision.change, decision.value
        if change == "wrong":
            rows.events = [e for e in rows.events if e is not event]
            rows.participants = [p for p in rows.participants if p["event_id"] != event["event_id"]]
        elif change in ("type", "mode"):
            self._retype(event, change, value)
        elif change == "date":
            days = span(value)
            assert days is not None  # checked when the file was read
            event.update(
                date_start=days.start, date_end=days.end, date_precision=days.precision, date_basis="correction"
            )
        elif change in TOLLS:
            event[f"{change}_low"], event[f"{change}_high"] = toll(value) or (None, None)
        elif change in SIDES:
            return self._party(rows, event, change, value)
        elif change == "place":
            return self._move(rows, event, value)
        elif change == "attributed_to" and value and not self._known(value, rows):
            return False
        else:
            event[change] = value
        return True

    def _retype(self, event: Row, change: str, value: str) -> None:
        event[change] = value
        modes = self._knowledge.ontology.types[event["type"]].modes
        event["mode"] = event["mode"] if event["mode"] in modes else ""
        event["quad"] = self._knowledge.ontology.quad(event["type"])
        event["score"] = self._knowledge.ontology.score(event["type"], event["mode"])

    def _known(self, actor: str, rows: DocumentRows) -> bool:
        return actor in self._knowledge.actors or actor in rows.new

    def _party(self, rows: DocumentRows, event: Row, role: str, value: str) -> bool:
        """Put other actors into a role of an event; empty for nobody that is known."""
        actors = [part.strip() for part in value.split(";") if part.strip()]
        if not all(self._known(actor, rows) for actor in actors):
            return False
        mentions = {m["actor_id"]: m["mention_id"] for m in rows.mentions if m["sentence_id"] == event["sentence_id"]}
        others = [p for p in rows.participants if (p["event_id"], p["role"]) != (event["event_id"], role)]
        named = [
            {"event_id": event["event_id"], "role": role, "actor_id": a, "mention_id": mentions.get(a, "")}
            for a in actors
        ]
        rows.participants = [*others, *named]
        return True

    def _move(self, rows: DocumentRows, event: Row, value: str) -> bool:
        """Put an event at a place of the gazetteer, given as `Name` or `Name, AFG`; empty for nowhere that is known."""
        name, _, country = (part.strip() for part in value.partition(","))
        found = [p for p in gazetteer().find(key(name)) if not country or p.country == country] if name else []
        if name and not found:
            return False
        event.update(place="", latitude=None, longitude=None, country="", admin1="")
        if found:
            place, words = found[0], (event["start"], event["end"], value)
            rows.places.append(PlaceMention(*words, place))
            event.update({"place": place.place_id, **{column: getattr(place, column) for column in _SITE}})
        return True

    def _enact(self, rows: DocumentRows, event: Row) -> None:
        """Make the ties of an event anew from what it has become."""
        rows.relations = [r for r in rows.relations if r["event_id"] != event["event_id"]]
        standing = self._knowledge.relations.enacted.get(event["type"])
        gone = all(e is not event for e in rows.events)
        if gone or standing is None or event["modality"] not in ("asserted", "future"):
            return
        sides = {
            role: [p["actor_id"] for p in rows.participants if (p["event_id"], p["role"]) == (event["event_id"], role)]
            for role in SIDES
        }
        directed = bool(sides["target"])
        pairs = product(sides["source"], sides["target"]) if directed else combinations(sides["source"], 2)
        for one, other in pairs:
            if one != other:
                a, b = (one, other) if directed else sorted((one, other))
                rows.relations.append(_relation(event, a, b, directed, standing.kind, standing.sign))
        rows.relations.sort(key=lambda r: (r["start"], r["end"], r["relation_id"]))


def _relation(event: Row, a: str, b: str, directed: bool, kind: str, sign: int) -> Row:
    span_of = {name: event[name] for name in ("event_id", "sentence_id", "doc_id", "start", "end")}
    return {
        "relation_id": relation_id(event["doc_id"], event["start"], event["end"], a, b, kind, event["event_id"]),
        "source_id": a,
        "target_id": b,
        "directed": directed,
        "kind": kind,
        "sign": sign,
        "basis": "event",
        **span_of,
        "text": event["trigger"],
        "attributed_to": event["attributed_to"],
        "modality": event["modality"],
        "corrected_by": event.get("corrected_by", ""),
    }
