"""Whom a word of death, injury or capture befell, lists spelled out: by syntax, and by the order of words beside it."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.events.tolls.lists import list_before
from analysis.events.tolls.phrase import Phrases
from analysis.events.tolls.toll import toll_words

_FAR = 12  # words behind a verb in which its object stands
_FAR_LIST = 25  # words behind the first of a list in which "along with" adds to it
_NOUNS = ("NOUN", "PROPN", "NUM", "PRON")
_PARTICIPLES = ("VBN", "VBD", "JJ")  # taggers take one for the other


class Victims:
    """Finds the head words of the persons of one sentence whom something befell."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.sentence, self.tokens = phrases, phrases.sentence, phrases.tokens
        self.lower, self.words = phrases.lower, toll_words()

    def of_verb(self, verb: int, subject: bool = False) -> list[int]:
        """Give the heads of those whom a verb befell, in the order of the text; with `subject` its subjects."""
        heads = [h for h in self._objects(verb, subject) if not self._told_of(verb, h)]
        return self._with_others(verb, heads) if heads else []

    def _with_others(self, trigger: int, heads: list[int]) -> list[int]:
        """Add the further members of their lists, and leave out those who are only a part of others: "including two"."""
        found = dict.fromkeys(heads)
        for head in heads:
            found.update(dict.fromkeys(self._listed(trigger, head)))
            found.update(dict.fromkeys(list_before(self.phrases, head, trigger)))
        found.update(dict.fromkeys(self._besides(max(trigger, *heads))))
        kept: list[int] = []
        for head in sorted(found):
            part = self.phrases.part_of_others(head) and found.keys() != {head}
            part = part or (bool(kept) and (self._explains(kept[-1], head) or self._one_name(kept[-1], head)))
            if not part and not (kept and self._summed_up(kept[0], head)):
                kept.append(head)
        return kept

    def _one_name(self, a: int, b: int) -> bool:
        """True for two words of one name: "Fayez Jan"."""
        return self.tokens[b].text[0].isupper() and a >= self.phrases.name(b)[0]

    def _explains(self, name: int, head: int) -> bool:
        """True for what somebody is, behind his name and a comma: "Qari Habib, the governor"."""
        first = self.phrases.first(head)
        between = self.tokens[name + 1 : first - 1]
        named = self.tokens[name].pos == "PROPN" and all(t.pos == "PROPN" for t in between)
        return named and self.tokens[first - 1].text == "," and self.tokens[first].pos == "DET"

    def _summed_up(self, first: int, member: int) -> bool:
        """True for "6,000 soldiers, judges and lawyers": the number before the list counts them all."""
        bare = self.tokens[member].tag == "NNS" and self.phrases.first(member) == member
        return bare and member > first and self.phrases.counted(first) and self.tokens[first].tag == "NNS"

    def of_noun(self, noun: int) -> list[int]:
        """Give the heads behind the "of" of "the deaths of five fighters", "the arrest of a leader and two men"."""
        if noun + 1 >= len(self.tokens) or self.lower[noun + 1] != "of":
            return []
        head = self.phrases.head_behind(noun + 2)
        if head is None:
            return []
        if not self.phrases.persons(head):
            return []
        return self._with_others(noun, [head])

    # -- the first of them ---------------------------------------------------------------------------------------

    def _objects(self, verb: int, subject: bool) -> list[int]:
        children = self.sentence.children(verb)
        subjects = [c for c in children if self.tokens[c].dep.startswith("nsubj")]
        if subject or self.tokens[verb].lemma in self.words.intransitive:
            return [self._noun(verb, c) for c in subjects] or self._shared_subject(verb) or self._left(verb)
        if self._passive(verb):
            last = [k for k in self._left(verb) if self.lower[self.phrases.first(k) - 1] == "and"]
            subjects = subjects + last or self._shared_subject(verb) or self._left(verb)
            return list(dict.fromkeys(self._noun(verb, c) for c in subjects))
        alone = self.phrases.head_behind(verb + 1)
        if alone is not None and self.phrases.numeric(alone):
            return [alone]  # "killed two and detained five men"
        objects = [c for c in children if self.tokens[c].dep in ("obj", "iobj")]
        if objects:
            return objects
        found = self._suffering(verb, subjects) if self.tokens[verb].tag in _PARTICIPLES else []
        behind = self._behind(verb)
        if not found and behind is None and self.tokens[verb].tag == "VBN":
            return subjects  # "two workers abducted in May were freed"
        return found or ([behind] if behind is not None else [])

    def _suffering(self, verb: int, subjects: list[int]) -> list[int]:
        """Those who suffer where a participle stands without "was": "18 killed, one wounded", "two were freed, one shot"."""
        ends = verb + 1 >= len(self.tokens) or self.tokens[verb + 1].pos in ("PUNCT", "CCONJ")
        bare = self.tokens[verb - 1].pos == "NUM" and self.tokens[verb].dep != "amod"
        ends = ends or (verb > 0 and bare)  # "and eight wounded on Wednesday"
        if ends and (left := self._left(verb)):
            return left
        if self.tokens[verb].dep.startswith("acl"):
            return [self.tokens[verb].head]
        if self.tokens[verb].dep in ("xcomp", "ccomp", "advcl") and self._passive(self.tokens[verb].head):
            return [c for c in self.sentence.children(self.tokens[verb].head) if self.tokens[c].dep == "nsubj:pass"]
        if self.tokens[verb].dep != "conj":
            return []
        if self._passive(self.tokens[verb].head) and subjects:
            return subjects
        return self._shared_subject(verb)

    def _passive(self, verb: int) -> bool:
        return any(self.tokens[c].dep in ("nsubj:pass", "aux:pass") for c in self.sentence.children(verb))

    def _told_of(self, verb: int, head: int) -> bool:
        """True for "the arrested leader": the participle only says which."""
        if self.tokens[verb].dep != "amod" or verb > head:
            return False
        numbered = self.phrases.counted(head) or self.phrases.numeric(head)
        return self.phrases.known(head) or not numbered or self.phrases.first(head) < verb

    def _noun(self, verb: int, subject: int) -> int:
        """A relative pronoun stands for its noun."""
        if self.lower[subject] in ("who", "that", "which") and self.tokens[verb].dep.startswith("acl"):
            return self.tokens[verb].head
        return subject

    def _shared_subject(self, verb: int) -> list[int]:
        word = verb
        for _ in range(3):
            if self.tokens[word].dep != "conj" or self.tokens[self.tokens[word].head].pos != "VERB":
                return []
            word = self.tokens[word].head
            found = [c for c in self.sentence.children(word) if self.tokens[c].dep == "nsubj:pass"]
            if found:
                return found
        return []

    def _left(self, verb: int) -> list[int]:
        """The noun right before "were killed", "being detained", or before a bare participle: "one wounded"."""
        k = verb - 1
        while k >= 0 and (self.tokens[k].pos in ("AUX", "ADV", "PART") or self.tokens[k].dep.startswith("aux")):
            k -= 1
        return [k] if k >= 0 and self.tokens[k].pos in _NOUNS and self.phrases.persons(k) else []

    def _behind(self, verb: int) -> int | None:
        """The first persons behind the verb, over numbers, adjectives and a second verb ("killed and wounded five")."""
        for k in range(verb + 1, min(verb + _FAR, len(self.tokens))):
            if self.tokens[k].pos in ("NOUN", "PROPN", "PRON") and self.phrases.persons(k):
                return k
            if self.phrases.numeric(k) and self.phrases.head_behind(k) == k:
                return k
            if self.tokens[k].text in ",;." or self._leads_away(k):
                return None
        return None

    def _leads_away(self, k: int) -> bool:
        """True for a word behind which others than the victims stand: "killed in …", "executing attacks targeting …"."""
        if self.tokens[k].pos == "VERB" and self.tokens[k].dep != "amod":
            return self.tokens[k - 1].pos != "CCONJ"
        return self.tokens[k].pos == "ADP" and self.lower[k] not in ("of", "at", "than", "to", "as")

    # -- further ones --------------------------------------------------------------------------------------------

    def _listed(self, trigger: int, head: int) -> Iterator[int]:
        """Further members of a list, as the parser has them and as the words go on."""
        for c in self.sentence.children(head):
            own = self._has_own(c, trigger) or self._same(c) or self._behind_own(c, trigger)
            if self._joins(c) and self.tokens[c].pos in _NOUNS and not own:
                yield c
                yield from self._listed(trigger, c)
        after = self._next_member(head)
        if after is not None and not self._has_own(after, trigger):
            yield after
            yield from self._listed(trigger, after)

    def _joins(self, c: int) -> bool:
        """True for a further member of a list: "and two guards", "along with two guards"."""
        if self.tokens[c].dep == "conj":
            return True
        joints = [k for k in self.sentence.children(c) if self.tokens[k].dep in ("case", "fixed", "cc", "advmod")]
        besides = {self.lower[k] for k in joints} | {" ".join(self.lower[k : k + 2]) for k in joints}
        return self.tokens[c].dep in ("nmod", "obl") and bool(besides & self.words.besides)

    def _same(self, member: int) -> bool:
        """True for a bare singular, which only says more of the one before: "a leader and facilitator"."""
        bare = self.phrases.first(member) == member and self.tokens[member].pos == "NOUN"
        return bare and self.tokens[member].tag == "NN" and self.tokens[member].dep == "conj"

    def _has_own(self, head: int, trigger: int) -> bool:
        """True for those of whom another word tells: "one killed and two insurgents detained", "… and two were held"."""
        k = head + 1
        while k < len(self.tokens) and (self.tokens[k].pos in ("ADV", "AUX") or self.lower[k] == "who"):
            k += 1
        if k >= len(self.tokens) or k == trigger:
            return False
        finite = self.tokens[k].tag in ("VBD", "VBZ", "VBP") or self.tokens[k - 1].pos == "AUX"
        return finite or (self.tokens[k].tag == "VBN" and self.tokens[k].lemma in self.words.verbs)

    def _behind_own(self, head: int, trigger: int) -> bool:
        """True for those whom a word before them befell: "killed two and wounded dozens"."""
        first = self.phrases.first(head)
        before = [k for k in range(max(1, first - 1), head) if k != trigger and self.tokens[k - 1].pos == "CCONJ"]
        return any(self.tokens[k].lemma in self.words.verbs for k in before)

    def _next_member(self, head: int) -> int | None:
        """The head of "and one suspect" right behind a member; a bare singular is the same person ("leader and financier")."""
        joint = self.lower[head + 1 : head + 3]
        if joint[:1] not in (["and"], [","]) or (joint[0] == "," and self.tokens[head].pos == "PROPN"):
            return None  # behind a name and a comma stands what he is
        k = head + (3 if joint == [",", "and"] else 2)
        verb = k < len(self.tokens) and self.tokens[k].pos == "VERB"
        verb = verb and (self.tokens[k].dep != "amod" or self.tokens[k].tag == "VBG")
        found = None if verb else self.phrases.head_behind(k)
        if found is None or not self.phrases.persons(found):
            return None
        numbered = self.lower[k] in ("a", "an") or self.phrases.numeric(k)
        if "and" in joint:
            numbered = numbered or self.tokens[k].pos == "DET" or self.tokens[found].tag in ("NNS", "NNPS")
        return found if numbered else None

    def _besides(self, after: int) -> Iterator[int]:
        """Those whom "along with", "together with", "as well as" add in the same clause."""
        for k in range(after + 1, min(after + _FAR_LIST, len(self.tokens) - 2)):
            if self.tokens[k].text in (";", ".") or self.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD"):
                return
            pair = f"{self.lower[k]} {self.lower[k + 1]}"
            if pair in self.words.besides:
                start = k + 2
                head = self.phrases.head_behind(start)
                if head is not None and self.phrases.persons(head):
                    yield head
                    yield from self._listed(head, head)
                return
