"""The actors known before reading: CSV files of names, aliases, kinds and parents, checked on load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.knowledge.files import KnowledgeError, parts, rows
from analysis.tables.schemas import KINDS

HEADER = (
    "id",
    "name",
    "aliases",
    "kind",
    "sector",
    "country",
    "parent",
    "adjectives",
    "metonyms",
    "since",
    "until",
    "notes",
)
#: Files of another form in the same folder.
_OTHER = ("institutions.csv", "collectives.csv")


@dataclass(frozen=True, slots=True)
class Actor:
    """One known actor. `ambiguous_aliases` count only where the document also names it otherwise."""

    id: str
    name: str
    aliases: tuple[str, ...]
    ambiguous_aliases: tuple[str, ...]
    kind: str
    sector: str
    country: str
    parent: str
    adjectives: tuple[str, ...]
    metonyms: tuple[str, ...]
    since: str
    until: str


class ActorBase(Mapping[str, Actor]):
    """All known actors by id, in the order of the files."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = dict(actors)

    def __getitem__(self, actor_id: str) -> Actor:
        return self._actors[actor_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actors)

    def __len__(self) -> int:
        return len(self._actors)


def load_actors(folder: Path) -> ActorBase:
    """Give the actors of all files of a folder; raises KnowledgeError, naming file and line, for a mistake.

    Refused are unknown kinds, doubled ids, parents that do not exist, and a plain alias that names two actors.
    """
    found: dict[str, Actor] = {}
    where: dict[str, tuple[Path, int]] = {}
    for path in sorted(folder.glob("*.csv")):
        if path.name in _OTHER:
            continue
        for line, row in rows(path, HEADER):
            actor = _actor(path, line, row)
            if actor.id in found:
                raise KnowledgeError(path, line, f"the id '{actor.id}' stands already in {_place(where[actor.id])}")
            found[actor.id], where[actor.id] = actor, (path, line)
    _check_parents(found, where)
    _check_aliases(found, where)
    return ActorBase(found)


def _place(where: tuple[Path, int]) -> str:
    return f"{where[0].name}, line {where[1]}"


def _actor(path: Path, line: int, row: Mapping[str, str]) -> Actor:
    if not row["id"] or not row["name"]:
        raise KnowledgeError(path, line, "an actor needs an id and a name")
    if row["kind"] not in KINDS:
        raise KnowledgeError(path, line, f"'{row['kind']}' is no kind of actor: {', '.join(sorted(KINDS))}")
    if row["country"] and not (len(row["country"]) == 3 and row["country"].isupper()):
        raise KnowledgeError(path, line, f"'{row['country']}' is no ISO 3166-1 alpha-3 code")
    aliases = parts(row["aliases"])
    return Actor(
        id=row["id"],
        name=row["name"],
        aliases=tuple(a for a in aliases if not a.startswith("~")),
        ambiguous_aliases=tuple(a[1:].strip() for a in aliases if a.startswith("~")),
        kind=row["kind"],
        sector=row["sector"],
        country=row["country"],
        parent=row["parent"],
        adjectives=parts(row["adjectives"]),
        metonyms=parts(row["metonyms"]),
        since=row["since"],
        until=row["until"],
    )


def _check_parents(found: Mapping[str, Actor], where: Mapping[str, tuple[Path, int]]) -> None:
    for actor in found.values():
        if actor.parent and actor.parent not in found:
            raise KnowledgeError(*where[actor.id], f"the parent '{actor.parent}' of '{actor.id}' does not exist")
        seen = {actor.id}
        above = actor.parent
        while above:
            if above in seen:
                raise KnowledgeError(*where[actor.id], f"'{actor.id}' is its own ancestor")
            seen.add(above)
            above = found[above].parent


def _check_aliases(found: Mapping[str, Actor], where: Mapping[str, tuple[Path, int]]) -> None:
    """An alias names one actor; persons may share a name, as people do."""
    owner: dict[str, str] = {}
    for actor in found.values():
        if actor.kind == "person":
            continue
        for alias in dict.fromkeys((actor.name, *actor.aliases)):
            other = owner.setdefault(alias, actor.id)
            if other != actor.id:
                raise KnowledgeError(
                    *where[actor.id], f"'{alias}' names '{actor.id}' and '{other}' ({_place(where[other])})"
                )
