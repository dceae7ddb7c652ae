"""Whom a word of death, injury or capture befell, lists spelled out: by syntax, and by the order of words beside it."""

from __future__ import annotations

from analysis.events.tolls.lists import list_before
from analysis.events.tolls.members import NOUNS, Members

_FAR = 12  # words behind a verb in which its object stands
_PARTICIPLES = ("VBN", "VBD", "JJ")  # taggers take one for the other


class Victims(Members):
    """Finds the head words of the persons of one sentence whom something befell."""

    def of_verb(self, verb: int, subject: bool = False) -> list[int]:
        """Give the heads of those whom a verb befell, in the order of the text; with `subject` its subjects."""
        told_of = (h for h in self._objects(verb, subject) if not self._told_of(verb, h))
        heads = [h for h in told_of if not self._part(verb, h)]
        return self.with_others(verb, heads + self._company(verb)) if heads else []

    def _company(self, verb: int) -> list[int]:
        """Those taken or killed with somebody: "was detained with two associates"."""
        if not self._passive(verb) or self.lower[verb + 1 : verb + 2] != ["with"]:
            return []
        head = self.phrases.head_behind(verb + 2)
        own = head is not None and self.tokens[self.phrases.first(head)].tag == "PRP$"
        return [head] if head is not None and self.phrases.persons(head) and (own or self.phrases.counted(head)) else []

    def _part(self, verb: int, head: int) -> bool:
        """True for "three of the seven nuns abducted in May were freed": seven were taken, and three freed."""
        noun = verb - 1
        bare = self.tokens[verb].tag == "VBN" and head <= noun and self.tokens[noun].pos == "NOUN"
        first = self.phrases.first(head)
        of_the = "of" in self.lower[first:noun] and self.phrases.numeric(first)
        return bare and of_the and any(t.tag in ("VBD", "VBZ", "VBP") for t in self.tokens[verb + 1 :])

    def with_others(self, trigger: int, heads: list[int]) -> list[int]:
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
        return self.with_others(noun, [head])

    def _objects(self, verb: int, subject: bool) -> list[int]:
        children = self.sentence.children(verb)
        subjects = [c for c in children if self.tokens[c].dep.startswith("nsubj")]
        if subject or self.tokens[verb].lemma in self.words.intransitive:
            found = [self._noun(verb, c) for c in subjects] or self._shared_subject(verb) or self._left(verb)
            return found or self._across(verb)
        if self._passive(verb):
            last = [k for k in self._left(verb) if self.lower[self.phrases.first(k) - 1] == "and"]
            subjects = subjects + last or self._shared_subject(verb) or self._left(verb)
            return list(dict.fromkeys(self._noun(verb, c) for c in subjects))
        alone = None if self._bare(verb) else self.phrases.head_behind(verb + 1)
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

    def _bare(self, verb: int) -> bool:
        """True for the participle of "four killed and one wounded", whose number stands before it."""
        before, after = self.tokens[max(0, verb - 1)], self.tokens[verb + 1 : verb + 2]
        return before.pos == "NUM" and self.tokens[verb].tag == "VBN" and after != [] and after[0].pos == "CCONJ"

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
        if self.tokens[head].lemma in self.words.captives and self.tokens[verb].lemma == "hold" and head == verb - 1:
            return True  # "the three hostages held by the group"
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
        return [k] if k >= 0 and self.tokens[k].pos in NOUNS and self.phrases.persons(k) else []

    def _across(self, verb: int) -> list[int]:
        """The noun before an insertion: "54 soldiers, rather than the eight first announced, died"."""
        opening = next((k for k in range(verb - 2, max(0, verb - _FAR), -1) if self.tokens[k].text == ","), 0)
        person = opening - 1
        closed = verb > 0 and self.tokens[verb - 1].text == "," and person >= 0
        return [person] if closed and self.phrases.persons(person) and self.phrases.counted(person) else []

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
