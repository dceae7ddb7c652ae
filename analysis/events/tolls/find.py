"""The tolls of a sentence: its words of death, injury and capture, whom they befell, and how many that were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.events.tolls.idioms import Idioms
from analysis.events.tolls.phrase import Phrases
from analysis.events.tolls.toll import Toll, toll_words
from analysis.events.tolls.total import Totals
from analysis.events.tolls.victims import Victims
from analysis.knowledge import load as load_knowledge
from analysis.language.sentence import Sentence

_ADVERB = 3  # words before a verb in which "often" stands
#: Under a verb with "have", what hangs so is told with it: "has resulted in 20 leaders being captured".
_UNDER_PERFECT = ("conj", "nummod", "obj", "obl", "acl", "xcomp")


def find_tolls(sentence: Sentence) -> list[Toll]:
    """Give the tolls of a sentence, in the order of the text."""
    return Reader(sentence).tolls()


class Reader:
    """Reads the tolls of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens, self.words = sentence, sentence.tokens, toll_words()
        self.phrases = Phrases(sentence)
        self.victims = Victims(self.phrases)
        self.idioms = Idioms(self.phrases)

    def tolls(self) -> list[Toll]:
        """Give the tolls in the order of the text; no words count for one kind twice."""
        totals = list(Totals(self.phrases).all())
        found = [toll for _, toll in totals]
        summed = [(first, toll.victim) for first, toll in totals]
        for kind, trigger, victims in self._told():
            if any(first <= trigger <= last for first, last in summed):
                continue  # "the number of people killed rose to 30"
            for toll in self._of(kind, trigger, victims):
                if not any(t.kind == kind and t.start < toll.end and toll.start < t.end for t in found):
                    found.append(toll)
        told = {t.kind for t in found if not t.total}
        kept = [t for t in found if not (t.total and t.perfect and t.kind in told)]
        return sorted(kept, key=lambda t: (t.start, t.kind))

    def _told(self) -> Iterator[tuple[str, int, list[int]]]:
        """Give the kind and the word of each toll, and the heads of those whom it befell."""
        for token in self.tokens:
            i = token.i
            if token.pos == "VERB":
                yield from self._told_by_verb(i)
            elif token.text.lower() in self.words.fatally and self.phrases.numeric(i - 1):
                yield "killed", i, [i - 1]  # "three were wounded, one fatally"
            elif kind := self.words.states.get(token.text.lower(), ""):
                yield kind, i, self._left_so(i)
            elif token.pos == "NOUN" and (kind := self.words.nouns.get(token.lemma, "")):
                counted = token.lemma in self.words.counted and token.tag == "NNS" and self.phrases.counted(i)
                yield kind, i, [i] if counted else self.victims.of_noun(i)
            elif token.lemma in self.words.bodies and self._found(i):
                yield "killed", i, [i] if self.phrases.counted(i) else self.victims.of_noun(i)

    def _told_by_verb(self, i: int) -> Iterator[tuple[str, int, list[int]]]:
        if self.idioms.subject_dies(i):
            yield "killed", i, self.victims.of_verb(i, subject=True)
        elif (taken := self.idioms.taken(i)) is not None:
            yield "killed", i, self.victims.with_others(i, taken)
        elif self.idioms.to_death(i) or self.idioms.men_lost(i) or self._fatal(i):
            yield "killed", i, self.victims.of_verb(i)
        elif self.idioms.subject_hurt(i):
            yield "injured", i, self.victims.of_verb(i, subject=True)
        elif self.idioms.treated(i):
            yield "injured", i, [v for v in self.victims.of_verb(i) if self._many(v) and not self._of_known(v)]
        elif self.idioms.shot_in_limb(i):
            yield "injured", i, self.victims.of_verb(i)
        elif kind := self._verb(i):
            yield kind, i, self.victims.of_verb(i)

    def _fatal(self, verb: int) -> bool:
        """True for "fatally shot"."""
        lower = self.phrases.lower
        beside = {*lower[max(0, verb - 1) : verb], *lower[verb + 1 : verb + 2]}
        return not beside.isdisjoint(self.words.fatally) and (
            self.tokens[verb].lemma == "shoot" or self._verb(verb) == "injured"
        )

    def _of_known(self, victim: int) -> bool:
        """True for a part of those told of: "14 of the wounded"."""
        behind = self.phrases.lower[victim + 1 : victim + 3]
        return behind[:1] == ["of"] and behind[-1] in self.words.known | self.words.pointing

    def _found(self, body: int) -> bool:
        """True for bodies that somebody finds or counts, before or behind them."""
        near = (*range(max(0, body - 6), body), *range(body + 1, min(body + 16, len(self.tokens))))
        return any(self.tokens[k].pos == "VERB" and self.tokens[k].lemma in self.words.found for k in near)

    def _verb(self, i: int) -> str:
        """The kind of toll that a verb tells, alone or with words behind it: "took into custody", "took ten men hostage"."""
        lemmas = [t.lemma for t in self.tokens[i : i + 4]]
        behind = [word for t, word in zip(self.tokens[i + 1 :], lemmas[1:], strict=False) if t.tag != "PRP$"]
        phrases = [" ".join((lemmas[0], *behind[:n])) for n in (2, 1, 0)]
        phrases += [f"{lemmas[0]} {t.lemma}" for t in self.tokens[i + 2 : i + 6]]
        return next((self.words.verbs[p] for p in phrases if p in self.words.verbs), "")

    def _left_so(self, i: int) -> list[int]:
        """Those whom a state befell: "five dead", "three others wounded", "many injured", "two men were found dead"."""
        if i == 0:
            return []
        before, verb = self.tokens[i - 1], self.tokens[self.tokens[i].head]
        named = before.pos in ("NOUN", "PROPN", "NUM") or before.text.lower() in ("others", "several")
        named = named or self.phrases.counted(before.i)
        if named and self.phrases.persons(before.i):
            return [before.i]
        if self.phrases.counted(i):
            return [i]
        found = [c for c in self.sentence.children(verb.i) if self.tokens[c].dep in ("obj", "nsubj:pass")]
        found += [verb.head] if verb.dep.startswith("acl") else []  # "six hostages, found dead in a tunnel"
        return [c for c in found if verb.pos == "VERB" and c < i and self._many(c)]

    def _many(self, head: int) -> bool:
        return self.phrases.persons(head) and (self.phrases.counted(head) or self.phrases.numeric(head))

    def _of(self, kind: str, trigger: int, victims: Sequence[int]) -> Iterator[Toll]:
        """Give the tolls of one word; where one of those it befell is "no" person, it befell none."""
        persons = [v for v in victims if v == trigger or self.phrases.persons(v)]
        amounts = {v: self.phrases.amount(v, trigger if trigger < v else -1) for v in persons}
        none = any(a.none for a in amounts.values())
        for victim, amount in amounts.items():
            if amount.low is None and amount.high is None:
                continue
            further = self.phrases.further(victim)
            yield Toll(
                kind,
                amount.low,
                amount.high,
                self.tokens[amount.first].start,
                self.tokens[max(self._whole(victim), amount.first)].end,
                trigger,
                victim,
                negated=none or self._negated(trigger),
                hypothetical=self._unreal(trigger) or self._habit(trigger, victim),
                perfect=self._perfect(trigger),
                known=self.phrases.known(victim) and not further,
                further=further,
                also=self._also(trigger, victim),
            )

    def _whole(self, victim: int) -> int:
        """The last word of those named: "33 of its soldiers"."""
        of = self.phrases.lower[victim + 1 : victim + 2] == ["of"] and self.phrases.numeric(victim)
        noun = self.phrases.head_behind(victim + 2) if of else None
        return victim if noun is None else noun

    def _perfect(self, trigger: int) -> bool:
        """True for a verb with "have", its own or that of the verb it is joined to."""
        word = trigger
        for _ in range(5):
            children = self.sentence.children(word)
            if any(self.tokens[c].lemma == "have" and self.tokens[c].dep.startswith("aux") for c in children):
                return True
            if self.tokens[word].dep not in _UNDER_PERFECT or self.tokens[word].head == word:
                return False
            word = self.tokens[word].head
        return False

    def _also(self, trigger: int, victim: int) -> bool:
        """True for "also detained two"."""
        beside = range(max(0, trigger - 2), trigger)
        return any(self.tokens[k].text.lower() in self.words.further for k in beside if k != victim)

    def _negated(self, trigger: int) -> bool:
        negation = load_knowledge().modality["negation"]
        return any(
            self.tokens[c].text.lower() in negation and self.tokens[c].dep in ("advmod", "mark")
            for c in self.sentence.children(trigger)
        )

    def _habit(self, trigger: int, victim: int) -> bool:
        """True for what happens again and again: "often killed civilians", "civilians are killed by these devices"."""
        near = range(max(0, trigger - _ADVERB), trigger)
        if any(self.tokens[k].text.lower() in self.words.habits for k in near):
            return True
        counted = self.phrases.counted(victim) or self.phrases.numeric(victim)
        auxiliaries = {self.tokens[c].text.lower() for c in self.sentence.children(trigger)}
        present = bool(auxiliaries & {"is", "are"}) and self.tokens[trigger].tag == "VBN"
        return present and not counted and self.tokens[victim].tag == "NNS"

    def _unreal(self, trigger: int) -> bool:
        """True for "to kill", "could kill", "will be killed", "would have injured"."""
        words = load_knowledge().modality
        children = self.sentence.children(trigger)
        unreal = words["future_aux"] | words["hypothetical_aux"]
        if any(self.tokens[c].dep == "aux" and self.tokens[c].text.lower() in unreal for c in children):
            return True
        return self.tokens[trigger].tag == "VB" and any(
            self.tokens[c].lemma == "to" and self.tokens[c].dep == "mark" for c in children
        )
