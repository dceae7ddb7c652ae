"""Nouns that act or suffer together: coordinated by the syntax, or by order where the parser hung each on the verb."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from analysis.actors.mention import Mention
from analysis.language.sentence import Sentence


class Coordinated:
    """Answers for the nouns of one sentence; `mention_at` gives the mention of a token."""

    def __init__(self, sentence: Sentence, mention_at: Callable[[int], Mention | None]) -> None:
        self.sentence, self.mention_at = sentence, mention_at

    def heads(self, word: int) -> list[int]:
        """Give a noun and those that stand beside it in what it does or suffers, the noun itself first."""
        tokens, found = self.sentence.tokens, [word]
        for head in found:
            found += [
                c
                for c in self.sentence.children(head)
                if tokens[c].dep == "conj"
                and tokens[c].pos not in ("VERB", "AUX")
                and c not in found
                and not self._acts_next(c)
            ]
        return found + [c for c in self._joined(word) if c not in found]

    def _joined(self, word: int) -> list[int]:
        """By order: who stands before a verb with its subject, joined by `and`, though the parser hung each on the verb."""
        tokens, verb = self.sentence.tokens, self.sentence.tokens[word].head
        if verb <= word or not tokens[word].dep.startswith("nsubj"):
            return []
        before = [c for c in self.sentence.children(verb) if c < verb and tokens[c].pos in ("NOUN", "PROPN")]
        for left, right in pairwise(before):
            joint = min(self.sentence.subtree(right))
            mention = self.mention_at(left)
            if word in (left, right) and tokens[joint].pos == "CCONJ" and mention and mention.last == joint - 1:
                return [left if word == right else right]
        return []

    def _acts_next(self, noun: int) -> bool:
        """True for the subject of a next clause: "condemned the launch, and the United States responded"."""
        tokens = self.sentence.tokens
        mention = self.mention_at(noun)
        after = (mention.last if mention else noun) + 1
        k = mention.first if mention else noun
        while k > 0 and tokens[k - 1].pos in ("DET", "ADJ", "NUM", "PROPN"):
            k -= 1
        joined = k >= 2 and tokens[k - 1].pos == "CCONJ" and tokens[k - 2].text == ","
        return joined and after < len(tokens) and tokens[after].tag in ("VBD", "VBZ", "VBP", "MD")
