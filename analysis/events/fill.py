"""Who is source and who is target of a trigger: two readings, by syntax and by order, the first trusted more."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.mention import Mention
from analysis.events.content import Content
from analysis.events.event import Trigger
from analysis.events.order import Order
from analysis.events.parties import Parties
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

Sides = tuple[list[Mention], list[Mention]]

_NOUN_TARGET = ("of", "on", "against", "at", "in", "to", "with", "upon", "into", "targeting", "over")
_NEAR = 4  # steps from a slot's noun up to the trigger
_PHYSICAL = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "AID", "fights")
_HOSTILE = ("ASSAULT",)
_AIMED = ("against", "at", "on", "along", "near", "into", "to", "toward", "towards", "across", "over", "upon")


class Filler:
    """Fills the slots of the triggers of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        parties: Parties,
        order: Order,
        clause: Clause,
        content: Content,
        knowledge: Knowledge,
    ) -> None:
        self.sentence, self.parties, self.order = sentence, parties, order
        self.clause, self.content, self.knowledge = clause, content, knowledge

    def fill(self, trigger: Trigger) -> Sides:
        """Give (sources, targets) of a trigger; in a reciprocal event all are sources."""
        sources, targets = self.sides(trigger)
        if trigger.pattern.reciprocal:
            targets = [m for m in targets if not (m.collective and m.head in trigger.tokens)]  # "exchanged prisoners"
            together = _distinct(sources + targets)
            if len(together) == 1:  # the other party may only stand in the same list, or meet it as the verb's subject
                together = _distinct([*together, *self.order.group(together[0], self.order.mentions)])
            if len(together) == 1 and trigger.pattern.kind == "noun":
                together = _distinct([*self._counterpart(trigger.head), *together])
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

    def sides(self, trigger: Trigger) -> Sides:
        """Give whom the words of a trigger name on either side of it, nobody on both."""
        self.parties.hostile = trigger.type in _HOSTILE
        sources, targets = self._noun(trigger) if trigger.pattern.kind == "noun" else self._verb(trigger)
        return sources, _without(targets, sources)

    # -- verbs ---------------------------------------------------------------------------------------------------

    def _verb(self, trigger: Trigger) -> Sides:
        head, passive, slots = trigger.head, self._passive(trigger), dict(trigger.slots)
        subject = self.clause.subject(head)
        if "S" in trigger.pattern.slots:  # "came under fire (from S)": the subject suffers it, whoever acts
            return self._slot(trigger, slots.get("S")), self.parties.who(subject)
        sources = self._agent(head) if passive else self._doers(head, subject)
        moved = passive and subject in trigger.tokens and trigger.type == "MOBILIZE"
        if not sources and moved and subject is not None and self.parties.mention_at(subject):
            sources = self.parties.who(subject)  # "Senegalese troops were deployed": who is moved acts himself
        if not sources and not passive and subject is None:
            sources = self._ordered_left(trigger, [])
        if not sources and not passive and subject in trigger.tokens:
            sources = self.parties.of_thing(subject, frozenset())  # "an X bomb exploded"
        used = frozenset(m.actor_id for m in sources)
        thing = subject if passive else self.clause.object(head)
        targets = self._verb_targets(trigger, thing, passive, used)
        if not sources and not passive and subject is not None:
            sources = _without(self.parties.of_thing(subject, frozenset(m.actor_id for m in targets)), targets)
        return sources, targets

    def _doers(self, verb: int, subject: int | None) -> list[Mention]:
        """Whoever is the subject, and whoever acts beside it."""
        beside = self.clause.companion(verb)
        return _distinct([*self.parties.who(subject), *(self.parties.who(beside) if beside is not None else [])])

    def _passive(self, trigger: Trigger) -> bool:
        """True where the subject suffers; "was engaged in", "is opposed to" say what it does."""
        if not self.clause.passive(trigger.head):
            return False
        stative = self.sentence.tokens[trigger.head].lemma in self.knowledge.grammar["stative"]
        return not stative or bool(self.clause.oblique(trigger.head, "by"))

    def _verb_targets(self, trigger: Trigger, thing: int | None, passive: bool, used: frozenset[str]) -> list[Mention]:
        """Whom a verb pattern says it was done to: its slot, its object, whose its object is, what its clause concerns."""
        placed = self._slot(trigger, dict(trigger.slots).get("T"), used) if "T" in trigger.pattern.slots else []
        named = thing is not None and (thing not in trigger.tokens or not passive or self.parties.mention_at(thing))
        named = named and not (thing in trigger.tokens and self.parties.own_thing(thing))  # "withdrew its troops"
        topic = trigger.pattern.reciprocal and thing in trigger.tokens and self.parties.mention_at(thing or 0) is None
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
        if (
            not passive and not trigger.pattern.reciprocal
        ):  # whom "efforts against X" concern does not take part in them
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

    def _agent(self, verb: int) -> list[Mention]:
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

    def _ordered_left(self, trigger: Trigger, taken: Sequence[Mention]) -> list[Mention]:
        return _without(self.order.left(trigger), taken)

    def _slot(self, trigger: Trigger, after: int | None, not_these: frozenset[str] = frozenset()) -> list[Mention]:
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
                found = _distinct([*found, *self.order.group(found[0], self.order.mentions)])
            found = found or self._seat(trigger, marker.head)
            if found:
                return found
            if self.sentence.tokens[marker.head].pos == "NOUN":  # nobody known: "works with its allies to help X"
                return [m for m in self._behind(after, not_these) if m.last < marker.head]
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

    # -- nouns ---------------------------------------------------------------------------------------------------

    def _noun(self, trigger: Trigger) -> Sides:
        head, slots = trigger.head, dict(trigger.slots)
        sources = self._in_front(trigger)
        by = [m for c in self.clause.oblique(head, "by", "from") for m in self.parties.who(c)]
        sources = sources or by or self.parties.claimant(head) or self._agent(head)
        if "S" in slots:
            sources = self._slot(trigger, slots["S"]) or sources
        sources = sources or self._busy(head) or self._manner(head)
        used = frozenset(m.actor_id for m in sources)
        if "T" in slots:
            targets = self._slot(trigger, slots["T"], used)
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
        verb = noun.head
        steps = 0
        while tokens[verb].pos != "VERB" and tokens[verb].head != verb and steps < 3:
            verb, steps = tokens[verb].head, steps + 1
        if tokens[verb].pos != "VERB" or (noun.dep.startswith("nsubj") and not self.clause.passive(verb)):
            return [], []
        verbs = self.knowledge.light_verbs
        passive = self.clause.passive(verb)
        words = _particles(self.sentence, verb)
        if _is_light(words, verbs.source) or _is_light(words, verbs.reciprocal):
            who = self._agent(verb) if passive else self.parties.who(self.clause.subject(verb))
            return who, []
        if _is_light(words, verbs.target) and not passive:
            return [], self.parties.who(self.clause.subject(verb))
        return [], []


def _particles(sentence: Sentence, verb: int) -> list[str]:
    """Give a verb's lemma and those of the few words behind it."""
    return [t.lemma for t in sentence.tokens[verb : verb + 5]]


def _is_light(words: list[str], verbs: object) -> bool:
    for entry in verbs.get(words[0], ()):  # type: ignore[attr-defined]
        rest = iter(words[1:])
        if all(any(w == word for word in rest) for w in entry[1:]):
            return True
    return False


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    found: dict[str, Mention] = {}
    for m in mentions:
        found.setdefault(m.actor_id, m)
    return list(found.values())


def _without(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    taken = {m.actor_id for m in others}
    return [m for m in mentions if m.actor_id not in taken]
