"""What somebody says in a sentence: who speaks, with which words, and how far they reach."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors.mention import Mention
from analysis.events.parties import Parties
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

_NEAR = 8  # words between a speaker and the verb that are still shown


@dataclass(frozen=True, slots=True)
class Speech:
    """A clause of speech: its verb (or "according"), who speaks, the words, and how far it reaches."""

    verb: int
    speakers: tuple[Mention, ...]
    words: str
    first: int  # tokens that the speech is about: first … last
    last: int
    claim: bool
    charged: tuple[Mention, ...] = ()  # whom it blames for what it is about

    @property
    def speaker(self) -> str:
        """The actor who speaks: the first one with a name, else the first; empty where nobody is known."""
        named = (m.actor_id for m in self.speakers if not m.collective)
        return next(named, self.speakers[0].actor_id if self.speakers else "")


class Voices:
    """Answers who speaks in one sentence, and with which words that is shown."""

    def __init__(self, sentence: Sentence, parties: Parties, clause: Clause, knowledge: Knowledge) -> None:
        self.sentence, self.parties, self.clause, self.knowledge = sentence, parties, clause, knowledge
        self.grammar = knowledge.grammar

    def speakers(self, noun: int) -> tuple[Mention, ...]:
        """The actors behind a speaker: officials speak for their body, a report for those who made it."""
        found = self.parties.who(noun)
        token = self.sentence.tokens[noun]
        again = token.pos == "PRON" or token.text.lower() in self.grammar["some_of_them"]
        if not found and again:  # "He said": whoever spoke before
            return self.parties.referents.heard_before(self.sentence)
        if not found and token.lemma in self.grammar["document"]:
            found = self.parties.of_thing(noun)
        if all(m.collective for m in found) and self.knowledge.roles.at([token.text.lower()], [token.lemma], 0):
            behind = self.clause.oblique(noun, "of", "at", "from", "with", "for", "in")
            bodies = [m for c in behind for m in self.parties.who(c) if not m.collective and not m.place]
            found = bodies or found
        return tuple(found)

    def words(self, first: int, last: int, near: int = _NEAR) -> str:
        """The words of a speaker and of the verb; where much stands between them, the speaker's words alone."""
        tokens, base = self.sentence.tokens, self.sentence.start
        low = min([*self.sentence.subtree(first), first]) if tokens[first].pos in ("NOUN", "PROPN") else first
        low = max(low, first - 6)
        low = next((k for k in range(low, last) if tokens[k].pos not in ("PUNCT", "CCONJ")), low)
        if last - first > near:
            last = max(k for k in self.sentence.subtree(first) if k == first or (k > first and k - first <= 3))
        return self.sentence.text[tokens[low].start - base : tokens[last].end - base]
