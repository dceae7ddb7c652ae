"""The noun phrase that names the persons of a toll: where it begins, how many it says, whether it is known or further."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.events.numbers import number_words, read_amount
from analysis.events.tolls.toll import toll_words
from analysis.knowledge import load as load_knowledge
from analysis.language.sentence import Sentence
from analysis.places.gazetteer import gazetteer, key

_WITHIN = ("compound", "amod", "nummod", "det", "advmod", "nmod:poss")
_PLURAL = ("they", "them", "people", "themselves", "others")
_COMPARING = ("least", "more", "fewer", "less", "many", "most", "the", "dozen")
_SMALL = ("of", "than", "at", "to", "as", "up", "between", "and", "or")
_LONGEST = 9  # words of a phrase before its head


@dataclass(frozen=True, slots=True)
class Amount:
    """How many persons a phrase names: bounds (None is open) and the first of its words."""

    first: int
    low: int | None
    high: int | None

    @property
    def none(self) -> bool:
        return self.low == 0 and self.high == 0


class Phrases:
    """Answers about the noun phrases of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens
        self.lower = [t.text.lower() for t in sentence.tokens]

    def persons(self, head: int) -> bool:
        """True where a phrase names persons: "insurgents", "a number of people", "two" that stand alone."""
        if not self._counts(head):
            return self._person(head)
        if self.lower[head + 1 : head + 2] != ["of"]:
            return True
        noun = self.head_behind(head + 2)
        return noun is not None and self._person(noun)

    def _counts(self, head: int) -> bool:
        known, token = number_words(), self.tokens[head]
        return token.pos == "NUM" or self.lower[head] in known.vague or token.lemma in known.scale

    def _person(self, i: int) -> bool:
        token, words = self.tokens[i], toll_words()
        if {token.lemma, self.lower[i], token.lemma.rpartition("-")[2]} & words.persons or self._name(i):
            return True
        knowledge = load_knowledge()
        last = token.lemma.rpartition("-")[2]  # "sub-commander"
        lower, lemmas = [self.lower[i].rpartition("-")[2]], [last]
        role = knowledge.roles.at(lower, lemmas, 0)
        return bool(knowledge.collectives.at(lower, lemmas, 0)) or (role is not None and role.kind != "part_of")

    def _name(self, i: int) -> bool:
        """True for a name that is none of a place: "Wardak" in a headline is nobody."""
        named = self.tokens[i].pos == "PROPN" and self.tokens[i].text[0].isupper()
        return named and (self.counted(i) or not gazetteer().find(key(self.tokens[i].text)))

    def amount(self, head: int, after: int = -1) -> Amount:
        """Give how many a phrase names, told behind word `after`: by a number, a vague word, else as singular or plural."""
        start = max(self.first(head), after + 1)
        if (inside := self._members(head)) is not None:
            return Amount(start, inside, inside)
        for k in range(start, head + 1):
            if k == head and self.lower[k : k + 2] == ["one", "of"]:
                return Amount(k, 1, 1)
            if self.lower[k + 1 : k + 2] == ["-"] and k + 2 <= head and self.tokens[k + 2].pos != "NUM":
                continue  # "a 26-year-old man"
            if self.lower[k] in ("a", "an", "one", "another") and not self._numbered(k):
                continue
            number = read_amount(self.lower, k)
            if number and number.last <= head + 3:
                return Amount(k, number.low, number.high)
        if self.tokens[head].tag in ("NNS", "NNPS") and (found := self._before_list(start)):
            return found
        if self.tokens[head].tag in ("NNS", "NNPS") or self.lower[head] in _PLURAL:
            return Amount(start, number_words().vague["plural"], None)
        return Amount(start, 1, 1)

    def _members(self, head: int) -> int | None:
        """How many a group has: "a family of five"; None for a plural of them, and where persons stand behind the number."""
        if self.tokens[head].lemma not in toll_words().groups or self.tokens[head].tag == "NNS":
            return None
        found = read_amount(self.lower, head + 2) if self.lower[head + 1 : head + 2] == ["of"] else None
        behind = self.tokens[found.last + 1] if found and found.last + 1 < len(self.tokens) else None
        return found.low if found and (behind is None or behind.pos not in ("NOUN", "ADJ")) else None

    def _before_list(self, start: int) -> Amount | None:
        """The number before a list of adjectives: "thirteen Malawian, South African and Uruguayan peacekeepers"."""
        k = start - 1
        while k > 0 and (self.lower[k] in (",", "and") or self.tokens[k].pos in ("ADJ", "PROPN")):
            k -= 1
        inside = any(self.tokens[j].pos == "ADJ" for j in range(k + 1, start))
        found = read_amount(self.lower, k) if inside and k >= 0 and self.tokens[k].pos == "NUM" else None
        return Amount(k, found.low, found.high) if found else None

    def _numbered(self, k: int) -> bool:
        """True for "a dozen", "a few", not for "another nine" and "a man"."""
        found = read_amount(self.lower, k)
        return found is not None and found.last > k

    def counted(self, head: int) -> bool:
        """True where a word of the phrase says how many: "ten insurgent deaths"."""
        words = (k for k in range(self.first(head), head) if self.lower[k] not in ("a", "an") or self._numbered(k))
        return any(self.numeric(k) and read_amount(self.lower, k) for k in words)

    def first(self, head: int) -> int:
        """Give the first word of the phrase that ends with `head`."""
        start = head
        while start > 0 and head - start < _LONGEST:
            before = (
                n for n in range(4, 0, -1) if tuple(self.lower[max(0, start - n) : start]) in number_words().before
            )
            hyphened = self.tokens[start - 1].text == "-" and self.tokens[start].pos != "NUM" and start > 1
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
        return self.lower[k] in _SMALL and k + 1 <= head and (self.numeric(k + 1) or self.numeric(k - 1))

    def numeric(self, k: int) -> bool:
        """True for a word of an amount: "at least two", "dozens"."""
        if not 0 <= k < len(self.lower):
            return False
        word, known = self.lower[k], number_words()
        return self.tokens[k].pos == "NUM" or word in known.vague or word in known.exact or word in _COMPARING

    def known(self, head: int) -> bool:
        """True for persons told of before: "the suspects", "both men", "him", one "of the suspects" who were taken."""
        words, first = toll_words().known, self.first(head)
        if self.lower[first : first + 2] == ["one", "of"] and first < head:
            return True
        return self.lower[head] in words or (self.lower[first] in words and self.tokens[first].tag != "PRP$")

    def further(self, head: int) -> bool:
        """True for persons besides those told of: "two additional suspects", "several others"."""
        words = range(self.first(head), head + 1)
        return any(self.lower[k] in toll_words().further and self.lower[k + 1 : k + 2] != ["than"] for k in words)

    def part_of_others(self, head: int) -> bool:
        """True for those who are only a part of others: "including two children", "65 of them civilians"."""
        words, first = toll_words(), self.first(head)
        if self.lower[max(0, first - 1) : first] and self.lower[first - 1] in words.subsets | words.pointing:
            return True
        if self.lower[head + 1 : head + 2] == ["among"] or self.lower[max(0, first - 2) : first - 1] == ["among"]:
            return bool({*self.lower[head + 2 : head + 3], *self.lower[first - 1 : first]} & words.pointing)
        of = self.lower.index("of", first, head + 2) if "of" in self.lower[first : head + 2] else -1
        return of >= 0 and self.lower[of + 1 : of + 2] != [] and self.lower[of + 1] in words.pointing

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
        verb = after.pos in ("VERB", "AUX") and after.dep != "amod"
        ends = last or verb or after.pos in ("PUNCT", "CCONJ", "SCONJ", "ADP") or after.dep.endswith(":unmarked")
        counts = self._counts(k) or self.lower[k] in ("others", "them", "him", "her")
        return ends and counts and (last or self.tokens[k + 1].text != "-")
