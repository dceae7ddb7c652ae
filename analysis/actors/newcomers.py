"""The actors that a document names and the knowledge base lacks, under each of the names that it gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.actors.glosses import fits, is_acronym
from analysis.actors.mention import NewActor, words
from analysis.actors.names import Hit, Name, NameIndex, name
from analysis.actors.namesakes import of_another
from analysis.actors.runs import runs
from analysis.actors.unknown import Names, Unknown
from analysis.actors.unmistakable import surname
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence

_LONGEST_CUE = 4  # words of what says that another name follows: "also known as"


def newcomers(
    sentences: Sequence[Sentence],
    index: NameIndex,
    knowledge: Knowledge,
    own: NameIndex,
    named: set[str],
    explained: frozenset[str],
) -> dict[str, NewActor]:
    """Give the actors that the knowledge base lacks, and put their names into the document's own index.

    The short names that brackets explain are left to them. A surname alone is taken up last: it may stand before the name.
    """
    finder = Names(knowledge)
    new: dict[str, NewActor] = {}
    found: list[tuple[Sentence, Unknown]] = []
    for sentence in sentences:
        hits = index.find(words(sentence.text))
        unknown = finder.find(sentence, _taken(sentence, hits, named, knowledge))
        aliases = dict(_aliases(sentence, hits, unknown, knowledge))
        for first, (last, actor_id) in aliases.items():
            text = " ".join(t.text for t in sentence.tokens[first : last + 1])
            if (entry := name(text, actor_id)) and not index.names(entry.words):
                own.add(Name(entry.words, actor_id, text, "gloss", False))
        found += [(sentence, u) for u in unknown if u.first not in aliases]
    for sentence, unknown_name in sorted(found, key=lambda pair: _alone(pair[1])):
        _add(sentence, unknown_name, index, knowledge, own, new, explained)
    return new


def _alone(unknown: Unknown) -> bool:
    return unknown.actor.kind == "person" and unknown.first == unknown.last


def _add(
    sentence: Sentence,
    unknown: Unknown,
    index: NameIndex,
    knowledge: Knowledge,
    own: NameIndex,
    new: dict[str, NewActor],
    explained: frozenset[str],
) -> None:
    actor = unknown.actor
    entry = name(actor.name, actor.id)
    known = actor.id in knowledge.actors or actor.name in explained
    if entry is None or known or own.names(entry.words):
        return
    if is_acronym(actor.name) and (long := _spelt_out(actor.name, new, knowledge)):
        own.add(Name(entry.words, long, actor.name, "gloss", True))
        return
    new[actor.id] = actor
    own.add(Name(entry.words, actor.id, actor.name, "new", False))
    if actor.kind == "person" and unknown.last > unknown.first:
        surname(sentence.tokens[unknown.last].text, actor.id, index, own)


def _aliases(
    sentence: Sentence, hits: Sequence[Hit], unknown: Sequence[Unknown], knowledge: Knowledge
) -> Iterator[tuple[int, tuple[int, str]]]:
    """Give where each further name of somebody begins, with where it ends and who it is: "X, also known as Y"."""
    lower = [t.text.lower() for t in sentence.tokens]
    ends = {u.last: u.actor.id for u in unknown} | dict(_known_ends(sentence, hits))
    for first, last in runs(sentence, set(), knowledge):
        for k in range(max(1, first - _LONGEST_CUE), first):
            if " ".join(lower[k:first]) in knowledge.titles["alias_words"]:
                before = k - 2 if lower[k - 1] in (",", "(") else k - 1
                if before in ends:
                    yield first, (last, ends[before])
                break


def _known_ends(sentence: Sentence, hits: Sequence[Hit]) -> Iterator[tuple[int, str]]:
    seen = words(sentence.text)
    by_end = {t.end - sentence.start: t.i for t in sentence.tokens}
    for hit in hits:
        if hit.name.use != "ambiguous" and seen[hit.last][2] in by_end:
            yield by_end[seen[hit.last][2]], hit.name.actor_id


def _spelt_out(short: str, new: dict[str, NewActor], knowledge: Knowledge) -> str:
    """Give the actor named before in full whose initials an acronym is, or an empty string."""
    small = knowledge.grammar["small"]
    return next((a.id for a in new.values() if " " in a.name and fits(short, a.name, small)), "")


def _taken(sentence: Sentence, hits: Sequence[Hit], named: set[str], knowledge: Knowledge) -> set[int]:
    """Give the tokens that known names cover."""
    seen = words(sentence.text)
    taken: set[int] = set()
    for hit in hits:
        if hit.name.use == "ambiguous" and hit.name.actor_id not in named:
            continue
        start, end = sentence.start + seen[hit.first][1], sentence.start + seen[hit.last][2]
        here = [t.i for t in sentence.tokens if t.start < end and start < t.end]
        known = knowledge.actors.get(hit.name.actor_id)
        if here and not of_another(sentence, here[0], here[-1], known, knowledge):
            taken.update(here)
    return taken
