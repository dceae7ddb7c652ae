"""Which state "the government", "the army" belongs to."""

from __future__ import annotations

from collections import Counter

from analysis.actors.memory import Memory
from analysis.actors.mention import Mention, NewActor
from analysis.language.sentence import Sentence


class StateBodies:
    """Finds the states of bodies that are named without one."""

    def __init__(self, memory: Memory) -> None:
        self.memory, self.knowledge, self.reading = memory, memory.knowledge, memory.reading

    def body(self, state: str, suffix: str, kind: str, sector: str) -> str:
        """Give the id of a state's body, making it an actor of this document where it is not known."""
        actor_id = f"{state}-{suffix}"
        if actor_id not in self.knowledge.actors and actor_id not in self.reading.new:
            known = self.knowledge.actors.get(state) or self.reading.new[state]
            name = f"{known.name} {suffix.replace('-', ' ')}"
            self.reading.new[actor_id] = NewActor(actor_id, name, kind, sector, known.country, state)
        return actor_id

    def owner(self, sentence: Sentence, token: int) -> str:
        """Give the state that "the government", "the army" belongs to: of those named at most three sentences back.

        It is the one named most in the document; one that acts beside the word itself is another.
        """
        determiners = {sentence.tokens[c].text.lower() for c in sentence.children(token)}
        if not determiners & self.knowledge.grammar["article"]:
            return ""
        here = self.memory.number(sentence)
        if told := self._same_government(sentence, token):
            return told
        near = [
            m.actor_id
            for k in range(max(0, here - 3), here + 1)
            for m in self.reading.mentions[k]
            if self.memory.kind(m.actor_id) == "country"
            and not m.stance
            and not (k == here and self._beside(sentence, m, token))
        ]
        times = Counter(m.actor_id for found in self.reading.mentions for m in found)
        return max(dict.fromkeys(reversed(near)), key=lambda a: times[a], default="")

    def _same_government(self, sentence: Sentence, token: int) -> str:
        """Whoever "the government of X" was said of last, at most three sentences back; empty where nobody's was."""
        lemma, here = sentence.tokens[token].lemma, self.memory.number(sentence)
        if lemma not in self.knowledge.grammar["description_country"]:
            return ""
        for k in range(here, max(-1, here - 4), -1):
            for m in reversed(self.reading.mentions[k]):
                before = k < here or m.last < token
                if (
                    before
                    and m.role.lower() == lemma
                    and self.memory.kind(m.actor_id) in ("country", "region", "person")
                ):
                    return m.actor_id
        return ""

    def _beside(self, sentence: Sentence, m: Mention, token: int) -> bool:
        """True for a state that is a subject in the word's own sentence, or named behind it."""
        return m.first < 0 or m.first > token or sentence.tokens[m.head].dep.startswith("nsubj")
