"""How the words of an event stand to what was told before: known from there, further to it, or a sum over many deeds."""

from __future__ import annotations

from datetime import timedelta

from analysis.events.event import Event
from analysis.events.tolls import toll_words

#: What `retold` can say, "" for nothing of these.
DEFINITE, KNOWN, FURTHER, ALSO, SUM, PARTS = "definite", "known", "further", "also", "sum", "parts"
_LONG = timedelta(7)
_MODIFIERS = 7  # words before "operations" among which stand the number and "during"


def retold(event: Event) -> str:
    """Say how an event's words stand to what was told before.

    SUM: they add up many deeds ("have killed 200 since May"); PARTS: they add up a few, which may be told one by one
    ("killed ten in separate raids"); DEFINITE: their noun is known ("the attack"); FURTHER: the
    persons come on top of others ("two others"); ALSO: they may ("also detained two"); KNOWN: all persons were told of
    before ("the two attackers").
    """
    if sums_up(event):
        return SUM
    if event.toll.bounds and _several_deeds(event):
        return PARTS
    if event.definite:
        return DEFINITE
    if event.toll.further or _apart(event):
        return FURTHER
    if event.toll.also:
        return ALSO
    return KNOWN if event.toll.known and event.toll.bounds else ""


def sums_up(event: Event) -> bool:
    """True for a toll in the perfect over a longer time: "have killed 200 since May", "… in the last month"."""
    if not event.toll.perfect:
        return False
    since = any(t.text.lower() in toll_words().summing for t in event.sentence.tokens)
    start, end = event.date_start, event.date_end
    return since or (start is not None and end is not None and end - start >= _LONG)


def _several_deeds(event: Event) -> bool:
    """True for "during separate operations", "in three raids": what is told happened in each of several deeds."""
    tokens, words = event.sentence.tokens, toll_words()
    for token in tokens:
        if token.lemma in words.several_deeds and token.tag == "NNS":
            before = tokens[max(0, token.i - _MODIFIERS) : token.i]
            numbered = any(t.lemma in words.separate or t.pos == "NUM" for t in before)
            if numbered and any(t.text.lower() in words.throughout for t in before) and token.i not in _words(event):
                return True
    return False


def _words(event: Event) -> set[int]:
    return {event.head, *event.echoes, *event.trigger.tokens}


def _apart(event: Event) -> bool:
    """True where what stands before the deed sets it apart: "in a separate raid", "elsewhere", "another patrol"."""
    before = event.sentence.tokens[: event.head]
    return any(t.text.lower() in toll_words().apart for t in before)
