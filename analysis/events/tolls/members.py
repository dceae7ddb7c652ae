"""Further members of a list of those whom something befell, as the parser has them and as the words go on."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.events.tolls.phrase import Phrases
from analysis.events.tolls.toll import toll_words

_FAR_LIST = 25  # words behind the first of a list in which "along with" adds to it
NOUNS = ("NOUN", "PROPN", "NUM", "PRON")


class Members:
    """Finds them in one sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.sentence, self.tokens = phrases, phrases.sentence, phrases.tokens
        self.lower, self.words = phrases.lower, toll_words()

    def _listed(self, trigger: int, head: int) -> Iterator[int]:
        """Further members of a list, as the parser has them and as the words go on."""
        for c in self.sentence.children(head):
            own = self._has_own(c, trigger) or self._same(c) or self._behind_own(c, trigger)
            if self._joins(c) and self.tokens[c].pos in NOUNS and not own:
                yield c
                yield from self._listed(trigger, c)
        after = self._next_member(head)
        if after is not None and not self._has_own(after, trigger):
            yield after
            yield from self._listed(trigger, after)

    def _joins(self, c: int) -> bool:
        """True for a further member of a list: "and two guards", "along with two guards"."""
        if self.tokens[c].dep == "conj":
            return True
        joints = [k for k in self.sentence.children(c) if self.tokens[k].dep in ("case", "fixed", "cc", "advmod")]
        besides = {self.lower[k] for k in joints} | {" ".join(self.lower[k : k + 2]) for k in joints}
        return self.tokens[c].dep in ("nmod", "obl") and bool(besides & self.words.besides)

    def _same(self, member: int) -> bool:
        """True for a bare singular, which only says more of the one before: "a leader and facilitator"."""
        bare = self.phrases.first(member) == member and self.tokens[member].pos == "NOUN"
        return bare and self.tokens[member].tag == "NN" and self.tokens[member].dep == "conj"

    def _has_own(self, head: int, trigger: int) -> bool:
        """True for those of whom another word tells: "one killed and two insurgents detained", "… and two were held"."""
        k = head + 1
        while k < len(self.tokens) and (self.tokens[k].pos in ("ADV", "AUX") or self.lower[k] == "who"):
            k += 1
        if k >= len(self.tokens) or k == trigger:
            return False
        finite = self.tokens[k].tag in ("VBD", "VBZ", "VBP") or self.tokens[k - 1].pos == "AUX"
        return finite or (self.tokens[k].tag == "VBN" and self.tokens[k].lemma in self.words.verbs)

    def _behind_own(self, head: int, trigger: int) -> bool:
        """True for those whom a word before them befell: "killed two and wounded dozens"."""
        first = self.phrases.first(head)
        before = [k for k in range(max(1, first - 1), head) if k != trigger and self.tokens[k - 1].pos == "CCONJ"]
        return any(self.tokens[k].lemma in self.words.verbs for k in before)

    def _next_member(self, head: int) -> int | None:
        """The head of "and one suspect" right behind a member; a bare singular is the same person ("leader and financier")."""
        head = self._end(head)
        joint = self.lower[head + 1 : head + 3]
        if joint[:1] not in (["and"], [","]) or (joint[0] == "," and self.tokens[head].pos == "PROPN"):
            return None  # behind a name and a comma stands what he is
        k = head + (3 if joint == [",", "and"] else 2)
        verb = k < len(self.tokens) and self.tokens[k].pos == "VERB"
        verb = verb and (self.tokens[k].dep != "amod" or self.tokens[k].tag == "VBG")
        found = None if verb else self.phrases.head_behind(k)
        if found is None or not self.phrases.persons(found):
            return None
        numbered = self.lower[k] in ("a", "an") or self.phrases.numeric(k) or self.tokens[k].tag == "PRP$"
        if "and" in joint:
            numbered = numbered or self.tokens[k].pos == "DET" or self.tokens[found].tag in ("NNS", "NNPS")
        return found if numbered else None

    def _end(self, head: int) -> int:
        """The last word of what a person is of, where somebody of his follows: "the mayor of Pinga and his deputy"."""
        if self.lower[head + 1 : head + 2] != ["of"]:
            return head
        inner = self.phrases.head_behind(head + 2)
        if inner is None or self.tokens[inner].pos != "PROPN" or self.lower[inner + 1 : inner + 2] != ["and"]:
            return head
        his = inner + 2 < len(self.tokens) and self.tokens[inner + 2].tag == "PRP$"
        return inner if his else head

    def _besides(self, after: int) -> Iterator[int]:
        """Those whom "along with", "together with", "as well as" add in the same clause."""
        for k in range(after + 1, min(after + _FAR_LIST, len(self.tokens) - 2)):
            if self.tokens[k].text in (";", ".") or self.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD"):
                return
            pair = f"{self.lower[k]} {self.lower[k + 1]}"
            if pair in self.words.besides:
                start = k + 2
                head = self.phrases.head_behind(start)
                if head is not None and self.phrases.persons(head):
                    yield head
                    yield from self._listed(head, head)
                return
