"""Where a noun phrase begins and ends, and which of its words are an amount, by the parser and by the order of words."""

from __future__ import annotations

from analysis.events.numbers import number_words, read_amount
from analysis.events.when.grammar import load_grammar
from analysis.language.sentence import Sentence

_WITHIN = ("compound", "amod", "nummod", "det", "advmod", "nmod:poss")
_COMPARING = ("least", "more", "fewer", "less", "many", "most", "the", "dozen")
_SMALL = ("of", "than", "at", "to", "as", "up", "between", "and", "or")
_LONGEST = 9  # words of a phrase before its head


class Extent:
    """Answers about the noun phrases of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens
        self.lower = [t.text.lower() for t in sentence.tokens]

    def first(self, head: int) -> int:
        """Give the first word of the phrase that ends with `head`."""
        start = head
        while start > 0 and head - start < _LONGEST:
            before = (
                n for n in range(4, 0, -1) if tuple(self.lower[max(0, start - n) : start]) in number_words().before
            )
            hyphened = start > 1 and self.tokens[start - 1].text == "-"
            hyphened = hyphened and (self.tokens[start].pos != "NUM" or self.lower[start - 2] in number_words().exact)
            step = next(before, 2 if hyphened else int(self._belongs(start - 1, head)))
            if step == 0:
                break
            start -= step
        return max(start, 0)

    def _belongs(self, k: int, head: int) -> bool:
        token = self.tokens[k]
        if token.pos in ("NUM", "ADJ", "DET", "ADV", "PROPN") or token.dep in _WITHIN:
            return token.pos not in ("VERB", "AUX") or token.dep == "amod"
        if self.lower[k] in number_words().exact:
            return True
        if self.lower[k] in ("and", "of", "or") and not self.numeric(k - 1):
            return False
        if self.lower[k] == "and" and self.tokens[k - 1].pos == "NOUN":
            return False  # "a leader of the group and two aides"
        return self.lower[k] in _SMALL and k + 1 <= head and (self.numeric(k + 1) or self.numeric(k - 1))

    def counted(self, head: int) -> bool:
        """True where a word of the phrase says how many: "ten insurgent deaths"."""
        phrase = (k for k in range(self.first(head), head) if self.lower[k] not in ("a", "an") or self._numbered(k))
        return any(self.numeric(k) and read_amount(self.lower, k) for k in phrase)

    def _numbered(self, k: int) -> bool:
        """True for "a dozen", "a few", not for "another nine" and "a man"."""
        found = read_amount(self.lower, k)
        return found is not None and found.last > k

    def numeric(self, k: int) -> bool:
        """True for a word of an amount: "at least two", "dozens"."""
        if not 0 <= k < len(self.lower):
            return False
        word, known = self.lower[k], number_words()
        return self.tokens[k].pos == "NUM" or word in known.vague or word in known.exact or word in _COMPARING

    def _counts(self, head: int) -> bool:
        known, token = number_words(), self.tokens[head]
        return token.pos == "NUM" or self.lower[head] in known.vague or token.lemma in known.scale

    def head_behind(self, first: int) -> int | None:
        """Give the head of the phrase that begins at a word, by the order of words alone; None where none begins."""
        head = None
        for k in range(first, min(first + _LONGEST, len(self.tokens))):
            token = self.tokens[k]
            if head is not None and token.dep.endswith(":unmarked"):
                break  # "one suspect yesterday"
            if token.pos in ("NOUN", "PROPN", "PRON") and token.dep != "nmod:poss":
                head = k
            elif not self._goes_on(k, head is not None):
                break
            elif self._alone(k):
                return k
        return head

    def _goes_on(self, k: int, begun: bool) -> bool:
        token = self.tokens[k]
        if begun:
            return token.text in ("-", "’s", "'s")
        opens = token.pos in ("DET", "NUM", "ADJ", "ADV", "PRON") or token.tag in ("VBN", "PRP$", "POS")
        return opens or token.text == "-" or self.lower[k] in _SMALL

    def _alone(self, k: int) -> bool:
        """True for an amount that no noun follows: "killed two and …", "killing several."."""
        behind = k + 2 if self.lower[k + 1 : k + 2] == ["more"] else k + 1
        last = behind >= len(self.tokens)
        after = self.tokens[min(behind, len(self.tokens) - 1)]
        if after.lemma in load_grammar().words.units:
            return False  # "killed two days earlier"
        verb = after.pos in ("VERB", "AUX") and after.dep != "amod"
        ends = last or verb or after.pos in ("PUNCT", "CCONJ", "SCONJ", "ADP") or after.dep.endswith(":unmarked")
        counts = self._counts(k) or self.lower[k] in ("others", "them", "him", "her")
        return ends and counts and (last or self.tokens[k + 1].text != "-")
