"""Alignments: who stands with whom and against whom, from the evidence of the relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.tables import typed

LEVELS = ("actor", "parent", "country")
_Z = 1.959964  # of a 95 % interval


def alignments(
    relations: pd.DataFrame,
    events: pd.DataFrame,
    documents: pd.DataFrame,
    actors: pd.DataFrame | None = None,
    level: str = "actor",
) -> pd.DataFrame:
    """Give one row per pair of actors with signed evidence, at the level of actors, their parents or countries.

    A piece of evidence is what one sentence asserts of a pair with one sign; said twice in it, it counts once. What is
    future, hypothetical or negated counts nowhere. `balance` is (for − against) / all; `low` and `high` bound it by the
    95 % interval of Wilson (1927) for the share of evidence that is for, mapped to −1 … 1. `sign` is that of the
    balance, 0 where it is even.
    """
    signed = _evidence(relations, events, documents)
    if level != "actor":
        signed = _rolled_up(signed, actors, level)
    rows = [_row(str(a), str(b), group) for (a, b), group in signed.groupby(["a", "b"], sort=True)]
    return typed("alignments", rows)


def _evidence(relations: pd.DataFrame, events: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Signed and asserted relations as (a, b, sign, sentence, document, claimed, date), each piece once."""
    signed = relations[(relations["sign"] != 0) & (relations["modality"] == "asserted")]
    frame = pd.DataFrame(
        {
            "a": signed[["source_id", "target_id"]].min(axis=1),
            "b": signed[["source_id", "target_id"]].max(axis=1),
            "sign": signed["sign"].astype("int64"),
            "sentence_id": signed["sentence_id"],
            "doc_id": signed["doc_id"],
            "claimed": signed["attributed_to"] != "",
        }
    )
    dated = signed["event_id"].map(dict(zip(events["event_id"], events["date_start"], strict=True)))
    published = signed["doc_id"].map(dict(zip(documents["doc_id"], documents["published"], strict=True)))
    frame["date"] = pd.to_datetime(dated).fillna(pd.to_datetime(published))
    # A fact outweighs the same tie as a claim in the same sentence
    frame = frame.sort_values(["a", "b", "sentence_id", "sign", "claimed"], kind="stable")
    return frame.drop_duplicates(["a", "b", "sentence_id", "sign"])


def _rolled_up(frame: pd.DataFrame, actors: pd.DataFrame | None, level: str) -> pd.DataFrame:
    if level not in LEVELS or actors is None:
        raise ValueError(f"a level is {', '.join(LEVELS)}, and needs the actors table; not '{level}'")
    home = homes(actors, level)
    a, b = frame["a"].map(home).fillna(frame["a"]), frame["b"].map(home).fillna(frame["b"])
    frame = frame.assign(a=np.minimum(a, b), b=np.maximum(a, b))
    return frame[frame["a"] != frame["b"]].drop_duplicates(["a", "b", "sentence_id", "sign"])


def homes(actors: pd.DataFrame, level: str) -> dict[str, str]:
    """Give, per actor, the actor it counts for: its topmost parent, or the country it belongs to."""
    parent = dict(zip(actors["actor_id"], actors["parent_id"], strict=True))
    states = actors[actors["kind"] == "country"]
    state = dict(zip(states["country"], states["actor_id"], strict=True))
    found = {}
    for actor_id, country in zip(actors["actor_id"], actors["country"], strict=True):
        top, steps = actor_id, 0
        while parent.get(top) and steps < 10:
            top, steps = parent[top], steps + 1
        found[actor_id] = state.get(country, top) if level == "country" else top
    return found


def _row(a: str, b: str, group: pd.DataFrame) -> dict[str, Any]:
    weighed = Evidence(
        int((group["sign"] > 0).sum()),
        int((group["sign"] < 0).sum()),
        int(group["claimed"].sum()),
        int(group["doc_id"].nunique()),
        group["date"].min(),
        group["date"].max(),
    )
    return row(a, b, weighed)


@dataclass(slots=True)
class Evidence:
    """What is said of a pair: pieces for and against, those only claimed, documents, first and last day."""

    positive: int = 0
    negative: int = 0
    claimed: int = 0
    documents: int = 0
    first: Any = None
    last: Any = None


def row(a: str, b: str, said: Evidence) -> dict[str, Any]:
    """Give the row of a pair of actors."""
    trials = said.positive + said.negative
    low, high = wilson(said.positive, trials)
    return {
        "actor_a": a,
        "actor_b": b,
        "n_positive": said.positive,
        "n_negative": said.negative,
        "n_claimed": said.claimed,
        "balance": (said.positive - said.negative) / trials,
        "low": 2 * low - 1,
        "high": 2 * high - 1,
        "sign": int(np.sign(said.positive - said.negative)),
        "first_date": said.first,
        "last_date": said.last,
        "n_documents": said.documents,
    }


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Give the 95 % interval of a share (Wilson, 1927); (0, 1) where there is no trial."""
    if trials == 0:
        return 0.0, 1.0
    share, square = successes / trials, _Z**2
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = _Z * np.sqrt(share * (1 - share) / trials + square / (4 * trials**2)) / (1 + square / trials)
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))
