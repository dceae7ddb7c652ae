"""Who is named right beside a role or a word for several: "the commander, General Y", "three groups, A, B and C"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.actors.mention import Mention
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence

_APART = (",", "–", "—", "-", "(")


class Apposition:
    """Answers for the mentions of one sentence; `mention_at` gives the mention of a token, `kind` that of an actor."""

    def __init__(
        self,
        sentence: Sentence,
        lists: Sequence[Sequence[Mention]],
        mention_at: Callable[[int], Mention | None],
        kind: Callable[[str], str],
        knowledge: Knowledge,
    ) -> None:
        self.sentence, self.lists, self.knowledge = sentence, lists, knowledge
        self.mention_at, self.kind = mention_at, kind

    def bearer(self, mention: Mention) -> Mention:
        """ "X's president Y", "their commander, General Y," and "Y, the commander," are Y: the person who bears the role."""
        if not mention.role or mention.plural:
            return mention
        named = self._apposed(mention)
        if named is not None:
            return named
        tokens, k = self.sentence.tokens, mention.last + 1
        titles = self.knowledge.titles["titles"] | self.knowledge.titles["honorifics"]
        while k < len(tokens) and (tokens[k].text == "," or tokens[k].text.lower().rstrip(".") in titles):
            k += 1
        follower = self.mention_at(k) if k < min(len(tokens), mention.last + 5) else None
        if follower is not None and follower.first == k and self.kind(follower.actor_id) == "person":
            return follower
        return mention

    def of_role(self, head: int) -> list[Mention]:
        """ "the party's leader Y" and "Y, a leader of the party who" are Y: a person named in apposition to a role."""
        token = self.sentence.tokens[head]
        if self.knowledge.roles.at([token.text.lower()], [token.lemma], 0):
            for c in self.sentence.children(head):
                named = self.mention_at(c) if self.sentence.tokens[c].dep in ("appos", "flat") else None
                if named and self.kind(named.actor_id) == "person":
                    return [named]
            above = self.mention_at(token.head) if token.dep == "appos" and token.head < head else None
            if above and self.kind(above.actor_id) == "person":
                return [above]
        return []

    def named(self, head: int) -> Mention | None:
        """ "his colleague Y" is Y: a person's name right behind the noun."""
        follower = self.mention_at(head + 1) if head + 1 < len(self.sentence.tokens) else None
        if follower is None or follower.first != head + 1 or self.kind(follower.actor_id) != "person":
            return None
        return follower if self.sentence.tokens[follower.head].head == head else None

    def listed(self, mention: Mention) -> list[Mention]:
        """ "Three armed groups, A, B and C, attacked": those named are meant."""
        tokens, k = self.sentence.tokens, mention.last + 1
        if (
            not (mention.collective and mention.plural)
            or k >= len(tokens)
            or tokens[k].text not in (",", "-", "–", ":")
        ):
            return []
        group = next((g for g in self.lists if k < g[0].first <= k + 2 or mention in g), [])
        named = [m for m in group if m.acts and not m.collective and m.first > k]
        return named if len(named) > 1 else []

    def examples(self, mention: Mention) -> list[Mention]:
        """ "leaders such as Y and Z": those named as examples are meant too."""
        tokens, k = self.sentence.tokens, mention.last + 1
        while k < len(tokens) and (
            tokens[k].text in _APART or (k <= mention.last + 2 and tokens[k].pos in ("NOUN", "PROPN"))
        ):
            k += 1
        k = min(k, len(tokens) - 1)
        if tokens[k].text.lower() not in self.knowledge.grammar["example"]:
            return []
        group = next((g for g in self.lists if k < g[0].first <= k + 8), [])
        between = tokens[k + 1 : group[0].first] if group else []
        return [] if any(t.pos == "VERB" or t.text in ",;" for t in between) else [m for m in group if m.acts]

    def _apposed(self, mention: Mention) -> Mention | None:
        """The name behind which an unnamed one stands in apposition: "Y, the teacher who leads X", "X, a group which"."""
        token = self.sentence.tokens[mention.head]
        if not mention.collective or token.dep != "appos" or token.head >= mention.first:
            return None
        named = self.mention_at(token.head)
        if named is None or named.collective:
            return None
        kind, own = self.kind(named.actor_id), self.kind(mention.actor_id)
        return named if kind == "person" or (kind == own == "armed_group" and token.tag == "NN") else None
