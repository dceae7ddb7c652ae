"""Tolls that sum up: "the death toll rose to 58", "the number of people killed stands at 30", "put the dead at 100"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.events.numbers import read_amount
from analysis.events.tolls.phrase import Phrases
from analysis.events.tolls.toll import Toll, toll_words

_NEAR = 4  # words behind "number of" in which stands what is counted
_FAR = 30  # words between what is summed up and its number


class Totals:
    """Finds the totals of one sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.tokens, self.lower = phrases, phrases.tokens, phrases.lower
        self.words = toll_words()

    def all(self) -> Iterator[tuple[int, Toll]]:
        """Give each total with the first word of what it sums up."""
        i = 0
        while i < len(self.tokens):
            kind, last = self._summed(i)
            number = self._number(last + 1) if kind else -1
            if number >= 0:
                yield i, self._toll(kind, i, number)
                i = number
            i += 1

    def _toll(self, kind: str, trigger: int, number: int) -> Toll:
        found = read_amount(self.lower, number)
        assert found is not None
        start, end = self.tokens[number].start, self.tokens[found.last].end
        many = any(word in self.words.summing for word in self.lower[trigger:number])
        return Toll(kind, found.low, found.high, start, end, trigger, number, known=True, perfect=many, total=True)

    def _summed(self, i: int) -> tuple[str, int]:
        """Give the kind of toll that is summed up at word `i`, and the last word that says so."""
        before = self.tokens[i - 1] if i else None
        if self.tokens[i].lemma in self.words.sums:
            if before and before.lemma in self.words.nouns:
                return self.words.nouns[before.lemma], i
            if self.lower[i + 1 : i + 2] == ["of"]:
                for k in range(i + 2, min(i + 2 + _NEAR, len(self.tokens))):
                    if kind := self._kind(k):
                        return kind, k
        if before and before.text.lower() == "the" and self.lower[i - 2 : i - 1] != ["of"]:
            return self.words.states.get(self.lower[i], ""), i
        return "", i

    def _kind(self, k: int) -> str:
        lemma, words = self.tokens[k].lemma, self.words
        return words.nouns.get(lemma) or words.states.get(self.lower[k]) or words.verbs.get(lemma) or ""

    def _number(self, first: int) -> int:
        """Give the word where the number begins that the total rose to, stands at or has passed; -1 without one."""
        for k in range(first, min(first + _FAR, len(self.tokens))):
            if self.lower[k - 1] == ";":
                return -1
            behind = self.tokens[k - 1].lemma in self.words.risen or self.lower[k - 1] in self.words.risen
            found = read_amount(self.lower, k) if behind else None
            if found and (found.low or found.high) and self._stands_alone(found.last + 1):
                return k
        return -1

    def _stands_alone(self, behind: int) -> bool:
        """True where the number counts persons or no noun at all: "rose to 58", "to 58 people", not "to 30 villages"."""
        if behind >= len(self.tokens) or self.tokens[behind].pos not in ("NOUN", "PROPN"):
            return True
        return self.phrases.persons(behind)
