"""What a speaker says that another must do, which is a demand: "X must leave, Y said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.events.event import Event, Trigger
from analysis.events.parties import Parties
from analysis.events.voices import Speech
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause


class Duties:
    """Finds the demands in the speech of one sentence."""

    def __init__(self, sentence: Sentence, parties: Parties, clause: Clause, knowledge: Knowledge) -> None:
        self.sentence, self.parties, self.clause, self.knowledge = sentence, parties, clause, knowledge

    def demands(self, speeches: Sequence[Speech], events: Sequence[Event]) -> list[Event]:
        """Give a demand for each speech about another's duty that no event tells yet."""
        made: list[Event] = []
        for speech in speeches:
            if not speech.speakers or any(speech.verb in e.trigger.tokens for e in events):
                continue
            made += [e for verb in self._duties(speech) if (e := self._demand(speech, verb)) is not None][:1]
        return made

    def without(self, events: Sequence[Event], demands: Sequence[Event]) -> list[Event]:
        """Give the events without those that are only demanded."""
        asked = {d.head for d in demands}
        return [e for e in events if e.head not in asked]

    def _duties(self, speech: Speech) -> Iterator[int]:
        """The verbs of what is said that have an auxiliary of duty and no condition."""
        tokens, duty = self.sentence.tokens, self.knowledge.grammar["duty"]
        for token in tokens[speech.first : speech.last + 1]:
            if token.pos != "VERB" or self.clause.passive(token.i):
                continue
            own = [tokens[c] for c in self.sentence.children(token.i)]
            if any(t.dep == "aux" and t.lemma in duty for t in own) and not any(t.dep == "mark" for t in own):
                yield token.i

    def _demand(self, speech: Speech, verb: int) -> Event | None:
        speakers = {m.actor_id for m in speech.speakers}
        subject = self.clause.subject(verb)
        asked = [m for m in self.parties.who(subject) if m.actor_id not in speakers] if subject is not None else []
        if not asked or (subject is not None and self.sentence.tokens[subject].pos == "PRON"):
            return None
        pattern = self.knowledge.patterns.plain(self.knowledge.grammar["demand"])
        token = self.sentence.tokens[verb]
        event = Event(self.sentence, Trigger(pattern, (verb,), verb), pattern.type, "", pattern.score, False)
        event.sources, event.targets = list(speech.speakers), asked
        event.start, event.end = token.start, token.end
        return event
