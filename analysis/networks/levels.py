"""Levels: an actor counts for itself, for its topmost parent, or for its country."""

from __future__ import annotations

import pandas as pd

LEVELS = ("actor", "parent", "country")
_ARMED = ("REB", "UAF", "CRM")  # PLOVER sectors of those who bear arms on their own account
_DEEPEST = 20  # parents above an actor, at most


def unnamed(actors: pd.DataFrame) -> set[str]:
    """Give the actors of the actors table without a name of their own: civilians, gunmen, an army of nowhere in particular.

    Those of two stories are not one actor, whatever the table counts them as.
    """
    return set(actors.loc[~actors["named"].fillna(True).astype("bool"), "actor_id"])


def homes(actors: pd.DataFrame, level: str) -> dict[str, str]:
    """Give, per actor of the actors table, the actor it counts for at a level.

    - `actor`: itself.
    - `parent`: its topmost parent, so that an army, its spokesman and an intelligence agency count for their country.
    - `country`: the country whose citizen or organ it is, whether or not a parent says so: also parties, media, peoples.
      Who bears arms on his own account does not act for the country he lives in, and stays with his topmost parent; so
      does who has no country. A country that is not in the table itself goes by its ISO 3166-1 code.

    Raises ValueError for a level that is none.
    """
    if level not in LEVELS:
        raise ValueError(f"no level '{level}'; there are {', '.join(LEVELS)}")
    ids = actors["actor_id"].tolist()
    if level == "actor":
        return {actor: actor for actor in ids}
    parent = dict(zip(ids, actors["parent_id"], strict=True))
    tops = {actor: _top(actor, parent) for actor in ids}
    return tops if level == "parent" else _countries(actors, tops)


def _top(actor: str, parent: dict[str, str]) -> str:
    """The actor above all, as far as the table knows the way; a circle of parents ends where it began."""
    for _ in range(_DEEPEST):
        above = parent.get(actor, "")
        if above not in parent:
            break
        actor = above
    return actor


def _countries(actors: pd.DataFrame, tops: dict[str, str]) -> dict[str, str]:
    rows = actors.set_index("actor_id")[["kind", "sector", "country"]]
    armed = set(rows.index[(rows["kind"] == "armed_group") | rows["sector"].isin(_ARMED)])
    states = rows[rows["kind"] == "country"]
    state = {code: actor for actor, code in states["country"].items() if code}
    code = dict(rows["country"].items())
    found = {}
    for actor, top in tops.items():
        of = code[top] or code[actor]
        found[actor] = top if actor in armed or top in armed or not of else state.get(of, of)
    return found
