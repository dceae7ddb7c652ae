"""What shows that a name is a person's: a title or role before it, its first word, what the sentence says of it."""

from __future__ import annotations

from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence, Token


class Human:
    """Tells the names of persons."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._titles = knowledge.titles["titles"] | knowledge.titles["honorifics"]

    def strip(self, sentence: Sentence, first: int, last: int) -> tuple[int, bool]:
        """Give the first token behind titles and roles, and whether there were any."""
        tokens, titled = sentence.tokens, False
        lower = [t.text.lower().rstrip(".") for t in tokens]
        lemmas = [t.lemma for t in tokens]
        while first <= last:
            if lower[first] in self._titles or f"{lower[first]}." in self._titles:
                first, titled = first + 1, True
                continue
            role = self.knowledge.roles.at(lower, lemmas, first)
            if role is None or first + len(role.words) - 1 > last:
                break
            first, titled = first + len(role.words), True
        return first, titled

    def role_before(self, sentence: Sentence, first: int) -> bool:
        """True where a role stands right before the name: "commander Jane Roe"."""
        if first == 0:
            return False
        at = first - 1
        if sentence.tokens[at].text == "," and first >= 2:  # "South Ossetia's leader, Eduard Kokoity"
            at = first - 2
        before = sentence.tokens[at]
        if before.pos not in ("NOUN", "PROPN", "ADJ"):
            return False
        for start in range(max(0, at - 2), at + 1):  # "chief executive Jane Roe"
            words = sentence.tokens[start : at + 1]
            role = self.knowledge.roles.at([t.text.lower() for t in words], [t.lemma for t in words], 0)
            if role is not None and len(role.words) == len(words):
                return True
        return before.text.lower().rstrip(".") in self._titles or (at == first - 1 and self._one_person(before))

    def is_person(self, sentence: Sentence, first: int, last: int) -> bool:
        """True where a name of two or three words is a person's without a title: by its first word or what is said of it."""
        words = sentence.tokens[first : last + 1]
        if not 1 <= last - first <= 2 or any(t.pos not in ("PROPN", "NOUN") for t in words):
            return False
        if self._suffers(sentence, first, last):
            return True
        if any(t.pos != "PROPN" for t in words):
            return False
        if self._given(sentence, first, last) or self._described(sentence, last) or self._leads(sentence, first):
            return True
        return not self._where(sentence, first) and self._acts(sentence, first, last)

    def _suffers(self, sentence: Sentence, first: int, last: int) -> bool:
        """True for what is done to persons alone, or by them: "arrested X", "X was murdered", "the trial of X"."""
        tokens, grammar = sentence.tokens, self.knowledge.grammar
        word = next((tokens[k] for k in range(first, last + 1) if not first <= tokens[k].head <= last), None)
        if word is None or (first > 0 and tokens[first - 1].pos == "DET"):
            return False
        above = tokens[word.head]
        if word.dep in ("obj", "nsubj:pass"):
            return above.lemma in grammar["done_to_person"]
        if word.dep == "nsubj":
            return above.lemma in grammar["done_by_person"]
        behind_of = first > 0 and tokens[first - 1].text.lower() == "of"
        return word.dep == "nmod" and behind_of and above.lemma in grammar["of_person"]

    def _where(self, sentence: Sentence, first: int) -> bool:
        """True behind a preposition of place: "speaking in X, the president said"."""
        return first > 0 and sentence.tokens[first - 1].text.lower() in self.knowledge.grammar["locative"]

    def _given(self, sentence: Sentence, first: int, last: int) -> bool:
        """True behind a given name, where the name is not that of a street, an airport, a prize …"""
        tokens = sentence.tokens
        things = self.knowledge.titles["named_things"]
        around = tokens[first : last + 2]
        return tokens[first].text in self.knowledge.given_names and not any(t.text.lower() in things for t in around)

    def _described(self, sentence: Sentence, last: int) -> bool:
        """True before "who", ", who" and an age: "Jane Roe, 34,"."""
        after = [t.text.lower() for t in sentence.tokens[last + 1 : last + 4]]
        if after[:1] == ["who"] or after[:2] == [",", "who"] or self._called(sentence, last):
            return True
        return len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit() and len(after[1]) == 2

    def _called(self, sentence: Sentence, last: int) -> bool:
        """True before an apposition that tells who somebody is: "Jane Roe, the sister of Y", "Moe Tun, a teacher"."""
        tokens = sentence.tokens
        if last + 3 >= len(tokens) or tokens[last + 1].text != "," or tokens[last + 2].pos not in ("DET", "PRON"):
            return False
        noun = next((t for t in tokens[last + 3 : last + 8] if t.pos == "NOUN" and t.dep != "compound"), None)
        if noun is None or any(t.pos in ("VERB", "AUX", "PUNCT") for t in tokens[last + 3 : noun.i]):
            return False
        after = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else None
        return self._one_person(noun) and (after is None or after.pos not in ("VERB", "AUX"))

    def _one_person(self, noun: Token) -> bool:
        """True for a noun that says what one person is: an office, a trade, a relation."""
        words, lemmas = [noun.text.lower()], [noun.lemma]
        crowd = self.knowledge.collectives.at(words, lemmas, 0)
        persons = crowd is not None and len(crowd.words) == 1 and noun.lemma in self.knowledge.titles["person_nouns"]
        return noun.tag == "NN" and (persons or self.knowledge.roles.at(words, lemmas, 0) is not None)

    def _leads(self, sentence: Sentence, first: int) -> bool:
        """True behind "led by", "commanded by": only persons do that to a group, unless a group is known by its name."""
        before = sentence.tokens[max(0, first - 2) : first]
        return len(before) == 2 and before[0].lemma in self.knowledge.grammar["lead_verb"] and before[1].lemma == "by"

    def _acts(self, sentence: Sentence, first: int, last: int) -> bool:
        """True where the name is the subject of a verb of speech, or a role stands in apposition behind it."""
        tokens = sentence.tokens
        for k in range(first, last + 1):
            governor = tokens[tokens[k].head]
            if tokens[k].dep.startswith("nsubj") and governor.lemma in self.knowledge.grammar["speech"]:
                return True
        if last + 2 < len(tokens) and tokens[last + 1].text == ",":
            lower, lemmas = [t.text.lower() for t in tokens], [t.lemma for t in tokens]
            for k in range(last + 2, min(last + 8, len(tokens))):
                if tokens[k].text in ",.;:" or tokens[k].pos in ("VERB", "AUX", "PRON"):
                    return False
                if self.knowledge.roles.at(lower, lemmas, k) or self._someone(sentence, lower, lemmas, k):
                    return True
        return False

    def _someone(self, sentence: Sentence, lower: list[str], lemmas: list[str], k: int) -> bool:
        """True for a noun of one unnamed person: "the teacher who", "a drug lord"."""
        crowd = self.knowledge.collectives.at(lower, lemmas, k)
        if crowd is None or crowd.kind not in ("population", "armed_group") or sentence.tokens[k].pos != "NOUN":
            return False
        last = sentence.tokens[k + len(crowd.words) - 1]
        return last.tag == "NN" and last.lemma not in self.knowledge.grammar["description_group"]
