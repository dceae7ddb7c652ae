"""Unnamed persons that no name claims: civilians, gunmen, protesters."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.mention import Mention, NewActor, retext, slug
from analysis.actors.words import Words
from analysis.knowledge import Knowledge
from analysis.knowledge.nouns import Collective, Institution
from analysis.language.sentence import Sentence

_PARTIES = ("nsubj", "nsubj:pass", "obj", "obl")  # what an adjective may be that stands for a noun: "the military"


class Crowds:
    """Finds unnamed persons; each kind of them is an actor, added to `new`."""

    def __init__(self, knowledge: Knowledge, new: dict[str, NewActor]) -> None:
        self.knowledge, self.new = knowledge, new

    def find(self, sentence: Sentence, bag: Words, found: Sequence[Mention]) -> list[Mention]:
        """Give the unnamed persons that stand outside the mentions `found`."""
        taken = {i for m in found if m.first >= 0 for i in range(m.first, m.last + 1)} | {m.head for m in found}
        more: list[Mention] = []
        for i, token in enumerate(sentence.tokens):
            if i in taken or token.pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            crowd = self._crowd(bag, i)
            last = i + len(crowd.words) - 1 if crowd else i
            if (
                crowd is None
                or (token.pos == "ADJ" and last == i and token.dep not in _PARTIES)
                or any(k in taken for k in range(i, last + 1))
            ):
                continue
            if self._introduces(sentence, last, taken):
                continue
            actor_id = slug(" ".join(bag.lemmas[i : last + 1]))
            name = " ".join(bag.lemmas[i : last + 1])
            self.new.setdefault(actor_id, NewActor(actor_id, name, crowd.kind, crowd.sector))
            mention = Mention(
                token.start, sentence.tokens[last].end, "", actor_id, "new", first=i, last=last, head=last
            )
            mention.collective, mention.plural = True, sentence.tokens[last].tag in ("NNS", "NNPS")
            mention.role = sentence.tokens[last].text
            retext(sentence, mention)
            taken.update(range(i, last + 1))
            more.append(mention)
        return more

    def _crowd(self, bag: Words, i: int) -> Collective | Institution | None:
        """Unnamed persons, or a body named by what it is for: "the ministry of water"."""
        body = self.knowledge.institutions.at(bag.lower, bag.lemmas, i)
        known = self.knowledge.collectives.at(bag.lower, bag.lemmas, i)
        longer = body is not None and len(body.words) > 2 and (known is None or len(known.words) < len(body.words))
        return body if longer else known

    def _introduces(self, sentence: Sentence, last: int, taken: set[int]) -> bool:
        """ "commander Jane Roe": a noun right before a name is its title."""
        after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
        if after is None or not after.text[0].isupper():
            return False
        return after.pos == "PROPN" or after.i in taken
