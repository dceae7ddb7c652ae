"""Names that the knowledge base does not hold: persons with a title or role, groups by their head noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.actors.cues import Cues
from analysis.actors.human import Human
from analysis.actors.mention import NewActor, slug
from analysis.actors.runs import is_headline, runs
from analysis.actors.whole import WholeNames
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A new name: the tokens it covers, the actor it makes, and whether a title or role speaks for it."""

    first: int
    last: int
    actor: NewActor
    titled: bool


class Names:
    """Recognises unknown names in sentences."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        titles, self.cues, self.human = knowledge.titles, Cues(knowledge), Human(knowledge)
        self.whole = WholeNames(knowledge)
        self._heads = {
            word: kind
            for name, kind in (
                ("armed_heads", "armed_group"),
                ("party_heads", "political_party"),
                ("body_heads", "organisation"),
            )
            for word in titles[name]
        }

    def find(self, sentence: Sentence, taken: set[int]) -> list[Unknown]:
        """Give the unknown persons and groups that the sentence names."""
        if is_headline(sentence):
            return []
        found: list[Unknown] = []
        for first, last in runs(sentence, taken, self.knowledge):
            if found and first <= found[-1].last:
                continue
            unknown = (
                self._group(sentence, first, last, taken)
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

    def _group(self, sentence: Sentence, first: int, last: int, taken: set[int]) -> Unknown | None:
        tokens = sentence.tokens
        first, last = self.whole.name(sentence, first, last, taken)
        heads = [k for k in range(first, last + 1) if self._heads_name(sentence, k, last)]
        unit = first > 0 and _ORDINAL.fullmatch(tokens[first - 1].text) is not None
        if not heads or (last == first and not unit):
            return None
        first = first - 1 if unit else min(self.human.strip(sentence, first, last)[0], heads[0])
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
        first, titled = self.human.strip(sentence, first, last)
        if first > last or last - first > 3:
            return None
        titled = titled or self.human.role_before(sentence, first)
        words = tokens[first : last + 1]
        if any(not (t.text[0].isalpha() and any(c.islower() for c in t.text)) and "." not in t.text for t in words):
            return None
        if not titled and not self.human.is_person(sentence, first, last):
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
