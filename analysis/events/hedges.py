"""Words that cast doubt on what is reported: "allegedly", "may have", "appears to", "suspected rebels", scare quotes."""

from __future__ import annotations

from analysis.events.modality import Modality
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

_QUOTES = {"‘": "’", "“": "”", '"': '"', "'": "'", "«": "»"}


class Hedges:
    """Reads the doubts about the events of one sentence."""

    def __init__(self, sentence: Sentence, clause: Clause, modality: Modality, knowledge: Knowledge) -> None:
        self.sentence, self.clause, self.modality = sentence, clause, modality
        self.words = knowledge.modality

    def of(self, head: int, first: int) -> str:
        """Give the words of doubt about an event whose trigger has its head at `head` and begins at `first`, else nothing."""
        tokens = self.sentence.tokens
        near = {*range(max(0, first - 3), head), *self.sentence.children(head)}
        found = {k for k in near if self._doubts(k) and (k in self.sentence.children(head) or k < head)}
        found |= {*self._may_have(head), *self._doubted_doer(head)}
        above = tokens[tokens[head].head]
        if tokens[head].dep == "xcomp" and above.lemma in self.words["hedge_verb"]:
            found.add(above.i)
        words = " ".join(tokens[k].text for k in sorted(found))
        return words or self._scare(head)

    def _doubts(self, k: int) -> bool:
        """True for "allegedly", "alleged", "is believed to"; "state media reported" is speech and no doubt."""
        token = self.sentence.tokens[k]
        if token.text.lower() not in self.words["hedge"]:
            return False
        speaks = token.tag in ("VBD", "VB", "VBP", "VBZ") or any(
            self.sentence.tokens[c].dep == "nsubj" for c in self.sentence.children(k)
        )
        return token.pos in ("ADV", "ADJ", "VERB") and not speaks

    def _may_have(self, head: int) -> list[int]:
        if not self.modality.perfect(head):
            return []
        tokens, auxiliaries = self.sentence.tokens, self.modality.auxiliaries(head)
        doubtful = [c for c in auxiliaries if tokens[c].lemma in self.words["hypothetical_aux"]]
        return [c for c in auxiliaries if c in doubtful or tokens[c].lemma == "have"] if doubtful else []

    def _doubted_doer(self, head: int) -> list[int]:
        """ "Suspected rebels attacked": whether it was they is open."""
        doers = [self.clause.subject(head), *self.clause.oblique(head, "by")]
        tokens = self.sentence.tokens
        if tokens[head].pos != "VERB":
            doers = doers[1:]
        below = [k for doer in doers if doer is not None for k in self.sentence.subtree(doer) if doer - 5 <= k < doer]
        return [k for k in below if tokens[k].text.lower() in self.words["hedge_doer"]]

    def _scare(self, head: int) -> str:
        """One or two words in quotation marks are somebody else's words for it."""
        tokens = self.sentence.tokens
        for first in range(max(0, head - 2), head):
            opening = tokens[first].text
            if opening not in _QUOTES:
                continue
            for last in range(head + 1, min(head + 3, len(tokens))):
                if tokens[last].text == _QUOTES[opening] and last - first <= 3:
                    return self.sentence.text[
                        tokens[first].start - self.sentence.start : tokens[last].end - self.sentence.start
                    ]
        return ""
