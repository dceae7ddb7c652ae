"""Who must take part for words to report an event: the sides that a pattern needs, powers, forces, or nobody by name."""

from __future__ import annotations

from analysis.actors.mention import Mention
from analysis.events.event import Event
from analysis.events.parties import Parties
from analysis.knowledge import Knowledge
from analysis.knowledge.patterns import Pattern
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

_POWERS = ("country", "government", "military", "armed_group", "political_party", "igo")
_FORCES = ("military", "armed_group")
_FORCE = ("ASSAULT", "COERCE", "MOBILIZE")
_BY_NOBODY = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT")  # types of deeds that have no certain doer


class Doers:
    """Judges the parties of the events of one sentence."""

    def __init__(self, sentence: Sentence, parties: Parties, clause: Clause, knowledge: Knowledge) -> None:
        self.sentence, self.parties, self.clause, self.knowledge = sentence, parties, clause, knowledge

    def judge(self, event: Event) -> None:
        """Say of an event what its parties are, for `counts` to decide."""
        event.power = any(self._power(m) or (event.type in _FORCE and self._armed(m)) for m in event.sources)
        event.fitting = self._fitting(event)
        event.hurt = self._hurt(event)
        event.complement = self.clause.child(event.head, "obj", "ccomp", "xcomp", "obl") is not None
        event.incident = self._incident(event)

    def _kind(self, mention: Mention) -> str:
        return self.parties.referents.kind(mention.actor_id)

    def _power(self, mention: Mention) -> bool:
        """True for a state, its bodies, an armed group, party or organisation of states, and persons known to act for one."""
        kind = self._kind(mention)
        if kind == "person":
            return mention.actor_id in self.knowledge.actors or mention.method == "title"
        return kind in _POWERS and not mention.collective

    def _armed(self, mention: Mention) -> bool:
        """True for armed persons whom nobody names: "gunmen shot the driver"."""
        return mention.collective and self.sentence.tokens[mention.head].lemma in self.knowledge.standing["armed"]

    def _force(self, mention: Mention) -> bool:
        """True for what fights: an army, an armed group, or those of a state who bear arms ("Saudi soldiers")."""
        lemma = self.sentence.tokens[mention.head].lemma
        return self._kind(mention) in _FORCES or lemma in self.knowledge.standing["armed"]

    def _force_or_state(self, mention: Mention) -> bool:
        return self._force(mention) or self._kind(mention) in ("country", "government")

    def _leader(self, mention: Mention) -> bool:
        """True for a person of rank, and for what is sent to talk."""
        lemma = self.sentence.tokens[mention.head].lemma
        return self._kind(mention) == "person" or lemma in self.knowledge.standing["officials"]

    def _fitting(self, event: Event) -> bool:
        """True where the sources are of the kind that the pattern is about."""
        who = event.trigger.pattern.who
        if not who or (who != "leaders" and not event.sources and self._done_by_arms(event)):
            return True
        fits = {"forces": self._force, "leaders": self._leader, "powers": self._force_or_state}[who]
        return any(fits(m) for m in event.sources)

    def _done_by_arms(self, event: Event) -> bool:
        """True for what unnamed arms do ("tanks flatten the bazaar"), and for force that somebody suffers from nobody named."""
        if self.clause.passive(event.head):
            return bool(event.targets) and event.type in ("ASSAULT", "COERCE")
        return self._subject_in(event.head, "armed")

    def _subject_in(self, verb: int, *words: str) -> bool:
        subject = self.clause.subject(verb)
        return subject is not None and any(
            self.sentence.tokens[subject].lemma in self.knowledge.standing[name] for name in words
        )

    def _hurt(self, event: Event) -> bool:
        """True for a passive of force that forces, armed groups or armed persons suffer: "the convoy was stoned"."""
        if event.type not in _FORCE or not event.targets or not self.clause.passive(event.head):
            return False
        return all(self._kind(m) in _FORCES or self._armed(m) for m in event.targets)

    def _incident(self, event: Event) -> bool:
        """True for a deed told as a fact though nobody is named: "clashes broke out in Gao", "a curfew was imposed"."""
        trigger = event.trigger
        if event.modality != "asserted" or event.type not in _BY_NOBODY or trigger.pattern.needs:
            return False
        if trigger.pattern.kind == "verb" and event.complement and self._subject_in(trigger.head, "armed"):
            return True
        if not by_nobody(trigger.pattern):
            return False
        if trigger.pattern.kind == "verb":
            return min(trigger.tokens) < trigger.head or self._subject_in(trigger.head, "armed", "bystander")
        return self._told(trigger.head) and not event.definite

    def _told(self, noun: int) -> bool:
        """True for the subject of a verb that says that it happened, or what it did."""
        word = self.sentence.tokens[noun]
        verb, light = self.sentence.tokens[word.head], self.knowledge.light_verbs
        if word.dep not in ("nsubj", "nsubj:pass"):
            return False
        reported = self.clause.passive(verb.i) and ("be", verb.lemma) in light.occurrence.get("be", ())
        return (
            verb.lemma in light.occurrence
            or reported
            or (verb.lemma in light.effect and not self.clause.passive(verb.i))
        )


def by_nobody(pattern: Pattern) -> bool:
    """True for a pattern whose deed counts whoever does it: a noun, or a verb with its object."""
    deed = pattern.type in _BY_NOBODY and not pattern.needs and pattern.who != "leaders"
    return deed and (pattern.kind == "noun" or pattern.n_required > 1)


def unnamed(event: Event) -> bool:
    """True for a deed told as a fact of which the words name nobody: where a text tells of a conflict it belongs to it."""
    pattern = event.trigger.pattern
    deed = pattern.type in _BY_NOBODY and not (pattern.needs or pattern.who) and event.type in _BY_NOBODY
    verb = event.sentence.tokens[event.head]
    return deed and pattern.kind == "verb" and verb.dep not in ("acl:relcl", "amod") and event.modality == "asserted"


def counts(event: Event) -> bool:
    """True where an event names those it needs: the sides its pattern asks for, else anyone, or a toll.

    A deed whose own words tell of killed, hurt or taken people counts whoever did it, and so does one that is told as
    having happened. Where both sides are asked for, words of a power that say to what they apply do without the other:
    "Moscow recognised the two republics".
    """
    pattern = event.trigger.pattern
    if not event.fitting:
        return False
    if event.reciprocal:
        return len(event.actor_ids("source")) >= (2 if len(pattern.needs) == 2 else 1) or event.incident
    if pattern.needs:
        alone = pattern.kind == "verb" and pattern.alone
        named = all(event.sources if side == "source" else event.targets for side in pattern.needs)
        return named or (alone and event.hurt) or (alone and event.power and event.complement) or event.toll.own
    return bool(event.sources or event.targets or event.toll.bounds or event.incident)
