"""Made-up tables of every size and kind, for the figures: the same seed gives the same tables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.networks.alignments import alignments
from analysis.tables import Tables, typed
from analysis.tables.schemas import TYPES

#: Names as they come: long, from right to left, with what other programs take for markup.
HARD = (
    "People's Revolutionary Council for the Liberation of the Northern and Eastern Provinces and Their Neighbouring Districts",
    "طالبان",
    "חמאס",
    "$50_million$ fund",
    "_underscored_",
    "<b>Bold & Sons</b>",
    "Supercalifragilisticexpialidociousorganisationwithoutanyspaceinitsnameatall",
    "A",
    r"\alpha^2",
    "Zażółć gęślą jaźń",
)


def world(
    incidents: int = 40,
    names: Sequence[str] | int = 12,
    *,
    seed: int = 0,
    dated: float = 0.7,
    claimed: float = 0.2,
    asserted: float = 0.9,
    years: int = 3,
) -> Tables:
    """Give tables with so many incidents, one event each, among these actors; shares as given."""
    rng = np.random.default_rng(seed)
    called = [f"Actor {i + 1}" for i in range(names)] if isinstance(names, int) else list(names)
    ids = np.array([f"actor-{i:03}" for i in range(len(called))])
    tables = Tables.empty()
    n = incidents
    documents = max(1, n // 5)
    published = pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 365 * years, documents), unit="D")
    tables.documents = typed(
        "documents",
        _filled(
            "documents",
            doc_id=[f"d{i}" for i in range(documents)],
            published=published,
            status=["read"] * documents,
        ),
    )
    tables.actors = typed(
        "actors",
        _filled(
            "actors",
            actor_id=ids,
            name=called,
            kind=["organisation"] * len(ids),
            in_knowledge_base=True,
            named=True,
            n_mentions=rng.zipf(1.6, len(ids)) % 5000,
        ),
    )
    tables.places = _places(max(2, min(60, n // 2)), rng)
    tables.incidents = _incidents(n, ids, tables.places, rng, dated, claimed, asserted, years)
    tables.events, tables.participants = _events(tables.incidents, documents)
    tables.relations = _relations(tables, ids, rng, claimed)
    tables.comentions = _comentions(ids, rng, n)
    tables.alignments = alignments(tables.relations, tables.events, tables.documents)
    return tables


def _filled(table: str, **columns: object) -> pd.DataFrame:
    """A frame with all columns of a table; text not given is empty, all else missing."""
    empty = typed(table, [])
    frame = pd.DataFrame(columns)
    return frame.reindex(columns=empty.columns)


def _places(n: int, rng: np.random.Generator) -> pd.DataFrame:
    number = np.arange(n)
    known = number % 4 > 0
    return typed(
        "places",
        _filled(
            "places",
            place=[f"place-{i}" for i in number],
            name=[f"Place {i}" if i % 7 else "Twin Town" for i in number],
            admin1=[f"Province {i % 6}" if i % 5 else "" for i in number],
            country=np.array(["AFG", "PAK", "IRN"])[number % 3],
            latitude=np.where(known, 33 + rng.normal(0, 2, n), np.nan),
            longitude=np.where(known, 67 + rng.normal(0, 3, n), np.nan),
        ),
    )


def _incidents(
    n: int,
    ids: np.ndarray,
    places: pd.DataFrame,
    rng: np.random.Generator,
    dated: float,
    claimed: float,
    asserted: float,
    years: int,
) -> pd.DataFrame:
    start = np.datetime64("2020-01-01", "D") + rng.integers(0, 365 * years, n)
    precision = rng.choice(["day", "month", "range", "year"], n, p=[0.8, 0.1, 0.06, 0.04])
    length = np.select([precision == "month", precision == "range", precision == "year"], [29, 12, 364], 0)
    known = rng.random(n) < dated
    where = rng.integers(-2, len(places), n)
    site = places.iloc[np.maximum(where, 0)].reset_index(drop=True)
    there = where >= 0
    a, b = _ranks(rng, n, len(ids)), _ranks(rng, n, len(ids))
    types = np.array(TYPES)[np.minimum(rng.zipf(1.5, n) - 1, 40) * 7 % len(TYPES)]
    low = np.where(rng.random(n) < 0.3, rng.geometric(0.15, n), -1)
    return typed(
        "incidents",
        _filled(
            "incidents",
            incident_id=[f"i{i:06}" for i in range(n)],
            type=types,
            date_start=np.where(known, start, np.datetime64("NaT")),
            date_end=np.where(known, start + length, np.datetime64("NaT")),
            date_precision=np.where(known, precision, ""),
            place=np.where(there, site["place"], ""),
            latitude=np.where(there, site["latitude"], np.nan),
            longitude=np.where(there, site["longitude"], np.nan),
            country=np.where(there, site["country"], ""),
            admin1=np.where(there, site["admin1"], ""),
            sources=ids[a],
            targets=np.where(a == b, "", ids[b]),
            killed_low=pd.Series(low).where(low >= 0).astype("Int64"),
            killed_high=pd.Series(low).where((low >= 0) & (low % 3 > 0)).astype("Int64"),
            n_events=1,
            n_documents=1,
            modality=np.where(rng.random(n) < asserted, "asserted", rng.choice(["future", "negated"], n)),
            attributed_to=np.where(rng.random(n) < claimed, ids[_ranks(rng, n, len(ids))], ""),
        ),
    )


def _ranks(rng: np.random.Generator, n: int, most: int) -> np.ndarray:
    return (rng.zipf(1.4, n) - 1) % most


def _events(incidents: pd.DataFrame, documents: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    n = len(incidents)
    shared = incidents[["incident_id", "type", "date_start", "date_end", "modality", "attributed_to"]]
    events = _filled("events", event_id=[f"e{i:06}" for i in range(n)], doc_id=[f"d{i % documents}" for i in range(n)])
    events = events.assign(
        sentence_id=[f"s{i}" for i in range(n)],
        trigger="did",
        quad="material conflict",
        **{c: shared[c] for c in shared},
    )
    source = pd.DataFrame({"event_id": events["event_id"], "role": "source", "actor_id": incidents["sources"]})
    target = pd.DataFrame({"event_id": events["event_id"], "role": "target", "actor_id": incidents["targets"]})
    taking = pd.concat([source, target[target["actor_id"] != ""]], ignore_index=True)
    return typed("events", events), typed("participants", taking.assign(mention_id=""))


def _relations(tables: Tables, ids: np.ndarray, rng: np.random.Generator, claimed: float) -> pd.DataFrame:
    """Some signed statements: two camps, and ties that do not fit them."""
    n = min(4 * len(ids), len(tables.events), 600)
    a, b = _ranks(rng, n, len(ids)), rng.integers(0, len(ids), n)
    fits = rng.random(n) < 0.85
    sign = np.where((a % 2 == b % 2) == fits, 1, -1)
    events = tables.events.iloc[:n]
    return typed(
        "relations",
        _filled(
            "relations",
            directed=False,
            relation_id=[f"r{i}" for i in range(n)],
            source_id=ids[a],
            target_id=ids[b],
            kind=np.where(sign > 0, "supports", "fights"),
            sign=sign,
            basis="stated",
            event_id=events["event_id"].to_numpy(),
            sentence_id=events["sentence_id"].to_numpy(),
            doc_id=events["doc_id"].to_numpy(),
            modality="asserted",
            attributed_to=np.where(rng.random(n) < claimed, ids[0], ""),
        ),
    )[a != b].reset_index(drop=True)


def _comentions(ids: np.ndarray, rng: np.random.Generator, incidents: int) -> pd.DataFrame:
    rows = [
        (a, b, window, int(n))
        for window in ("sentence", "passage", "document")
        for i, a in enumerate(ids)
        for b, n in zip(ids[i + 1 :], rng.poisson(incidents / (3 * (i + 1)), len(ids) - i - 1), strict=True)
        if n
    ]
    frame = pd.DataFrame(rows, columns=["actor_a", "actor_b", "window", "n"])
    p = rng.random(len(frame)) ** 3
    return typed(
        "comentions",
        frame.assign(
            n_a=100, n_b=100, n_windows=1000, expected=frame["n"] * 0.8, npmi=0.1, p_value=p, significant=p < 0.02
        ),
    )
