"""What was told before in a document: its mentions, the lists they stand in, and the last of them that fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.actors.bindings import SUBJECTS, Bindings
from analysis.actors.mention import Mention, Reading
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence

Fits = Callable[[Mention], bool]


class Memory:
    """One document as far as it is read, for those who look back in it."""

    def __init__(self, sentences: Sequence[Sentence], reading: Reading, knowledge: Knowledge) -> None:
        self.sentences, self.reading, self.knowledge = sentences, reading, knowledge
        self.lists: list[tuple[int, list[Mention]]] = []  # actors named in one list, with the sentence's number
        self._place = {s.sentence_id: k for k, s in enumerate(sentences)}
        self._last_bindings: Bindings | None = None

    def number(self, sentence: Sentence) -> int:
        """Give the place of a sentence in the document."""
        return self._place[sentence.sentence_id]

    def kind(self, actor_id: str) -> str:
        """Give the kind of an actor, known or new."""
        if actor_id in self.knowledge.actors:
            return self.knowledge.actors[actor_id].kind
        return self.reading.new[actor_id].kind if actor_id in self.reading.new else "organisation"

    def bindings(self, sentence: Sentence) -> Bindings:
        """Give what the structure of a sentence says of its pronouns."""
        if self._last_bindings is None or self._last_bindings.sentence is not sentence:
            self._last_bindings = Bindings(sentence, self.knowledge)
        return self._last_bindings

    def listed_with(self, m: Mention) -> list[Mention]:
        """Those named beside a mention in a list that `and` closes; the mention alone where it stands in none."""
        return next((group for k, group in self.lists if m in group and self._closed(k, group)), [m])

    def _closed(self, number: int, group: Sequence[Mention]) -> bool:
        tokens, last = self.sentences[number].tokens, group[-1]
        acts_next = tokens[last.head].dep in SUBJECTS and tokens[last.head].head != tokens[group[0].head].head
        return not acts_next and any(t.pos == "CCONJ" for t in tokens[group[-2].last + 1 : last.first])

    def last(
        self,
        sentence: Sentence,
        token: int,
        fits: Fits,
        not_these: frozenset[str],
        count: int,
        reach: int = 3,
    ) -> list[Mention]:
        """Give the last `count` different actors that fit, before the word, at most `reach` sentences back.

        Who shares the word's verb is somebody else.
        """
        here = self.number(sentence)
        found: dict[str, Mention] = {}
        for k in range(here, max(-1, here - reach - 1), -1):
            candidates = [
                m for m in self.reading.mentions[k] if m.first >= 0 and m.acts and m.actor_id not in not_these
            ]
            if k == here:
                barred = self.bindings(sentence).barred(token)
                candidates = [m for m in candidates if m.last < token and not m.generic and m.head not in barred]
            rank = self._rank_here(sentence, token) if k == here else self._rank_before(self.sentences[k])
            for m in sorted(candidates, key=rank):
                if fits(m) and m.actor_id not in found:
                    found[m.actor_id] = m
                    if len(found) == count:
                        return sorted(found.values(), key=lambda m: m.start)
        return [] if count > 1 else list(found.values())

    def _rank_before(self, sentence: Sentence) -> Callable[[Mention], tuple[bool, bool, int]]:
        """In an earlier sentence its subject comes first, what a relative clause tells of it last."""
        bindings, last = self.bindings(sentence), len(sentence.tokens) - 1

        def rank(m: Mention) -> tuple[bool, bool, int]:
            return bindings.embedded(m.head, last), not sentence.tokens[m.head].dep.startswith("nsubj"), m.start

        return rank

    def _rank_here(self, sentence: Sentence, token: int) -> Callable[[Mention], tuple[bool, bool, int]]:
        """In the pronoun's own sentence the nearest comes first, subjects before others, unless it is a cause that is told."""
        bindings = self.bindings(sentence)
        cause = bindings.cause(token)

        def rank(m: Mention) -> tuple[bool, bool, int]:
            subject = sentence.tokens[m.head].dep.startswith("nsubj")
            return bindings.embedded(m.head, token), not cause and not subject, -m.start

        return rank
