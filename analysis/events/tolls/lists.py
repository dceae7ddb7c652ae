"""Lists of persons as the words go, where the parser hung a member elsewhere: "a leader of X and two aides were held"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.events.tolls.phrase import Phrases
from analysis.events.tolls.toll import toll_words

_INSIDE = ("of", "in", "from", "at", "with")


def list_before(phrases: Phrases, head: int, trigger: int) -> Iterator[int]:
    """Give the members of a list before one, nearest first; behind a verb (`trigger`) or, in a passive, where it begins."""
    tokens, lower = phrases.tokens, phrases.lower
    joint = phrases.first(head) - 1
    if joint < 1 or lower[joint] != "and":
        return
    last = joint - 2 if lower[joint - 1] == "," else joint - 1
    member = _person(phrases, last)
    if member is None or not phrases.introduced(member) or lower[member] in toll_words().states:
        return
    first = phrases.first(member)
    if trigger < head:
        behind = trigger < first and not any(t.pos == "VERB" and t.dep != "amod" for t in tokens[trigger + 1 : first])
        opens = behind and (trigger == first - 1 or lower[first - 1] == ",")
    else:
        before = tokens[first - 1] if first else None
        opens = (
            before is None
            or before.text in (",", ";", ":")
            or before.pos == "SCONJ"
            or before.tag in ("WDT", "WP", "WRB")
        )
    if opens:
        yield member


def _person(phrases: Phrases, last: int) -> int | None:
    """Give the person whose phrase ends at a word, what lies in it or of which it is included: "a leader of the group"."""
    if last < 0:
        return None
    if phrases.persons(last):
        return last
    inner = phrases.first(last) - 1
    if inner > 0 and phrases.lower[inner] in _INSIDE and phrases.persons(inner - 1):
        return inner - 1
    return None
