"""How far the name of a group reaches: "People's Redemption Council", "Front for the Liberation of X", "Malian Unity Front"."""

from __future__ import annotations

from analysis.actors.runs import capitalised
from analysis.knowledge import Knowledge
from analysis.language.pipeline import lemma
from analysis.language.sentence import Sentence

_POSSESSIVE = ("'s", "’s", "'", "’")
_JOINING = ("of", "for")
_ARTICLES = ("the", "a", "an")


class WholeNames:
    """Extends runs of capitalised words that name a group."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._armed = knowledge.titles["armed_heads"] | knowledge.titles["party_heads"]
        self._heads = self._armed | knowledge.titles["body_heads"]

    def name(self, sentence: Sentence, first: int, last: int, taken: set[int]) -> tuple[int, int]:
        """Give the first and last token of the name that a run is part of; `taken` are the tokens of known names."""
        tokens = sentence.tokens
        if tokens[last].text.lower() not in self._heads:
            return first, last
        if first > 1 and self._of_crowd(sentence, first):
            first -= 2
        elif self._of_nation(sentence, first, last, taken):
            first -= 1
        return first, self._joined(sentence, first, last, taken)

    def _of_crowd(self, sentence: Sentence, first: int) -> bool:
        """True behind "People's", "Workers'"."""
        owner = sentence.tokens[first - 2]
        word, single = owner.text.lower(), lemma(owner.text, "NOUN")
        several = single != word or word in self.knowledge.grammar["people"]
        if not (several and owner.text[0].isupper() and sentence.tokens[first - 1].text in _POSSESSIVE):
            return False
        return self.knowledge.collectives.at([word], [single], 0) is not None

    def _of_nation(self, sentence: Sentence, first: int, last: int, taken: set[int]) -> bool:
        """True behind a demonym, where the run names a group and no body of the state: "Malian Unity Front"."""
        tokens, at = sentence.tokens, first - 1
        if at not in taken or last == first or tokens[last].text.lower() not in self._armed:
            return False
        words = [t.text.lower() for t in tokens]
        body = self.knowledge.institutions.at(words, [t.lemma for t in tokens], first)
        return tokens[at].pos in ("ADJ", "PROPN") and tokens[at].dep in ("amod", "compound") and body is None

    def _joined(self, sentence: Sentence, first: int, last: int, taken: set[int]) -> int:
        """Where a name ends that goes on with "of" or "for" behind its noun; "of" a known place only behind "for"."""
        tokens = sentence.tokens
        words, lemmas = [t.text.lower() for t in tokens], [t.lemma for t in tokens]
        if (body := self.knowledge.institutions.at(words, lemmas, first)) and len(body.words) > 2:
            return last
        aim = False
        while last + 2 < len(tokens) and words[last + 1] in _JOINING:
            k = last + 2 + (words[last + 2] in _ARTICLES)
            if k >= len(tokens) or not capitalised(tokens[k]) or (k in taken and not aim):
                return last
            aim = aim or words[last + 1] == "for"
            while k + 1 < len(tokens) and capitalised(tokens[k + 1]):
                k += 1
            last = k
            if not aim:
                return last
        return last
