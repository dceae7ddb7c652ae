"""Which known actors a document names beyond doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from analysis.actors.mention import words
from analysis.actors.names import Hit, Name, NameIndex, name
from analysis.knowledge import Knowledge
from analysis.language.pipeline import lemma
from analysis.language.sentence import Sentence


def unmistakable(sentences: Sequence[Sentence], index: NameIndex, knowledge: Knowledge, own: NameIndex) -> set[str]:
    """Give the actors named unmistakably anywhere in the document; note the surnames of the persons among them in `own`.

    A name that may be another's ("RAF", "Wagner", "CMA") is its bearer's where the document names the bearer's state.
    """
    found: set[str] = set()
    doubtful: set[str] = set()
    for sentence in sentences:
        seen = words(sentence.text)
        for hit in index.find(seen):
            if hit.name.use == "ambiguous" and _armed_men(hit, seen, knowledge):
                found.add(hit.name.actor_id)
            elif hit.name.use == "ambiguous" and _alone(hit, seen):
                doubtful.add(hit.name.actor_id)
            if hit.name.use in ("alias", "adjective"):
                found.add(hit.name.actor_id)
                actor = knowledge.actors[hit.name.actor_id]
                if actor.kind == "person" and hit.last > hit.first:
                    surname(seen[hit.last][0], actor.id, index, own)
    return found | {a for a in doubtful if _at_home(a, found, knowledge)}


def _alone(hit: Hit, seen: Sequence[tuple[str, int, int]]) -> bool:
    """True for an acronym, several words, or one word that no other name stands beside: no "Robert Wagner"."""
    if hit.name.exact or hit.last > hit.first:
        return True
    beside = (seen[k][0] for k in (hit.first - 1, hit.last + 1) if 0 < k < len(seen))
    return hit.first > 0 and not any(word[:1].isupper() for word in beside)


def _armed_men(hit: Hit, seen: Sequence[tuple[str, int, int]], knowledge: Knowledge) -> bool:
    """True before a word for armed men or allies: "the Wagner mercenaries"."""
    word = seen[hit.last + 1][0] if hit.last + 1 < len(seen) else ""
    single = lemma(word, "NOUN") if word.islower() else ""
    crowd = knowledge.collectives.at([word], [single], 0) if single else None
    armed = crowd is not None and crowd.kind in ("armed_group", "military")
    return knowledge.actors[hit.name.actor_id].kind != "person" and (armed or single in knowledge.relations.company)


def _at_home(actor_id: str, found: set[str], knowledge: Knowledge) -> bool:
    """True where the document names the state or body that an actor belongs to."""
    actor = knowledge.actors[actor_id]
    return actor.kind != "person" and (actor.parent in found or _states(knowledge).get(actor.country, "") in found)


@lru_cache(maxsize=4)
def _states(knowledge: Knowledge) -> Mapping[str, str]:
    return {a.country: a.id for a in knowledge.actors.values() if a.kind == "country"}


def surname(word: str, actor_id: str, index: NameIndex, own: NameIndex) -> None:
    """Let a person's last name alone stand for the person, unless it is somebody else's name already."""
    entry = name(word, actor_id)
    if entry is None or len(word) < 3 or index.names(entry.words):
        return
    if not any(n.actor_id != actor_id for n in own.names(entry.words)):
        own.add(Name(entry.words, actor_id, word, "alias", False))
