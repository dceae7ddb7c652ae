"""Which words a row came from: rows of any table as places in sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from analysis.networks.levels import LEVELS, homes
from analysis.tables import Tables

#: What is pointed at: the number of the row that asks, the sentence, the words (offsets into the document; -1: the
#: whole sentence), and the event or relation that was read there (empty for none).
COLUMNS = ["row", "sentence_id", "start", "end", "event_id", "relation_id"]


def pointers(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Give the places that rows of any table came from, row by row; raises ValueError where they lead to no sentence."""
    for wanted, give in _WAYS:
        if wanted <= set(rows.columns):
            numbered = rows.reset_index(drop=True).assign(row=range(len(rows)))
            return _places(give(numbered, tables)).sort_values("row", kind="stable", ignore_index=True)
    known = "; ".join(" and ".join(sorted(wanted)) for wanted, _ in _WAYS)
    raise ValueError(
        f"these rows lead to no sentence: their columns are {', '.join(map(str, rows.columns))}; one of "
        f"these is needed: {known}"
    )


def _places(found: pd.DataFrame) -> pd.DataFrame:
    """The columns of a pointer, in order, those that are missing filled."""
    blank: dict[str, Any] = {"start": -1, "end": -1, "event_id": "", "relation_id": ""}
    found = found.assign(**{name: value for name, value in blank.items() if name not in found})
    return found[COLUMNS].astype({"start": "int64", "end": "int64"})


def _spans(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Rows of events, relations, mentions or sentences, and whatever was made of these."""
    whole = {"text", "passage", "sentence"} <= set(rows.columns)
    return rows.assign(start=-1, end=-1) if whole else rows


def _by_event(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    return rows[["row", "event_id"]].merge(tables.events[["event_id", "sentence_id", "start", "end"]], on="event_id")


def _by_incident(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    events = tables.events[["incident_id", "event_id", "sentence_id", "start", "end"]]
    return rows[["row", "incident_id"]].merge(events, on="incident_id")


def _by_tie(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Pairs that stand together or apart: the signed and asserted relations between them.

    Whether a row is about actors, their parents or countries is told by its count of evidence.
    """
    said = tables.relations[(tables.relations["sign"] != 0) & (tables.relations["modality"] == "asserted")]
    home = [{} if level == "actor" else homes(tables.actors, level) for level in LEVELS]
    levels = [_between(rows, said, found) for found in home]
    counts = [found.drop_duplicates(["row", "sentence_id", "sign"])["row"].value_counts() for found in levels]
    wanted = (rows["n_positive"] + rows["n_negative"]).astype("int64")
    fits = [rows["row"].map(count).fillna(0).astype("int64") == wanted for count in counts]
    level_of = pd.Series(np.select(fits, range(len(LEVELS)), 0), index=rows["row"])
    return pd.concat([found[found["row"].map(level_of) == level] for level, found in enumerate(levels)])


def _between(rows: pd.DataFrame, said: pd.DataFrame, home: dict[str, str]) -> pd.DataFrame:
    source, target = (
        said[end].map(lambda actor: home.get(actor, actor)).astype("str") for end in ("source_id", "target_id")
    )
    forward = said.assign(actor_a=source, actor_b=target)
    both = pd.concat([forward, forward.rename(columns={"actor_a": "actor_b", "actor_b": "actor_a"})])
    return rows[["row", "actor_a", "actor_b"]].merge(both.drop(columns="event_id"), on=["actor_a", "actor_b"])


def _by_meeting(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Pairs named together: the mentions of both in every window that holds both."""
    named = _with_window(tables, rows)
    found = [_mentions_of(rows, named, end) for end in ("actor_a", "actor_b")]
    a, b = (set(zip(one["row"], one["key"], strict=True)) for one in found)
    both, places = a & b, pd.concat(found, ignore_index=True)
    inside = np.array([pair in both for pair in zip(places["row"], places["key"], strict=True)], dtype=bool)
    return places[inside].sort_values(["row", "doc_id", "start"], kind="stable")


def _with_window(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """The mentions of these actors, once for each kind of window that is asked for, with the window's `key`."""
    wanted = tables.mentions[tables.mentions["actor_id"].isin({*rows["actor_a"], *rows["actor_b"]})]
    passage = wanted["sentence_id"].map(tables.sentences.set_index("sentence_id")["passage"]).astype("str")
    keys = {
        "sentence": wanted["sentence_id"],
        "passage": wanted["doc_id"] + "\n" + passage,
        "document": wanted["doc_id"],
    }
    kinds = [wanted.assign(window=window, key=keys[window]) for window in sorted(set(rows["window"]))]
    return pd.concat(kinds) if kinds else wanted.assign(window="", key="")


def _mentions_of(rows: pd.DataFrame, named: pd.DataFrame, end: str) -> pd.DataFrame:
    asked = rows[["row", end, "window"]].rename(columns={end: "actor_id"})
    return asked.merge(named, on=["actor_id", "window"])


def _by_incidents(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Rows that sum up several incidents."""
    each = rows[["row", "incident_ids"]].assign(incident_id=rows["incident_ids"].str.split("; ")).explode("incident_id")
    return _by_incident(each, tables)


def _by_actor(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    return rows[["row", "actor_id"]].merge(tables.mentions[["actor_id", "sentence_id", "start", "end"]], on="actor_id")


def _by_place(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    return rows[["row", "place"]].merge(tables.events[["place", "event_id", "sentence_id", "start", "end"]], on="place")


def _by_document(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    return rows[["row", "doc_id"]].merge(tables.sentences[["doc_id", "sentence_id"]], on="doc_id")


#: The columns that a way needs, the most telling first; and the way.
_WAYS: tuple[tuple[set[str], Callable[[pd.DataFrame, Tables], pd.DataFrame]], ...] = (
    ({"sentence_id", "start", "end"}, _spans),
    ({"incident_id"}, _by_incident),
    ({"incident_ids"}, _by_incidents),
    ({"event_id"}, _by_event),
    ({"actor_a", "actor_b", "window"}, _by_meeting),
    ({"actor_a", "actor_b", "n_positive", "n_negative"}, _by_tie),
    ({"actor_id"}, _by_actor),
    ({"place"}, _by_place),
    ({"doc_id"}, _by_document),
)
