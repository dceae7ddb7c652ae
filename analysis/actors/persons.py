"""Names that the knowledge base does not hold: persons with a title or role, groups by their head noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.actors.cues import Cues
from analysis.actors.mention import NewActor, slug
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence, Token

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A new name: the tokens it covers, the actor it makes, and whether a title or role speaks for it."""

    first: int
    last: int
    actor: NewActor
    titled: bool


def capitalised(token: Token) -> bool:
    """True for a word that may belong to a name."""
    return token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X", "ADP") and len(token.text) > 1


def runs(sentence: Sentence, taken: set[int], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give the runs of capitalised words (first, last) that no known name covers; name particles may stand inside."""
    tokens, particles = sentence.tokens, knowledge.titles["particles"]
    i = 0
    while i < len(tokens):
        if i in taken or not capitalised(tokens[i]) or (i == 0 and tokens[i].pos != "PROPN"):
            i += 1
            continue
        last = i
        k = i + 1
        while k < len(tokens) and k not in taken:
            if capitalised(tokens[k]) or _prefixed(tokens[k], particles):
                last = k
            elif tokens[k].text.lower() not in particles or tokens[k].pos == "PUNCT":
                break
            k += 1
        yield i, last
        i = last + 1


def _prefixed(token: Token, particles: frozenset[str]) -> bool:
    """True for "al-Malki", "el-Sisi": a particle and a name in one word."""
    before, hyphen, after = token.text.partition("-")
    return bool(hyphen) and before in particles and after[:1].isupper()


def is_headline(sentence: Sentence) -> bool:
    """True where most words are capitalised and no full stop ends them, so that capitals say nothing."""
    if sentence.tokens and sentence.tokens[-1].text == ".":
        return False
    letters = [t for t in sentence.tokens if t.text[0].isalpha()]
    return len(letters) > 3 and sum(t.text[0].isupper() for t in letters) > 0.7 * len(letters)


class Names:
    """Recognises unknown names in sentences."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        titles, self.cues = knowledge.titles, Cues(knowledge)
        self._heads = {
            word: kind
            for name, kind in (
                ("armed_heads", "armed_group"),
                ("party_heads", "political_party"),
                ("body_heads", "organisation"),
            )
            for word in titles[name]
        }
        self._titles = titles["titles"] | titles["honorifics"]

    def find(self, sentence: Sentence, taken: set[int]) -> list[Unknown]:
        """Give the unknown persons and groups that the sentence names."""
        if is_headline(sentence):
            return []
        found: list[Unknown] = []
        for first, last in runs(sentence, taken, self.knowledge):
            unknown = (
                self._group(sentence, first, last)
                or self._told(sentence, first, last)
                or self._person(sentence, first, last)
            )
            unknown = unknown or self._beside(sentence, first, last, found)
            if unknown:
                found.append(unknown)
        return found

    def _beside(self, sentence: Sentence, first: int, last: int, found: list[Unknown]) -> Unknown | None:
        """ "The leaders Jane Roe and Moe Tun": a name joined by `and` to a person's is a person's too."""
        tokens = sentence.tokens
        if first < 2 or not 1 <= last - first <= 2 or tokens[first - 1].pos != "CCONJ":
            return None
        person = any(u.last == first - 2 and u.actor.kind == "person" for u in found)
        if not person or any(t.pos != "PROPN" or not t.text.isalpha() for t in tokens[first : last + 1]):
            return None
        name = " ".join(t.text for t in tokens[first : last + 1])
        return Unknown(first, last, NewActor(slug(name), name, "person"), False)

    def _group(self, sentence: Sentence, first: int, last: int) -> Unknown | None:
        tokens = sentence.tokens
        heads = [k for k in range(first, last + 1) if self._heads_name(sentence, k, last)]
        unit = first > 0 and _ORDINAL.fullmatch(tokens[first - 1].text) is not None
        if not heads or (last == first and not unit):
            return None
        first = first - 1 if unit else self._strip(sentence, first, last)[0]
        name = " ".join(t.text for t in tokens[first : last + 1])
        if last == first:
            return None
        actor = NewActor(slug(name), name, self._heads[tokens[heads[-1]].text.lower()])
        return Unknown(first, last, actor, False)

    def _heads_name(self, sentence: Sentence, k: int, last: int) -> bool:
        """True for the noun that says what a group is; that of an armed one ends its name, or has "of" or "for" behind it."""
        kind = self._heads.get(sentence.tokens[k].text.lower())
        if kind == "armed_group" and k < last:
            return sentence.tokens[k + 1].pos == "ADP"
        return kind is not None

    def _person(self, sentence: Sentence, first: int, last: int) -> Unknown | None:
        tokens = sentence.tokens
        first, titled = self._strip(sentence, first, last)
        if first > last or last - first > 3:
            return None
        titled = titled or self._role_before(sentence, first)
        words = tokens[first : last + 1]
        if any(not (t.text[0].isalpha() and any(c.islower() for c in t.text)) and "." not in t.text for t in words):
            return None
        if not titled and not self._human(sentence, first, last):
            return None
        name = " ".join(t.text for t in words)
        return Unknown(first, last, NewActor(slug(name), name, "person"), titled)

    def _told(self, sentence: Sentence, first: int, last: int) -> Unknown | None:
        """Whatever the sentence says to be a group, a party, a paper, a body or a state."""
        tokens = sentence.tokens
        if tokens[first].text == "The" and first < last:
            first += 1
        kind = self.cues.kind(sentence, first, last)
        if not kind or any(t.pos not in ("PROPN", "NOUN") for t in tokens[first : last + 1]):
            return None
        name = " ".join(t.text for t in tokens[first : last + 1])
        return Unknown(first, last, NewActor(slug(name), name, kind), False)

    def _human(self, sentence: Sentence, first: int, last: int) -> bool:
        """True where a name of two or three words is a person's without a title: by its first word or what is said of it."""
        if not 1 <= last - first <= 2 or any(t.pos != "PROPN" for t in sentence.tokens[first : last + 1]):
            return False
        if self._given(sentence, first, last) or self._described(sentence, last) or self._leads(sentence, first):
            return True
        return not self._where(sentence, first) and self._acts(sentence, first, last)

    def _where(self, sentence: Sentence, first: int) -> bool:
        """True behind a preposition of place: "speaking in X, the president said"."""
        return first > 0 and sentence.tokens[first - 1].text.lower() in self.knowledge.grammar["locative"]

    def _given(self, sentence: Sentence, first: int, last: int) -> bool:
        """True behind a given name, where the name is not that of a street, an airport, a prize …"""
        tokens = sentence.tokens
        things = self.knowledge.titles["named_things"]
        around = tokens[first : last + 2]
        return tokens[first].text in self.knowledge.given_names and not any(t.text.lower() in things for t in around)

    def _described(self, sentence: Sentence, last: int) -> bool:
        """True before "who", ", who" and an age: "Jane Roe, 34,"."""
        after = [t.text.lower() for t in sentence.tokens[last + 1 : last + 4]]
        if after[:1] == ["who"] or after[:2] == [",", "who"] or self._called(sentence, last):
            return True
        return len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit() and len(after[1]) == 2

    def _called(self, sentence: Sentence, last: int) -> bool:
        """True before an apposition that tells who somebody is: "Jane Roe, the sister of Y", "Moe Tun, a teacher"."""
        tokens = sentence.tokens
        if last + 3 >= len(tokens) or tokens[last + 1].text != "," or tokens[last + 2].pos not in ("DET", "PRON"):
            return False
        noun = next((t for t in tokens[last + 3 : last + 8] if t.pos == "NOUN" and t.dep != "compound"), None)
        if noun is None or any(t.pos in ("VERB", "AUX", "PUNCT") for t in tokens[last + 3 : noun.i]):
            return False
        after = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else None
        return self._one_person(noun) and (after is None or after.pos not in ("VERB", "AUX"))

    def _one_person(self, noun: Token) -> bool:
        """True for a noun that says what one person is: an office, a trade, a relation."""
        words, lemmas = [noun.text.lower()], [noun.lemma]
        crowd = self.knowledge.collectives.at(words, lemmas, 0)
        persons = crowd is not None and len(crowd.words) == 1 and noun.lemma in self.knowledge.titles["person_nouns"]
        return noun.tag == "NN" and (persons or self.knowledge.roles.at(words, lemmas, 0) is not None)

    def _leads(self, sentence: Sentence, first: int) -> bool:
        """True behind "led by", "commanded by": only persons do that to a group, unless a group is known by its name."""
        before = sentence.tokens[max(0, first - 2) : first]
        return len(before) == 2 and before[0].lemma in self.knowledge.grammar["lead_verb"] and before[1].lemma == "by"

    def _strip(self, sentence: Sentence, first: int, last: int) -> tuple[int, bool]:
        """Give the first token behind titles and roles, and whether there were any."""
        tokens, titled = sentence.tokens, False
        lower = [t.text.lower().rstrip(".") for t in tokens]
        lemmas = [t.lemma for t in tokens]
        while first <= last:
            if lower[first] in self._titles or f"{lower[first]}." in self._titles:
                first, titled = first + 1, True
                continue
            role = self.knowledge.roles.at(lower, lemmas, first)
            if role is None or first + len(role.words) - 1 > last:
                break
            first, titled = first + len(role.words), True
        return first, titled

    def _role_before(self, sentence: Sentence, first: int) -> bool:
        """True where a role stands right before the name: "commander Jane Roe"."""
        if first == 0:
            return False
        at = first - 1
        if sentence.tokens[at].text == "," and first >= 2:  # "South Ossetia's leader, Eduard Kokoity"
            at = first - 2
        before = sentence.tokens[at]
        if before.pos not in ("NOUN", "PROPN", "ADJ"):
            return False
        for start in range(max(0, at - 2), at + 1):  # "chief executive Jane Roe"
            words = sentence.tokens[start : at + 1]
            role = self.knowledge.roles.at([t.text.lower() for t in words], [t.lemma for t in words], 0)
            if role is not None and len(role.words) == len(words):
                return True
        return before.text.lower().rstrip(".") in self._titles or (at == first - 1 and self._one_person(before))

    def _acts(self, sentence: Sentence, first: int, last: int) -> bool:
        """True where the name is the subject of a verb of speech, or a role stands in apposition behind it."""
        tokens = sentence.tokens
        for k in range(first, last + 1):
            governor = tokens[tokens[k].head]
            if tokens[k].dep.startswith("nsubj") and governor.lemma in self.knowledge.grammar["speech"]:
                return True
        if last + 2 < len(tokens) and tokens[last + 1].text == ",":
            lower, lemmas = [t.text.lower() for t in tokens], [t.lemma for t in tokens]
            for k in range(last + 2, min(last + 8, len(tokens))):
                if tokens[k].text in ",.;:" or tokens[k].pos in ("VERB", "AUX", "PRON"):
                    return False
                if self.knowledge.roles.at(lower, lemmas, k) or self._someone(sentence, lower, lemmas, k):
                    return True
        return False

    def _someone(self, sentence: Sentence, lower: list[str], lemmas: list[str], k: int) -> bool:
        """True for a noun of one unnamed person: "the teacher who", "a drug lord"."""
        crowd = self.knowledge.collectives.at(lower, lemmas, k)
        if crowd is None or crowd.kind not in ("population", "armed_group") or sentence.tokens[k].pos != "NOUN":
            return False
        last = sentence.tokens[k + len(crowd.words) - 1]
        return last.tag == "NN" and last.lemma not in self.knowledge.grammar["description_group"]
