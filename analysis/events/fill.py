"""Who does it and to whom it is done: the sources and targets of a trigger, by syntax first, by order where that says nothing."""

from __future__ import annotations

from analysis.actors.mention import Mention
from analysis.events.content import Content
from analysis.events.event import Trigger, distinct, without
from analysis.events.noun_sides import NounSides, Sides
from analysis.events.order import Order
from analysis.events.parties import Parties
from analysis.events.slots import Slots
from analysis.events.verb_sides import VerbSides
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

_HOSTILE = ("ASSAULT",)
_OCCASION = ("after", "following", "during", "at", "in", "before", "amid")


class Filler:
    """Fills the sides of the triggers of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        parties: Parties,
        order: Order,
        clause: Clause,
        content: Content,
        knowledge: Knowledge,
    ) -> None:
        self.sentence, self.parties, self.order, self.clause = sentence, parties, order, clause
        slots = Slots(sentence, parties, order, clause)
        self.nouns = NounSides(sentence, parties, slots, clause, knowledge)
        self.verbs = VerbSides(sentence, parties, order, slots, clause, content, knowledge)

    def fill(self, trigger: Trigger) -> Sides:
        """Give (sources, targets) of a trigger; in a reciprocal event all are sources."""
        sources, targets = self.sides(trigger)
        if trigger.pattern.reciprocal:
            targets = [m for m in targets if not (m.collective and m.head in trigger.tokens)]  # "exchanged prisoners"
            together = distinct(sources + targets)
            if len(together) == 1:  # the other party may only stand in the same list, or meet it as the verb's subject
                together = distinct([*together, *self.order.group(together[0], self.order.mentions)])
            if len(together) == 1 and trigger.pattern.kind == "noun":
                together = distinct([*self._counterpart(trigger.head), *together])
            if not together and trigger.pattern.kind == "noun" and trigger.type not in _HOSTILE:
                together = self._occasion(trigger.head)
            return together, []
        return sources, targets

    def _counterpart(self, noun: int) -> list[Mention]:
        """ "Were killed in clashes with X", "left for talks with X": the subject of the verb, whoever X is."""
        tokens, verb = self.sentence.tokens, noun
        if not self.clause.oblique(noun, "with", "against") or tokens[noun].dep.startswith("nsubj"):
            return []
        while tokens[verb].pos != "VERB" and tokens[verb].head != verb:
            verb = tokens[verb].head
        return self.parties.who(self.clause.subject(verb)) if tokens[verb].pos == "VERB" else []

    def _occasion(self, noun: int) -> list[Mention]:
        """ "X and Y signed after two days of talks": those who do together what the clause tells, where they are several."""
        tokens, word = self.sentence.tokens, noun
        while tokens[word].dep == "nmod" and tokens[word].head < word:
            word = tokens[word].head
        if not tokens[word].dep.startswith("obl") or self.clause.case(word) not in _OCCASION:
            return []
        if self.clause.passive(tokens[word].head):
            return []
        found = self.parties.who(self.clause.subject(tokens[word].head))
        return found if len({m.actor_id for m in found}) > 1 else []

    def sides(self, trigger: Trigger) -> Sides:
        """Give whom the words of a trigger name on either side of it, nobody on both."""
        found = self.nouns if trigger.pattern.kind == "noun" else self.verbs
        self.parties.hostile = trigger.type in _HOSTILE
        sources, targets = found.of(trigger)
        self.parties.hostile = False  # what is asked next may be another deed, or none
        return sources, without(targets, sources)
