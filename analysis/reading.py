"""One document from sentences to rows: the way through the reading rooms, for a document at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from analysis.actors.mention import Mention, NewActor, Reading
from analysis.actors.referents import Referents
from analysis.actors.resolve import read_actors
from analysis.events.attribution import Attribution
from analysis.events.circumstances import Circumstances
from analysis.events.doers import counts, unnamed
from analysis.events.echo import without_echoes
from analysis.events.event import Event
from analysis.events.quotation import Speakers
from analysis.events.read import SentenceReader
from analysis.events.retold import retold
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.places import PlaceMention
from analysis.relations.enacted import enacted, intended, settled
from analysis.relations.relation import Relation
from analysis.relations.roles import roles
from analysis.relations.stated import stated
from analysis.relations.ties import ties
from analysis.relations.together import fellows
from analysis.relations.voice import voiced

Key = tuple[int, int, str]  # the span of a mention and its actor


@dataclass(slots=True)
class DocumentRows:
    """The rows that one document adds to each table; `new` are the actors only the text knows.

    `retold` says of each event how its words stand to what was told before.
    """

    sentences: list[dict[str, Any]] = field(default_factory=list)
    mentions: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    participants: list[dict[str, Any]] = field(default_factory=list)
    relations: list[dict[str, Any]] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    new: dict[str, NewActor] = field(default_factory=dict)
    retold: dict[str, str] = field(default_factory=dict)


def read_document(
    doc_id: str, text: str, published: date | None, sentences: Sequence[Sentence], knowledge: Knowledge
) -> DocumentRows:
    """Give the rows of one document."""
    reading = read_actors(sentences, text, knowledge)
    referents = Referents(sentences, reading, knowledge)
    around = Circumstances(sentences, reading, published, knowledge)
    events: list[Event] = []
    relations: list[Relation] = []
    voices: set[str] = set()
    heard: dict[int, Attribution] = {}
    for number, sentence in enumerate(sentences):
        if not around.matters(number):
            around.pass_by(number)
            continue
        reader = SentenceReader(sentence, reading, referents, number, knowledge)
        heard[number] = reader.attribution
        found = around.counted(number, reader.events())
        around.add(number, found)
        voices.update(m.actor_id for s in reader.attribution.speeches for m in s.speakers)
        signed = [e for e in found if counts(e) and any(r.sign for r in enacted(e, knowledge))]
        told = {e.head: len(e.trigger.tokens) for e in signed}
        said = [*stated(reader), *roles(reader), *ties(reader, told), *voiced(reader)]
        relations += [*said, *fellows(reader, said)]
        relations += [r for e in reader.content.dropped for r in intended(e, knowledge)]
        events += found
    around.close()

    def listen(number: int) -> Attribution:
        if number not in heard:  # a sentence in which nobody is named: "It was at night," she said.
            heard[number] = SentenceReader(sentences[number], reading, referents, number, knowledge).attribution
        return heard[number]

    Speakers(sentences, listen, {t.name: t.quad for t in knowledge.ontology.types.values()}).tell(events)
    events = _reported(without_echoes(events))
    return _rows(doc_id, sentences, reading, events, relations, around, voices, knowledge)


def _reported(events: Sequence[Event]) -> list[Event]:
    """Give the events that count, and deeds of which nobody is named where the text tells of a conflict anyway."""
    firm = [e for e in events if counts(e)]
    conflict = any(e.power for e in firm)
    return [e for e in events if counts(e) or (conflict and unnamed(e))]


def _rows(
    doc_id: str,
    sentences: Sequence[Sentence],
    reading: Reading,
    events: list[Event],
    relations: list[Relation],
    around: Circumstances,
    voices: set[str],
    knowledge: Knowledge,
) -> DocumentRows:
    rows = DocumentRows()
    _identify(doc_id, events)
    for event in events:
        relations += enacted(event, knowledge)
    relations = settled(relations, knowledge)
    rows.sentences = [_sentence(s) for s in sentences]
    rows.mentions, ids = _mentions(doc_id, sentences, reading, events, relations, voices)
    rows.events = [_event(e, knowledge) for e in events]
    rows.participants = [p for e in events for p in _participants(e, ids)]
    rows.relations = _relations(doc_id, relations)
    rows.places = around.places()
    kept = {m["actor_id"] for m in rows.mentions}
    rows.new = {k: a for k, a in reading.new.items() if k in kept}
    rows.retold = {e.event_id: retold(e) for e in events}
    return rows


def _identify(doc_id: str, events: Iterable[Event]) -> None:
    """Number no event: an id comes from the document and the place of its words."""
    seen: set[str] = set()
    for event in events:
        base = f"{doc_id}|{event.start}|{event.end}|{event.type}"
        event.event_id = "e-" + sha256(base.encode()).hexdigest()[:14]
        while event.event_id in seen:
            base += "+"
            event.event_id = "e-" + sha256(base.encode()).hexdigest()[:14]
        seen.add(event.event_id)


def _sentence(s: Sentence) -> dict[str, Any]:
    return {
        "sentence_id": s.sentence_id,
        "doc_id": s.doc_id,
        "passage": s.passage,
        "sentence": s.number,
        "start": s.start,
        "end": s.end,
        "text": s.text,
    }


def _mentions(
    doc_id: str,
    sentences: Sequence[Sentence],
    reading: Reading,
    events: Sequence[Event],
    relations: Sequence[Relation],
    voices: set[str],
) -> tuple[list[dict[str, Any]], dict[Key, str]]:
    """Rows of the mentions, and their ids by span and actor; unnamed persons who take no part in anything are left out."""
    used = {(m.start, m.end, m.actor_id): m for e in events for m in (*e.sources, *e.targets)}
    busy = voices | {m.actor_id for m in used.values()} | {e.attributed_to for e in events}
    busy |= {x for r in relations for x in (r.source_id, r.target_id)}
    eventful, parties = {id(e.sentence) for e in events}, _by_sentence(sentences, used)
    rows, ids = [], {}
    for number, sentence in enumerate(sentences):
        lively = _lively(reading.mentions[number]) or id(sentence) in eventful
        here = {(m.start, m.end, m.actor_id): m for m in reading.mentions[number] if _matters(m, busy, lively)}
        inside = parties.get(number, {})
        for key in sorted({**here, **inside}):
            mention = here.get(key) or inside[key]
            ids[key] = f"{doc_id}:{mention.start}-{mention.end}:{mention.actor_id}"
            rows.append(
                {
                    "mention_id": ids[key],
                    "sentence_id": sentence.sentence_id,
                    "doc_id": doc_id,
                    "start": mention.start,
                    "end": mention.end,
                    "text": mention.text,
                    "actor_id": mention.actor_id,
                    "method": mention.method,
                    "role": mention.role,
                }
            )
    return rows, ids


def _by_sentence(sentences: Sequence[Sentence], mentions: Mapping[Key, Mention]) -> dict[int, dict[Key, Mention]]:
    """Give the mentions that begin in each sentence, by its place in the row."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, dict[Key, Mention]] = {}
    for key, mention in mentions.items():
        number = bisect_right(starts, key[0]) - 1
        if number >= 0 and key[0] < sentences[number].end:
            found.setdefault(number, {})[key] = mention
    return found


def _matters(mention: Mention, busy: set[str], lively: bool) -> bool:
    """A seat of power that is a place here is no mention; unnamed persons count where something is told of actors."""
    return not mention.place and (lively or not mention.collective or mention.actor_id in busy)


def _lively(mentions: Sequence[Mention]) -> bool:
    return any(m.acts and (not m.collective or m.adjective) for m in mentions)


def _event(e: Event, knowledge: Knowledge) -> dict[str, Any]:
    bounds = e.toll.bounds
    row: dict[str, Any] = {
        "event_id": e.event_id,
        "sentence_id": e.sentence.sentence_id,
        "doc_id": e.sentence.doc_id,
        "start": e.start,
        "end": e.end,
        "trigger": e.sentence.text[e.start - e.sentence.start : e.end - e.sentence.start],
        "type": e.type,
        "mode": e.mode,
        "quad": knowledge.ontology.types[e.type].quad,
        "score": e.score,
        "modality": e.modality,
        "hedge": e.hedge,
        "attributed_to": e.attributed_to,
        "attribution": e.attribution,
        "date_start": e.date_start,
        "date_end": e.date_end,
        "date_precision": e.date_precision,
        "date_text": e.date_text,
        "date_basis": e.date_basis,
        "place": e.place,
        "place_text": e.place_text,
        "latitude": e.latitude,
        "longitude": e.longitude,
        "country": e.country,
        "admin1": e.admin1,
        "casualties_text": "; ".join(
            e.sentence.text[a - e.sentence.start : b - e.sentence.start]
            for a, b in e.toll.texts
            if e.sentence.start <= a and b <= e.sentence.end
        ),
        "incident_id": "",
    }
    for what in ("killed", "injured", "captured"):
        row[f"{what}_low"], row[f"{what}_high"] = bounds.get(what, (None, None))
    return row


def _participants(e: Event, ids: dict[Key, str]) -> Iterable[dict[str, Any]]:
    for role, mentions in (("source", e.sources), ("target", e.targets)):
        seen: set[str] = set()
        for m in mentions:
            if m.actor_id not in seen:
                seen.add(m.actor_id)
                mention_id = ids.get((m.start, m.end, m.actor_id), "")
                yield {"event_id": e.event_id, "role": role, "actor_id": m.actor_id, "mention_id": mention_id}


def _relations(doc_id: str, relations: Iterable[Relation]) -> list[dict[str, Any]]:
    """One row per statement; the same tie said twice by the same words is one."""
    rows: dict[str, dict[str, Any]] = {}
    for r in relations:
        a, b = (r.source_id, r.target_id) if r.directed else sorted((r.source_id, r.target_id))
        base = f"{doc_id}|{r.start}|{r.end}|{a}|{b}|{r.kind}|{r.event_id}"
        relation_id = "r-" + sha256(base.encode()).hexdigest()[:14]
        rows[relation_id] = {
            "relation_id": relation_id,
            "source_id": a,
            "target_id": b,
            "directed": r.directed,
            "kind": r.kind,
            "sign": r.sign,
            "basis": r.basis,
            "event_id": r.event_id,
            "sentence_id": r.sentence.sentence_id,
            "doc_id": doc_id,
            "start": r.start,
            "end": r.end,
            "text": r.sentence.text[max(0, r.start - r.sentence.start) : r.end - r.sentence.start],
            "attributed_to": r.attributed_to,
            "modality": r.modality,
        }
    return sorted(rows.values(), key=lambda row: (row["start"], row["end"], row["relation_id"]))
