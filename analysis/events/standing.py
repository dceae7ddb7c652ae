"""Which readings are news of politics or conflict: somebody of public standing takes part, and no mere thing acts."""

from __future__ import annotations

from analysis.actors.mention import Mention
from analysis.events.event import Event
from analysis.events.parties import Parties
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

_BODILY = ("ASSAULT", "COERCE", "PROTEST")  # types in which anybody may do or suffer
_POLITICAL = ("government", "military", "armed_group", "political_party", "igo")
_WITHOUT_PEOPLE = frozenset(("fiction", "games", "science", "nature", "kitchen"))  # domains in which nobody is real
_DESCRIPTIONS = ("description_group", "description_country", "description_league", "description_body")


class Standing:
    """Judges the events of one sentence."""

    def __init__(self, sentence: Sentence, parties: Parties, clause: Clause, knowledge: Knowledge) -> None:
        self.sentence, self.parties, self.clause, self.knowledge = sentence, parties, clause, knowledge

    def counts(self, event: Event) -> bool:
        """True for a deed that somebody did, and not only among persons of no public standing."""
        if self._own_claim(event) or self._elsewhere(event):
            return False
        return not (self._idle(event) or self._private(event) or self._homely(event))

    def _own_claim(self, event: Event) -> bool:
        """True for "X said it was behind the attack": who speaks of himself accuses nobody."""
        if event.type != "ACCUSE" or event.targets or self._lemma(event) not in self.knowledge.grammar["speech"]:
            return False
        said = self.clause.child(event.head, "ccomp")
        subject = self.clause.subject(said) if said is not None else None
        return subject is not None and self.sentence.tokens[subject].pos == "PRON"

    def _elsewhere(self, event: Event) -> bool:
        """True in a passage on sport, fiction or science, for a deed without any body of politics or public persons.

        What soldiers do in a novel, and invaders in the tissue, is no deed either.
        """
        domains = self.parties.referents.framed(self.sentence)
        if not domains:
            return False
        standing = self.knowledge.standing
        known = frozenset() if domains & _WITHOUT_PEOPLE else standing["public"] | standing["armed"]
        for m in (*event.sources, *event.targets):
            kind = self.parties.referents.kind(m.actor_id)
            if (kind in _POLITICAL and not m.collective) or (m.collective and self._lemma(m) in known):
                return False
        return True

    def _homely(self, event: Event) -> bool:
        """True for what relatives, fans or engineers do to a thing: "the bride fired a toy cannon", "critics attacked the finale"."""
        who, words = event.sources, self.knowledge.standing["homely"]
        return bool(who) and not event.targets and all(m.collective and self._lemma(m) in words for m in who)

    def _lemma(self, named: Mention | Event) -> str:
        return self.sentence.tokens[named.head].lemma

    def _idle(self, event: Event) -> bool:
        """True where a thing that stands for nobody is the doer: "the typhoon killed", "the novel attacks"."""
        if event.trigger.pattern.kind != "verb" or event.sources or "S" in event.trigger.pattern.slots:
            return False
        verb = event.head
        if self.clause.passive(verb):
            causes = self.clause.oblique(verb, "in", "by", "from")
            by = [d for d in self.clause.oblique(verb, "by") if not self._means(d)]
            return any(map(self._thing, by)) or any(map(self._natural, causes))
        subject = self.clause.subject(verb)
        return subject is not None and (self._thing(subject) or self._natural(subject) or self._accident(verb))

    def _means(self, word: int) -> bool:
        """True for the way in which something is done: "evacuated by sea", "held by force"."""
        return self.sentence.tokens[word].lemma in self.knowledge.standing["means"]

    def _natural(self, word: int) -> bool:
        """True for weather, disease and accidents: "the storm struck the coast", "were killed in a stampede"."""
        token = self.sentence.tokens[word]
        return token.pos in ("NOUN", "PROPN") and token.lemma in self.knowledge.standing["natural"]

    def _accident(self, verb: int) -> bool:
        """True for what an accident does: "their plane crashed, killing 30 soldiers"."""
        token = self.sentence.tokens[verb]
        above = self.sentence.tokens[token.head]
        return token.dep == "advcl" and token.tag == "VBG" and above.lemma in self.knowledge.standing["accident"]

    def _thing(self, word: int) -> bool:
        token = self.sentence.tokens[word]
        if any(self.sentence.tokens[c].dep == "nummod" for c in self.sentence.children(word)):
            return False  # "cut by one hour": a measure
        if token.pos != "NOUN" or self.parties.mention_at(word) or token.lemma in self.knowledge.patterns.nouns:
            return False
        if any(token.lemma in self.knowledge.standing[name] for name in ("agent", "bystander", "armed")):
            return False
        if any(token.lemma in self.knowledge.grammar[name] for name in _DESCRIPTIONS):
            return False
        tables = (self.knowledge.roles, self.knowledge.institutions, self.knowledge.collectives)
        return not any(table.at([token.text.lower()], [token.lemma], 0) for table in tables)

    def _private(self, event: Event) -> bool:
        """True where only ordinary persons take part in what needs public standing: "the neighbours agreed"."""
        if event.type == "AID" and not event.sources and event.trigger.pattern.kind == "verb":
            return False  # "were evacuated": whoever helps so acts for the public
        everybody = [*event.sources, *event.targets]
        return event.type not in _BODILY and bool(everybody) and all(self._ordinary(m) for m in everybody)

    def _ordinary(self, mention: Mention) -> bool:
        kind = self.parties.referents.kind(mention.actor_id)
        if self.sentence.tokens[mention.head].pos == "PROPN":
            return False  # a people: "Lithuanians"
        return (
            mention.collective
            and kind == "population"
            and self._lemma(mention) not in self.knowledge.standing["public"]
        )
