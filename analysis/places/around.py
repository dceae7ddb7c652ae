"""What stands around a name in its sentence: prepositions, nouns of place, datelines, verbs of which it is the goal."""

from __future__ import annotations

from functools import cached_property

from analysis.events.when.grammar import load_grammar
from analysis.language.sentence import Sentence
from analysis.places.named import Named, words

_LINE = 8  # words of a dateline: "GOMA, Congo, 5 May 2021 (Agency) -"
KINDS = ("admin1", "district", "city", "village", "water", "region", "facility")
QUOTES = frozenset("'’‘`ʼ")
OWNERS = frozenset(("'s", "’s", "'", "’"))


class Around:
    """Answers about the words of one sentence; `taken` are tokens inside names of actors."""

    def __init__(self, sentence: Sentence, taken: frozenset[int]) -> None:
        self.sentence, self.tokens, self.taken = sentence, sentence.tokens, taken
        self.lower = [t.text.lower() for t in sentence.tokens]
        self.words = words()
        self.loud = sentence.text.isupper()

    def settle(self, name: Named) -> None:
        """Give a name what its sentence says of it: preposition, frame, dateline, goal."""
        word, at = self.lead(name.first)
        if not word and self.attribute(name.last):
            word = "in"
        name.preposition = word
        name.frame = at >= 0 and word not in self.words["away"] and self.opens(at)
        name.dateline = self.dateline(name)
        name.goal = not word and self.goal(name.first, name.last, name.noun)
        name.sited = self.sited(name.first)

    def kind(self, k: int) -> str:
        """The kind of place that the noun at token `k` makes of a name beside it."""
        if not 0 <= k < len(self.lower):
            return ""
        return next((kind for kind in KINDS if self.lower[k] in self.words[kind]), "")

    def part_of_name(self, i: int) -> bool:
        token = self.tokens[i]
        return (
            token.text[0].isupper()
            and i not in self.taken
            and not self.is_date(i)
            and self.lower[i] not in self.words["preposition"]
            and token.pos not in ("PRON", "DET", "CCONJ", "SCONJ", "VERB", "AUX")
        )

    def is_date(self, i: int) -> bool:
        known = load_grammar().words
        return self.lower[i] in known.months or self.lower[i] in known.weekdays

    def text(self, first: int, last: int) -> str:
        start = self.sentence.start
        return self.sentence.text[self.tokens[first].start - start : self.tokens[last].end - start]

    def title(self) -> bool:
        """True for a headline: all its weighty words have capitals."""
        return self._title

    @cached_property
    def _title(self) -> bool:
        return all(t.text[0].isupper() for t in self.tokens if t.pos in ("NOUN", "VERB", "PROPN", "ADJ"))

    def preposition(self, first: int) -> str:
        """The preposition before a name, over articles, adjectives, other names and nouns of place."""
        return self.lead(first)[0]

    def lead(self, first: int) -> tuple[str, int]:
        """Give the preposition and its token."""
        k, steps = first - 1, 0
        while k >= 0 and steps < 9:
            word, token = self.lower[k], self.tokens[k]
            if word in self.words["preposition"] and not (word == "of" and self.kind(k - 1)):
                return word, k
            passes = (
                token.pos in ("DET", "ADJ", "ADV", "NUM", "PROPN")
                or token.dep == "amod"
                or token.tag == "VBG"
                or word in self.words["direction"]
                or word in self.words["between"]
                or self.kind(k)
                or word in (",", "and", "or", "of", "'s", "’s", "-")
                or token.text in QUOTES
            )
            if not passes:
                return "", -1
            k, steps = k - 1, steps + 1
        return "", -1

    def opens(self, at: int) -> bool:
        """True where a phrase whose preposition is token `at` stands before all else: "In X, …", "During a raid in X, …"."""
        if self.tokens[at].text[0].isupper() or at <= 2:
            return True
        first = self.lower[0] in self.words["preposition"] or self.lower[0] in self.words["during"]
        return first and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in self.tokens[:at])

    def dateline(self, name: Named) -> bool:
        """True for "KABUL, Afghanistan (Feb. 15) –" and "NAIROBI (Reuters) -": where the text was written."""
        if not self.tokens[name.first].text.isupper() or self.loud or len(self.tokens[name.first].text) < 3:
            return False
        k = name.last + 1
        while k < min(len(self.tokens), name.last + _LINE) and (
            self.lower[k] == "," or self.tokens[k].pos in ("PROPN", "NUM") or self.is_date(k)
        ):
            k += 1
        return k < len(self.tokens) and self.tokens[k].text in ("(", "-", "–", "—", "--", ":")

    def sited(self, first: int) -> bool:
        """True right behind a preposition of place, or "the outskirts of"; articles and words of direction may stand between."""
        k = first - 1
        while k >= 0 and self.lower[k] not in self.words["sited"]:
            if self.lower[k] == "of":
                return k > 0 and self.lower[k - 1] in self.words["parts"]
            if self.lower[k] not in self.words["direction"] and self.tokens[k].pos != "DET":
                return False
            k -= 1
        return k >= 0

    def attribute(self, last: int) -> bool:
        """ "a Kabul mosque": before a common noun."""
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        modifies = self.tokens[last].dep in ("compound", "nmod", "amod", "nmod:desc")
        return after is not None and after.pos == "NOUN" and modifies and self.tokens[last].head == after.i

    def goal(self, first: int, last: int, noun: str) -> bool:
        """True for what a deed is done to: "stormed Marawi", "attacked the village of Seytenga", "Gao was taken"."""
        word = next((k for k in range(first, last + 1) if not first <= self.tokens[k].head <= last), last)
        for _ in range(4):
            token = self.tokens[word]
            verb = self.tokens[token.head]
            if token.dep in ("obj", "nsubj:pass") and verb.pos == "VERB":
                return bool(noun) or verb.lemma in self.words["done_to_places"]
            if token.dep not in ("nmod", "nmod:desc", "compound", "flat", "appos", "conj") or verb.i == word:
                return False
            if token.dep != "conj" and not self.kind(verb.i):
                return False
            word = verb.i
        return False


def struck(sentence: Sentence, first: int, last: int) -> bool:
    """True for a name that is the object of what is done to places: "missiles hit Kyiv"."""
    return Around(sentence, frozenset()).goal(first, last, "")
