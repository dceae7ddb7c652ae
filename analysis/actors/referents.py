"""Whom a pronoun or a description means: "it", "the group", "both sides", "the militants"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis.actors.agreement import Agreement
from analysis.actors.descriptions import Descriptions
from analysis.actors.frames import Frames
from analysis.actors.memory import Fits, Memory
from analysis.actors.mention import Mention, Reading
from analysis.actors.state_bodies import StateBodies
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence


class Referents:
    """Resolves pronouns and descriptions of one document, by what was mentioned before; asked only where it matters."""

    def __init__(self, sentences: Sequence[Sentence], reading: Reading, knowledge: Knowledge) -> None:
        self.reading, self.knowledge = reading, knowledge
        self.memory = Memory(sentences, reading, knowledge)
        self.lists, self.kind = self.memory.lists, self.memory.kind
        self.agrees, self.descriptions = Agreement(self.memory), Descriptions(self.memory)
        self.states = StateBodies(self.memory)
        self.together: dict[int, list[Mention]] = {}  # start of a mention → all that acted as one party with it
        self.speakers: dict[int, str] = {}  # start of a mention → the actor whose words it stands in
        self.sides: dict[str, str] = {}  # person → the actor of the role in which the text introduces the person
        self.voice: list[Mention] = []  # who speaks from a sentence like "X said:" on
        self.frames = Frames(sentences, knowledge.frames)
        self.heard: dict[int, tuple[Mention, ...]] = {}  # number of a sentence → who speaks in it
        self.speech: Callable[[int], list[Mention]] | None = None  # who speaks a word of the sentence being read

    def of(self, sentence: Sentence, token: int, not_these: frozenset[str] = frozenset()) -> list[Mention]:
        """Give the mentions (spanning the pronoun or description itself) for whom it stands; empty where nobody fits."""
        found = self._antecedents(sentence, token, not_these)
        if len(found) > 1:
            self.together.setdefault(sentence.tokens[self._phrase_start(sentence, token)].start, found)
        here = sentence.tokens[token]
        first = self._phrase_start(sentence, token)
        start = sentence.tokens[first].start
        text = sentence.text[start - sentence.start : here.end - sentence.start]
        return [
            replace(
                m, start=start, end=here.end, text=text, method="coreference", role=_role(here), first=first, last=token,
                head=token, stance="", place=False, collective=False, generic=True,
            )
            for m in found
        ]  # fmt: skip

    def _phrase_start(self, sentence: Sentence, token: int) -> int:
        """Where the description begins: the word itself, or its article right before it."""
        before = sentence.tokens[token - 1] if token and sentence.tokens[token].pos != "PRON" else None
        return token - 1 if before and before.text.lower() in self.knowledge.grammar["article"] else token

    def _antecedents(self, sentence: Sentence, token: int, not_these: frozenset[str]) -> list[Mention]:
        word, grammar = sentence.tokens[token], self.knowledge.grammar
        lower = word.text.lower()
        if lower in grammar["reflexive"]:
            return []
        if lower in grammar["pronoun_i"]:
            return [m for m in self._speaker(token) if self.kind(m.actor_id) == "person"]
        if lower in grammar["pronoun_we"]:
            return self._speakers_side(token)
        if lower in grammar["pronoun_person"]:
            return self._pronoun(sentence, token, self.agrees.somebody, self.agrees.person, not_these)
        if lower in grammar["pronoun_thing"]:
            if self._deed(sentence, token):
                return []
            found = self._pronoun(sentence, token, self.agrees.one_body, self.agrees.thing, not_these)
            return found or self.memory.last(sentence, token, self.agrees.one_force, not_these, 1, 1)
        if lower in grammar["pronoun_many"]:
            return self._many(sentence, token, not_these)
        return self.descriptions.described(sentence, token, not_these)

    def _deed(self, sentence: Sentence, token: int) -> bool:
        """ "condemned it", "described it as a crime": what was done, not who did it; "called it a terrorist group" is who."""
        tokens, word, grammar = sentence.tokens, sentence.tokens[token], self.knowledge.grammar
        verb = tokens[word.head]
        if word.dep not in ("obj", "iobj"):
            return False
        if verb.lemma in grammar["of_deed"]:
            return True
        called = [
            c for c in sentence.children(verb.i) if c > token and tokens[c].dep in ("xcomp", "obj", "obl", "iobj")
        ]
        bodies = grammar["description_group"] | grammar["description_body"] | grammar["description_country"]
        return verb.lemma in grammar["naming"] and not any(tokens[c].lemma in bodies for c in called)

    def _pronoun(
        self, sentence: Sentence, token: int, agrees: Fits, fits: Fits, not_these: frozenset[str]
    ) -> list[Mention]:
        """Whom the structure of the sentence offers, where it agrees with the pronoun; else the last mention that fits."""
        found = self._bound(sentence, token, agrees, not_these)
        return found or self.memory.last(sentence, token, fits, not_these, 1)

    def _bound(self, sentence: Sentence, token: int, agrees: Fits, not_these: frozenset[str]) -> list[Mention]:
        bindings = self.memory.bindings(sentence)
        for word in bindings.meant(token):
            if word >= token:
                continue
            if sentence.tokens[word].pos == "PRON":
                found = self._antecedents(sentence, word, not_these)
            else:
                found = self._at(sentence, word)
            if found and all(agrees(m) and m.actor_id not in not_these for m in found):
                return found
        return []

    def _at(self, sentence: Sentence, word: int) -> list[Mention]:
        """The acting mention that a word heads, with those listed beside it; else nobody."""
        here = self.reading.mentions[self.memory.number(sentence)]
        found = [m for m in here if m.first >= 0 and m.acts and m.head == word]
        return self.memory.listed_with(found[0]) if found else []

    def _many(self, sentence: Sentence, token: int, not_these: frozenset[str]) -> list[Mention]:
        """ "they": the last subject that is many, with all that stand beside it."""
        found = self._bound(sentence, token, self.agrees.party, not_these)
        found = found or self.memory.last(sentence, token, self.agrees.party, not_these, 1)
        found = found or self.memory.last(sentence, token, lambda m: not self.agrees.person(m), not_these, 1)
        if not found:
            return []
        listed = [m for m in _spelled_out(self.memory.listed_with(found[0])) if m.acts and m.actor_id not in not_these]
        return self.together.get(found[0].start) or (listed if len(listed) > 1 else found)

    def _speaker(self, token: int) -> list[Mention]:
        """Whoever speaks a word: in the sentence itself, else the voice of the text around it."""
        return (self.speech(token) if self.speech else []) or self.voice

    def heard_before(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Give whoever spoke last, at most three sentences back; empty where nobody did."""
        here = self.memory.number(sentence)
        return next((self.heard[k] for k in range(here - 1, max(-1, here - 4), -1) if self.heard.get(k)), ())

    def framed(self, sentence: Sentence) -> frozenset[str]:
        """Give the domains outside politics (sport, fiction, science) that a sentence's passage is about."""
        return self.frames.of(self.memory.number(sentence))

    def _speakers_side(self, token: int) -> list[Mention]:
        """ "we" of a speaker: the state or group that the person speaks for, else the body that speaks."""
        for m in self._speaker(token):
            if self.kind(m.actor_id) != "person":
                return [m]
            known = self.knowledge.actors.get(m.actor_id)
            side = known.parent if known else self.sides.get(m.actor_id, "")
            if side:
                return [replace(m, actor_id=side)]
        return []


def _role(token: object) -> str:
    return token.text if getattr(token, "pos", "") == "NOUN" else ""  # type: ignore[attr-defined]


def _spelled_out(listed: list[Mention]) -> list[Mention]:
    """Leave out the many whom the rest of a list names: "three armed groups, the A, the B and the C"."""
    first, *rest = listed
    spelled = first.collective and first.plural and len(rest) > 1 and not any(m.collective for m in rest)
    return rest if spelled else listed
