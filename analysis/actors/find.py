"""Mentions in one sentence: known names, the bodies and roles they act through, unnamed collective persons."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.bodies import Bodies
from analysis.actors.compounds import Compounds
from analysis.actors.crowds import Crowds
from analysis.actors.mention import Mention, NewActor, head_of, token_at, words
from analysis.actors.names import Hit, NameIndex
from analysis.actors.namesakes import of_another
from analysis.actors.words import Words
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence

_POSSESSIVE = ("'s", "’s", "'", "’")
_TOWARDS = ("to", "from", "of", "into")  # "came to Manila's defence": whose the thing is, no place of it


class Finder:
    """Finds mentions in sentences of one document; `own` holds the names that the document itself explains.

    `named` are the actors named unmistakably somewhere in the document, `new` those that only the document knows.
    """

    def __init__(
        self, knowledge: Knowledge, index: NameIndex, own: NameIndex, named: set[str], new: dict[str, NewActor]
    ) -> None:
        self.knowledge, self.index, self.own = knowledge, index, own
        self.named, self.new = named, new
        self.bodies = Bodies(knowledge, index, new)
        self.compounds, self.crowds = Compounds(knowledge, new), Crowds(knowledge, new)

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Give the sentence's mentions, left to right; one may stand inside another only in brackets."""
        seen = words(sentence.text)
        bag = Words.of(sentence)
        found: list[Mention] = []
        for hit in self.index.find(seen, self.own):
            if hit.name.use == "ambiguous" and hit.name.actor_id not in self.named:
                continue
            mention = self._mention(sentence, bag, seen, hit)
            known = self.knowledge.actors.get(hit.name.actor_id)
            if mention and of_another(sentence, mention.first, mention.last, known, self.knowledge):
                continue
            if mention and not (found and mention.start < found[-1].end and mention.end <= found[-1].end):
                found += [*self.bodies.twin(sentence, bag, mention), mention]
        self.bodies.share(found, bag)
        found += self.compounds.groups(sentence, bag, found)
        found += self.crowds.find(sentence, bag, found)
        return sorted(found, key=lambda m: (m.start, m.end))

    def _mention(
        self, sentence: Sentence, bag: Words, seen: Sequence[tuple[str, int, int]], hit: Hit
    ) -> Mention | None:
        start, end = sentence.start + seen[hit.first][1], sentence.start + seen[hit.last][2]
        place = token_at(sentence, start, end)
        name = hit.name
        method = name.use if name.use in ("metonym", "gloss", "new") else "alias"
        text = sentence.text[start - sentence.start : end - sentence.start]
        if place is None:  # in brackets, out of the parser's sight
            return Mention(start, end, text, name.actor_id, method, stance="part", first=-1, last=-1, head=-1)
        mention = Mention(start, end, text, name.actor_id, method, first=place[0], last=place[1])
        mention.adjective = name.use == "adjective"
        mention.head = head_of(sentence, *place)
        if method == "metonym":
            mention.place = self._is_place(sentence, mention)
        self.compounds.mark(sentence, mention)
        if not mention.stance:
            self.bodies.extend(sentence, bag, mention)
        if mention.adjective and mention.head == mention.last and not mention.role:
            self.bodies.people(sentence, mention)
        return mention

    def _is_place(self, sentence: Sentence, mention: Mention) -> bool:
        """A seat of power is a place behind a preposition of place and before a noun: "in Kabul", "a Kabul mosque"."""
        tokens, k = sentence.tokens, mention.first - 1
        while k >= 0 and (tokens[k].pos in ("DET", "ADJ") or tokens[k].text == ","):
            k -= 1
        behind = k >= 0 and tokens[k].text.lower() in self.knowledge.grammar["place_preposition"]
        after = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
        attribute = after is not None and after.pos in ("NOUN", "PROPN") and tokens[mention.last].head > mention.last
        owner = after is not None and after.text in _POSSESSIVE and tokens[k].text.lower() in _TOWARDS
        return (behind and not owner) or attribute
