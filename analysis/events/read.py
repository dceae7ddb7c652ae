"""From the sentences and mentions of one document to its events."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.lists import lists
from analysis.actors.mention import Mention, Reading
from analysis.actors.referents import Referents
from analysis.events.attribution import Attribution
from analysis.events.content import Content
from analysis.events.doers import Doers, counts
from analysis.events.duties import Duties
from analysis.events.event import Event, Trigger
from analysis.events.fill import Filler
from analysis.events.hedges import Hedges
from analysis.events.match import candidates, without_overlap
from analysis.events.modality import Modality
from analysis.events.order import Order
from analysis.events.parties import Parties
from analysis.events.same import merge
from analysis.events.standing import Standing
from analysis.events.voices import Speech
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause


class SentenceReader:
    """All that is asked about one sentence, made once: its clauses, parties, speech and modality."""

    def __init__(
        self, sentence: Sentence, reading: Reading, referents: Referents, number: int, knowledge: Knowledge
    ) -> None:
        self.sentence, self.knowledge = sentence, knowledge
        self.mentions = reading.mentions[number]
        self.lists = lists(sentence, self.mentions, knowledge.grammar["according"], knowledge.grammar["speech"])
        referents.lists.extend([(number, group) for group in self.lists if len(group) > 1])
        self.clause = Clause(sentence, knowledge.grammar)
        self.parties = Parties(sentence, self.mentions, self.lists, referents, self.clause, knowledge)
        self.order = Order(sentence, self.mentions, self.lists, knowledge)
        self.content = Content(sentence, self.parties, self.clause, knowledge)
        self.filler = Filler(sentence, self.parties, self.order, self.clause, self.content, knowledge)
        self.modality = Modality(sentence, self.clause, knowledge)
        self.hedges = Hedges(sentence, self.clause, self.modality, knowledge)
        self.standing = Standing(sentence, self.parties, self.clause, knowledge)
        self.doers = Doers(sentence, self.parties, self.clause, knowledge)
        self.attribution = Attribution(sentence, self.parties, self.clause, knowledge)
        self.duties = Duties(sentence, self.parties, self.clause, knowledge)
        referents.heard[number] = next((s.speakers for s in reversed(self.attribution.speeches) if s.speakers), ())
        referents.speech = self._speaks
        self._listen(referents)
        self.speakers = referents.speakers  # start of a mention → who speaks of it
        for mention in self.mentions:
            speech = self.attribution.of(mention.head, ()) if mention.first >= 0 else None
            if speech and speech.speakers:
                self.speakers[mention.start] = speech.speaker

    def _speaks(self, token: int) -> list[Mention]:
        speech = self.attribution.of(token, ())
        return list(speech.speakers) if speech else []

    def _listen(self, referents: Referents) -> None:
        """ "X said:" at the end of a sentence gives the text behind it to X."""
        tokens = self.sentence.tokens
        speech = max(self.attribution.speeches, key=lambda s: s.verb, default=None)
        if speech and speech.speakers and tokens[-1].text == ":" and speech.verb >= len(tokens) - 4:
            referents.voice = list(speech.speakers)

    def bloc(self, token: int, not_these: frozenset[str] = frozenset()) -> list[Mention]:
        """Give the actors of the list that a word for a bloc takes up."""
        return self.parties.referents.descriptions.bloc(self.sentence, token, not_these)

    def said_by(self, mention: Mention) -> str:
        """Give the actor whose words a mention of this document stands in, empty where the document itself speaks."""
        return self.speakers.get(mention.start, "")

    def events(self) -> list[Event]:
        """Give the sentence's events, each thing reported once; dates, places and tolls are still open."""
        found = [e for e in self._readings() if self.standing.counts(e)]
        found += self._accusations(found)
        demands = self.duties.demands(self.attribution.speeches, found)
        found = [*self.duties.without(found, demands), *demands]
        return merge(self.sentence, self.content.without(found), self.clause, self.knowledge)

    def _readings(self) -> list[Event]:
        """Read every match; the words of a passive in which nobody takes part are free for other patterns.

        Where none takes them, it is an incident that nobody is named for: "vehicles were set alight".
        """
        waiting = candidates(self.sentence, self.knowledge.patterns)
        waiting = [t for t in waiting if not (self._names_somebody(t) or self._says_whose(t))]
        unclaimed: list[Event] = []
        while True:
            found = [self._reported(t) for t in without_overlap(waiting)]
            idle = [e for e in found if min(e.trigger.tokens) < e.head and not e.sources and not e.targets]
            idle = [e for e in idle if e.trigger.pattern.kind == "verb"]
            if not idle:
                taken = {k for e in found for k in e.trigger.tokens}
                return found + [e for e in unclaimed if taken.isdisjoint(e.trigger.tokens)]
            unclaimed += [e for e in idle if e.incident]
            heads = {e.head for e in idle}
            waiting = [t for t in waiting if t.head not in heads]

    def _names_somebody(self, trigger: Trigger) -> bool:
        """True for a noun that is a part of what somebody is called: "the assault force", "strike teams"."""
        return trigger.pattern.kind == "noun" and any(m.first <= trigger.head < m.head for m in self.mentions if m.acts)

    def _says_whose(self, trigger: Trigger) -> bool:
        """True for a participle that says whose men they are: "militias allied with X", "gunmen linked to X attacked"."""
        word = self.sentence.tokens[trigger.head]
        return word.dep == "acl" and word.tag in ("VBN", "JJ") and word.lemma in self.knowledge.grammar["allegiance"]

    def _reported(self, trigger: Trigger) -> Event:
        """Give the event of a trigger or, where those are missing whom it needs, of the next that has them."""
        event = self._event(trigger)
        if (trigger.pattern.needs or trigger.pattern.who) and not counts(event):
            others = (self._event(t) for t in trigger.instead)
            return next((e for e in others if counts(e)), event)
        return event

    def _event(self, trigger: Trigger) -> Event:
        pattern = trigger.pattern
        event = Event(self.sentence, trigger, pattern.type, pattern.mode, pattern.score, pattern.reciprocal)
        event.sources, event.targets = self.filler.fill(trigger)
        event.modality = self.modality.of(trigger.head, min(trigger.tokens), trigger.tokens)
        event.hedge = self.hedges.of(trigger.head, min(trigger.tokens))
        event.definite = self._definite(trigger)
        self.doers.judge(event)
        self._by_state(event)
        self._by_member(event)
        self._promise(event)
        tokens = self.sentence.tokens
        until = min((after for _, after in trigger.slots), default=max(trigger.tokens))
        words = [k for k in trigger.tokens if k <= max(until, trigger.head)]
        event.start, event.end = tokens[words[0]].start, tokens[words[-1]].end
        if pattern.kind == "noun" and not event.targets and "S" in pattern.slots and len(event.actor_ids("source")) > 1:
            event.reciprocal = True  # "a war of words between A and B"
        speech = self.attribution.of(trigger.head, trigger.tokens)
        if speech:
            self._attribute(event, speech)
        return event

    def _promise(self, event: Event) -> None:
        """A promise of cooperation ("will release", "plans to withdraw") is an agreement to it (PLOVER)."""
        types = self.knowledge.ontology.types
        promised = types[types[event.type].promised]
        if (
            event.modality == "future"
            and not self._errand(event.head)
            and promised.name != event.type
            and promised.score > 0
        ):
            event.type, event.mode, event.score = promised.name, "", promised.score

    def _errand(self, head: int) -> bool:
        """True for what a call or a visit was made for: "telephoned to congratulate him", also "telephoned X to"."""
        tokens = self.sentence.tokens
        above = tokens[tokens[head].head]
        if tokens[head].dep == "acl":
            above = tokens[above.head]
        if tokens[head].tag != "VB" or tokens[head].dep not in ("advcl", "acl") or above.pos != "VERB":
            return False
        patterns = self.knowledge.patterns.verbs.get(above.lemma, ())
        return any(p.type == "CONSULT" and p.n_required == 1 for p in patterns)

    def _by_state(self, event: Event) -> None:
        """What a state does in the words of the people: "London protested against the violation" is an accusation."""
        types = self.knowledge.ontology.types
        other = types[types[event.type].by_state]
        states = ("country", "government", "igo")
        if (
            other.name != event.type
            and event.mode in ("", "demo")
            and any(self.parties.referents.kind(m.actor_id) in states for m in event.sources)
        ):
            if not any(m.plural or m.collective for m in event.sources):
                event.type, event.mode, event.score = other.name, "", other.score

    def _by_member(self, event: Event) -> None:
        """What a state does to an organisation of states: "Mali left ECOWAS" cuts relations, and no troops withdraw."""
        types, kind = self.knowledge.ontology.types, self.parties.referents.kind
        other = types[types[event.type].by_member]
        if other.name == event.type or event.mode not in other.modes or "troop" in event.trigger.pattern.text:
            return
        states = any(kind(m.actor_id) in ("country", "government") for m in event.sources)
        if states and event.targets and all(kind(m.actor_id) == "igo" for m in event.targets):
            event.type, event.score = other.name, other.modes[event.mode]

    def _attribute(self, event: Event, speech: Speech) -> None:
        event.attribution = speech.words
        event.attributed_to = speech.speaker
        if speech.charged and event.trigger.pattern.kind == "noun" and not (event.sources or event.reciprocal):
            taken = set(event.actor_ids("target"))  # "blamed X for the attack on Y"; "the attack" alone was told before
            event.sources = [m for m in speech.charged if m.actor_id not in taken and (taken or not event.definite)]

    def _definite(self, trigger: Trigger) -> bool:
        tokens = self.sentence.tokens
        return trigger.pattern.kind == "noun" and any(
            tokens[c].dep == "det" and tokens[c].text.lower() in self.knowledge.grammar["article"]
            for c in self.sentence.children(trigger.head)
        )

    def _accusations(self, events: Sequence[Event]) -> list[Event]:
        """Whoever claims that another did harm accuses him: "A claimed that B bombed C" is also an accusation of B by A."""
        made = []
        for speech in self.attribution.speeches:
            if not speech.claim or not speech.speakers or any(speech.verb in e.trigger.tokens for e in events):
                continue
            harm = [e for e in events if e.score <= -7 and e.sources and speech.first <= e.head <= speech.last]
            speakers = {m.actor_id for m in speech.speakers}
            for event in harm[:1]:
                if speakers & set(event.actor_ids("source")):
                    continue
                pattern = self.knowledge.patterns.plain(self.knowledge.grammar["accusation"])
                token = self.sentence.tokens[speech.verb]
                trigger = Trigger(pattern, (speech.verb,), speech.verb)
                accusation = Event(self.sentence, trigger, pattern.type, pattern.mode, pattern.score, False)
                accusation.sources, accusation.targets = list(speech.speakers), list(event.sources)
                accusation.start, accusation.end = token.start, token.end
                made.append(accusation)
        return made


def read_events(sentences: Sequence[Sentence], reading: Reading, knowledge: Knowledge) -> tuple[list[Event], Referents]:
    """Give the events of one document in the order of the text, and the referents that were asked for them."""
    referents = Referents(sentences, reading, knowledge)
    found: list[Event] = []
    for number, sentence in enumerate(sentences):
        events = SentenceReader(sentence, reading, referents, number, knowledge).events()
        found += [e for e in events if counts(e)]
    return found, referents
