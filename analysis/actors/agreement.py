"""What a pronoun agrees with: "he" with a person, "it" with one body, "they" with several."""

from __future__ import annotations

from analysis.actors.memory import Memory
from analysis.actors.mention import Mention

_GROUPS = ("armed_group", "political_party", "organisation", "military")


class Agreement:
    """Tells of a mention what it may be taken up by."""

    def __init__(self, memory: Memory) -> None:
        self.memory, self.knowledge = memory, memory.knowledge

    def person(self, m: Mention) -> bool:
        """True for a person."""
        return self.memory.kind(m.actor_id) == "person"

    def somebody(self, m: Mention) -> bool:
        """A person, or the holder of an office: "X's ambassador said he"."""
        office = bool(m.role) and self.knowledge.roles.at([m.role.lower()], [m.role.lower()], 0) is not None
        return self.person(m) or (office and not m.plural)

    def one_body(self, m: Mention) -> bool:
        """True for one that is not a person: a state, a group, an institution."""
        return (
            not m.plural
            and len(self.memory.listed_with(m)) == 1
            and self.memory.kind(m.actor_id) not in ("person", "population")
        )

    def thing(self, m: Mention) -> bool:
        """True for one body that has a name."""
        return self.one_body(m) and not m.collective

    def one_force(self, m: Mention) -> bool:
        """An unnamed body that acts as one: "the army", "the assault force"."""
        return self.one_body(m) and self.memory.kind(m.actor_id) in ("military", "government")

    def party(self, m: Mention) -> bool:
        """Several, or a body of people that the language may treat as several."""
        crowd = m.collective and self.memory.kind(m.actor_id) == "population"  # "the community … they"
        return m.plural or crowd or self.memory.kind(m.actor_id) in _GROUPS or len(self.memory.listed_with(m)) > 1
