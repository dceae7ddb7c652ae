"""How a place or date stands to an event by syntax: on its own words, in its clause, before all of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.events.event import Event
from analysis.knowledge import load as load_knowledge
from analysis.language.sentence import Sentence
from analysis.places.named import words

#: What hangs so is told of a person or thing, and says nothing of the rest of the sentence.
_APART = ("acl:relcl", "acl")
#: Clauses that tell of the same deed as the one they hang on: "searching for …", "and detained …".
_TOGETHER = ("advcl", "xcomp", "conj", "parataxis")
_STEPS = 8
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_RELATIVE = frozenset(("who", "which", "whose", "whom", "where"))


class Reach:
    """Answers about one sentence and the events in it."""

    def __init__(self, sentence: Sentence, events: Sequence[Event]) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens
        self.heads = {h for e in events for h in (e.head, *e.echoes)}
        # where the parser found no finite verb, it took the main one for a participle
        finite = [t for t in sentence.tokens if t.tag in _FINITE and t.pos in ("VERB", "AUX")]
        self._no_finite = not finite
        self._finite_root = any(
            t.head == t.i or (self.tokens[t.head].head == t.head and t.dep != "acl:relcl") for t in finite
        )

    def outermost(self, first: int, last: int) -> int:
        """Give the token of a span whose head lies outside it."""
        outside = [k for k in range(first, last + 1) if not first <= self.tokens[k].head <= last]
        return outside[0] if outside else last

    def steps(self, token: int, event: Event) -> int | None:
        """Give how many steps up the tree lie between a word and the event it hangs on, over nouns only; else None."""
        own, word = {event.head, *event.echoes}, token
        for count in range(_STEPS):
            if word in own:
                return count
            here = self.tokens[word]
            apart = here.pos == "VERB" and not self._noun(word)
            if word != token and (apart or (word in self.heads and not self._during(word, own))):
                return None
            if here.head == word:
                return None
            word = here.head
        return None

    def _noun(self, verb: int) -> bool:
        """True for a participle that stands for persons: "a camp for the displaced"."""
        token = self.tokens[verb]
        articled = any(self.tokens[c].pos == "DET" for c in self.sentence.children(verb))
        return token.tag in ("VBN", "VBD") and token.dep in ("nmod", "obl", "obj") and articled

    def _during(self, noun: int, own: set[int]) -> bool:
        """True for the raid of "detained during a raid in X": what lies at the raid lies at the detention."""
        cases = {self.tokens[c].text.lower() for c in self.sentence.children(noun) if self.tokens[c].dep == "case"}
        return self.tokens[noun].head in own and bool(cases & words()["during"])

    def verb(self, token: int) -> int:
        """Give the verb (or root) whose clause a word stands in."""
        word = token
        for _ in range(len(self.tokens)):
            here = self.tokens[word]
            if here.pos in ("VERB", "AUX") and here.dep not in ("aux", "aux:pass", "cop", "amod", "case"):
                return word
            if here.head == word:
                return word
            word = here.head
        return token

    def clauses(self, token: int) -> list[int]:
        """Give the verbs above a word that tell of the same deed, from its own clause outwards."""
        found, verb = [], self.verb(token)
        while verb not in found:
            found.append(verb)
            if self.tokens[verb].dep not in _TOGETHER:
                break
            verb = self.verb(self.tokens[verb].head)
        return found

    def apart(self, token: int) -> int | None:
        """Give the noun that a word's clause only describes ("a leader who …"), None where it tells the story."""
        word = token
        for _ in range(len(self.tokens)):
            here = self.tokens[word]
            if here.dep in _APART and not self._main(word):
                return here.head
            if here.head == word:
                return None
            word = here.head
        return None

    def _main(self, verb: int) -> bool:
        """True for a verb that the parser hung on a noun, though the sentence has no other main verb."""
        if self.tokens[verb].dep == "acl":
            return self._no_finite
        relative = any(self.tokens[c].text.lower() in (*_RELATIVE, "that") for c in self.sentence.subtree(verb))
        return self.tokens[verb].tag in _FINITE and not relative and not self._finite_root

    def where(self, token: int) -> bool:
        """True for a word of a clause that "where" ties to a place: "the square where a bomb killed two"."""
        return any(self.tokens[c].text.lower() == "where" for c in self.sentence.children(self.verb(token)))

    def effect(self, token: int, event: Event) -> bool:
        """True for a word of a clause that tells what the event did: "clashes with soldiers that left 270 dead in X"."""
        verb = self.tokens[self.verb(token)]
        relative = any(self.tokens[c].text.lower() in ("that", "which") for c in self.sentence.children(verb.i))
        noun = event.trigger.pattern.kind == "noun" and event.head < verb.i
        return noun and relative and verb.lemma in load_knowledge().light_verbs.effect

    def at_occasion(self, noun: int, event: Event) -> bool:
        """True for the talks of "agreed in talks held in X": what lies there lies at the event."""
        own = {event.head, *event.echoes}
        return self.tokens[noun].head in own and self._during(noun, own)

    def relative_between(self, first: int, last: int) -> bool:
        """True where a relative clause begins between two words."""
        return any(self.tokens[k].text.lower() in _RELATIVE for k in range(first, last))

    def background(self, event: Event) -> bool:
        """True for a deed told of a person only ("a leader responsible for attacks, who killed two")."""
        noun = self.apart(event.head)
        return noun is not None and noun not in self.heads
