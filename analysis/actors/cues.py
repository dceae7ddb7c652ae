"""What a sentence itself says an unknown name is: "the militia X", "X, a local aid group", "the party called X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence

_NOUNS = {
    "armed_nouns": "armed_group",
    "party_nouns": "political_party",
    "media_nouns": "media",
    "body_nouns": "organisation",
}
_PARTS = ("nsubj", "nsubj:pass", "obl", "obl:agent", "nmod:poss", "obj", "conj", "root")
_REACH = 7  # words behind a comma within which the noun of an apposition stands


class Cues:
    """Tells the kind of what a name stands for, from the words beside it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.titles = knowledge.titles
        self._kinds: Mapping[str, str] = {w: kind for name, kind in _NOUNS.items() for w in self.titles[name]}

    def kind(self, sentence: Sentence, first: int, last: int) -> str:
        """Give the kind of actor that a name from token `first` to `last` is said to be, or an empty string."""
        if self._state(sentence, first, last):
            return "country"
        if self._body(sentence, first, last):
            return "organisation"
        for noun in self._nouns(sentence, first, last):
            token = sentence.tokens[noun]
            kind = self._kinds.get(token.lemma) or self._kinds.get(token.text.lower())
            if kind:
                return kind
        return ""

    def _body(self, sentence: Sentence, first: int, last: int) -> bool:
        """True for "the CGT" where it takes part, and behind "calls itself": a body of whatever kind."""
        tokens = sentence.tokens
        before = [t.text.lower() for t in tokens[max(0, first - 2) : first]]
        if before[-1:] == ["the"] and self._reflexive(before[:1]):
            return True
        if before[-1:] != ["the"] or first != last or not self._acronym(tokens[first].text):
            return self._reflexive(before[-1:])
        return tokens[first].dep in _PARTS

    def _reflexive(self, before: list[str]) -> bool:
        return before in (["itself"], ["themselves"])

    def _acronym(self, word: str) -> bool:
        letters = word.replace("-", "")
        return letters.isalpha() and letters.isupper() and 2 < len(letters) < 7 and word not in self.titles["no_bodies"]

    def _state(self, sentence: Sentence, first: int, last: int) -> bool:
        """True for "the Republic of X", "X's ambassador", "X's foreign ministry": only states have such."""
        tokens = sentence.tokens
        before = [t.text.lower() for t in tokens[max(0, first - 2) : first]]
        if before[1:] == ["of"] and before[0] in self.titles["state_styles"]:
            return True
        behind = [t.text.lower() for t in tokens[last + 1 : last + 4]]
        if behind[:1] not in (["'s"], ["’s"]):
            return False
        return any(" ".join(behind[1:n]) in self.titles["state_offices"] for n in (2, 3))

    def _nouns(self, sentence: Sentence, first: int, last: int) -> Iterator[int]:
        """Give the nouns that say what the name is: right before it, before "called", in apposition behind it."""
        tokens = sentence.tokens
        k = first - 1
        if k >= 0 and tokens[k].text.lower() == "the":
            k -= 1
        while k >= 1 and (tokens[k].text.lower() in self.titles["naming_words"] or tokens[k].text.lower() == "as"):
            k -= 1
        if k >= 0 and tokens[k].pos in ("NOUN", "ADJ") and tokens[k].tag != "NNS" and tokens[k].text[0].islower():
            yield k
        if last + 2 < len(tokens) and tokens[last + 1].text == "," and tokens[last + 2].pos in ("DET", "PRON"):
            yield from self._apposition(sentence, last + 3)

    def _apposition(self, sentence: Sentence, start: int) -> Iterator[int]:
        """The head of the noun phrase that begins at `start`, unless a clause begins with it: "in X, a group said"."""
        tokens, head = sentence.tokens, None
        for k in range(start, min(start + _REACH, len(tokens))):
            if tokens[k].pos not in ("NOUN", "PROPN", "ADJ", "NUM", "ADV") and tokens[k].text not in ("'s", "’s", "-"):
                break
            if tokens[k].pos == "NOUN":
                head = k
        if head is not None and tokens[min(head + 1, len(tokens) - 1)].pos not in ("VERB", "AUX", "PART"):
            yield head
