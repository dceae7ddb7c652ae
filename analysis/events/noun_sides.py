"""Who does and who suffers what an event noun names: "X's attack on Y", "talks between X and Y", "X launched a raid"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.actors.mention import Mention
from analysis.events.event import Trigger
from analysis.events.parties import Parties
from analysis.events.slots import Slots
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

Sides = tuple[list[Mention], list[Mention]]

_NOUN_TARGET = ("of", "on", "against", "at", "in", "to", "with", "upon", "into", "targeting", "over")


class NounSides:
    """Finds the parties of the event nouns of one sentence."""

    def __init__(
        self, sentence: Sentence, parties: Parties, slots: Slots, clause: Clause, knowledge: Knowledge
    ) -> None:
        self.sentence, self.parties, self.slots = sentence, parties, slots
        self.clause, self.knowledge = clause, knowledge

    def of(self, trigger: Trigger) -> Sides:
        head, slots = trigger.head, dict(trigger.slots)
        sources = self._in_front(trigger)
        by = [m for c in self.clause.oblique(head, "by", "from") for m in self.parties.who(c)]
        sources = sources or by or self.parties.claimant(head) or self.slots.agent(head)
        if "S" in slots:
            sources = self.slots.fill(trigger, slots["S"]) or sources
        sources = sources or self._busy(head) or self._manner(head)
        used = frozenset(m.actor_id for m in sources)
        if "T" in slots:
            targets = self.slots.fill(trigger, slots["T"], used)
        else:
            targets = [
                m for c in self.clause.oblique(head, *_NOUN_TARGET) for m in self.parties.who(c, used) if self._party(m)
            ]
        between = self._between(head)
        if between:
            return between, []
        light_sources, light_targets = self._light(trigger)
        targets = targets or light_targets or self._described(trigger, used)
        return sources or light_sources, targets

    def _busy(self, noun: int) -> list[Mention]:
        """ "X is in talks", "X was on a visit", "X is at war": who is said to be in the middle of it."""
        if self.clause.child(noun, "cop") is None or self.clause.case(noun) not in ("in", "on", "at"):
            return []
        return self.parties.who(self.clause.child(noun, "nsubj"))

    def _manner(self, noun: int) -> list[Mention]:
        """ "X closed its shops in protest": the subject of the verb whose manner or reason the noun tells."""
        token = self.sentence.tokens[noun]
        if token.lemma not in self.knowledge.grammar["manner_noun"] or self.clause.case(noun) != "in":
            return []
        above = self.sentence.tokens[token.head]
        return self.parties.who(self.clause.subject(above.i)) if above.pos == "VERB" else []

    def _between(self, head: int) -> list[Mention]:
        """ "A war between A and B", also where the preposition hangs on the verb: "a war has erupted between A and B"."""
        verb = self.sentence.tokens[head].head
        heads = [head, verb] if self.sentence.tokens[head].dep.startswith("nsubj") else [head]
        for word in heads:
            found = [m for c in self.clause.oblique(word, "between", "among", "involving") for m in self.parties.who(c)]
            if found:
                return found
        return []

    def _party(self, m: Mention) -> bool:
        """A country behind `in` or `at` is a place."""
        before = self.sentence.tokens[m.first - 1].text.lower() if m.first else ""
        return before not in ("in", "at")

    def _in_front(self, trigger: Trigger) -> list[Mention]:
        """Whoever stands before an event noun as owner, adjective or compound: "X's takeover", "X attacks"."""
        tokens = self.sentence.tokens
        for c in self.sentence.children(trigger.head):
            if c < min(trigger.tokens) and tokens[c].dep in ("nmod:poss", "amod", "compound", "nmod", "nmod:desc"):
                found = self.parties.who(c) if self.parties.mention_at(c) or tokens[c].pos == "PRON" else []
                if found:
                    return found
        before = min(trigger.tokens) - 1
        while before >= 0 and tokens[before].pos in ("ADJ", "NUM", "PART"):
            mention = self.parties.mention_at(before)
            if mention:
                return [mention]
            before -= 1
        mention = self.parties.mention_at(before) if before >= 0 else None
        return [mention] if mention and not mention.plural else []

    def _described(self, trigger: Trigger, used: frozenset[str]) -> list[Mention]:
        """A participle or relative clause behind the noun: "attacks targeting X", "a bombing that killed X"."""
        tokens, head = self.sentence.tokens, trigger.head
        above = tokens[head].head if tokens[head].dep == "nmod" else head  # "an increase in attacks targeting X"
        for c in (*self.sentence.children(head), *(self.sentence.children(above) if above != head else ())):
            if c > head and tokens[c].dep.startswith("acl") and not self.clause.passive(c):
                found = self.parties.who(self.clause.child(c, "obj"), used)
                if found:
                    return found
        return []

    def _light(self, trigger: Trigger) -> Sides:
        """The subject of a light verb does, or suffers, what its object names: "launched an attack"."""
        tokens = self.sentence.tokens
        noun = tokens[trigger.head]
        top, verb, steps = trigger.head, noun.head, 0
        while tokens[verb].pos != "VERB" and tokens[verb].head != verb and steps < 3:
            top, verb, steps = verb, tokens[verb].head, steps + 1
        if tokens[verb].pos != "VERB" or (noun.dep.startswith("nsubj") and not self.clause.passive(verb)):
            return [], []
        verbs = self.knowledge.light_verbs
        passive = self.clause.passive(verb)
        words = _particles(self.sentence, verb)
        behind = self.clause.case(top) if tokens[top].dep.startswith("obl") else ""
        if _is_light(words, verbs.source, behind) or _is_light(words, verbs.reciprocal, behind):
            who = self.slots.agent(verb) if passive else self.parties.who(self.clause.subject(verb))
            return who, []
        if _is_light(words, verbs.target, behind) and not passive:
            return [], self.parties.who(self.clause.subject(verb))
        return [], []


def _particles(sentence: Sentence, verb: int) -> list[str]:
    """Give a verb's lemma and those of the few words behind it."""
    return [t.lemma for t in sentence.tokens[verb : verb + 5]]


def _is_light(words: list[str], verbs: Mapping[str, Sequence[Sequence[str]]], behind: str) -> bool:
    """True where the verb is light for what stands behind the preposition `behind`, or for its object where that is empty.

    "Imposed a curfew after a demonstration" imposes no demonstration; "responded with a raid" does the raid.
    """
    for entry in verbs.get(words[0], ()):
        rest = iter(words[1:])
        if behind and behind not in entry[1:]:
            continue
        if all(any(w == word for word in rest) for w in entry[1:] if w != behind):
            return True
    return False
