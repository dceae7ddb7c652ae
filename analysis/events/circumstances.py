"""When, where and how many: what a document's sentences say around its events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analysis.actors.mention import Mention, Reading
from analysis.events.count import Counting
from analysis.events.dated import Dating
from analysis.events.event import Event
from analysis.events.reach import Reach
from analysis.events.scene import FORCE, Scene, put, tells
from analysis.events.tolls import find_tolls, plain
from analysis.events.where import place_of
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.places import PlaceMention, find_places, resolve_places
from analysis.places.around import struck
from analysis.places.gazetteer import gazetteer, key
from analysis.places.place import WIDE


class Circumstances:
    """Dates, places and tolls of one document, and which events they belong to."""

    def __init__(
        self, sentences: Sequence[Sentence], reading: Reading, published: date | None, knowledge: Knowledge
    ) -> None:
        self.sentences, self.reading, self.published, self.knowledge = sentences, reading, published, knowledge
        self._tolls = [find_tolls(s) for s in sentences]
        named = [find_places(s, self._taken(n), self._leads(n), self._busy(n)) for n, s in enumerate(sentences)]
        self._places = resolve_places(sentences, named, [self._countries(n) for n in range(len(sentences))])
        self._dating = Dating(published)
        self._scene = Scene(published)
        self._counting = Counting()

    def matters(self, number: int) -> bool:
        """True for a sentence with actors, tolls, places or words of deeds, or right before a toll: others tell of no event."""
        return bool(self._leads(number) or self._places[number]) or self._deeds(number)

    def _deeds(self, number: int) -> bool:
        return not self.knowledge.standing["incident"].isdisjoint(self.sentences[number].words())

    def _leads(self, number: int) -> bool:
        """True for a sentence with actors or tolls, and for the one right before "Three people were killed"."""
        if self._tells(number) or number + 1 == len(self.sentences):
            return self._tells(number)
        here, after = self.sentences[number : number + 2]
        beside = after.number == here.number + 1 and after.passage == here.passage
        return beside and any(plain(after.tokens[t.trigger].lemma) for t in self._tolls[number + 1])

    def _tells(self, number: int) -> bool:
        return bool(self.reading.mentions[number] or self._tolls[number])

    def counted(self, number: int, events: list[Event]) -> list[Event]:
        """Give the events that a sentence can tell of: where nobody is mentioned, only deeds of force ("They captured …")."""
        if self._tells(number):
            return events
        return [e for e in events if e.incident or (e.type in FORCE and (e.sources or e.targets))]

    def places(self) -> list[PlaceMention]:
        """Give all places of the document."""
        return [p for found in self._places for p in found]

    def add(self, number: int, events: Sequence[Event]) -> None:
        """Date and place the events of a sentence and give them their tolls."""
        sentence, places = self.sentences[number], self._places[number]
        self._counting.add(sentence, self._tolls[number], events)
        reach = Reach(sentence, events)
        frame = self._dating.date(sentence, reach, events)
        for line in (p for p in places if p.dateline and p.place.kind == "city" and number == 0):
            self._scene.head(line)
        for event in events:
            place = place_of(reach, event, places)
            if place is not None:
                put(event, place, place.text)
        self._scene.tell(number, frame, self._site(reach, events, places))
        self._scene.hold(number, reach, events, self._dating.telling)

    def pass_by(self, number: int) -> None:
        """Take from a sentence without actors or tolls where the story goes on; one without places says nothing."""
        if self._places[number]:
            self.add(number, ())

    def close(self) -> None:
        """Date what the document told before its first day, or without any."""
        self._scene.close()

    # -- what names of places there are --------------------------------------------------------------------------

    def _taken(self, number: int) -> frozenset[int]:
        """The tokens inside names of actors, which are no places."""
        return frozenset(
            k
            for m in self.reading.mentions[number]
            if m.first >= 0 and not m.place and self._names_actor(m, self.sentences[number])
            if not (m.method == "metonym" and struck(self.sentences[number], m.first, m.last))
            for k in range(m.first, m.last + 1)
        )

    def _busy(self, number: int) -> frozenset[int]:
        """The tokens of all who are mentioned by name."""
        mentions = (m for m in self.reading.mentions[number] if m.first >= 0 and not m.place and not m.collective)
        return frozenset(k for m in mentions for k in range(m.first, m.last + 1))

    def _names_actor(self, mention: Mention, sentence: Sentence) -> bool:
        known = self.knowledge.actors.get(mention.actor_id)
        if mention.adjective or (mention.method == "metonym" and not mention.place):
            return True
        if known is None:
            town = any(p.kind == "city" for p in gazetteer().find(key(mention.text)))
            return not mention.collective and mention.last > mention.first and not town
        return known.kind not in ("country", "region") or bool(mention.role) or mention.text.isupper()

    def _countries(self, number: int) -> list[str]:
        """The countries that a sentence names through its actors."""
        known = (self.knowledge.actors.get(m.actor_id) for m in self.reading.mentions[number])
        return [a.country for a in known if a is not None and a.country and a.kind not in ("media", "igo")]

    def _site(self, reach: Reach, events: Sequence[Event], places: Sequence[PlaceMention]) -> PlaceMention | None:
        """The place to which a sentence takes the story: that of a deed it tells, else the one that opens it.

        What a person did or does elsewhere ("the leader planned attacks in Kabul") takes it nowhere.
        """
        local = [p for p in places if p.local and p.place.kind not in WIDE]
        told = {e.place for e in events if e.place and e.type in FORCE and e.modality == "asserted" and tells(e, reach)}
        frame = next((p for p in local if p.frame), None)
        if self._of_person(reach):
            return frame
        site = next((p for p in local if p.place_id in told), None) or frame
        if site is not None:
            return site
        aside = {e.place for e in events if e.place and not tells(e, reach)}
        return next((p for p in local if p.place_id not in aside), None)

    def _of_person(self, reach: Reach) -> bool:
        """True for a sentence that only tells of a person: its subject is "the leader" or "he"."""
        tokens = reach.tokens
        subject = next((t for t in tokens if t.dep == "nsubj" and tokens[t.head].head == t.head), None)
        if subject is None:  # the parser took another word for the main verb
            subject = next(
                (t for t in tokens if t.pos in ("NOUN", "PROPN", "PRON", "VERB") and t.dep != "compound"), None
            )
        if subject is None:
            return False
        if subject.pos == "PRON":
            return subject.text.lower() in self.knowledge.grammar["pronoun_person"]
        definite = any(
            tokens[c].text.lower() in self.knowledge.grammar["article"] for c in reach.sentence.children(subject.i)
        )
        role = self.knowledge.roles.at([subject.text.lower()], [subject.lemma], 0)
        return role is not None and role.kind != "part_of" and (definite or subject.pos == "PROPN")
