"""Who says so: the speaker of the clause that tells of an event, and the actor behind the speaker."""

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


class Attribution:
    """Finds the speech of one sentence, and whose words a token is."""

    def __init__(self, sentence: Sentence, parties: Parties, clause: Clause, knowledge: Knowledge) -> None:
        self.sentence, self.parties, self.clause = sentence, parties, clause
        self.grammar = knowledge.grammar
        self.speeches = [*self._according(), *self._said()]

    def of(self, head: int, tokens: tuple[int, ...]) -> Speech | None:
        """Give the speech that an event stands in, the narrowest; a verb of speech is not its own content."""
        around = [s for s in self.speeches if s.first <= head <= s.last and s.verb not in tokens]
        around = [s for s in around if not self._about_speech(head, s)]
        return min(around, key=lambda s: (s.last - s.first, s.verb), default=None)

    def _about_speech(self, head: int, speech: Speech) -> bool:
        """True where the event word belongs to the speech clause itself (its subject, its time)."""
        if speech.verb < 0 or self.sentence.tokens[speech.verb].pos != "VERB":
            return False
        subject = self.clause.subject(speech.verb)
        return (
            subject is not None
            and head in self.sentence.subtree(subject)
            and speech.verb not in self.sentence.subtree(head)
        )

    def _according(self) -> list[Speech]:
        tokens = self.sentence.tokens
        found = []
        for token in tokens:
            if token.lemma not in self.grammar["according"] and token.text.lower() not in self.grammar["according"]:
                continue
            if token.i + 1 >= len(tokens) or tokens[token.i + 1].text.lower() != "to":
                continue
            noun = token.head if tokens[token.head].pos in ("NOUN", "PROPN", "PRON") and token.head > token.i else None
            noun = noun if noun is not None else self._next_noun(token.i + 2)
            if noun is None:
                continue
            last = max(k for k in self.sentence.subtree(noun) if tokens[k].dep != "punct" or k == noun)
            last = min(last, noun + 12)
            speakers = self._speakers(noun)
            found.append(Speech(token.i, tuple(speakers), self._words(token.i, last, last), 0, len(tokens) - 1, False))
        return found

    def _next_noun(self, first: int) -> int | None:
        tokens = self.sentence.tokens
        best = None
        for k in range(first, min(first + 8, len(tokens))):
            if tokens[k].pos in ("NOUN", "PROPN"):
                best = k
            elif best is not None or tokens[k].text in ",.;":
                break
        return best

    def _said(self) -> list[Speech]:
        tokens = self.sentence.tokens
        found = []
        for token in tokens:
            if token.lemma not in self.grammar["speech"] or token.pos != "VERB" or self.clause.passive(token.i):
                continue
            subject = self.clause.subject(token.i)
            if subject is None:
                subject = self._subject_by_order(token.i)
            reach = self._reach(token.i, subject)
            if subject is None or reach is None:
                continue
            words = self._words(min(subject, token.i), max(subject, token.i))
            claim = token.lemma in self.grammar["claim"]
            found.append(Speech(token.i, tuple(self._speakers(subject)), words, *reach, claim))
        return found

    def _subject_by_order(self, verb: int) -> int | None:
        before = self.parties.mention_at(verb - 1) if verb else None
        return before.head if before else None

    def _reach(self, verb: int, subject: int | None) -> tuple[int, int] | None:
        """How far a verb of speech reaches: its content clause, or all before it where it closes the sentence."""
        tokens = self.sentence.tokens
        first_of_clause = self._clause_start(verb)
        content = self.clause.child(verb, "ccomp", "xcomp", "parataxis")
        behind = [t for t in tokens[verb + 1 :] if t.pos not in ("PUNCT",)]
        that = next((t.i for t in tokens[verb + 1 : verb + 7] if t.text.lower() == "that" and t.dep == "mark"), None)
        if that is not None:
            return that, len(tokens) - 1
        if content is not None and content > verb:
            return verb + 1, max(self.sentence.subtree(content))
        if self._relative(verb):
            return None
        if first_of_clause > 2 and tokens[first_of_clause - 1].text in (",", "”", '"', "''", "’"):
            return 0, first_of_clause - 1
        if content is not None and content < first_of_clause:
            return 0, first_of_clause - 1
        if tokens[-1].text == ":" and verb >= len(tokens) - 4:
            return 0, verb - 1
        if behind and verb + 1 < len(tokens) and tokens[verb + 1].text.lower() in ("that", ":", "“", '"', "how", "``"):
            return verb + 1, len(tokens) - 1
        return None

    def _relative(self, verb: int) -> bool:
        """True for speech about the noun before it: "a charge that X has always denied"."""
        tokens = self.sentence.tokens
        opens = next((c for c in self.sentence.subtree(verb)), verb)
        return tokens[verb].dep.startswith("acl") or tokens[opens].text.lower() in ("that", "which", "whom")

    def _clause_start(self, verb: int) -> int:
        """Where the words before a verb of speech begin: back over its noun phrase, to a comma or quotation mark."""
        k = verb
        while k > 0 and self.sentence.tokens[k - 1].pos in (
            "NOUN",
            "PROPN",
            "DET",
            "ADJ",
            "ADP",
            "PRON",
            "NUM",
            "PART",
            "AUX",
            "ADV",
        ):
            k -= 1
        return k

    def _speakers(self, noun: int) -> list[Mention]:
        return self.parties.who(noun)

    def _words(self, first: int, last: int, near: int = _NEAR) -> str:
        """The words of a speaker and of the verb; where much stands between them, the speaker's words alone."""
        tokens, base = self.sentence.tokens, self.sentence.start
        low = min([*self.sentence.subtree(first), first]) if tokens[first].pos in ("NOUN", "PROPN") else first
        low = max(low, first - 6)
        if last - first > near:
            last = max(k for k in self.sentence.subtree(first) if k == first or (k > first and k - first <= 3))
        return self.sentence.text[tokens[low].start - base : tokens[last].end - base]
