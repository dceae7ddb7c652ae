"""Figures of what happened, counted by its type, by who had part in it and by where it was."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.charts.bars import Bar, bars, fitting
from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.happened import LOOKS, PARTS, claims, entries, happened, left_out, noun, parts
from analysis.charts.lettering import brief
from analysis.charts.place_names import LEVELS, place_names, placed
from analysis.charts.sheet import empty
from analysis.charts.source import scope, sources
from analysis.findings.names import names
from analysis.findings.text import be, counted, listed, number, opening, share
from analysis.networks.levels import unnamed
from analysis.tables import Tables


@dataclass(frozen=True, slots=True)
class Counted:
    """Incidents counted by something: `table` has one row per value, named, the most first; `rows` is what was counted.

    `one` and `many` say what the values are; `missing` are the incidents without any, `without` what they lack;
    `nameless` is how many actors without a name are only summed up, and in how many incidents they have part.
    """

    table: pd.DataFrame
    rows: pd.DataFrame
    one: str
    many: str
    missing: pd.DataFrame
    without: str = ""
    nameless: tuple[int, int] = (0, 0)


@drawn
def incidents_by_type(tables: Tables, most: int = 16, width: str = "two") -> Chart:
    """Draw how many incidents there are of each PLOVER type, conflict and cooperation apart, claims hatched."""
    rows = happened(tables)
    table = _ranked(parts(rows, rows["type"]))
    table.insert(0, "name", [noun(str(i)).capitalize() for i in table.index])
    counts = Counted(table, rows, "type", "types", rows.iloc[:0])
    return _chart(tables, counts, _type_title(counts), most, width, "incidents")


@drawn
def incidents_by_actor(tables: Tables, most: int = 15, width: str = "two") -> Chart:
    """Draw in how many incidents each actor has part, as a source or as a target, claims hatched.

    Actors without a name of their own, such as civilians, are summed up.
    """
    rows = happened(tables)
    both = pd.concat([rows["sources"], rows["targets"]]).str.split("; ").explode()
    both = both[both != ""].reset_index().drop_duplicates()
    both.columns = ["row", "actor_id"]
    without = both["actor_id"].isin(unnamed(tables.actors))
    nameless = (both.loc[without, "actor_id"].nunique(), both.loc[without, "row"].nunique())
    both = both[~without]
    table = _ranked(parts(rows.loc[both["row"]], both["actor_id"]))
    known = names(tables)
    table.insert(0, "name", [known.get(str(i), str(i)) for i in table.index])
    missing = rows[(rows["sources"] == "") & (rows["targets"] == "")]
    counts = Counted(table, rows, "actor", "actors", missing, "no known party", nameless)
    return _chart(tables, counts, _actor_title(counts), most, width, "actors", "incidents")


@drawn
def incidents_by_place(tables: Tables, level: str = "place", most: int = 15, width: str = "two") -> Chart:
    """Draw how many incidents each place has seen, at the level of places, provinces or countries, claims hatched.

    Raises ValueError for a level that is none.
    """
    if level not in LEVELS:
        raise ValueError(f"no level '{level}'; there are {', '.join(LEVELS)}")
    rows = happened(tables)
    where = placed(rows, level)
    table = _ranked(parts(rows[where != ""], where[where != ""]))
    table.insert(0, "name", place_names(tables, [str(i) for i in table.index], level))
    many = {"place": "places", "province": "provinces", "country": "countries"}[level]
    counts = Counted(table, rows, level, many, rows[where == ""], f"no known {level}")
    return _chart(tables, counts, _place_title(counts), most, width, "incidents", "places")


def _ranked(table: pd.DataFrame) -> pd.DataFrame:
    """The values with most incidents first; of equals, by the alphabet."""
    order = table.sum(axis=1).rename("n").rename_axis("id").reset_index()
    order = order.sort_values(["n", "id"], ascending=[False, True], kind="stable")
    return table.loc[order["id"]]


def _chart(tables: Tables, counts: Counted, title: str, most: int, width: str, *used: str) -> Chart:
    table, key = counts.table, entries(counts.table)
    told = _told(tables, counts, title, most, used)
    if table.empty:
        return empty(told, f"{title} in {scope(tables)}", width)
    below = 0.2 * ((len(table) > most) + bool(len(counts.missing)) + bool(counts.nameless[0]))
    shown = min(most, fitting(told, width, key, below))
    shown += len(table) == shown + 1
    told = _told(tables, counts, title, shown, used)
    rows = [Bar(str(row[0]), tuple(int(n) for n in row[1:])) for row in table.head(shown).itertuples(index=False)]
    nothing = tuple(0 for _ in PARTS)
    rest = table.iloc[shown:]
    if len(rest):
        up_to = int(rest[PARTS].sum(axis=1).max())
        rows.append(
            Bar(counted(len(rest), f"other {counts.one}", f"other {counts.many}"), nothing, f"up to {up_to:,} each")
        )
    if counts.nameless[0]:
        actors, incidents = counts.nameless
        rows.append(
            Bar(f"{number(actors).capitalize()} without a name", nothing, f"in {counted(incidents, 'incident')}")
        )
    if len(counts.missing):
        rows.append(Bar(counts.without.capitalize(), nothing, counted(len(counts.missing), "incident")))
    return bars(told, rows, LOOKS, width, key)


def _told(tables: Tables, counts: Counted, title: str, shown: int, used: tuple[str, ...]) -> Told:
    checks, documents = sources(tables, *used)
    table = counts.table.head(shown)
    data = pd.DataFrame({"id": table.index.astype("str"), "name": table["name"].astype("str").to_numpy()})
    for side, claimed in PARTS:
        data[f"{side}{'_claimed' if claimed else ''}"] = table[(side, claimed)].to_numpy(dtype="int64")
    if data.empty:
        return Told(title, scope(tables), left_out(tables), f"An empty figure: {title}.", data, checks, documents)
    total = table[PARTS].sum(axis=1)
    bars_told = "; ".join(f"{name} {n:,}" for name, n in zip(data["name"], total, strict=True))
    return Told(
        title,
        f"Incidents by {counts.one} in {scope(tables)}",
        _caption(tables, counts, shown),
        f"Bar chart of incidents by {counts.one}. {bars_told}.",
        data,
        checks,
        documents,
    )


def _caption(tables: Tables, counts: Counted, shown: int) -> str:
    rest, missing = len(counts.table) - shown, len(counts.missing)
    others = f"{counted(rest, counts.one, counts.many)} with fewer incidents {be(rest)} not drawn." if rest > 0 else ""
    lacking = f"{counted(missing, 'incident')} {'has' if missing == 1 else 'have'} {counts.without}." if missing else ""
    several = "An incident counts for each of its actors." if counts.one == "actor" else ""
    unnamed_ones = (
        f"{counted(counts.nameless[0], 'actor')} without a name of their own, such as civilians, {be(counts.nameless[0])} summed up."
        if counts.nameless[0]
        else ""
    )
    said = [others, unnamed_ones, lacking, several, claims(counts.rows), left_out(tables)]
    return " ".join(text[0].upper() + text[1:] for text in said if text)


def _top(counts: Counted) -> tuple[list[str], int]:
    """The names of those with most incidents, and how many these are."""
    total = counts.table[PARTS].sum(axis=1)
    most = int(total.max())
    return [brief(str(name)) for name in counts.table.loc[total == most, "name"]], most


def _type_title(counts: Counted) -> str:
    if counts.table.empty:
        return "No incidents"
    top, most = _top(counts)
    every = len(counts.rows)
    if len(counts.table) == 1:
        return f"{'The only incident' if every == 1 else f'All {every:,} incidents'}: {top[0].lower()}"
    if len(top) == 1:
        return f"{top[0]} is the commonest type of incident: {share(most, every)}"
    names = listed([top[0], *(name.lower() for name in top[1:])], 3)
    return f"{names} are the commonest types, {most:,} of {every:,} incidents each"


def _actor_title(counts: Counted) -> str:
    return _the_most(counts, "had part in", f"{len(counts.rows):,}", "No incidents with a known party")


def _place_title(counts: Counted) -> str:
    known = len(counts.rows) - len(counts.missing)
    whole = f"{known:,}" + (f" with a known {counts.one}" if len(counts.missing) else "")
    return _the_most(counts, "saw", whole, f"No incidents with a known {counts.one}")


def _the_most(counts: Counted, verb: str, whole: str, none: str) -> str:
    if counts.table.empty:
        return none
    top, most = _top(counts)
    if len(counts.rows) == 1:
        return f"The only incident: {'in ' if verb == 'saw' else ''}{listed(top, 3)}"
    return opening(f"{listed(top, 3)} {verb} the most incidents: {most:,} of {whole}{' each' if len(top) > 1 else ''}")
