"""What a commitment, demand, threat or refusal is about: its content names whom it concerns, and is no event beside it.

"Agreed to provide aid for X", "demanded that X withdraw", "threatened to strike unless X yields" are one event each, and
X is its target where the words nearer the verb name none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.actors.mention import Mention
from analysis.events.event import Event, Trigger
from analysis.events.parties import Parties
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

_CLAUSES = ("xcomp", "ccomp", "acl", "advcl")
_DOWN = (*_CLAUSES, "obj", "obl", "nmod", "conj", "nsubj", "nsubj:pass", "parataxis")
_STEPS = 6
_FINITE = ("VBD", "VBZ", "VBP")


class Content:
    """Reads the content of the triggers of one sentence."""

    def __init__(self, sentence: Sentence, parties: Parties, clause: Clause, knowledge: Knowledge) -> None:
        self.sentence, self.parties, self.clause, self.knowledge = sentence, parties, clause, knowledge
        self.dropped: list[Event] = []  # what was only content: no events, but they say how its parties stand

    def targets(self, trigger: Trigger, not_these: frozenset[str]) -> list[Mention]:
        """Give whom the clause that a trigger governs concerns: its object, who it is for or against, who must yield."""
        for word in sorted(trigger.tokens, reverse=True):
            for verb in self._clauses(word, trigger):
                found = self._concerned(verb, not_these, 0)
                if found:
                    return found
        return []

    def _clauses(self, word: int, trigger: Trigger) -> Iterator[int]:
        tokens = self.sentence.tokens
        known = self.knowledge.ontology.types.get(trigger.type)
        deed = known is not None and not known.content  # "seized the palace, accusing X": told beside it
        for c in self.sentence.children(word):
            if deed and tokens[c].dep == "advcl" and tokens[c].tag in ("VBG", "VBN"):
                continue
            if tokens[c].dep in _CLAUSES and c > trigger.head and tokens[c].pos in ("VERB", "AUX", "ADJ", "NOUN"):
                yield c
        if word in trigger.tokens and word != trigger.head and tokens[word].pos == "VERB":
            yield word  # "offered to release": the pattern itself holds the verb

    def _concerned(self, verb: int, not_these: frozenset[str], depth: int) -> list[Mention]:
        if depth > 3:
            return []
        tokens = self.sentence.tokens
        if self._conditional(verb) or self.clause.passive(verb):
            found = self.parties.who(self.clause.child(verb, "nsubj", "nsubj:pass"), not_these)
            if found:
                return found
        thing = self.clause.child(verb, "obj", "iobj")
        found = self.parties.who(thing, not_these) or self.parties.of_thing(thing, not_these)
        if found and not all(m.collective for m in found):
            return found
        for c in self.clause.oblique(verb, *self.knowledge.grammar["party_preposition"]):
            beside = self.parties.who(c, not_these) or self.parties.of_thing(c, not_these)
            if beside and not (found and all(m.collective for m in beside)):
                return beside  # "send 1,000 officers to X"
        if found:
            return found
        for c in self.sentence.children(verb):
            if tokens[c].dep in _CLAUSES and c > verb:
                found = self._concerned(c, not_these, depth + 1)
                if found:
                    return found
        return []

    def _conditional(self, verb: int) -> bool:
        marks = self.knowledge.modality["hypothetical_mark"] | self.knowledge.grammar["until"]
        tokens = self.sentence.tokens
        return any(tokens[c].dep == "mark" and tokens[c].text.lower() in marks for c in self.sentence.children(verb))

    # -- events that are only content --------------------------------------------------------------------------------

    def without(self, events: Sequence[Event]) -> list[Event]:
        """Give the events without those that are only what another demands, promises, refuses or talks about.

        A governing event that names no target takes over the target of what it is about.
        """
        dropped: set[int] = set()
        for inner in events:
            outer = self._governor(inner, events)
            if outer is None:
                continue
            if self._told_beside(inner.head):
                inner.sources = inner.sources or list(outer.sources)
                continue
            if not self._only_content(outer, inner):
                continue
            dropped.add(id(inner))
            self._sharpen(outer, inner)
            if set(inner.actor_ids("source")) & set(outer.actor_ids("source")):  # one's own promise, not a demand
                self.dropped.append(inner)
            if not outer.targets and not outer.reciprocal:
                taken = set(outer.actor_ids("source"))
                outer.targets = [m for m in (*inner.targets, *inner.sources) if m.actor_id not in taken][:4]
        return [e for e in events if id(e) not in dropped]

    def _sharpen(self, outer: Event, inner: Event) -> None:
        """A promise to do harm is a threat: "vowed to march on the capital"."""
        types = self.knowledge.ontology.types
        meant = types[types[inner.type].promised]
        own = set(inner.actor_ids("source")) <= set(outer.actor_ids("source"))
        vowed = self.sentence.tokens[outer.head].lemma in self.knowledge.modality["vow"]
        if vowed and own and types[outer.type].score > 0 > types[inner.type].score and meant.score < 0:
            outer.type, outer.mode, outer.score = meant.name, "", meant.score

    def _governor(self, inner: Event, events: Sequence[Event]) -> Event | None:
        """The event whose words govern the head of another, over clauses and the nouns in them."""
        tokens, word = self.sentence.tokens, inner.head
        for _ in range(_STEPS):
            above = tokens[word].head
            if above == word or tokens[word].dep.split(":")[0] not in {d.split(":")[0] for d in _DOWN}:
                return None
            if tokens[word].dep == "conj" and tokens[word].tag in _FINITE and not self._infinitive(above):
                return None
            if tokens[word].dep == "advcl" and self._aside(word):
                return None
            outer = next((e for e in events if e is not inner and above in e.trigger.tokens), None)
            if outer is not None:
                if tokens[word].dep != "conj" or above != outer.head:
                    return outer
            word = above  # "agreed to resume ties and to reopen embassies": both are content of the same
        return None

    def _infinitive(self, verb: int) -> bool:
        """True for "to lay down arms", whose "or face an assault" is no more told than itself."""
        tokens = self.sentence.tokens
        return tokens[verb].tag == "VB" and any(tokens[c].text.lower() == "to" for c in self.sentence.children(verb))

    def _aside(self, verb: int) -> bool:
        """True for a clause of time or manner, "after accusing the army", which is told and not only meant."""
        tokens, grammar = self.sentence.tokens, self.knowledge
        marks = {tokens[c].text.lower() for c in self.sentence.children(verb) if tokens[c].dep in ("mark", "case")}
        return bool(marks - {"to", "that"} - grammar.modality["hypothetical_mark"] - grammar.grammar["charged_with"])

    def _told_beside(self, head: int) -> bool:
        """True for "adopted a resolution demanding …", "signed the law, calling on …": a participle that tells a further deed."""
        tokens = self.sentence.tokens
        token = tokens[head]
        while token.dep == "conj" and token.tag == tokens[token.head].tag == "VBG":  # "demanding an end and urging …"
            token = tokens[token.head]
        if token.tag != "VBG" or token.dep not in ("acl", "advcl"):
            return False
        if token.dep == "acl":
            return tokens[token.head].lemma in self.knowledge.grammar["document"]
        opens = min(self.sentence.subtree(token.i))
        return (opens > 0 and tokens[opens - 1].text == ",") or tokens[opens].text == ","

    def _only_content(self, outer: Event, inner: Event) -> bool:
        """True where the outer event's type takes such content, and the inner one is not told as a fact."""
        types = self.knowledge.ontology.types
        if inner.type not in types[outer.type].content:
            return False
        token = self.sentence.tokens[inner.head]
        if outer.type == "CONSULT" and inner.trigger.pattern.kind == "verb":
            return False  # "flew to Kabul to ask": the purpose of a visit is told, not only talked about
        if outer.type == "CONSULT" and types[inner.type].score > 0:
            return True  # "discussed the truce with X": a topic
        if inner.modality != "asserted" or inner.trigger.pattern.kind == "noun":
            return not (inner.definite and inner.targets and inner.modality == "asserted")
        bare = any(self.sentence.tokens[c].text == "be" for c in self.sentence.children(inner.head))
        return token.tag in ("VB", "VBG") or bare  # "demanded that he be reinstated"
