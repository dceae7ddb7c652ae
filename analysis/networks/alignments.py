"""Alignments: who stands with whom and against whom, from the evidence of the relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.networks.evidence import between_named, evidence, evidence_of
from analysis.tables import Tables, typed

_Z = 1.959964  # of a 95 % interval


def ties(tables: Tables, level: str = "actor", claims: bool = True, with_unnamed: bool = False) -> pd.DataFrame:
    """Give the alignments of tables at the level of actors, their parents or countries, one row per pair.

    The columns are those of the alignments table. Without `claims`, what is only claimed by someone is left out; so are,
    unless `with_unnamed`, actors without a name: the gunmen of two stories are not one actor, and would tie together networks
    that have nothing to do with each other. Raises ValueError for a level that is none.
    """
    if level == "actor" and claims:  # as built: it notes what an analyst corrected
        return tables.alignments if with_unnamed else between_named(tables, tables.alignments)
    return alignments_of(evidence(tables, level, claims, with_unnamed))


def alignments(
    relations: pd.DataFrame,
    events: pd.DataFrame,
    documents: pd.DataFrame,
    actors: pd.DataFrame | None = None,
    level: str = "actor",
    claims: bool = True,
) -> pd.DataFrame:
    """Give one row per pair of actors with signed evidence, at the level of actors, their parents or countries.

    What a piece of evidence is stands with `evidence_of`; the columns with `alignments_of`. Without `claims`, what is only
    claimed by someone is left out.
    """
    return alignments_of(evidence_of(relations, events, documents, actors, level, claims))


def alignments_of(evidence: pd.DataFrame) -> pd.DataFrame:
    """Give the alignments table of pieces of evidence (`networks.evidence`), sorted by pair.

    `balance` is (for − against) / all, from −1 to 1; `sign` is its sign, 0 where there is as much for as against. `low` and
    `high` bound the balance by the 95 % score interval of the share of evidence that is for (Wilson, 1927; recommended for
    few pieces by Brown, Cai and DasGupta, 2001), stretched from 0 … 1 to −1 … 1. The interval takes pieces as independent:
    where one story is printed many times it is too narrow. `first_date` and `last_date` enclose all dated evidence.
    """
    signs = evidence["sign"]
    pieces = evidence.assign(positive=(signs > 0).astype("int64"), negative=(signs < 0).astype("int64"))
    groups = pieces.groupby(["actor_a", "actor_b"], sort=True)
    counts = groups.agg(
        positive=("positive", "sum"),
        negative=("negative", "sum"),
        claimed=("claimed", "sum"),
        documents=("doc_id", "nunique"),
        first=("date_start", "min"),
        last=("date_end", "max"),
    )
    rows = [row(a, b, Said(*said)) for (a, b), *said in counts.itertuples(name=None)]
    return typed("alignments", rows)


@dataclass(slots=True)
class Said:
    """What is said of a pair: pieces for and against, those only claimed, documents, first and last day."""

    positive: int = 0
    negative: int = 0
    claimed: int = 0
    documents: int = 0
    first: Any = None
    last: Any = None


def row(a: str, b: str, said: Said) -> dict[str, Any]:
    """Give the row of a pair of actors in the alignments table."""
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
    # At none and at all of them the ends are known exactly; arithmetic misses them by a rounding
    low = 0.0 if successes == 0 else max(0.0, float(middle - half))
    return low, 1.0 if successes == trials else min(1.0, float(middle + half))
