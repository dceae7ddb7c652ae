"""Words of death whose victims stand elsewhere than a verb's object: lives lost and claimed, throats cut, men lost and shot."""

from __future__ import annotations

from analysis.events.tolls.phrase import Phrases
from analysis.events.tolls.toll import toll_words

_NEAR = 6  # words behind the verb in which stands what makes it one of death


class Idioms:
    """Finds them in one sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.sentence, self.tokens = phrases, phrases.sentence, phrases.tokens
        self.lower, self.words = phrases.lower, toll_words()

    def subject_dies(self, verb: int) -> bool:
        """True for "12 soldiers lost their lives", "gave his life", "six of its men had fallen"."""
        if self.tokens[verb].lemma in self.words.fallen:
            return self._fallen(verb)
        return self.tokens[verb].lemma in self.words.lost and self._noun(verb, self.words.lives) is not None

    def _fallen(self, verb: int) -> bool:
        behind = self.lower[verb + 1 : verb + 2]
        alone = not behind or behind[0] in self.words.fell_where or self.tokens[verb + 1].pos in ("PUNCT", "CCONJ")
        nouns = range(max(0, verb - _NEAR), verb)
        return alone and any(self.tokens[k].lemma in self.words.ranks and self.phrases.counted(k) for k in nouns)

    def subject_hurt(self, verb: int) -> bool:
        """True for "eight policemen suffered injuries"."""
        return self.tokens[verb].lemma in self.words.suffered and self._noun(verb, self.words.wounds) is not None

    def treated(self, verb: int) -> bool:
        """True for "were treated for bullet wounds", "were rushed to a hospital" of so and so many persons."""
        lemma = self.tokens[verb].lemma
        if self.tokens[verb].tag != "VBN":
            return False
        if lemma in self.words.treated:
            return self._noun(verb, self.words.wounds) is not None
        taken = lemma in self.words.to_hospital and self._noun(verb, self.words.hospitals) is not None
        return taken and self.lower[verb + 1] == "to" and not self._hurt(verb)

    def taken(self, verb: int) -> list[int] | None:
        """Give those of whom "claimed the lives of 15 soldiers", "claiming 49 lives", "cost 30 people their lives" tell.

        None where the verb does not stand with lives or throats.
        """
        lemma = self.tokens[verb].lemma
        thing = self._noun(verb, self.words.lives) if lemma in self.words.taken else None
        victims = self._noun(verb, self.words.claimed) if lemma == "claim" else None
        if victims is not None and self.phrases.counted(victims):
            return [victims]
        if thing is None and lemma in self.words.cut:
            thing = self._noun(verb, self.words.throats)
        if thing is None:
            return None
        if self.lower[thing + 1 : thing + 2] == ["of"]:
            head = self.phrases.head_behind(thing + 2)
            return [] if head is None else [head]
        if self.phrases.counted(thing) and self.tokens[thing].lemma in self.words.lives:
            return [thing]
        return [k for k in range(verb + 1, thing) if self.phrases.persons(k) and self.phrases.counted(k)][:1]

    def to_death(self, verb: int) -> bool:
        """True for "hacked to death", "beat two men to death"."""
        if self.tokens[verb].lemma in self.words.risen:
            return False
        behind = self.lower[verb + 1 : verb + 2 + _NEAR]
        at = next((k for k in range(len(behind) - 1) if behind[k : k + 2] == ["to", "death"]), -1)
        between = self.tokens[verb + 1 : verb + 1 + at]
        return at >= 0 and not any(t.pos in ("VERB", "PUNCT", "SCONJ") for t in between)

    def men_lost(self, verb: int) -> bool:
        """True for "lost 12 men", "shot 20 men": how many of a force or of people, and nothing says that they live."""
        lemma = self.tokens[verb].lemma
        head = self.phrases.head_behind(verb + 1)
        if head is None or not self.phrases.persons(head) or not self.phrases.counted(head):
            return False
        if lemma == "lose":
            return self.tokens[head].lemma in self.words.ranks
        behind = self.lower[head + 1 : head + 6]
        return lemma == "shoot" and not self._hurt(verb) and not any(w in self.words.survivable for w in behind)

    def shot_in_limb(self, verb: int) -> bool:
        """True for "was shot in the leg", "was hit in the shoulder", who lives."""
        behind = self.lower[verb + 1 : verb + 10]
        limb = next((k for k, word in enumerate(behind) if word in self.words.survivable), len(behind))
        near = behind[:limb] if limb < len(behind) else []
        return self.tokens[verb].lemma in ("shoot", "hit") and "in" in near[-3:] and not self._hurt(verb)

    def _hurt(self, verb: int) -> bool:
        """True where another word, behind the verb or right before it, tells what the shots did."""
        others = (k for k in range(max(0, verb - _NEAR), len(self.tokens)) if k != verb)
        told = (self.words.verbs.get(self.tokens[k].lemma) or self.words.states.get(self.lower[k]) for k in others)
        return any(kind in ("killed", "injured") for kind in told)

    def _noun(self, verb: int, nouns: frozenset[str]) -> int | None:
        """Give the noun of these right behind the verb, over numbers, adjectives and whose it is."""
        for k in range(verb + 1, min(verb + 1 + _NEAR, len(self.tokens))):
            if self.tokens[k].lemma in nouns:
                return k
            if self.tokens[k].pos in ("PUNCT", "VERB", "CCONJ", "SCONJ"):
                return None
        return None
