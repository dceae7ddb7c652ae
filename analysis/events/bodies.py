"""Unnamed bodies and the men of somebody: whose government, army or fighters are meant."""

from __future__ import annotations

from dataclasses import replace

from analysis.actors.mention import Mention
from analysis.actors.referents import Referents
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence


class Bodies:
    """Answers for the mentions of one sentence."""

    def __init__(self, sentence: Sentence, referents: Referents, knowledge: Knowledge) -> None:
        self.sentence, self.referents, self.knowledge = sentence, referents, knowledge

    def led_by(self, m: Mention) -> Mention:
        """Give the group that a person leads in place of the person, where one is known; else the mention as it is."""
        known = self.knowledge.actors.get(m.actor_id)
        if known is not None and known.kind == "person" and known.parent:
            return replace(m, actor_id=known.parent)
        return m

    def belongs(self, mention: Mention) -> bool:
        """True for a body without a state of its own: "the army", "the countries' parliaments"."""
        actor = self.referents.reading.new.get(mention.actor_id)
        return actor is not None and not actor.parent

    def of_state(self, mention: Mention) -> list[Mention]:
        """ "the government" is that of the state named last, "the army" that state's army."""
        state = self.referents.states.owner(self.sentence, mention.head)
        body = self.knowledge.institutions.at(
            [t.text.lower() for t in self.sentence.tokens], [t.lemma for t in self.sentence.tokens], mention.first
        )
        if state and body:
            mention.actor_id, mention.method, mention.collective = state, "coreference", False
            if body.suffix:
                mention.actor_id = self.referents.states.body(state, body.suffix, body.kind, body.sector)
        return [mention]

    def may_refer(self, mention: Mention) -> bool:
        """Unnamed fighters may be those of a group named before; a mention with a nation of its own is not."""
        return self.referents.kind(mention.actor_id) == "armed_group" and mention.first == mention.last
