"""The noun phrase that names the persons of a toll: where it begins, how many it says, whether it is known or further."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from analysis.events.numbers import number_words, read_amount
from analysis.events.tolls.extent import Extent
from analysis.events.tolls.toll import toll_words
from analysis.knowledge import load as load_knowledge
from analysis.places.around import KINDS
from analysis.places.gazetteer import gazetteer, key
from analysis.places.named import words

_PLURAL = ("they", "them", "people", "themselves", "others")


@lru_cache(maxsize=1)
def _peoples() -> frozenset[str]:
    """The words for people of a state or a people, in small letters: "israelis", "hutu"."""
    known = (load_knowledge().actors[actor] for actor in load_knowledge().actors)
    fitting = [a for a in known if a.kind in ("country", "population", "region")]
    named = [w for a in fitting if a.kind == "population" for w in (a.name, *a.aliases)]
    return frozenset(word.lower() for word in (*named, *(w for a in fitting for w in a.adjectives)))


@dataclass(frozen=True, slots=True)
class Amount:
    """How many persons a phrase names: bounds (None is open) and the first of its words."""

    first: int
    low: int | None
    high: int | None

    @property
    def none(self) -> bool:
        return self.low == 0 and self.high == 0


class Phrases(Extent):
    """Answers about the noun phrases of one sentence."""

    def persons(self, head: int) -> bool:
        """True where a phrase names persons: "insurgents", "a number of people", "two" that stand alone."""
        if not self._counts(head):
            return self._person(head)
        if self.lower[head + 1 : head + 2] != ["of"]:
            return True
        noun = self.head_behind(head + 2)
        return noun is not None and (self._person(noun) or self._own(noun))

    def _own(self, noun: int) -> bool:
        """True for the side itself: "six of their number", "two of its own"."""
        return self.tokens[noun - 1].tag == "PRP$" and self.lower[noun] in toll_words().own_people

    def _person(self, i: int) -> bool:
        token, known = self.tokens[i], toll_words()
        if {token.lemma, self.lower[i], token.lemma.rpartition("-")[2]} & known.persons or self._name(i):
            return True
        knowledge = load_knowledge()
        last = token.lemma.rpartition("-")[2]  # "sub-commander"
        lower, lemmas = [self.lower[i].rpartition("-")[2]], [last]
        role = knowledge.roles.at(lower, lemmas, 0)
        return bool(knowledge.collectives.at(lower, lemmas, 0)) or (role is not None and role.kind != "part_of")

    def _name(self, i: int) -> bool:
        """True for a name that is none of a place ("Wardak" in a headline is nobody), and for a people's: "23 Punjabis"."""
        if not self._capital(i):
            return False
        first, last = self.name(i)
        if self.counted(i):
            return self.tokens[i].pos == "PROPN" or self.lower[i] in _peoples()
        if self.tokens[i].pos != "PROPN" and first == last:
            return False
        text = " ".join(t.text for t in self.tokens[first : last + 1])
        return not any(gazetteer().find(key(t)) for t in (text, self._unless_of_two(i, first, last)))

    def name(self, i: int) -> tuple[int, int]:
        """Give the first and last word of the name that a word belongs to."""
        first, last = i, i
        while first > 0 and self._capital(first - 1):
            first -= 1
        while last + 1 < len(self.tokens) and self._capital(last + 1):
            last += 1
        return first, last

    def _unless_of_two(self, i: int, first: int, last: int) -> str:
        """The word itself, where it stands alone or makes a place with its neighbours: "Jan" but not "Fayez Jan"."""
        place = any(word in words()[kind] for word in self.lower[first : last + 2] for kind in KINDS)
        return self.tokens[i].text if first == last or place else ""

    def _capital(self, i: int) -> bool:
        noun = self.tokens[i].pos == "PROPN" or (self.tokens[i].pos == "NOUN" and i > 0)
        return noun and self.tokens[i].text[0].isupper()

    def amount(self, head: int, after: int = -1) -> Amount:
        """Give how many a phrase names, told behind word `after`: by a number, a vague word, else as singular or plural."""
        start = max(self.first(head), after + 1)
        if (same := self._same_number(head)) is not None:
            return Amount(start, same.low, same.high)
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
        plural = self.tokens[head].tag in ("NNS", "NNPS") and not self._named_by_rank(head)
        plural = plural and (self.tokens[head].pos != "PROPN" or self._many_of_a_people(head))
        if plural and (found := self._before_list(start)):
            return found
        if plural or self.lower[head] in _PLURAL:
            return Amount(start, number_words().vague["plural"], None)
        return Amount(start, 1, 1)

    def _same_number(self, head: int) -> Amount | None:
        """The number told before: of "gunmen, all of whom were killed", "ten were killed and as many injured"."""
        whom = self.lower[head] == "all" and self.lower[head + 1 : head + 3] in (["of", "whom"], ["of", "them"])
        start = self.first(head)
        told = self.lower[start : start + 2] == ["as", "many"] or self.lower[head - 1 : head + 1] == ["as", "many"]
        if not whom and not (told and "as" not in self.lower[head + 1 : head + 2]):
            return None
        before = (k for k in range(start - 1, 0, -1) if self.counted(k) and self.persons(k))
        antecedent = next(before, None)
        return None if antecedent is None else self.amount(antecedent)

    def _many_of_a_people(self, head: int) -> bool:
        """True for "Israelis" and for what opens a sentence, not for a name that a tagger took for a plural."""
        return head == 0 or self.lower[head] in _peoples() or not self._name(head)

    def _named_by_rank(self, head: int) -> bool:
        """True for a name that a tagger took for a plural: "the commander Fayez"."""
        before = self.tokens[head - 1] if head else None
        rank = before is not None and before.tag == "NN" and before.lemma in toll_words().persons
        return rank and self.tokens[head].pos == "NOUN" and self._capital(head)

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

    def known(self, head: int) -> bool:
        """True for persons told of before: "the suspects", "both men", "him", one "of the suspects" who were taken."""
        known, first = toll_words().known, self.first(head)
        if self._same_number(head) is not None:
            return False
        if (self.lower[first : first + 2] == ["one", "of"] and first < head) or self._with_known(head):
            return True
        return self.lower[head] in known or (self.lower[first] in known and self.tokens[first].tag != "PRP$")

    def _with_known(self, head: int) -> bool:
        """True for "two militants were detained, including the commander"."""
        behind = self.lower[head + 1 : head + 8]
        at = behind.index("including") if "including" in behind else len(behind)
        return at + 1 < len(behind) and behind[at + 1] in ("the", "both", "its", "their", "his")

    def further(self, head: int) -> bool:
        """True for persons besides those told of: "two additional suspects", "several others"."""
        phrase = range(self.first(head), head + 1)
        return any(self.lower[k] in toll_words().further and self.lower[k + 1 : k + 2] != ["than"] for k in phrase)

    def introduced(self, head: int) -> bool:
        """True for a phrase with a number, an article or an owner, and for plurals: no bare "leader and facilitator"."""
        first, plural = self.first(head), self.tokens[head].tag in ("NNS", "NNPS")
        opened = self.lower[first] in ("a", "an") or self.tokens[first].pos == "DET" or self.tokens[first].tag == "PRP$"
        return plural or opened or self.counted(head)

    def part_of_others(self, head: int) -> bool:
        """True for those who are only a part of others: "including two children", "65 of them civilians"."""
        known, first = toll_words(), self.first(head)
        if first and self.lower[first - 1] in known.subsets | known.pointing:
            return True
        if self.lower[head + 1 : head + 2] == ["among"] or self.lower[max(0, first - 2) : first - 1] == ["among"]:
            return bool({*self.lower[head + 2 : head + 3], *self.lower[first - 1 : first]} & known.pointing)
        of = self.lower.index("of", first, head + 2) if "of" in self.lower[first : head + 2] else -1
        return of >= 0 and self.lower[of + 1 : of + 2] != [] and self.lower[of + 1] in known.pointing
