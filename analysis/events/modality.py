"""Whether a reported event happened: asserted, future, hypothetical or negated."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

#: How the content of a refusal or failure hangs on its verb.
_CONTENT = ("xcomp", "ccomp", "obj", "acl")


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

    def auxiliaries(self, head: int) -> list[int]:
        """Give the auxiliaries of a verb: those the syntax hangs on it, and those right before it."""
        tokens = self.sentence.tokens
        found = {c for c in self.sentence.children(head) if tokens[c].dep == "aux"}
        k = head - 1
        while k >= 0 and (tokens[k].pos in ("AUX", "ADV") or tokens[k].lemma in self.grammar["auxiliary"]):
            if tokens[k].pos != "ADV":
                found.add(k)
            k -= 1
        return sorted(found)

    def perfect(self, head: int) -> bool:
        """True for a verb in the perfect: what it tells is over."""
        tokens = self.sentence.tokens
        return any(tokens[c].lemma == "have" for c in self.auxiliaries(head))

    def _negated(self, head: int, own: Collection[int] = ()) -> bool:
        """True for "did not attack", "never attacked", "without attacking", "no one was hurt", "no attack"."""
        tokens, words = self.sentence.tokens, self.words["negation"]
        for c in self.sentence.children(head):
            child = tokens[c]
            if c in own:
                continue
            if child.text.lower() in words and child.dep in ("advmod", "det", "neg", "cc:preconj", "mark", "case"):
                return True
            if child.dep in ("advmod", "mark") and self._instead(c):
                return True
            if child.dep in ("nsubj:pass", "nsubj", "obj") and tokens[head].pos == "VERB" and self._none(c):
                return True
        return self._shares_none(head) or self._yet_to(head)

    def _instead(self, c: int) -> bool:
        """True for "instead of attacking", "rather than attack", "no longer attack"."""
        tokens = self.sentence.tokens
        words = [tokens[k].text.lower() for k in self.sentence.subtree(c)]
        return " ".join(words[:2]) in self.words["negation_phrase"]

    def _yet_to(self, head: int) -> bool:
        """True for "has yet to retake", whichever of the two verbs "yet" hangs on."""
        tokens = self.sentence.tokens
        before = [t.text.lower() for t in tokens[max(0, head - 4) : head]]
        yet = before.index("yet") if "yet" in before else len(before)
        return before[yet + 1 : yet + 2] == ["to"] and tokens[head].tag == "VB"

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
            if child.dep == "aux" and child.lemma in self.words["hypothetical_aux"] and not self.perfect(head):
                return True
            if child.dep == "mark" and child.text.lower() in self.words["hypothetical_mark"]:
                return True
            if child.dep in ("det", "amod") and child.text.lower() in self.words["hypothetical_det"]:
                return tokens[head].pos in ("NOUN", "PROPN")
        return False

    def _future(self, head: int, own: Collection[int] = ()) -> bool:
        tokens, children = self.sentence.tokens, self.sentence.children(head)
        if any(tokens[c].text.lower() in self.words["habit"] for c in children if tokens[c].dep == "advmod"):
            children = [c for c in children if tokens[c].text.lower() != "would"]  # "would often attack at night"
        return any(
            tokens[c].dep == "aux" and tokens[c].text.lower() in self.words["future_aux"] and not self.perfect(head)
            for c in children
            if c not in own
        )

    def _governed(self, head: int) -> str:
        """Look up the chain of governors: "refused to meet", "plans to attack", "in case they attack", "deny killing"."""
        tokens = self.sentence.tokens
        for word, governor in self._chain(head):
            relation, above = tokens[word].dep, tokens[governor]
            if relation == "conj" and self._tells(word) and not self._tells(governor):
                return "asserted"  # "admitted having planned it and resigned"
            if relation == "xcomp" and tokens[word].tag == "VBG" and above.lemma in self.words["ended"]:
                continue  # "stopped beating them": they did until then
            if relation == "ccomp" and self._unsaid(governor):
                return "hypothetical"
            infinitive = any(tokens[c].lemma == "to" and tokens[c].dep == "mark" for c in self.sentence.children(word))
            if relation in ("xcomp", "ccomp", "acl", "obj", "obl", "nmod", "advcl"):
                if above.lemma in self.words["negated"] and (relation in _CONTENT or self._from(word)):
                    if not (relation == "ccomp" and above.lemma in self.words["future"]):
                        return "negated"
                if above.lemma in self.words["hypothetical_governor"] and relation != "advcl":
                    return "hypothetical"
                if above.lemma in self.words["future"] and (infinitive or self._bare(word, relation)):
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

    def _bare(self, word: int, relation: str) -> bool:
        """True for a clause without a finite past verb: "demand that they leave", "considers bombing"."""
        tag = self.sentence.tokens[word].tag
        return (relation == "ccomp" and tag in ("VB", "VBP")) or (relation == "xcomp" and tag == "VBG")

    def _tells(self, word: int) -> bool:
        """True for a verb in a tense of its own: "resigned", "have impounded"."""
        token = self.sentence.tokens[word]
        before = (self.sentence.tokens[c] for c in self.sentence.children(word) if c < word)
        own = any(t.lemma == "have" and t.tag != "VBG" for t in before)
        return token.tag in ("VBD", "VBZ") or (token.tag == "VBN" and own and self.perfect(word))

    def _unsaid(self, verb: int) -> bool:
        """True for "did not confirm that", "could not say whether": it is open."""
        said = self.sentence.tokens[verb].lemma in self.grammar["speech"] | self.grammar["record_verb"]
        return said and self._negated(verb)

    def _from(self, word: int) -> bool:
        """True for "prevent them from attacking"."""
        tokens = self.sentence.tokens
        marks = (tokens[c].text.lower() for c in self.sentence.children(word) if tokens[c].dep in ("mark", "case"))
        return tokens[word].tag == "VBG" and "from" in marks

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
