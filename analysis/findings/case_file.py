"""What the tables say of one actor."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.findings import alignments, comentions
from analysis.findings.names import country_name, distinct, find, named, names, split
from analysis.findings.text import Text, counted, listed, of_them, paragraph
from analysis.networks.levels import unnamed
from analysis.tables import Tables


def most_involved(tables: Tables, n: int = 1) -> list[str]:
    """Give the ids of the actors who take part in most events; of equals, the more often mentioned first.

    Who has no name of his own comes last: there is no file on gunmen, here and there.
    """
    events = tables.participants.drop_duplicates(["event_id", "actor_id"])["actor_id"].value_counts()
    nameless = tables.actors["actor_id"].isin(unnamed(tables.actors))
    ranked = tables.actors.assign(n_events=tables.actors["actor_id"].map(events).fillna(0), nameless=nameless)
    order = ["nameless", "n_events", "n_mentions", "actor_id"]
    return list(ranked.sort_values(order, ascending=[True, False, False, True])["actor_id"].head(n))


def chosen(tables: Tables, wanted: str) -> str:
    """Give the id of the actor named by id, name or alias; of the most involved one where nothing is named.

    Empty where the documents name no actor at all. Raises ValueError that names near ones where no actor is so called.
    """
    return find(tables, wanted) if wanted else next(iter(most_involved(tables)), "")


def about(tables: Tables, actor: str) -> Text:
    """Say what the actor is, under which names it is met and how often."""
    if not actor:
        return paragraph("These documents name no actor")
    of = tables.actors[tables.actors["actor_id"] == actor].iloc[0]
    known = names(tables)
    kind = str(of["kind"]).replace("_", " ")
    parent = f", part of {known.get(of['parent_id'], of['parent_id'])}" if of["parent_id"] else ""
    country = f", {country_name(of['country'])}" if of["country"] and of["kind"] != "country" else ""
    met = [alias for alias in distinct(split(of["aliases"])) if alias != of["name"]]
    return paragraph(
        f"{of['name']} ({kind}{parent}{country}) is named {counted(int(of['n_mentions']), 'time')}, in "
        f"{counted(int(of['n_sentences']), 'sentence')} of {counted(int(of['n_documents']), 'document')}",
        f"It is also met as {listed(met, 8)}" if met else "",
        "" if of["in_knowledge_base"] else "The knowledge files do not have it: what it is comes from the text",
    )


def incidents(tables: Tables, actor: str) -> pd.DataFrame:
    """Give the incidents in which the actor is a source or a target, with `part` saying which."""
    rows = tables.incidents
    acts = rows["sources"].map(lambda cell: actor in split(cell)).astype(bool)
    suffers = rows["targets"].map(lambda cell: actor in split(cell)).astype(bool)
    part = pd.Series("source", index=rows.index, dtype="str").mask(~acts, "target").mask(acts & suffers, "both")
    return rows.assign(part=part)[acts | suffers].sort_values(["date_start", "incident_id"])


def deeds(tables: Tables, actor: str) -> Text:
    """Say in how many incidents the actor acts and in how many it is acted upon."""
    rows = incidents(tables, actor)
    if rows.empty:
        return paragraph("No incident has this actor for a party")
    acts, suffers = int((rows["part"] != "target").sum()), int((rows["part"] != "source").sum())
    kinds = rows["type"].value_counts()
    common = sorted(kinds.index, key=lambda kind: (-kinds[kind], kind))
    claimed = int((rows["attributed_to"] != "").sum())
    return paragraph(
        f"It takes part in {counted(len(rows), 'incident')}: it acts in {acts:,} and is acted upon in {suffers:,}",
        f"Their types: {listed([f'{kind} ({kinds[kind]:,})' for kind in common], 6)}",
        f"{of_them(claimed)} only claimed by someone" if claimed else "",
    )


def ties(tables: Tables, actor: str) -> pd.DataFrame:
    """Give the alignments of the actor; `other` names whom it stands with or against, `other_id` is that actor's id."""
    rows = alignments.ties(tables, with_unnamed=True)  # whoever it stands against, civilians too
    rows = rows[(rows["actor_a"] == actor) | (rows["actor_b"] == actor)]
    other = rows["actor_b"].where(rows["actor_a"] == actor, rows["actor_a"])
    return rows.assign(other=named(tables, other), other_id=other).sort_values(["sign", "balance", "other_id"])


def sides(tables: Tables, actor: str) -> Text:
    """Say whom the actor stands with and against."""
    rows = ties(tables, actor)
    with_, against = (list(rows.loc[rows["sign"] == sign, "other"]) for sign in (1, -1))
    if not with_ and not against:
        return paragraph("The documents do not say whom it stands with or against")
    return paragraph(
        f"It stands with {listed(with_, 8)}" if with_ else "The documents name no one it stands with",
        f"It stands against {listed(against, 8)}" if against else "They name no one it stands against",
    )


def company(tables: Tables, actor: str, window: str = "sentence") -> pd.DataFrame:
    """Give the pairs of the actor with those named in one window with it, the most frequent first; `other` is a name."""
    rows = comentions.pairs(tables, window)
    rows = rows[(rows["actor_a"] == actor) | (rows["actor_b"] == actor)]
    other = rows["actor_b"].where(rows["actor_a"] == actor, rows["actor_a"])
    return rows.assign(other=named(tables, other), other_id=other).sort_values(
        ["n", "p_value", "other_id"], ascending=[False, True, True]
    )


def only(tables: Tables, actor: str) -> Tables:
    """Give the tables with the incidents and ties of the actor alone, for figures of it."""
    mine = tables.alignments["actor_a"].eq(actor) | tables.alignments["actor_b"].eq(actor)
    return replace(tables, incidents=incidents(tables, actor), alignments=tables.alignments[mine])
