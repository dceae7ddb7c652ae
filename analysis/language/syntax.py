"""Who is subject and object of a verb, by its syntax: shared subjects, relative clauses, participles, control, passives."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.language.sentence import Sentence

_SUBJECT = ("nsubj", "nsubj:pass", "csubj")
_QUOTES = ('"', "”", "’", "'", "»", "''")
_NAMING = ("NOUN", "PROPN", "PRON")
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))


class Clause:
    """Answers about the verbs of one sentence."""

    def __init__(self, sentence: Sentence, grammar: Mapping[str, frozenset[str]]) -> None:
        self.sentence, self.grammar = sentence, grammar
        self._spoken = (grammar["speech"], grammar["utterance"])

    def child(self, i: int, *deps: str) -> int | None:
        """Give the first dependent of word `i` with one of the relations."""
        tokens = self.sentence.tokens
        return next((c for c in self.sentence.children(i) if tokens[c].dep in deps), None)

    def case(self, i: int) -> str:
        """Give the preposition of a noun, lower case, several joined by a space; empty where it has none."""
        tokens = self.sentence.tokens
        return " ".join(tokens[c].text.lower() for c in self.sentence.children(i) if tokens[c].dep in ("case", "fixed"))

    def passive(self, verb: int) -> bool:
        """True for a passive: its auxiliary, its subject, or a bare past participle behind a noun."""
        token = self.sentence.tokens[verb]
        if self._after_have(verb):
            return False
        deps = {self.sentence.tokens[c].dep for c in self.sentence.children(verb)}
        if deps & {"aux:pass", "nsubj:pass"}:
            return True
        if token.tag == "VBN" and token.dep in ("acl", "advcl", "amod") and "aux" not in deps and "obj" not in deps:
            return True
        if token.dep == "conj" and token.tag == "VBN" and not deps & {"nsubj", "aux", "obj"}:
            return self.sentence.tokens[token.head].pos == "VERB" and self.passive(token.head)
        return False

    def _after_have(self, verb: int) -> bool:
        """True for an active perfect, whatever the parser made of it: "may have wrested"; "has been seized" is none."""
        k = verb - 1
        while k >= 0 and self.sentence.tokens[k].pos == "ADV":
            k -= 1
        return k >= 0 and self.sentence.tokens[k].lemma in ("have", "'ve", "’ve")

    def subject(self, verb: int, depth: int = 0) -> int | None:
        """Give the word that is the verb's subject, its own or a shared one; None where it has none."""
        if depth > 6:
            return None
        token = self.sentence.tokens[verb]
        own = self._own_subject(verb)
        if own is None and (teller := self._behind_quote(verb)) is not None:
            return teller
        joint = self._joint(verb)
        if own is not None and not own < joint:
            return self._antecedent(verb, own)
        above = self.sentence.tokens[token.head]
        if (
            joint
            and (token.dep != "conj" or own is not None)
            and (before := self._finite_before(joint, verb)) is not None
        ):
            return self.subject(before, depth + 1)
        if token.dep == "root" or token.head == verb:
            return None
        if token.dep == "conj":
            before = self._teller(token.head, verb)
            return self.subject(before, depth + 1) if above.pos in ("VERB", "AUX", "ADJ", "NOUN") else None
        if token.dep == "parataxis" and token.head < verb and token.tag in ("VBD", "VBZ"):  # "broke off, took X, and"
            return self.subject(token.head, depth + 1) if above.tag == token.tag else None
        if token.dep == "advmod":  # "voted hours later to end": what hangs on the adverb goes with its verb
            return self.subject(token.head, depth + 1)
        if token.dep == "xcomp":
            return self._controller(token.head, depth)
        if token.dep == "advcl":
            return self._charged(verb) or self.subject(self._told(token.head, verb), depth + 1)
        if token.dep.startswith("acl"):
            return self._modified(verb, depth)
        if token.dep in ("ccomp", "parataxis") and token.tag in ("VBG", "VB"):
            return self._controller(token.head, depth)
        return None

    def _own_subject(self, verb: int) -> int | None:
        """Its own subject, of two the second where the first describes or governs it: "fighter Roe was", "told how X beat"."""
        found = [c for c in self.sentence.children(verb) if self.sentence.tokens[c].dep in _SUBJECT]
        if len(found) < 2 or found[1] > verb:
            return found[0] if found else None
        between = self.sentence.tokens[found[0] + 1 : found[1]]
        return found[1] if not between or any(t.tag in ("WRB", "WP", "WDT") for t in between) else found[0]

    def _behind_quote(self, verb: int) -> int | None:
        """By order: whoever stands right behind the verb of a quotation: "It is over," complained X."""
        tokens = self.sentence.tokens
        if verb < 2 or tokens[verb - 1].pos != "PUNCT" or tokens[verb].tag not in ("VBD", "VBZ"):
            return None
        if not self._speaks(verb):
            return None
        quoted = tokens[verb - 1].text in _QUOTES or tokens[verb - 2].text in _QUOTES
        thing = self.child(verb, "obj", "nsubj")
        return thing if quoted and thing is not None and thing > verb else None

    def _speaks(self, verb: int) -> bool:
        return any(self.sentence.tokens[verb].lemma in words for words in self._spoken)

    def _joint(self, verb: int) -> int:
        """By order: the `and` right before a finite verb, behind which no subject of its own can stand; 0 where none is."""
        tokens, k = self.sentence.tokens, verb - 1
        while k > 0 and tokens[k].pos == "ADV":
            k -= 1
        return k if k > 0 and tokens[k].pos == "CCONJ" and tokens[verb].tag in ("VBD", "VBZ") else 0

    def _finite_before(self, joint: int, verb: int) -> int | None:
        """The nearest finite verb before a place: the one whose subject a verb behind `and` shares."""
        tokens = self.sentence.tokens
        near = next(
            (t.i for t in reversed(tokens[:joint]) if t.tag in ("VBD", "VBZ") and t.pos in ("VERB", "AUX")), None
        )
        return self._teller(near, verb) if near is not None else None

    def _teller(self, near: int, verb: int) -> int:
        """ "X complained that Y was late and threatened to leave": who threatens is who complained, not who was late."""
        tokens, inner = self.sentence.tokens, near
        if tokens[inner].pos == "AUX":
            inner = tokens[inner].head
        outer = tokens[inner].head
        told = tokens[inner].dep == "ccomp" and outer < inner and tokens[outer].lemma in self.grammar["speech"]
        return outer if told and self._speaks(verb) and not self._speaks(inner) else near

    def _controller(self, verb: int, depth: int) -> int | None:
        """Whoever is meant to act: the object of "urged them to go", else the subject of "wants to go"."""
        if self.sentence.tokens[verb].lemma in self.grammar["object_control"]:
            thing = self.child(verb, "obj", "iobj")
            if thing is not None:
                return thing
        return self.subject(verb, depth + 1)

    def _charged(self, verb: int) -> int | None:
        """The object of "accused them of shelling", "tricked them into leaving": who is said to act."""
        token = self.sentence.tokens[verb]
        mark = self.child(verb, "mark", "case")
        perfect = any(self.sentence.tokens[c].tag == "VBG" for c in self.sentence.children(verb))
        if (
            (token.tag != "VBG" and not perfect)
            or mark is None
            or self.sentence.tokens[mark].text.lower() not in self.grammar["charged_with"]
        ):
            return None
        if self.passive(token.head):
            return self.child(token.head, "nsubj:pass", "nsubj")
        return self.child(token.head, "obj")

    def companion(self, verb: int) -> int | None:
        """Who acts beside the subject: "stands by X to defeat Y" and "helped X fight Y" are the deed of both."""
        token = self.sentence.tokens[verb]
        governor = self.sentence.tokens[token.head]
        if (
            token.tag != "VB"
            or token.dep not in ("xcomp", "advcl", "acl")
            or governor.lemma not in self.grammar["joint_action"]
        ):
            return None
        if governor.pos != "VERB":
            governor = self.sentence.tokens[governor.head]
        acting = self.subject(verb)
        beside = [self.child(governor.i, "obj"), *self.oblique(governor.i, "with", "by", "alongside", "beside", "as")]
        return next((w for w in (*beside, self.subject(governor.i)) if w is not None and w != acting), None)

    def likewise(self, verb: int) -> int | None:
        """Who is said to do the same: "welcomed the accord, as did X"."""
        tokens = self.sentence.tokens
        for c in self.sentence.children(verb):
            if c > verb and tokens[c].lemma == "do" and tokens[c].dep in ("advcl", "parataxis", "conj"):
                if tokens[c - 1].text.lower() in ("as", "so", "nor"):
                    return next((k for k in self.sentence.children(c) if k > c and tokens[k].pos in _NAMING), None)
        return None

    def _told(self, verb: int, aside: int) -> int:
        """Of "X will leave, Y said, giving up Z" the verb that Y's words hold, which the participle goes with."""
        token = self.sentence.tokens[verb]
        deed = self.sentence.tokens[aside]
        if token.lemma not in self.grammar["speech"] or deed.tag != "VBG" or aside < verb:
            return verb
        if deed.lemma in self.grammar["speech"] or deed.lemma in self.grammar["utterance"]:  # "Y said, adding that"
            return verb
        if token.dep == "parataxis" and token.head < verb:
            return token.head
        said = self.child(verb, "ccomp")
        return said if said is not None and said < verb else verb

    def _modified(self, verb: int, depth: int) -> int | None:
        """The noun that a participle or a relative clause describes; for "a plan to attack" whoever has the plan."""
        token = self.sentence.tokens[verb]
        if token.tag == "VB":
            owner = self.child(token.head, "nmod:poss", "compound")
            if owner is not None and self.sentence.tokens[token.head].pos != "PROPN":  # no part of a name has plans
                return owner
            governor = self.sentence.tokens[token.head].head
            return self.subject(governor, depth + 1) if governor != token.head else None
        return token.head

    def _antecedent(self, verb: int, subject: int) -> int:
        """A relative pronoun stands for the noun that its clause describes."""
        token = self.sentence.tokens[verb]
        word = self.sentence.tokens[subject]
        if word.text.lower() in _RELATIVE and word.pos in ("PRON", "DET", "SCONJ") and token.dep.startswith("acl"):
            return token.head
        if word.tag in ("WP", "WDT") and word.text.lower() in _RELATIVE and subject < verb:
            return self._described(subject)
        return subject

    def _described(self, relative: int) -> int:
        """By order: the noun right before a relative pronoun, whose clause the parser hung elsewhere."""
        k = relative - 1
        while k >= 0 and self.sentence.tokens[k].text in (",", "(", "-", "–", "—"):
            k -= 1
        noun = self.sentence.tokens[k] if k >= 0 else None
        named = noun is not None and noun.pos in ("NOUN", "PROPN") and noun.dep != "obl:unmarked"  # no "yesterday"
        return k if named else relative

    def object(self, verb: int, depth: int = 0) -> int | None:
        """Give the verb's direct object: its own, the noun of an object relative, or one shared with the next verb."""
        own = self.child(verb, "obj")
        if own is not None and own != self._behind_quote(verb):
            return self._antecedent(verb, own)
        token = self.sentence.tokens[verb]
        if token.dep == "acl:relcl" and self.child(verb, "nsubj") is not None:
            first = self.child(verb, "nsubj")
            if first is not None and self.sentence.tokens[first].text.lower() not in _RELATIVE:
                return token.head
        if depth < 3:
            for c in self.sentence.children(verb):
                if (
                    self.sentence.tokens[c].dep == "conj"
                    and self.sentence.tokens[c].pos == "VERB"
                    and not self.passive(c)
                ):
                    return self.object(c, depth + 1)
        return None

    def oblique(self, word: int, *prepositions: str) -> list[int]:
        """Give the nouns that hang on a word by one of the prepositions."""
        tokens = self.sentence.tokens
        return [
            c
            for c in self.sentence.children(word)
            if tokens[c].dep.split(":")[0] in ("obl", "nmod") and self.case(c) in prepositions
        ]
