"""Whom a description means: "the group", "the country", "both sides", "the militants", "this bloc"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.memory import Memory
from analysis.actors.mention import Mention
from analysis.language.sentence import Sentence

_GROUPS = ("armed_group", "political_party", "organisation", "military")
_BODIES = ("igo", "organisation", "government", "political_party", "media", "military")
_STATES = ("country", "government", "region")


class Descriptions:
    """Resolves descriptions of one document by what was mentioned before."""

    def __init__(self, memory: Memory) -> None:
        self.memory, self.knowledge = memory, memory.knowledge

    def bloc(self, sentence: Sentence, token: int, not_these: frozenset[str] = frozenset()) -> list[Mention]:
        """Give the actors of the last list before a word like "this bloc", "the participants"; empty where none is near."""
        if sentence.tokens[token].lemma not in self.knowledge.relations.bloc:
            return []
        determiners = {sentence.tokens[c].text.lower() for c in sentence.children(token)} & self.knowledge.grammar[
            "article"
        ]
        if not determiners:
            return []
        here = self.memory.number(sentence)
        near = [
            (k, found)
            for k, found in self.memory.lists
            if here - 2 <= k <= here and (k < here or found[-1].last < token)
        ]
        near = [
            (k, found) for k, found in near if not not_these & {m.actor_id for m in found} and self._may_ally(found)
        ]
        if determiners & self.knowledge.grammar["demonstrative"]:  # "this bloc" is what was told before this sentence
            near = [(k, found) for k, found in near if k < here]
        return near[-1][1] if near else []

    def _may_ally(self, found: Sequence[Mention]) -> bool:
        return all(self.memory.kind(m.actor_id) not in ("region", "population", "media") for m in found)

    def described(self, sentence: Sentence, token: int, not_these: frozenset[str]) -> list[Mention]:
        """Give those for whom a description at a token stands; empty where nobody fits."""
        lemma, grammar = sentence.tokens[token].lemma, self.knowledge.grammar
        determiners = {sentence.tokens[c].text.lower() for c in sentence.children(token)}
        count = next((n for n, w in ((2, "count_two"), (3, "count_three")) if determiners & grammar[w]), 0)
        definite = bool(determiners & grammar["article"])
        alone = next((n for n, w in ((2, "so_many_two"), (3, "so_many_three")) if lemma in grammar[w]), 0)
        if alone and determiners & grammar["so_many"]:
            return self._so_many(sentence, token, alone)
        sides = definite and lemma in grammar["description_sides"] and sentence.tokens[token].tag in ("NNS", "NNPS")
        if (count and definite) or sides or determiners & grammar["both"]:
            kinds = self._kinds_of(lemma)
            return self.memory.last(
                sentence, token, lambda m: self.memory.kind(m.actor_id) in kinds, frozenset(), count or 2
            )
        if lemma in grammar["description_group"]:
            return self._group(sentence, token, not_these, definite)
        if lemma in grammar["description_country"] and definite:
            return self.memory.last(sentence, token, lambda m: self.memory.kind(m.actor_id) in _STATES, not_these, 1)
        if lemma in grammar["description_league"] and definite:
            found = self.memory.last(sentence, token, lambda m: self.memory.kind(m.actor_id) == "igo", not_these, 1)
            if found:
                return found
        if lemma in grammar["description_body"] and definite:
            return self.memory.last(sentence, token, lambda m: self.memory.kind(m.actor_id) in _BODIES, not_these, 1)
        return []

    def _so_many(self, sentence: Sentence, token: int, count: int) -> list[Mention]:
        """ "The two", "all three", "the pair": as many persons, or as many states or groups, as were named last."""
        if any(sentence.tokens[c].dep.startswith(("nmod", "acl")) for c in sentence.children(token)):
            return []  # "the two of the cars"
        for kinds in (("person",), _STATES, (*_GROUPS, "igo", *_STATES)):
            found = self.memory.last(
                sentence,
                token,
                lambda m, kinds=kinds: self.memory.kind(m.actor_id) in kinds and not m.collective,  # type: ignore[misc]
                frozenset(),
                count,
            )
            if found:
                return found
        return []

    def _group(self, sentence: Sentence, token: int, not_these: frozenset[str], definite: bool) -> list[Mention]:
        """ "the group", "the militants"; bare "militants" only where the same sentence names their group."""
        reach = 3 if definite else 0
        peaceful = sentence.tokens[token].lemma in self.knowledge.grammar["description_body"]
        kinds = ("armed_group", "political_party", "organisation") if peaceful else ("armed_group",)
        return self.memory.last(
            sentence, token, lambda m: self.memory.kind(m.actor_id) in kinds and not m.collective, not_these, 1, reach
        )

    def _kinds_of(self, lemma: str) -> tuple[str, ...]:
        if (
            lemma in self.knowledge.grammar["description_country"]
            or lemma in self.knowledge.grammar["description_state_side"]
        ):
            return _STATES
        if lemma in self.knowledge.grammar["description_leader"]:
            return ("person", *_STATES)
        if lemma in self.knowledge.grammar["description_group"]:
            return _GROUPS
        return ("armed_group", "political_party", "organisation", "military", *_STATES)
