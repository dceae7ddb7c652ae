"""The actors table: everyone the documents name, known or new, with the parents they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.actors.mention import NewActor
from analysis.knowledge import Knowledge
from analysis.tables import typed


def actor_rows(
    mentions: pd.DataFrame,
    events: pd.DataFrame,
    participants: pd.DataFrame,
    relations: pd.DataFrame,
    new: Mapping[str, NewActor],
    knowledge: Knowledge,
) -> pd.DataFrame:
    """Give one row per actor that another table refers to, parents included; counts are of mentions of any kind."""
    groups = mentions.groupby("actor_id", sort=False)
    counts = groups.agg(
        n_mentions=("mention_id", "size"), n_sentences=("sentence_id", "nunique"), n_documents=("doc_id", "nunique")
    )
    named = mentions[mentions["method"] != "coreference"]
    aliases = named.groupby("actor_id")["text"].agg(lambda texts: "; ".join(dict.fromkeys(texts))).to_dict()
    wanted = _referred(mentions, events, participants, relations)
    rows = [_row(actor_id, knowledge, new) for actor_id in sorted(_with_parents(wanted, knowledge, new))]
    for row in rows:
        row["aliases"] = aliases.get(row["actor_id"], "")
        for name in ("n_mentions", "n_sentences", "n_documents"):
            row[name] = counts[name].get(row["actor_id"], 0)
    return typed("actors", rows)


def _referred(
    mentions: pd.DataFrame, events: pd.DataFrame, participants: pd.DataFrame, relations: pd.DataFrame
) -> set[str]:
    columns = (
        mentions["actor_id"],
        events["attributed_to"],
        participants["actor_id"],
        relations["source_id"],
        relations["target_id"],
        relations["attributed_to"],
    )
    return {actor_id for column in columns for actor_id in column.unique() if actor_id}


def _with_parents(wanted: Iterable[str], knowledge: Knowledge, new: Mapping[str, NewActor]) -> set[str]:
    found: set[str] = set()
    for actor_id in wanted:
        while actor_id and actor_id not in found:
            found.add(actor_id)
            actor_id = _parent(actor_id, knowledge, new)
    return found


def _parent(actor_id: str, knowledge: Knowledge, new: Mapping[str, NewActor]) -> str:
    if actor_id in knowledge.actors:
        return knowledge.actors[actor_id].parent
    return new[actor_id].parent if actor_id in new else ""


def _row(actor_id: str, knowledge: Knowledge, new: Mapping[str, NewActor]) -> dict[str, Any]:
    known = knowledge.actors.get(actor_id)
    actor = known or new.get(actor_id) or NewActor(actor_id, actor_id, "organisation")
    return {
        "actor_id": actor_id,
        "name": actor.name,
        "kind": actor.kind,
        "sector": actor.sector,
        "country": actor.country,
        "parent_id": actor.parent,
        "in_knowledge_base": known is not None,
    }
