"""What the tables say of who is in the news."""

from __future__ import annotations

import pandas as pd

from analysis.findings.names import distinct, names, split
from analysis.findings.text import Text, be, counted, listed, of_them, paragraph, ranked, share
from analysis.networks.levels import unnamed
from analysis.tables import Tables


def who(tables: Tables) -> Text:
    """Say how many actors the documents name, and which ones most."""
    read = int((tables.documents["status"] == "read").sum())
    if tables.actors.empty:
        return paragraph(
            f"{counted(read, 'document')} with {counted(len(tables.sentences), 'sentence')}: no actor is named"
        )
    top = _by_name(tables).sort_values(["n_mentions", "actor_id"], ascending=[False, True])
    if top.empty:
        return paragraph(
            f"No actor is named; {counted(len(tables.actors), 'actor')} without a name of their own are told of"
        )
    first, nameless = top.iloc[0], len(tables.actors) - len(top)
    return paragraph(
        f"{counted(read, 'document')} with {counted(len(tables.sentences), 'sentence')} "
        f"{'names' if read == 1 else 'name'} {counted(len(tables.actors), 'actor')}, {counted(len(tables.mentions), 'time')} in all",
        f"{of_them(nameless)} without a name of their own, such as civilians" if nameless else "",
        f"{first['name']} is named most: {share(int(first['n_mentions']), len(tables.mentions))} mentions, "
        f"in {counted(int(first['n_sentences']), 'sentence')}",
        f"Most mentions have {ranked(list(top['name']), list(top['n_mentions']))}" if len(top) > 1 else "",
    )


def _by_name(tables: Tables) -> pd.DataFrame:
    """The actors that have a name of their own."""
    return tables.actors[~tables.actors["actor_id"].isin(unnamed(tables.actors))]


def ranking(tables: Tables) -> pd.DataFrame:
    """Give the actors, those named most first, as a reader wants them: `kind` in words, `met_as` without doubles."""
    rows = tables.actors.sort_values(["n_mentions", "actor_id"], ascending=[False, True])
    met_as = rows["aliases"].map(lambda cell: "; ".join(distinct(split(cell)))).astype("str")
    return rows.assign(kind=rows["kind"].str.replace("_", " "), met_as=met_as)


def aliases(tables: Tables) -> Text:
    """Say which actors go by more than one name."""
    counts = tables.actors["aliases"].map(lambda cell: len(distinct(split(cell))))
    several = tables.actors[counts > 1].assign(n=counts[counts > 1])
    if several.empty:
        return paragraph("Every actor goes by one name only in these documents")
    most = several.sort_values(["n", "n_mentions", "actor_id"], ascending=[False, False, True]).iloc[0]
    return paragraph(
        f"{counted(len(several), 'actor')} {'goes' if len(several) == 1 else 'go'} by more than one name",
        f"{most['name']} is met under {counted(int(most['n']), 'name')}: {listed(distinct(split(most['aliases'])), 8)}",
    )


_METHODS = {
    "alias": "by a name that the knowledge files list",
    "gloss": "by a short form or name that the text itself explains",
    "appositive": "by a description beside a name",
    "title": "by a title",
    "coreference": "by a later short name or pronoun",
    "metonym": "by a place that stands for a power",
    "new": "as an actor that only the text knows",
}


def methods(tables: Tables) -> Text:
    """Say how mentions were resolved to actors, the commonest way first."""
    counts = tables.mentions["method"].value_counts()
    ways = [
        f"{count:,} {_METHODS[str(method)]}" for method, count in sorted(counts.items(), key=lambda m: (-m[1], m[0]))
    ]
    return paragraph(f"Of the mentions, {listed(ways, len(_METHODS))}" if ways else "There are no mentions to resolve")


def unknown(tables: Tables) -> Text:
    """Say how many actors the knowledge files do not have."""
    new = tables.actors[~tables.actors["in_knowledge_base"]]
    if new.empty:
        return paragraph(
            "Every actor that was found is in the knowledge files; whoever was not recognised is not counted"
        )
    return paragraph(
        f"{counted(len(new), 'actor')} {be(len(new))} known from the text alone ({listed(new['name'], 6)}): what they are "
        "is read from the words beside them, and two names for one of them may count as two actors"
    )


def roles(tables: Tables) -> Text:
    """Say who acts most and who is acted upon most, in events that are asserted."""
    events = tables.events.loc[tables.events["modality"] == "asserted", "event_id"]
    named = tables.participants["actor_id"].isin(_by_name(tables)["actor_id"])
    parts = tables.participants[tables.participants["event_id"].isin(events) & named]
    if parts.empty:
        return paragraph("No event with a named party is asserted")
    acting, acted = (_most(parts, role, names(tables)) for role in ("source", "target"))
    return paragraph(
        f"{acting[0]} acts most often, in {counted(acting[1], 'event')}" if acting else "",
        f"Most is done to {acted[0]}, in {counted(acted[1], 'event')}" if acted else "No event names a target",
    )


def _most(parts: pd.DataFrame, role: str, known: dict[str, str]) -> tuple[str, int] | None:
    """Give the actor most often in this role, and how often; the first by id of equals."""
    counts = parts.loc[parts["role"] == role].groupby("actor_id")["event_id"].nunique()
    if counts.empty:
        return None
    actor = str(counts.idxmax())
    return known.get(actor, actor), int(counts.max())
