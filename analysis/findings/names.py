"""Actors by the names a reader knows them by."""

from __future__ import annotations

import pandas as pd

from analysis.tables import Tables


def names(tables: Tables) -> dict[str, str]:
    """Give the name of each actor by its id."""
    return dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))


def country_name(code: str) -> str:
    """Give the name of a country by its ISO 3166-1 alpha-3 code; the code where there is none."""
    import pycountry  # slow to load, and rarely needed

    found = pycountry.countries.get(alpha_3=code)
    return str(getattr(found, "common_name", found.name)) if found else code


def split(ids: str) -> list[str]:
    """Give the ids in a cell that holds several, `; ` between them."""
    return [part for part in ids.split("; ") if part]


def distinct(aliases: list[str]) -> list[str]:
    """Give names without those that differ in their article or capitals only; the shortest form stands for them."""
    forms: dict[str, str] = {}
    for alias in aliases:
        key = alias.casefold().removeprefix("the ")
        if key not in forms or len(alias) < len(forms[key]):
            forms[key] = alias
    return list(forms.values())


def named(tables: Tables, ids: pd.Series) -> pd.Series:
    """Give a column of ids, one or several in a cell, as names."""
    known = names(tables)
    return ids.map(lambda cell: "; ".join(known.get(i, i) for i in split(cell))).astype("str")


def find(tables: Tables, wanted: str) -> str:
    """Give the id of the actor with this id, name or alias; raises ValueError that names near ones where none has it."""
    known = {str(i): [str(i), str(name), *split(str(more))] for i, name, more in _columns(tables)}
    if wanted in known:
        return wanted
    plain = wanted.casefold()
    for actor_id, called in known.items():
        if plain in (name.casefold() for name in called):
            return actor_id
    near = [actor_id for actor_id, called in known.items() if plain in " ".join(called).casefold()]
    some = ", ".join(sorted(near or known)[:10])
    raise ValueError(f"no actor '{wanted}' in these tables; there are, among others: {some}")


def _columns(tables: Tables) -> zip[tuple[object, ...]]:
    return zip(*(tables.actors[column] for column in ("actor_id", "name", "aliases")), strict=True)
