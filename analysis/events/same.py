"""One event per thing reported: a verb, its noun echo, and what the deed led to are one."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.events.event import Event
from analysis.events.tolls import toll_words
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause


def merge(sentence: Sentence, events: Sequence[Event], clause: Clause, knowledge: Knowledge) -> list[Event]:
    """Give the events with echoes taken into the event they repeat, in the order of the text."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: e.head):
        nearest = sorted(kept, key=lambda k: abs(k.head - event.head))
        twin = next((k for k in nearest if _same(sentence, k, event, clause, knowledge)), None)
        if twin is None:
            kept.append(event)
        else:
            _absorb(twin, event)
    return kept


def _same(sentence: Sentence, a: Event, b: Event, clause: Clause, knowledge: Knowledge) -> bool:
    """True for two reports of one thing: same type, parties that agree or are open, and the syntax ties them."""
    if a.type != b.type or a.modality != b.modality:
        return False
    if _echo(sentence, a, b, clause, knowledge):
        return True
    if _apart(sentence, a, b) or _two_words(a, b, clause) or _two_doers(a, b, clause):
        return False
    if _two_deeds(sentence, a, b, clause, knowledge):
        return False
    return _agree(a, b) and (_tied(sentence, a, b) or _both(a, b) or _near(a, b))


def _apart(sentence: Sentence, a: Event, b: Event) -> bool:
    """True for two verbs side by side that tell of two ways of acting: "arrested the driver and confiscated the car"."""
    verbs = all(e.trigger.pattern.kind == "verb" for e in (a, b))
    return verbs and bool(a.mode and b.mode) and a.mode != b.mode


def _two_deeds(sentence: Sentence, a: Event, b: Event, clause: Clause, knowledge: Knowledge) -> bool:
    """True for coordinated verbs with an object each: "planted mines and blew up the pump", "ambushed a convoy, shot five men".

    "Opened fire and killed two", "killing two and wounding five" tell how one deed ended, unless it is done to others.
    """
    tokens, (first, second) = sentence.tokens, sorted((a, b), key=lambda e: e.head)
    if any(e.trigger.pattern.kind != "verb" for e in (a, b)) or tokens[second.head].dep != "conj":
        return False
    if any(clause.child(e.head, "obj") is None for e in (a, b)):
        return False
    ends = [tokens[e.head].lemma in toll_words().verbs for e in (first, second)]
    if knowledge.ontology.types[a.type].quad.startswith("material") and not ends[1]:
        return True
    beside = tokens[second.head].head == first.head
    return beside and not all(ends) and a.actor_ids("target") != b.actor_ids("target")


def _two_doers(a: Event, b: Event, clause: Clause) -> bool:
    """True for verbs whose subjects differ: "militants blocked the road … when mobs ransacked the house"."""
    if any(e.trigger.pattern.kind != "verb" or not e.sources for e in (a, b)):
        return False
    return clause.subject(a.head) != clause.subject(b.head) and not set(a.actor_ids("source")) & set(
        b.actor_ids("source")
    )


def _two_words(a: Event, b: Event, clause: Clause) -> bool:
    """True for two verbs of demand or blame with an object each: "demanding an end to the siege and urging the army to yield"."""
    if any(e.trigger.pattern.kind != "verb" for e in (a, b)) or not -6 < a.score < 0 or a.head == b.head:
        return False
    things = [clause.child(e.head, "obj", "ccomp") for e in (a, b)]
    return None not in things and things[0] != things[1] and a.actor_ids("target") != b.actor_ids("target")


def _echo(sentence: Sentence, a: Event, b: Event, clause: Clause, knowledge: Knowledge) -> bool:
    """True where one is subject or object of the other: "the bombing killed five", "carried out a raid"."""
    for noun, verb in ((a, b), (b, a)):
        if noun.trigger.pattern.kind != "noun" or verb.trigger.pattern.kind != "verb":
            continue
        if noun.head in (clause.subject(verb.head), clause.object(verb.head)):
            return True
        if sentence.tokens[verb.head].head == noun.head and sentence.tokens[verb.head].dep.startswith("acl"):
            return True
    return _relative(sentence, a, b, knowledge)


def _relative(sentence: Sentence, a: Event, b: Event, knowledge: Knowledge) -> bool:
    """True for "a bombing … that killed five", "raids in which five were killed", whatever the parser hung the clause on."""
    noun, verb = (a, b) if a.head < b.head else (b, a)
    if noun.trigger.pattern.kind != "noun" or verb.trigger.pattern.kind != "verb":
        return False
    if verb.sources and not _effect(sentence, verb, knowledge):
        return False
    tokens = sentence.tokens
    if noun.head < verb.head and _harmed_in(sentence, verb):
        return True
    if noun.targets and verb.targets and not _vague(noun, verb, "target"):
        return False
    before = tokens[verb.head - 1].text.lower() if verb.head else ""
    if before in ("that", "which"):
        return True
    words = [k for k in sentence.subtree(verb.head) if noun.head < k < verb.head]
    return any(tokens[k].text.lower() in ("which", "where") and tokens[k].pos != "DET" for k in words[:3])


def _harmed_in(sentence: Sentence, verb: Event) -> bool:
    """True for "in which a peacekeeper was killed": whoever it was, it happened in what the clause hangs on."""
    tokens = sentence.tokens
    words = [tokens[k].text.lower() for k in range(max(0, verb.head - 12), verb.head)]
    which = any(words[k : k + 2] == ["in", "which"] for k in range(len(words)))
    return which and not verb.sources and tokens[verb.head].lemma in toll_words().verbs


def _effect(sentence: Sentence, verb: Event, knowledge: Knowledge) -> bool:
    """True for what a deed, not a person, brought about: "clashes with X's men that left 270 people dead"."""
    before = sentence.tokens[verb.head - 1].text.lower() if verb.head else ""
    return sentence.tokens[verb.head].lemma in knowledge.light_verbs.effect and before in ("that", "which")


def _agree(a: Event, b: Event) -> bool:
    """True where each side of the two is the same or open in one of them."""
    for side in ("source", "target"):
        one, other = set(a.actor_ids(side)), set(b.actor_ids(side))
        if one and other and not (one & other or _vague(a, b, side)):
            return False
    return True


def _vague(a: Event, b: Event, side: str) -> bool:
    """True where one of the sides names nobody in particular: "raided a cell … and killed several people"."""
    for event in (a, b):
        mentions = event.sources if side == "source" else event.targets
        if all(m.collective for m in mentions):
            return True
    return False


def _tied(sentence: Sentence, a: Event, b: Event) -> bool:
    """True where one hangs on the other: coordinated, a participle, a relative clause."""
    tokens = sentence.tokens
    for low, high in ((a, b), (b, a)):
        word = high.head
        for _ in range(3):
            if tokens[word].head == low.head:
                return True
            if tokens[word].dep not in ("conj", "xcomp", "advcl", "acl", "acl:relcl", "nmod", "obj", "obl"):
                break
            word = tokens[word].head
    return False


def _both(a: Event, b: Event) -> bool:
    """True where both sides are named and the same."""
    return bool(a.sources and a.targets) and all(a.actor_ids(s) == b.actor_ids(s) for s in ("source", "target"))


def _near(a: Event, b: Event) -> bool:
    """True where the same source stands for both, close together, and only one names a target."""
    alone = not a.targets or not b.targets
    return bool(a.sources) and a.actor_ids("source") == b.actor_ids("source") and alone and abs(a.head - b.head) <= 6


def _absorb(event: Event, echo: Event) -> None:
    """Take what the echo knows more: parties, mode, hedge, attribution."""
    event.echoes += [echo.head, *echo.echoes]
    if echo.trigger.pattern.kind == "verb" and event.trigger.pattern.kind == "noun" and event.reciprocal:
        echo.sources = []  # the parties of a clash stand beside its noun
    if not event.sources or (echo.sources and all(m.collective for m in event.sources)):
        event.sources = echo.sources or event.sources
    if not event.targets or (all(m.collective for m in event.targets) and _named(echo)):
        event.targets = echo.targets or event.targets
    taken = {m.actor_id for m in event.sources}
    event.targets = [m for m in event.targets if m.actor_id not in taken]
    event.mode = event.mode or echo.mode
    event.hedge = event.hedge or echo.hedge
    if not event.attribution:
        event.attribution, event.attributed_to = echo.attribution, echo.attributed_to
    event.definite = event.definite and echo.definite


def _named(event: Event) -> bool:
    return any(not m.collective for m in event.targets)
