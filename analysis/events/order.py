"""Who did what to whom by the order of the words alone: who stands left of the trigger, who right of it."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.mention import Mention
from analysis.events.event import Trigger
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BREAKS = frozenset(";:")


class Order:
    """Reads the parties of a trigger from the order of the words of one sentence."""

    def __init__(
        self, sentence: Sentence, mentions: Sequence[Mention], lists: Sequence[Sequence[Mention]], knowledge: Knowledge
    ) -> None:
        self.sentence, self.lists, self.knowledge = sentence, lists, knowledge
        self.mentions = [m for m in mentions if m.first >= 0 and m.acts and not m.generic]

    def left(self, trigger: Trigger) -> list[Mention]:
        """Give the nearest mentions left of the trigger in its clause, with those in the same list."""
        first = self._before_aside(min(trigger.tokens))
        before = [m for m in self.mentions if m.last < first]
        for m in reversed(before):
            if self._broken(m.last + 1, first, verbs=True):
                return []
            if not self._locative(m):
                return self.group(m, before)
        return []

    def first(self, verb: int) -> list[Mention]:
        """Give the first mentions of the clause that a finite verb ends, whatever participles stand between."""
        tokens, start = self.sentence.tokens, verb
        while start > 0 and not (tokens[start - 1].tag in _FINITE or tokens[start - 1].text in _BREAKS):
            start -= 1
        if start > 0 and tokens[start - 1].text not in _BREAKS:  # what follows a verb at once is its object
            joints = (k for k in range(start, verb) if tokens[k].text == "," or tokens[k].pos in ("CCONJ", "SCONJ"))
            start = next(joints, verb)
        before = [m for m in self.mentions if start <= m.first and m.last < verb and not self._locative(m)]
        return self.group(before[0], before) if before else []

    def _before_aside(self, first: int) -> int:
        """Where the subject of a verb may end: before what stands between commas right before it: "X, long at odds, has"."""
        tokens, k = self.sentence.tokens, first - 1
        while k > 0 and tokens[k].pos in ("AUX", "ADV", "PART"):
            k -= 1
        if k <= 0 or tokens[k].text != ",":
            return first
        opening = next((j for j in range(k - 1, 0, -1) if tokens[j].text == ","), None)
        return first if opening is None else opening

    def _broken(self, first: int, last: int, verbs: bool) -> bool:
        """True where a clause ends between two places."""
        for token in self.sentence.tokens[first:last]:
            if token.text in _BREAKS or (
                verbs and token.pos in ("VERB", "SCONJ") and token.dep not in ("amod", "case")
            ):
                return True
        return False

    def _locative(self, m: Mention) -> bool:
        """True for "in X", "near X": a place, not a party."""
        k = m.first - 1
        while k >= 0 and self.sentence.tokens[k].pos in ("DET", "ADJ", "NUM"):
            k -= 1
        return k >= 0 and self.sentence.tokens[k].text.lower() in self.knowledge.grammar["locative"]

    def group(self, m: Mention, among: Sequence[Mention]) -> list[Mention]:
        """Give a mention with its neighbours in a list: "A, B and C"."""
        group = next((g for g in self.lists if m in g), [m])
        return [o for o in group if o in among]
