"""The parties behind the words with which a pattern says where they stand, and behind the "by" of a passive."""

from __future__ import annotations

from analysis.actors.mention import Mention
from analysis.events.event import Trigger, distinct
from analysis.events.order import Order
from analysis.events.parties import Parties
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

_NEAR = 4  # steps from a slot's noun up to the trigger
_OF = ("of", "from", "in", "by")
_PHYSICAL = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "AID", "fights")


class Slots:
    """Fills the slots of the triggers of one sentence."""

    def __init__(self, sentence: Sentence, parties: Parties, order: Order, clause: Clause) -> None:
        self.sentence, self.parties, self.order, self.clause = sentence, parties, order, clause

    def fill(self, trigger: Trigger, after: int | None, not_these: frozenset[str] = frozenset()) -> list[Mention]:
        """Fill a slot that the pattern places behind the word `after`."""
        if after is None:
            return []
        tokens = self.sentence.tokens
        marker = tokens[after]
        if marker.pos in ("ADP", "PART") and marker.dep == "case":
            if not (after - 1 in trigger.tokens or self._goes_with(trigger, marker.head)):
                return []
            found = self.parties.who(marker.head, not_these)
            if len(found) == 1 and marker.lemma in ("between", "among"):
                found = distinct([*found, *self.order.group(found[0], self.order.mentions)])
            found = found or self._seat(trigger, marker.head)
            if found:
                return found
            if self.sentence.tokens[marker.head].pos == "NOUN":  # nobody known: "works with its allies to help X"
                return [m for m in self._behind(after, not_these) if self._whose(marker.head, m)]
        if marker.dep == "mark":  # "demand that T …": the subject of the clause
            subject = self.clause.subject(marker.head)
            found = self.parties.who(subject, not_these)
            if found:
                return found
        if after == trigger.head or marker.pos == "VERB":
            thing = self.clause.child(after, "obj", "iobj")
            found = self.parties.who(thing, not_these)
            if found:
                return found
        return self._behind(after, not_these)

    def agent(self, verb: int) -> list[Mention]:
        """Whoever stands behind `by` in a passive."""
        tokens = self.sentence.tokens
        sharing = [c for c in self.sentence.children(verb) if tokens[c].dep == "conj" and tokens[c].tag == "VBN"]
        for c in (c for word in (verb, *sharing) for c in self.clause.oblique(word, "by")):
            found = self.parties.who(c)
            if found:
                return found
        for k in range(verb + 1, min(verb + 8, len(tokens))):
            if tokens[k].pos == "VERB" or tokens[k].text in ",;":
                return []
            if tokens[k].text.lower() == "by":
                behind = [m for m in self.order.mentions if m.first > k]
                close = [m for m in behind if m.first - k <= 4]
                return self.order.group(close[0], behind) if close else []
        return []

    def _whose(self, noun: int, m: Mention) -> bool:
        """True for the one to whom a thing belongs: "at X's camps", "on steel from X"; whoever stands further on is another."""
        tokens = self.sentence.tokens
        return m.last < noun or (noun + 1 < len(tokens) and tokens[noun + 1].text.lower() in _OF)

    def _goes_with(self, trigger: Trigger, noun: int) -> bool:
        """True for a noun that hangs on the trigger, over at most two others: no "of" of another phrase fills its slot."""
        tokens, word = self.sentence.tokens, noun
        if trigger.head < noun and tokens[noun].head == tokens[trigger.head].head:  # hung on the verb above both
            return True
        for _ in range(_NEAR):
            word = tokens[word].head
            if word in trigger.tokens:
                return True
            if tokens[word].pos in ("VERB", "AUX") and not tokens[word].dep.startswith(("acl", "amod")):
                return False
        return False

    def _seat(self, trigger: Trigger, word: int) -> list[Mention]:
        """The state behind its seat of power, where nothing happens at a place: "recalled its envoy from Kigali"."""
        return [] if trigger.pattern.type in _PHYSICAL else self.parties.seat(word)

    def _behind(self, after: int, not_these: frozenset[str]) -> list[Mention]:
        """By order: the first party within reach behind a word."""
        tokens = self.sentence.tokens
        behind = [m for m in self.order.mentions if m.first > after and m.actor_id not in not_these]
        if not behind or behind[0].first - after > 3:
            return []
        between = tokens[after + 1 : behind[0].first]
        if any((t.pos == "VERB" and t.dep != "amod") or t.text in ",;:" for t in between):
            return []
        return self.order.group(behind[0], behind)
