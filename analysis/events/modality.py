"""Whether a reported event happened: asserted, future, hypothetical or negated, and the words that cast doubt on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

_QUOTES = {"‘": "’", "“": "”", '"': '"', "'": "'", "«": "»"}


class Modality:
    """Reads the modality of the words of one sentence."""

    def __init__(self, sentence: Sentence, clause: Clause, knowledge: Knowledge) -> None:
        self.sentence, self.clause = sentence, clause
        self.words, self.grammar = knowledge.modality, knowledge.grammar

    def of(self, head: int, first: int, own: Collection[int] = ()) -> str:
        """Give the modality of an event whose trigger has its head at `head` and begins at `first`.

        `own` are the trigger's words: in "will not accept" they are the refusal itself.
        """
        if self._negated(head, own):
            return "negated"
        if self._hypothetical(head):
            return "hypothetical"
        if self._future(head, own):
            return "future"
        return self._governed(head)

    def hedge(self, head: int, first: int) -> str:
        """Give the words of doubt about an event: "allegedly", "may have", "appears to", or scare quotes around it."""
        tokens = self.sentence.tokens
        found = [c for c in self.sentence.children(head) if tokens[c].text.lower() in self.words["hedge"]]
        near = [k for k in range(max(0, first - 3), head) if tokens[k].text.lower() in self.words["hedge"]]
        found += [k for k in near if tokens[k].pos in ("ADV", "ADJ", "VERB")]
        auxiliaries = self._auxiliaries(head)
        if self._perfect(head):
            doubtful = [c for c in auxiliaries if tokens[c].lemma in self.words["hypothetical_aux"]]
            have = [c for c in auxiliaries if tokens[c].lemma == "have"]
            if doubtful:
                found += doubtful + have
        above = tokens[tokens[head].head]
        if tokens[head].dep == "xcomp" and above.lemma in self.words["hedge_verb"]:
            found.append(above.i)
        spans = sorted(dict.fromkeys(found))
        words = " ".join(tokens[k].text for k in spans)
        return words or self._scare(head)

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

    def _auxiliaries(self, head: int) -> list[int]:
        """The auxiliaries of a verb: those the syntax hangs on it, and those right before it."""
        tokens = self.sentence.tokens
        found = {c for c in self.sentence.children(head) if tokens[c].dep == "aux"}
        k = head - 1
        while k >= 0 and (tokens[k].pos in ("AUX", "ADV") or tokens[k].lemma in self.grammar["auxiliary"]):
            if tokens[k].pos != "ADV":
                found.add(k)
            k -= 1
        return sorted(found)

    def _perfect(self, head: int) -> bool:
        tokens = self.sentence.tokens
        return any(tokens[c].lemma == "have" for c in self._auxiliaries(head))

    def _negated(self, head: int, own: Collection[int] = ()) -> bool:
        """True for "did not attack", "never attacked", "without attacking", "no one was hurt", "no attack"."""
        tokens, words = self.sentence.tokens, self.words["negation"]
        for c in self.sentence.children(head):
            child = tokens[c]
            if c in own:
                continue
            if child.text.lower() in words and child.dep in ("advmod", "det", "neg", "cc:preconj", "mark", "case"):
                return True
            if child.dep in ("nsubj:pass", "nsubj", "obj") and tokens[head].pos == "VERB" and self._none(c):
                return True
        return self._shares_none(head)

    def _shares_none(self, head: int) -> bool:
        """True for the second verb of "no civilians were killed or injured"."""
        tokens = self.sentence.tokens
        above = tokens[head].head
        if tokens[head].dep != "conj" or tokens[head].pos != "VERB" or tokens[above].pos != "VERB":
            return False
        own = any(tokens[c].dep.startswith("nsubj") for c in self.sentence.children(head))
        subjects = [c for c in self.sentence.children(above) if tokens[c].dep.startswith("nsubj")]
        return not own and any(self._none(c) for c in subjects)

    def _none(self, noun: int) -> bool:
        """True for "no women", "none of them", "nobody"."""
        tokens, words = self.sentence.tokens, self.words["negation"]
        return tokens[noun].text.lower() in words or any(
            tokens[c].text.lower() in words and tokens[c].dep == "det" for c in self.sentence.children(noun)
        )

    def _hypothetical(self, head: int) -> bool:
        tokens = self.sentence.tokens
        for c in self.sentence.children(head):
            child = tokens[c]
            if child.dep == "aux" and child.lemma in self.words["hypothetical_aux"] and not self._perfect(head):
                return True
            if child.dep == "mark" and child.text.lower() in self.words["hypothetical_mark"]:
                return True
            if child.dep in ("det", "amod") and child.text.lower() in self.words["hypothetical_det"]:
                return tokens[head].pos in ("NOUN", "PROPN")
        return False

    def _future(self, head: int, own: Collection[int] = ()) -> bool:
        tokens = self.sentence.tokens
        return any(
            tokens[c].dep == "aux" and tokens[c].text.lower() in self.words["future_aux"] and not self._perfect(head)
            for c in self.sentence.children(head)
            if c not in own
        )

    def _governed(self, head: int) -> str:
        """Look up the chain of governors: "refused to meet", "plans to attack", "in case they attack", "deny killing"."""
        tokens = self.sentence.tokens
        for word, governor in self._chain(head):
            relation, above = tokens[word].dep, tokens[governor]
            if relation == "conj" and tokens[word].tag == "VBD" and above.tag in ("VB", "VBG"):
                return "asserted"  # "admitted having planned it and resigned"
            infinitive = any(tokens[c].lemma == "to" and tokens[c].dep == "mark" for c in self.sentence.children(word))
            if relation in ("xcomp", "ccomp", "acl", "obj", "obl", "nmod", "advcl"):
                if above.lemma in self.words["negated"] and relation in ("xcomp", "ccomp", "obj", "acl"):
                    if not (relation == "ccomp" and above.lemma in self.words["future"]):
                        return "negated"
                if above.lemma in self.words["hypothetical_governor"] and relation != "advcl":
                    return "hypothetical"
                if above.lemma in self.words["future"] and (infinitive or (relation == "ccomp" and self._bare(word))):
                    return "future"
            if relation in ("advcl", "acl", "xcomp") and infinitive and above.lemma in self.words["implicative"]:
                continue
            if (
                relation == "advcl"
                and infinitive
                and any(tokens[c].lemma == "only" for c in self.sentence.children(word))
            ):
                continue  # "sent in the army, only to withdraw it"
            if relation in ("advcl", "acl") and infinitive:
                return "future"
            if relation in ("conj", "xcomp", "ccomp", "obj", "acl"):
                if relation in ("conj", "obj", "xcomp", "acl") and self._negated(governor) and relation != "conj":
                    return "negated"
                if relation == "conj" and (self._future(governor) and tokens[word].tag == "VB"):
                    return "future"
                if self._hypothetical(governor) and relation != "ccomp":
                    return "hypothetical"
                if self._future(governor) and relation in ("obj", "xcomp"):
                    return "future"
        return "asserted"

    def _bare(self, word: int) -> bool:
        """True for a clause without a finite past verb: "demand that they leave", "expects them to go"."""
        return self.sentence.tokens[word].tag in ("VB", "VBP")

    def _chain(self, head: int) -> Iterator[tuple[int, int]]:
        tokens, word = self.sentence.tokens, head
        for _ in range(5):
            governor = tokens[word].head
            if governor == word:
                return
            yield word, governor
            follows = tokens[word].dep == "advcl" and tokens[governor].lemma in self.words["implicative"]
            if not follows and tokens[word].dep not in ("xcomp", "conj", "obj", "acl", "ccomp", "nmod", "obl"):
                return
            if tokens[word].dep in ("nmod", "obl") and tokens[governor].pos == "VERB":
                return
            word = governor
