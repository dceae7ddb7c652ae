"""Tolls: how many people a sentence says were killed, injured or captured, and which words say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis.events.numbers import number_words, read_amount
from analysis.knowledge import FOLDER
from analysis.knowledge import load as load_knowledge
from analysis.knowledge.files import word_sets
from analysis.language.sentence import Sentence

KINDS = ("killed", "injured", "captured")


@dataclass(frozen=True, slots=True)
class Toll:
    """People killed, injured or captured: bounds (None is open), the words (offsets), the word that says what happened."""

    kind: str
    low: int | None
    high: int | None
    start: int
    end: int
    trigger: int
    victim: int
    negated: bool = False
    hypothetical: bool = False


@dataclass(frozen=True, slots=True)
class TollWords:
    """Verbs and nouns of tolls by lemma, and the nouns that are persons."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    intransitive: frozenset[str]
    persons: frozenset[str]
    besides: frozenset[str]
    further: frozenset[str]


@lru_cache(maxsize=1)
def toll_words() -> TollWords:
    """Give the words of data/knowledge/tolls.yaml."""
    sets = word_sets(FOLDER / "tolls.yaml")
    verbs = {v: kind for kind in KINDS for v in sets[f"{kind}_verbs"]}
    nouns = {n: kind for kind in KINDS for n in sets[f"{kind}_nouns"]}
    return TollWords(verbs, nouns, sets["intransitive"], sets["persons"], sets["besides"], sets["further"])


def find_tolls(sentence: Sentence) -> list[Toll]:
    """Give the tolls of a sentence, in the order of the text."""
    return Reader(sentence).tolls()


class Reader:
    """Reads the tolls of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.words = sentence, toll_words()
        self.lower = [t.text.lower() for t in sentence.tokens]

    def tolls(self) -> list[Toll]:
        found: dict[tuple[str, int], Toll] = {}
        for token in self.sentence.tokens:
            kind = self._kind(token.i)
            if kind is None:
                continue
            for victim in self._victims(token.i):
                toll = self._toll(kind, token.i, victim)
                if toll and (kind, victim) not in found and not self._taken(found, kind, toll):
                    found[kind, victim] = toll
        return sorted(found.values(), key=lambda t: (t.start, t.kind))

    def _taken(self, found: dict[tuple[str, int], Toll], kind: str, toll: Toll) -> bool:
        return any(k == kind and t.start < toll.end and toll.start < t.end for (k, _), t in found.items())

    def _kind(self, i: int) -> str | None:
        token = self.sentence.tokens[i]
        if token.pos == "VERB":
            two = " ".join(t.lemma for t in self.sentence.tokens[i : i + 2])
            return self.words.verbs.get(two) or self.words.verbs.get(token.lemma)
        if token.lemma in ("dead", "wounded", "injured") or token.text.lower() in ("dead", "wounded", "injured"):
            return self.words.nouns.get(token.text.lower())
        return None

    # -- who -----------------------------------------------------------------------------------------------------

    def _victims(self, i: int) -> Iterator[int]:
        """Give the head words of those whom the word at `i` befell, lists spelled out."""
        token = self.sentence.tokens[i]
        if token.pos != "VERB":
            yield from self._counted(i)
            return
        heads = list(self._objects(i))
        beside = (
            [c for c in self.sentence.children(i) if self._joins(c) and self.sentence.tokens[c].dep == "obl"]
            if heads
            else []
        )
        for head in heads:
            yield head
            yield from (c for c in self._conjuncts(head) if c not in heads)
        yield from beside

    def _counted(self, i: int) -> Iterator[int]:
        """ "five dead", "left 12 people dead", "three wounded": the number before the word."""
        before = self.sentence.tokens[i - 1] if i else None
        if before is not None and (
            before.pos in ("NUM", "NOUN", "DET", "ADJ", "ADV") or before.text.lower() == "others"
        ):
            yield i

    def _objects(self, verb: int) -> Iterator[int]:
        tokens = self.sentence.tokens
        children = self.sentence.children(verb)
        deps = {tokens[c].dep for c in children}
        if tokens[verb].lemma in self.words.intransitive:
            yield from (c for c in children if tokens[c].dep.startswith("nsubj"))
            return
        passive = bool(deps & {"nsubj:pass", "aux:pass"})
        if passive:
            subjects = [c for c in children if tokens[c].dep.startswith("nsubj")]
            yield from (self._noun(verb, c) for c in subjects or self._shared_subject(verb))
            return
        objects = [c for c in children if tokens[c].dep in ("obj", "iobj")]
        if objects:
            yield from objects
        elif tokens[verb].tag == "VBN" and tokens[verb].dep.startswith("acl"):
            yield tokens[verb].head
        elif tokens[verb].tag == "VBN" and tokens[verb].dep == "conj":
            yield from self._shared_subject(verb)
        elif (after := self._by_order(verb)) is not None:
            yield after

    def _noun(self, verb: int, subject: int) -> int:
        """A relative pronoun stands for its noun."""
        token = self.sentence.tokens[subject]
        if token.text.lower() in ("who", "that", "which") and self.sentence.tokens[verb].dep.startswith("acl"):
            return self.sentence.tokens[verb].head
        return subject

    def _shared_subject(self, verb: int) -> list[int]:
        tokens, word = self.sentence.tokens, verb
        for _ in range(3):
            if tokens[word].dep != "conj" or tokens[tokens[word].head].pos != "VERB":
                return []
            word = tokens[word].head
            found = [c for c in self.sentence.children(word) if tokens[c].dep == "nsubj:pass"]
            if found:
                return found
        return []

    def _by_order(self, verb: int) -> int | None:
        """The first person noun behind the verb, over numbers and adjectives only, or over "and" and a second verb."""
        tokens = self.sentence.tokens
        for k in range(verb + 1, min(verb + 12, len(tokens))):
            if tokens[k].pos in ("NOUN", "PROPN", "PRON") and self._person(k):
                return k
            if tokens[k].text in ",;." or (
                tokens[k].pos in ("ADP",) and tokens[k].text.lower() not in ("of", "at", "than", "to", "in")
            ):
                return None
        return None

    def _conjuncts(self, head: int) -> Iterator[int]:
        for c in self.sentence.children(head):
            if self._joins(c) and self.sentence.tokens[c].pos in (
                "NOUN",
                "PROPN",
                "NUM",
                "PRON",
            ):
                yield c
                yield from self._conjuncts(c)

    def _joins(self, c: int) -> bool:
        """True for a further member of a list: "and two guards", "along with two guards"."""
        token = self.sentence.tokens[c]
        if token.dep == "conj":
            return True
        cases = {
            self.lower[k]
            for k in self.sentence.children(c)
            if self.sentence.tokens[k].dep in ("case", "fixed", "cc", "advmod")
        }
        return token.dep in ("nmod", "obl") and bool(cases & self.words.besides)

    def _person(self, i: int) -> bool:
        token = self.sentence.tokens[i]
        if token.lemma in self.words.persons or token.text.lower() in self.words.persons or token.pos == "PROPN":
            return True
        knowledge = load_knowledge()
        lower, lemmas = [token.text.lower()], [token.lemma]
        return bool(knowledge.collectives.at(lower, lemmas, 0) or knowledge.roles.at(lower, lemmas, 0))

    # -- how many ------------------------------------------------------------------------------------------------

    def _toll(self, kind: str, trigger: int, victim: int) -> Toll | None:
        if not self._person(victim) and not self._holds_person(victim):
            return None
        tokens = self.sentence.tokens
        first, low, high = self._amount(victim)
        if low is None and high is None:
            return None
        negated = (low == 0 and high == 0) or self._negated(trigger)
        end = max(victim, first)
        return Toll(
            kind, low, high, tokens[first].start, tokens[end].end, trigger, victim, negated, self._unreal(trigger)
        )

    def _holds_person(self, head: int) -> bool:
        """ "a number of insurgents", "dozens of people": the persons behind `of`."""
        tokens = self.sentence.tokens
        known = number_words()
        counts = tokens[head].pos == "NUM" or self.lower[head] in known.vague or tokens[head].lemma in known.scale
        return (
            counts
            and any(
                tokens[k].text.lower() == "of" or tokens[k].pos == "NUM"
                for k in range(head, min(head + 3, len(tokens)))
            )
        ) or counts

    def _amount(self, victim: int) -> tuple[int, int | None, int | None]:
        """Give the first token and the bounds of the amount of a noun phrase: a number, a vague word, a singular or plural."""
        tokens = self.sentence.tokens
        start = victim
        while start > 0 and victim - start < 8 and self._belongs(start - 1, victim):
            start -= 1
        for k in range(start, victim + 1):
            amount = read_amount(self.lower, k)
            if amount and amount.last <= victim + 3 and self.lower[k] not in ("a", "an", "one"):
                return k, amount.low, amount.high
        token = tokens[victim]
        if token.tag in ("NNS", "NNPS") or token.text.lower() in ("they", "them", "people", "themselves", "others"):
            return start, number_words().vague["plural"], None
        return start, 1, 1

    def _belongs(self, k: int, victim: int) -> bool:
        token = self.sentence.tokens[k]
        if token.pos in ("NUM", "ADJ", "DET", "ADV", "PROPN") or token.dep in (
            "compound",
            "amod",
            "nummod",
            "det",
            "advmod",
        ):
            return token.pos not in ("VERB", "AUX") or token.dep == "amod"
        return (
            token.text.lower() in ("of", "than", "at", "to", "as", "up", "between", "and", "or")
            and k + 1 <= victim
            and (self._numeric(k + 1) or self._numeric(k - 1))
        )

    def _numeric(self, k: int) -> bool:
        if not 0 <= k < len(self.lower):
            return False
        word = self.lower[k]
        known = number_words()
        return (
            self.sentence.tokens[k].pos == "NUM"
            or word in known.vague
            or word in known.exact
            or word in ("least", "more", "fewer", "less", "many", "most", "the", "dozen")
        )

    def _negated(self, trigger: int) -> bool:
        tokens = self.sentence.tokens
        negation = load_knowledge().modality["negation"]
        return any(
            tokens[c].text.lower() in negation and tokens[c].dep == "advmod" for c in self.sentence.children(trigger)
        )

    def _unreal(self, trigger: int) -> bool:
        """True for "to kill", "could kill", "will be killed", "would have injured"."""
        tokens, words = self.sentence.tokens, load_knowledge().modality
        children = self.sentence.children(trigger)
        unreal = words["future_aux"] | words["hypothetical_aux"]
        if any(tokens[c].dep == "aux" and tokens[c].text.lower() in unreal for c in children):
            return True
        return tokens[trigger].tag == "VB" and any(
            tokens[c].lemma == "to" and tokens[c].dep == "mark" for c in children
        )
