"""Where a sentence tells what somebody says: the verb of speech, who speaks, and how far the words reach."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.actors.mention import Mention
from analysis.events.laid import Laid
from analysis.events.parties import Parties
from analysis.events.voices import Speech, Voices
from analysis.knowledge import Knowledge
from analysis.language.lemmas import lemma
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

_OPENS = ("“", '"', "``", "«", "‘")
_CLOSES = ("”", '"', "''", "»", "’", "'")
_LONG = 16  # words from the comma behind what is said to the verb
_FINITE = ("VBD", "VBZ", "VBP")
_NOT_BEFORE = (*_FINITE, "WDT", "WP", "WRB")
_STARTS = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON")
_BEFORE_VERB = ("NOUN", "PROPN", "DET", "ADJ", "ADP", "PRON", "NUM", "PART", "AUX", "ADV")


class Speeches:
    """Finds the speech of one sentence."""

    def __init__(self, sentence: Sentence, parties: Parties, clause: Clause, knowledge: Knowledge) -> None:
        self.sentence, self.parties, self.clause, self.knowledge = sentence, parties, clause, knowledge
        self.grammar = knowledge.grammar
        self.voices = Voices(sentence, parties, clause, knowledge)
        self.laid = Laid(self.voices)

    def all(self) -> list[Speech]:
        """Give what is said according to somebody, what a verb of speech tells, then deeds told of as somebody's words."""
        return [*self._according(), *self._said(), *self._colon(), *self.laid.charges(), *self.laid.records()]

    # -- "according to X" ---------------------------------------------------------------------------------------

    def _according(self) -> Iterator[Speech]:
        tokens = self.sentence.tokens
        for token in tokens[:-1]:
            according = {token.lemma, token.text.lower()} & self.grammar["according"]
            if not according or tokens[token.i + 1].text.lower() != "to":
                continue
            noun = token.head if tokens[token.head].pos in ("NOUN", "PROPN", "PRON") and token.head > token.i else None
            noun = noun if noun is not None else self._next_noun(token.i + 2)
            if noun is None:
                continue
            last = max(k for k in self.sentence.subtree(noun) if tokens[k].dep != "punct" or k == noun)
            last = min(last, noun + 12)
            speakers = self.voices.speakers(noun)
            yield Speech(token.i, speakers, self.voices.words(token.i, last, last), 0, len(tokens) - 1, False)

    def _next_noun(self, first: int) -> int | None:
        tokens = self.sentence.tokens
        best = None
        for k in range(first, min(first + 8, len(tokens))):
            if tokens[k].pos in ("NOUN", "PROPN", "PRON"):
                best = k
            elif best is not None or tokens[k].text in ",.;":
                break
        return best

    # -- "X said that" ------------------------------------------------------------------------------------------

    def _said(self) -> Iterator[Speech]:
        for token in self.sentence.tokens:
            verb = lemma(token.text, "VERB") if self._mistaken(token.i) else token.lemma
            if verb not in self.grammar["speech"] or self.clause.passive(token.i):
                continue
            if token.pos != "VERB" and not self._mistaken(token.i):
                continue
            found = self._close(token.i) or self._by_syntax(token.i)
            if found is None:
                continue
            subject, reach = found
            words = self.voices.words(min(subject, token.i), max(subject, token.i))
            claim = verb in self.grammar["claim"]
            yield Speech(token.i, self._cited(token.i) or self.voices.speakers(subject), words, *reach, claim)

    def _mistaken(self, at: int) -> bool:
        """True for a verb that the tagger takes for a noun: "…, the paper scoffs, ran away", "“…,” the ministry grumbled."."""
        tokens = self.sentence.tokens
        if not 0 < at < len(tokens) - 1 or tokens[at].pos not in ("NOUN", "PROPN") or not tokens[at].text.islower():
            return False
        closed = tokens[at + 1].pos in ("PUNCT", "ADP", "ADV")
        opens = self._clause_start(at)
        return closed and opens > 1 and tokens[opens - 1].text in (",", *_CLOSES) and opens < at

    def _close(self, verb: int) -> tuple[int, tuple[int, int]] | None:
        """By order: who speaks and how far, where "…, refugees arriving in A told reporters" stands behind what is said."""
        tokens = self.sentence.tokens
        stops = [k for k in range(verb - 1, max(0, verb - _LONG), -1) if tokens[k].text in (",", *_CLOSES)]
        named = bool(stops) and stops[0] == verb - 1  # "…, the mayor, Jane Roe, said": past the name
        comma = next(iter(stops[2 * named :]), 0)
        between = tokens[comma + 1 : verb]
        nouns = [t for t in between if t.pos in ("NOUN", "PROPN", "PRON")]
        aside = self._aside(verb)
        if comma < (1 if aside else 3) or not nouns or between[0].pos not in _STARTS:
            return None
        after = tokens[verb + 1].text.lower() if verb + 1 < len(tokens) else ""
        if any(t.tag in _NOT_BEFORE for t in between) or after in ("that", ":", "how", "to", *_OPENS):
            return None
        if self._tells_on(verb) or not self._backward(verb):
            return None
        head = next((t.i for t in nouns if self.parties.mention_at(t.i)), nouns[0].i)
        mention = self.parties.mention_at(head)
        return (mention.head if mention else head), (0, len(tokens) - 1 if aside else comma)

    def _aside(self, verb: int) -> bool:
        """True for speech put between commas into what is said: "the army, officials said, withdrew"."""
        tokens = self.sentence.tokens
        loose = tokens[verb].dep == "parataxis" or tokens[verb].pos != "VERB"
        closed = verb + 2 < len(tokens) and tokens[verb + 1].text == ","
        return loose and closed and tokens[verb + 2].pos != "CCONJ"

    def _tells_on(self, verb: int) -> bool:
        """True where what is said stands behind the verb: a clause of its own before the next comma."""
        for token in self.sentence.tokens[verb + 1 :]:
            if token.text in (",", ";"):
                return False
            if token.tag in _FINITE and token.dep not in ("acl:relcl", "aux:pass"):
                return token.dep != "conj" and not any(  # "denied the charges and was remanded"
                    self.sentence.tokens[k].pos == "CCONJ" for k in range(verb + 1, token.i)
                )
        return False

    def _backward(self, verb: int) -> bool:
        """True for a verb that may close what is said: "…, X said", but no "telephoned X, to assure him"."""
        token = self.sentence.tokens[verb]
        follows = self.sentence.tokens[verb + 1].text.lower() if verb + 1 < len(self.sentence.tokens) else ""
        return (token.tag in _FINITE or token.pos != "VERB") and follows != "to"

    def _by_syntax(self, verb: int) -> tuple[int, tuple[int, int]] | None:
        subject = self.clause.subject(verb)
        subject = subject if subject is not None else self._by_order(verb)
        reach = self._reach(verb)
        return (subject, reach) if subject is not None and reach is not None else None

    def _by_order(self, verb: int) -> int | None:
        """The speaker right before a verb, whatever the parser made of it."""
        before = verb - 1
        while before > 0 and self.sentence.tokens[before].text == ",":
            before -= 1
        mention = self.parties.mention_at(before) if verb else None
        return mention.head if mention else None

    def _cited(self, verb: int) -> tuple[Mention, ...]:
        """Whose words are passed on: "X reported, citing Y", "X quoted Y as saying"."""
        tokens = self.sentence.tokens
        passing = [verb] if tokens[verb].lemma in self.grammar["citing"] else []
        passing += [c for c in self.sentence.children(verb) if tokens[c].lemma in self.grammar["citing"]]
        for word in passing:
            found = self.parties.who(self.clause.child(word, "obj"))
            if found:
                return tuple(found)
        return ()

    def _reach(self, verb: int) -> tuple[int, int] | None:
        """How far a verb of speech reaches: its content clause, or all before it where it closes the sentence."""
        tokens = self.sentence.tokens
        last = len(tokens) - 1
        opens = self._clause_start(verb)
        content = self.clause.child(verb, "ccomp", "xcomp", "parataxis")
        that = next((t.i for t in tokens[verb + 1 : verb + 7] if t.text.lower() == "that" and t.dep == "mark"), None)
        if that is not None:
            return that, last
        if content is not None and content > verb:
            return verb + 1, max(self.sentence.subtree(content))
        if verb < last and tokens[verb + 1].text.lower() in ("that", ":", "how", *_OPENS):
            return verb + 1, last
        if self._relative(verb):
            return None
        if self._backward(verb) and not self._about_thing(verb):
            if opens > 2 and tokens[opens - 1].text in (",", *_CLOSES):
                return 0, opens - 1
            if content is not None and content < opens:
                return 0, opens - 1
            if tokens[-1].text == ":" and verb >= len(tokens) - 4:
                return 0, verb - 1
        return (verb + 1, last) if self._tells_on(verb) else None

    def _relative(self, verb: int) -> bool:
        """True for speech about the noun before it: "a charge that X has always denied"."""
        tokens = self.sentence.tokens
        opens = next((c for c in self.sentence.subtree(verb)), verb)
        return tokens[verb].dep.startswith("acl") or tokens[opens].text.lower() in ("that", "which", "whom")

    def _about_thing(self, verb: int) -> bool:
        """True for a verb with an object that cannot listen: "described the raid as", but "told reporters"."""
        thing = self.clause.child(verb, "obj")
        return thing is not None and thing > verb and not self.parties.who(thing)

    def _clause_start(self, verb: int) -> int:
        """Where the words before a verb of speech begin: back over its noun phrase, to a comma or quotation mark."""
        k = verb
        while k > 0 and self.sentence.tokens[k - 1].pos in _BEFORE_VERB:
            k -= 1
        return k

    # -- "X gave this account: …", "The paper calls on Y: “…”" -------------------------------------------------------

    def _colon(self) -> Iterator[Speech]:
        """What stands behind a colon is its subject's where it is quoted, or where the words before announce an account."""
        tokens = self.sentence.tokens
        colon = next((t.i for t in tokens[:-1] if t.text == ":"), None)
        if colon is None or colon < 2:
            return
        before = tokens[:colon]
        quoted = tokens[colon + 1].text in _OPENS
        if not quoted and not any(t.lemma in self.grammar["account"] and t.pos == "NOUN" for t in before):
            return
        verb = next((t.i for t in before if t.pos == "VERB" and self.clause.child(t.i, "nsubj") is not None), None)
        subject = self.clause.subject(verb) if verb is not None else None
        if verb is None or subject is None or subject > verb or tokens[verb].lemma in self.grammar["speech"]:
            return
        yield Speech(
            verb, self.voices.speakers(subject), self.voices.words(subject, verb), colon + 1, len(tokens) - 1, False
        )
