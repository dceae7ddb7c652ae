"""Which words of its own sentence a pronoun stands for, and which it cannot: by who does what to whom in the sentence.

The rules are those of the literature on anaphora: binding (Chomsky 1981), subjects and parallel roles before others
(Lappin and Leass 1994), whoever speaks before those spoken of, whoever was harmed before those who harmed where a cause
follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

SUBJECTS = ("nsubj", "nsubj:pass")
_STEPS = 8


class Bindings:
    """Answers for the pronouns and descriptions of one sentence."""

    def __init__(self, sentence: Sentence, knowledge: Knowledge) -> None:
        self.sentence, self.knowledge = sentence, knowledge
        self.clause = Clause(sentence, knowledge.grammar)

    def meant(self, token: int) -> Iterator[int]:
        """Give the words that the sentence's structure offers for a pronoun, the likeliest first."""
        word = self.sentence.tokens[token]
        if self._owns(token):
            yield from self._own_subject(token)
        elif word.dep in SUBJECTS:
            yield from self._as_subject(word.head)
        elif word.dep in ("obj", "iobj", "obl"):
            yield from self._as_object(word.head)

    def barred(self, token: int) -> frozenset[int]:
        """Give the words that share the pronoun's verb, and so are others than it stands for."""
        word = self.sentence.tokens[token]
        if self._owns(token) or self.sentence.tokens[word.head].pos not in ("VERB", "AUX"):
            return frozenset()
        verb, tokens = word.head, self.sentence.tokens
        if self._result(verb):
            return frozenset()
        others = {c for c in self.sentence.children(verb) if c != token and tokens[c].dep not in SUBJECTS}
        if word.dep not in SUBJECTS and (subject := self.clause.subject(verb)) is not None:
            others.add(subject)
        elif word.dep in SUBJECTS and self._demands(verb):
            others.update(s for s in [self.clause.subject(self.sentence.tokens[verb].head)] if s is not None)
        return frozenset(others)

    def embedded(self, word: int, token: int) -> bool:
        """True for a word of a relative clause or an apposition that the pronoun stands outside of."""
        tokens, k = self.sentence.tokens, word
        for _ in range(_STEPS):
            if tokens[k].dep in ("acl:relcl", "acl", "appos") and token not in self.sentence.subtree(k):
                return True
            if tokens[k].head == k:
                return False
            k = tokens[k].head
        return False

    def cause(self, token: int) -> bool:
        """True for the subject of a clause that tells what came before or why: "after it", "because they"."""
        word = self.sentence.tokens[token]
        marks = {self.sentence.tokens[c].text.lower() for c in self.sentence.children(word.head)}
        behind = self.sentence.tokens[word.head].head < token
        return word.dep in SUBJECTS and behind and bool(marks & self.knowledge.grammar["cause"])

    def _result(self, verb: int) -> bool:
        """True for what a deed, and nobody, does: "X sold oil, enabling it to buy arms"."""
        token = self.sentence.tokens[verb]
        return token.tag == "VBG" and token.dep == "advcl" and token.lemma in self.knowledge.grammar["result_verb"]

    def _owns(self, token: int) -> bool:
        return self.sentence.tokens[token].dep == "nmod:poss"

    def _own_subject(self, token: int) -> Iterator[int]:
        """ "withdrew its troops": the subject of the verb; of "its troops withdrew" that of the clause above."""
        tokens, k = self.sentence.tokens, token
        for _ in range(_STEPS):
            above = tokens[k].head
            if above == k:
                return
            if tokens[above].pos in ("VERB", "AUX"):
                subject = self.clause.subject(above)
                if subject is not None and subject != k and token not in self.sentence.subtree(subject):
                    yield subject
            k = above

    def _as_subject(self, verb: int) -> Iterator[int]:
        """ "X said that it will": whoever speaks; "told X that it must": whoever is told."""
        tokens = self.sentence.tokens
        first = self._first(verb)
        above = tokens[first].head
        if tokens[first].dep not in ("ccomp", "parataxis") or above == first or tokens[above].pos != "VERB":
            return
        told = self.clause.child(above, "obj", "iobj")
        must = any(tokens[c].lemma in self.knowledge.grammar["duty"] for c in self.sentence.children(verb))
        if told is not None and must:
            yield told
        subject = self.clause.subject(above)
        if subject is not None and not self._demands(verb):
            yield subject

    def _demands(self, verb: int) -> bool:
        """True in what somebody wants of others: "demanded that it return"."""
        tokens = self.sentence.tokens
        first = self._first(verb)
        return tokens[first].dep == "ccomp" and tokens[tokens[first].head].lemma in self.knowledge.grammar["demand"]

    def _first(self, verb: int) -> int:
        """The first of several verbs joined by `and`."""
        tokens = self.sentence.tokens
        for _ in range(_STEPS):
            if tokens[verb].dep != "conj" or tokens[tokens[verb].head].pos not in ("VERB", "AUX"):
                break
            verb = tokens[verb].head
        return verb

    def _as_object(self, verb: int) -> Iterator[int]:
        """ "met X and thanked him": the object of the verb before, where both have one subject."""
        tokens = self.sentence.tokens
        above = tokens[verb].head
        if self._result(verb) and (subject := self.clause.subject(above)) is not None:
            yield subject
        joined = tokens[verb].dep in ("conj", "xcomp", "advcl") and above != verb
        if joined and self.clause.subject(verb) == self.clause.subject(above):
            thing = self.clause.child(above, "obj", "iobj")
            if thing is not None:
                yield thing
