"""Deeds that are somebody's word without a verb of speech: what one is blamed for, owns up to, or has on record."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.events.voices import Speech, Voices


class Laid:
    """Finds charges, claims of responsibility and records in one sentence."""

    def __init__(self, voices: Voices) -> None:
        self.voices, self.sentence, self.parties = voices, voices.sentence, voices.parties
        self.clause, self.knowledge, self.grammar = voices.clause, voices.knowledge, voices.grammar

    def charges(self) -> Iterator[Speech]:
        """What somebody is blamed for is the accuser's word, what somebody takes responsibility for the doer's own."""
        tokens = self.sentence.tokens
        for token in tokens:
            charge = token.pos == "VERB" and token.lemma in self.grammar["charge_verb"]
            taken = token.pos == "NOUN" and token.lemma in self.grammar["responsibility"]
            verb = token.i if charge else token.head
            if not charge and not (taken and tokens[verb].lemma in self.grammar["taking"]):
                continue
            if self.clause.passive(verb) or self._negated(verb):
                continue
            subject = self.clause.subject(verb)
            if subject is None:
                continue
            reach = self._charge(verb) if charge else self._behind_for(token.i, verb)
            if reach is not None:
                words = self.voices.words(min(subject, verb), max(subject, verb))
                blamed = tuple(self.parties.who(self.clause.child(verb, "obj"))) if charge else ()
                yield Speech(verb, self.voices.speakers(subject), words, *reach, False, blamed)

    def _negated(self, verb: int) -> bool:
        negation = self.knowledge.modality["negation"]
        below = {verb, *(c for c in self.sentence.children(verb))}
        below |= {
            k for c in below for k in self.sentence.children(c) if self.sentence.tokens[k].dep in ("det", "advmod")
        }
        return any(self.sentence.tokens[k].text.lower() in negation for k in below)

    def _charge(self, verb: int) -> tuple[int, int] | None:
        """The words behind "of" or "for" in a charge, up to where they end."""
        tokens, thing = self.sentence.tokens, self.clause.child(verb, "obj")
        around = [*self.sentence.children(verb), *(self.sentence.children(thing) if thing is not None else ())]
        for c in around:
            if c > verb and tokens[c].dep in ("advcl", "obl", "nmod", "acl"):
                marks = {tokens[k].text.lower() for k in self.sentence.children(c) if tokens[k].dep in ("mark", "case")}
                deed = tokens[c].head == verb or tokens[c].dep == "acl" or "for" in marks  # no "leader of the rebels"
                if marks & self.grammar["charge_mark"] and deed:
                    below = self.sentence.subtree(c)
                    return below[0], below[-1]
        return None

    def _behind_for(self, noun: int, verb: int) -> tuple[int, int] | None:
        deed = next(iter([*self.clause.oblique(noun, "for"), *self.clause.oblique(verb, "for")]), None)
        if deed is None or deed < verb:
            return None
        below = self.sentence.subtree(deed)
        return below[0], below[-1]

    def records(self) -> Iterator[Speech]:
        """A deed that is the object of a verb of record: "reported an air strike", "counts 640 people who were arrested"."""
        for token in self.sentence.tokens:
            if token.lemma not in self.grammar["record_verb"] or token.pos != "VERB" or self.clause.passive(token.i):
                continue
            thing, subject = self.clause.child(token.i, "obj"), self.clause.subject(token.i)
            if thing is None or subject is None or thing < token.i:
                continue
            below = [k for k in self.sentence.subtree(token.i) if k > token.i]
            words = self.voices.words(min(subject, token.i), max(subject, token.i))
            yield Speech(token.i, self.voices.speakers(subject), words, min(below), max(below), False)
