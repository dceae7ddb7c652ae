"""Who does and who suffers what a verb tells: its subject and object, the slots of its pattern, whose a thing is."""

from __future__ import annotations

from analysis.actors.mention import Mention
from analysis.events.content import Content
from analysis.events.event import Trigger, distinct, without
from analysis.events.order import Order
from analysis.events.parties import Parties
from analysis.events.slots import Slots
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

Sides = tuple[list[Mention], list[Mention]]

_AIMED = ("against", "at", "on", "along", "near", "into", "to", "toward", "towards", "across", "over", "upon")


class VerbSides:
    """Finds the parties of the verbs of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        parties: Parties,
        order: Order,
        slots: Slots,
        clause: Clause,
        content: Content,
        knowledge: Knowledge,
    ) -> None:
        self.sentence, self.parties, self.order, self.slots = sentence, parties, order, slots
        self.clause, self.content, self.knowledge = clause, content, knowledge

    def of(self, trigger: Trigger) -> Sides:
        head, passive, slots = trigger.head, self._passive(trigger), dict(trigger.slots)
        subject = self.clause.subject(head)
        if "S" in trigger.pattern.slots or trigger.pattern.suffers:  # "came under fire": the subject suffers it
            return self.slots.fill(trigger, slots.get("S")), self.parties.who(subject)
        sources = self.slots.agent(head) if passive else self._doers(head, subject)
        moved = passive and subject in trigger.tokens and trigger.type == "MOBILIZE"
        if not sources and moved and subject is not None and self.parties.mention_at(subject):
            sources = self.parties.who(subject)  # "Senegalese troops were deployed": who is moved acts himself
        if not sources and not passive and subject is None:
            sources = self.order.left(trigger)
        if not sources and not passive and self._strayed(head, subject):
            sources = self.order.first(head)
        if not sources and not passive and subject in trigger.tokens:
            sources = self.parties.of_thing(subject, frozenset())  # "an X bomb exploded"
        used = frozenset(m.actor_id for m in sources)
        thing = subject if passive else self.clause.object(head)
        targets = self._targets(trigger, thing, passive, used)
        if not sources and not passive and subject is not None:
            sources = without(self.parties.of_thing(subject, frozenset(m.actor_id for m in targets)), targets)
        return sources, targets

    def _strayed(self, verb: int, subject: int | None) -> bool:
        """True for a finite verb whose syntax gives it nobody of its own: a participle that is none, or no subject at all."""
        token = self.sentence.tokens[verb]
        hung = token.dep.startswith("acl") and token.dep != "acl:relcl"
        return token.tag in ("VBD", "VBZ") and (
            subject is None or (hung and self.sentence.tokens[subject].head != verb)
        )

    def _doers(self, verb: int, subject: int | None) -> list[Mention]:
        """Whoever is the subject, and whoever acts beside it."""
        beside = [self.clause.companion(verb), self.clause.likewise(verb)]
        return distinct([m for word in (self._all_told(verb, subject), *beside) for m in self.parties.who(word)])

    def _all_told(self, verb: int, noun: int | None) -> int | None:
        """The first of a list that a clause behind a comma describes: "A and B, who met", "X and Y, which mediated"."""
        tokens = self.sentence.tokens
        if noun is None or tokens[verb].dep != "acl:relcl" or tokens[noun].dep != "conj" or tokens[noun].head >= noun:
            return noun
        opens = min(self.sentence.subtree(verb))
        comma = tokens[opens].text == "," or (opens > 0 and tokens[opens - 1].text == ",")
        both = all(self.parties.who(k) for k in (noun, tokens[noun].head))
        return tokens[noun].head if comma and both else noun

    def _passive(self, trigger: Trigger) -> bool:
        """True where the subject suffers; "was engaged in", "is opposed to" say what it does."""
        if not self.clause.passive(trigger.head):
            return False
        stative = self.sentence.tokens[trigger.head].lemma in self.knowledge.grammar["stative"]
        return not stative or bool(self.clause.oblique(trigger.head, "by"))

    def _targets(self, trigger: Trigger, thing: int | None, passive: bool, used: frozenset[str]) -> list[Mention]:
        """Whom a verb pattern says it was done to: its slot, its object, whose its object is, what its clause concerns."""
        placed = self.slots.fill(trigger, dict(trigger.slots).get("T"), used) if "T" in trigger.pattern.slots else []
        named = thing is not None and (thing not in trigger.tokens or not passive or self.parties.mention_at(thing))
        named = named and not (thing in trigger.tokens and self.parties.own_thing(thing))  # "withdrew its troops"
        topic = trigger.pattern.reciprocal and thing in trigger.tokens and self.parties.mention_at(thing or 0) is None
        topic = topic or self.sentence.tokens[trigger.head].lemma in self.knowledge.grammar["topic_verb"]
        object_ = self.parties.who(thing, used) if named and not topic else []  # "discussed the X crisis"
        if thing in trigger.tokens and thing is not None and self.parties.mention_at(thing):
            if any(not m.collective for m in object_):
                placed = object_  # "summoned X's ambassador over Y": who is named by the object itself
        own = thing in trigger.tokens and not passive and all(m.collective for m in object_)
        found = placed or (self._aimed(trigger.head, used) if own else []) or object_
        if found:
            return found
        if passive and thing in trigger.tokens:
            return self.parties.of_thing(thing, used)  # "the assets of X were frozen"
        if trigger.pattern.reciprocal:  # whom "efforts against X" concern does not take part in them
            return [m for c in self.clause.oblique(thing or 0, "with") for m in self.parties.who(c, used)]
        if not passive:
            found = self.parties.of_thing(thing, used) if thing is not None else []
            found = found or self._of_last(trigger, used)
            found = found or self.content.targets(trigger, used)
        return found

    def _aimed(self, verb: int, used: frozenset[str]) -> list[Mention]:
        """Whom men or weapons are sent against: "massed troops along the border with X", "fired shells at X"."""
        for c in self.clause.oblique(verb, *_AIMED):
            found = [m for m in self.parties.who(c, used) or self.parties.of_thing(c, used) if not m.collective]
            if found:
                return found
        return []

    def _of_last(self, trigger: Trigger, used: frozenset[str]) -> list[Mention]:
        """Whose the thing is that a pattern's last word names: "is opposed to X's mediation in talks with Y"."""
        last = max(trigger.tokens)
        if self.parties.own_thing(last):  # "recalled its ambassador"
            return []
        if self.parties.mention_at(last):
            return self.parties.who(last, used)
        return self.parties.of_thing(last, used) if self.sentence.tokens[last].pos == "NOUN" else []
