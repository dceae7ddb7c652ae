"""From a document's sentences to its mentions: known names, the document's own short names, unknown names, surnames."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from functools import lru_cache

from analysis.actors.find import Finder
from analysis.actors.glosses import Gloss, fits, glosses
from analysis.actors.mention import NewActor, Reading, slug, words
from analysis.actors.names import Hit, Name, NameIndex, name
from analysis.actors.newcomers import newcomers
from analysis.actors.short_forms import ShortForms
from analysis.actors.unmistakable import unmistakable
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.shown import StandIn


@lru_cache(maxsize=4)
def known_names(knowledge: Knowledge) -> NameIndex:
    """Give the index of all names in the knowledge base; where two equal names compete, the plainer use wins."""
    found: list[Name | None] = []
    for actor in knowledge.actors.values():
        found += [name(a, actor.id, "ambiguous") for a in actor.ambiguous_aliases]
        found += [name(a, actor.id, "metonym") for a in actor.metonyms]
        found += [name(a, actor.id, "adjective") for a in actor.adjectives]
        found += [name(a, actor.id) for a in (actor.name, *actor.aliases)]
    order = {"alias": 0, "adjective": 1, "metonym": 2, "ambiguous": 3}
    kept = [n for n in found if n]
    return NameIndex(sorted(kept, key=lambda n: (order[n.use], n.words, n.actor_id)))


@lru_cache(maxsize=4)
def name_finder(knowledge: Knowledge) -> Callable[[str], list[StandIn]]:
    """Give what finds the known names of several words and the adjectives of nationality in a text."""
    index = known_names(knowledge)
    [name_word], [adjective] = knowledge.grammar["stand_in_name"], knowledge.grammar["stand_in_adjective"]

    def names(text: str) -> list[StandIn]:
        seen = words(text)
        found = []
        for hit in index.find(seen):
            word = name_word if hit.last > hit.first else adjective if _is_adjective(hit) else ""
            if word:
                found.append(StandIn(seen[hit.first][1], seen[hit.last][2], word))
        return found

    return names


def _is_adjective(hit: Hit) -> bool:
    return hit.name.use == "adjective" and not hit.name.text.endswith("s")


def read_actors(sentences: Sequence[Sentence], text: str, knowledge: Knowledge) -> Reading:
    """Give the mentions of every sentence of one document, and the actors that only this document names."""
    index = known_names(knowledge)
    own = NameIndex([])
    named = unmistakable(sentences, index, knowledge, own)
    explained = list(glosses(text, knowledge.grammar["small"]))
    new = newcomers(sentences, index, knowledge, own, named, frozenset(gloss.short for gloss in explained))
    bodies = [g for g in explained if g.long_start < 0 or not _office(text[g.long_start : g.long_end], knowledge)]
    _explain(text, bodies, index, own, named, new, knowledge.grammar["small"])
    finder = Finder(knowledge, index, own, named, new)
    reading = Reading([finder.mentions(sentence) for sentence in sentences], finder.new)
    _mark_persons(reading, knowledge)
    ShortForms(sentences, reading, knowledge).take_up()
    return reading


def _office(name: str, knowledge: Knowledge) -> bool:
    """True for an office, which no body is: "the Director General (DG)"."""
    lower = [w.lower() for w, *_ in words(name)]
    return any(
        role is not None and i + len(role.words) == len(lower)
        for i in range(max(0, len(lower) - 3), len(lower))
        if (role := knowledge.roles.at(lower, lower, i)) and role.kind in ("leads", "speaks_for", "member_of")
    )


def _explain(
    text: str,
    explained: Sequence[Gloss],
    index: NameIndex,
    own: NameIndex,
    named: set[str],
    new: dict[str, NewActor],
    small: frozenset[str],
) -> None:
    """Take in the short names that the text explains; what the document says overrides the knowledge base."""
    for gloss in explained:
        before = _before(text, gloss, index, own)
        short = name(gloss.short, "")
        if short is None:
            continue
        meant = next(
            (n.actor_id for n in index.names(short.words) if n.use != "ambiguous" and n.text == gloss.short), ""
        )
        if before and meant and meant != before.actor_id and not fits(gloss.short, before.text, small):
            # "Daesh (ISIS-K)": a nickname narrowed by the name in brackets
            own.add(Name(before.words, meant, before.text, "gloss", before.exact))
            continue
        owner = before.actor_id if before else ""
        if not owner and gloss.long_start >= 0:
            long = text[gloss.long_start : gloss.long_end]
            owner = slug(long)
            new.setdefault(owner, NewActor(owner, long, "organisation"))
            entry = name(long, owner)
            if entry:
                own.add(Name(entry.words, owner, long, "new", False))
        if owner and (owner in new or before):
            named.add(owner)
            own.add(Name(short.words, owner, gloss.short, "gloss", True))


def _before(text: str, gloss: Gloss, index: NameIndex, own: NameIndex) -> Name | None:
    """Give the known name that ends right before the bracket."""
    start = gloss.long_start if gloss.long_start >= 0 else max(0, gloss.long_end - 80)
    seen = words(text[start : gloss.long_end])
    hits = [
        h
        for h in index.find(seen, own)
        if h.last == len(seen) - 1 and h.name.use in ("alias", "new", "gloss", "ambiguous")
    ]
    if not hits or (gloss.long_start >= 0 and hits[-1].first > 0):
        return None
    return hits[-1].name


def _mark_persons(reading: Reading, knowledge: Knowledge) -> None:
    """A person named after a title was resolved by the title; method 'title' says so."""
    titles = knowledge.titles["titles"] | knowledge.titles["honorifics"]
    for mentions in reading.mentions:
        for before, mention in itertools.pairwise(mentions):
            known = reading.new.get(mention.actor_id)
            if known and known.kind == "person" and before.role.lower() in titles:
                mention.method = "title"
