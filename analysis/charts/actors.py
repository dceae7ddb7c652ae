"""Figures of who is in the news: by mentions, and by the part taken in events."""

from __future__ import annotations

import pandas as pd

from analysis.charts.bars import Bar, bars, fitting
from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.key import Entry
from analysis.charts.lettering import brief
from analysis.charts.sheet import empty
from analysis.charts.source import scope, sources
from analysis.charts.theme import PLAIN, STRESSED
from analysis.findings.text import be, counted, listed, number, opening
from analysis.networks.levels import unnamed
from analysis.tables import Tables

_LOOKS = (Entry("", STRESSED), Entry("", PLAIN))


@drawn
def most_mentioned(tables: Tables, most: int = 15, width: str = "two") -> Chart:
    """Draw the actors named most as bars, those that the title speaks of darker; at most `most`, the rest summed up.

    Actors without a name of their own, such as civilians, are summed up too.
    """
    every = tables.actors[tables.actors["n_mentions"].fillna(0) > 0]
    ranked = every.sort_values(["n_mentions", "actor_id"], ascending=[False, True])
    ranked = ranked[~ranked["actor_id"].isin(unnamed(ranked))]
    told = _told(tables, every, ranked, most)
    if ranked.empty:
        return empty(told, f"No actor is named in {scope(tables)}", width)
    nameless = len(every) - len(ranked)
    shown = min(most, fitting(told, width, used=0.2 + 0.2 * bool(nameless)))
    told = _told(tables, every, ranked, shown)
    counts = ranked["n_mentions"].astype(int).tolist()
    rows = [
        Bar(str(name), (n, 0) if n == counts[0] else (0, n)) for name, n in zip(ranked["name"], counts, strict=True)
    ]
    rest = rows[shown:]
    if rest:
        rows = [*rows[:shown], Bar(counted(len(rest), "other"), (0, 0), f"{sum(counts[shown:]):,} together")]
    if nameless:
        times = int(every["n_mentions"].sum()) - sum(counts)
        rows.append(Bar(f"{number(nameless)} without a name", (0, 0), f"{times:,} together"))
    return bars(told, rows, _LOOKS, width)


def _told(tables: Tables, every: pd.DataFrame, ranked: pd.DataFrame, shown: int) -> Told:
    checks, documents = sources(tables, "actors")
    data = ranked[["actor_id", "name", "kind", "n_mentions", "n_sentences", "n_documents"]].head(shown)
    data = data.reset_index(drop=True)
    if data.empty:
        words = ("No actor is named", scope(tables), "", "An empty figure: no actor is named.")
        return Told(*words, data, checks, documents)
    rest = len(ranked) - len(data)
    left = f" {counted(rest, 'other').capitalize()} {be(rest)} summed up below the bars." if rest else ""
    nameless = len(every) - len(ranked)
    left += f" So {be(nameless)} {number(nameless)} without a name of their own, such as civilians." if nameless else ""
    told = "; ".join(f"{name} {n:,}" for name, n in zip(data["name"], data["n_mentions"], strict=True))
    return Told(
        _title(ranked, int(every["n_mentions"].sum())),
        f"Mentions of actors in {scope(tables)}",
        "Names, short names, pronouns and descriptions that were resolved count alike; whoever was not recognised "
        f"is not counted.{left}",
        f"Bar chart of mentions by actor. {told}.{left}",
        data,
        checks,
        documents,
    )


def _title(ranked: pd.DataFrame, every: int) -> str:
    count = int(ranked["n_mentions"].iloc[0])
    top = [brief(str(name)) for name in ranked.loc[ranked["n_mentions"] == count, "name"]]
    if len(ranked) == 1:
        return f"Only {top[0]} is named, in {counted(count, 'mention')}"
    return opening(f"{listed(top, 3)} got the most mentions: {count:,} of {every:,}{' each' if len(top) > 1 else ''}")
