"""Figures of who is in the news."""

from __future__ import annotations

import pandas as pd

from analysis.charts.chart import Chart, Told, canvas, drawn, empty, shorten
from analysis.charts.source import scope, sources
from analysis.charts.theme import COOPERATION, FAINT, INK, SIZES
from analysis.findings.text import be, counted, share
from analysis.tables import Tables

_ROW = 0.21  # inches per bar


@drawn
def most_mentioned(tables: Tables, most: int = 15, width: str = "two") -> Chart:
    """Draw the actors named most as bars, the rest summed up as others; at most `most` bars."""
    ranked = tables.actors.sort_values(["n_mentions", "actor_id"], ascending=[False, True])
    shown, rest = ranked.head(most), ranked.iloc[most:]
    data = shown[["actor_id", "name", "kind", "n_mentions", "n_sentences", "n_documents"]].reset_index(drop=True)
    told = _most_mentioned(tables, data, rest)
    if data.empty:
        return empty(told, f"no actor is named in {scope(tables)}", width)
    labels = [*data["name"], *([f"{counted(len(rest), 'other')}"] if len(rest) else [])]
    values = [*data["n_mentions"].astype(int), *([int(rest["n_mentions"].sum())] if len(rest) else [])]
    chart, ax = canvas(told, 0.35 + _ROW * len(labels), width)
    room = chart.get_figwidth() * 0.32
    ax.barh(range(len(values)), values, color=[*[COOPERATION] * len(data), *([FAINT] if len(rest) else [])], height=0.7)
    ax.set_yticks(range(len(labels)), [shorten(str(label), SIZES["label"], room) for label in labels])
    ax.tick_params(axis="y", labelcolor=INK)
    ax.invert_yaxis()
    ax.bar_label(ax.containers[0], labels=[f"{v:,}" for v in values], padding=3, size=SIZES["label"])  # type: ignore[arg-type]
    ax.set_xticks([])
    ax.spines[["bottom", "left"]].set_visible(False)
    ax.margins(x=0.08, y=0.01)
    return chart


def _most_mentioned(tables: Tables, data: pd.DataFrame, rest: pd.DataFrame) -> Told:
    every = int(tables.actors["n_mentions"].sum())
    checks, documents = sources(tables, "actors")
    if data.empty:
        return Told(
            "No actor is named", scope(tables), "", "An empty figure: no actor is named.", data, checks, documents
        )
    top = data[data["n_mentions"] == data["n_mentions"].max()]
    count = int(top["n_mentions"].iloc[0])
    title = (
        f"{top['name'].iloc[0]} is named most: {share(count, every)} mentions"
        if len(top) == 1
        else f"{counted(len(top), 'actor')} share the most mentions, {count:,} each of {every:,}"
    )
    left = f" {counted(len(rest), 'other')} {be(len(rest))} summed up in the last bar." if len(rest) else ""
    bars = "; ".join(f"{name} {n:,}" for name, n in zip(data["name"], data["n_mentions"], strict=True))
    return Told(
        title,
        f"Mentions of actors in {scope(tables)}",
        "Names, short names, pronouns and descriptions that were resolved count alike; whoever was not recognised "
        f"is not counted.{left}",
        f"Bar chart of mentions by actor. {bars}.{left}",
        data,
        checks,
        documents,
    )
