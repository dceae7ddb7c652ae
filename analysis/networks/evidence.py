"""Signed evidence: what each sentence asserts of how two actors stand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.networks.levels import homes, unnamed
from analysis.tables import Tables

COLUMNS = (
    "actor_a",
    "actor_b",
    "sign",
    "claimed",
    "date_start",
    "date_end",
    "doc_id",
    "sentence_id",
    "start",
    "end",
    "relation_id",
)
_PIECE = ["actor_a", "actor_b", "sentence_id", "sign"]


def evidence(tables: Tables, level: str = "actor", claims: bool = True, with_unnamed: bool = False) -> pd.DataFrame:
    """Give the evidence of the tables, one row per piece, at the level of actors, their parents or countries.

    Columns: `actor_a`, `actor_b` (in the order of the alphabet), `sign` (−1, 1), `claimed` (only said by someone whom the
    document quotes), `date_start` and `date_end` (days of the event, else of the publication; missing where unknown),
    `doc_id`, `sentence_id`, `start` and `end` (of the words, in the document), `relation_id` (the row of relations it comes
    from). Without `claims`, what is only claimed is left out; so is, unless `with_unnamed`, what concerns actors without a name:
    the gunmen of two stories are not one actor. Raises ValueError for a level that is none.
    """
    found = evidence_of(tables.relations, tables.events, tables.documents, tables.actors, level, claims)
    return found if with_unnamed else between_named(tables, found)


def between_named(tables: Tables, pairs: pd.DataFrame) -> pd.DataFrame:
    """Give the pairs (`actor_a`, `actor_b`) of which both have a name of their own, numbered anew."""
    nameless = list(unnamed(tables.actors))
    return pairs[~(pairs["actor_a"].isin(nameless) | pairs["actor_b"].isin(nameless))].reset_index(drop=True)


def evidence_of(
    relations: pd.DataFrame,
    events: pd.DataFrame,
    documents: pd.DataFrame,
    actors: pd.DataFrame | None = None,
    level: str = "actor",
    claims: bool = True,
) -> pd.DataFrame:
    """Give the same from single tables; the actors table is needed for the levels above single actors.

    A piece of evidence is what one sentence asserts of a pair with one sign: said twice in it, it counts once, and once as
    a fact where it is both fact and claim. What is future, hypothetical or negated, has no sign or joins an actor to
    itself is no evidence.
    """
    if level != "actor" and actors is None:
        raise ValueError(f"the level '{level}' needs the actors table")
    kept = relations[(relations["sign"].fillna(0) != 0) & (relations["modality"] == "asserted")]
    if not claims:
        kept = kept[kept["attributed_to"] == ""]
    frame = _dated(_pairs(kept, homes(actors, level) if actors is not None else {}), kept, events, documents)
    frame = frame[frame["actor_a"] != frame["actor_b"]]
    # In one sentence a fact outweighs a claim of the same, and what has a date what has none (missing dates sort last)
    frame = frame.sort_values([*_PIECE, "claimed", "date_start", "relation_id"], kind="stable")
    return frame.drop_duplicates(_PIECE)[list(COLUMNS)].reset_index(drop=True)


def _pairs(kept: pd.DataFrame, home: dict[str, str]) -> pd.DataFrame:
    ends = [np.array([home.get(i, i) for i in kept[side]], dtype=object) for side in ("source_id", "target_id")]
    first = ends[0] <= ends[1] if len(kept) else np.zeros(0, dtype=bool)
    return pd.DataFrame(
        {
            "actor_a": pd.Series(np.where(first, ends[0], ends[1]), dtype="str"),
            "actor_b": pd.Series(np.where(first, ends[1], ends[0]), dtype="str"),
            "sign": np.sign(kept["sign"].to_numpy(dtype="int64")),
            "claimed": (kept["attributed_to"] != "").to_numpy(dtype=bool),
            **{name: kept[name].to_numpy() for name in ("doc_id", "sentence_id", "start", "end", "relation_id")},
        }
    )


def _dated(frame: pd.DataFrame, kept: pd.DataFrame, events: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    days = events.drop_duplicates("event_id").set_index("event_id")[["date_start", "date_end"]]
    days = days.reindex(kept["event_id"]).reset_index(drop=True).astype("datetime64[s]")
    published = documents.drop_duplicates("doc_id").set_index("doc_id")["published"].reindex(kept["doc_id"])
    printed = published.reset_index(drop=True).astype("datetime64[s]")
    start = days["date_start"].fillna(days["date_end"]).fillna(printed)
    end = days["date_end"].fillna(start)
    return frame.assign(date_start=start, date_end=end)
