"""Deeds: who does what to whom, one row per incident and pair, and the counts of each pair."""

from __future__ import annotations

import pandas as pd

from analysis import knowledge
from analysis.networks.levels import homes, unnamed
from analysis.tables import Tables

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_PAIR = ["source", "target"]


def acts(tables: Tables, level: str = "actor", claims: bool = True) -> pd.DataFrame:
    """Give who acts on whom in the incidents that are asserted, at the level of actors, their parents or countries.

    Columns: `source`, `target`, `incident_id`, `quad`, `claimed` (only said by someone), `date_start`, `date_end`. An
    incident counts for each of its sources and targets; where all take part alike, as in talks, each acts on each. Nobody
    acts on himself, and of each two at least one has a name: that gunmen fought police, here and there, is not one story.
    Raises ValueError for a level that is none.
    """
    home, quad = homes(tables.actors, level), _quads()
    rows = tables.incidents[tables.incidents["modality"] == "asserted"]
    rows = rows.assign(
        source=rows["sources"],
        target=rows["targets"].where(rows["targets"] != "", rows["sources"]),
        quad=rows["type"].map(quad).astype("str"),
        claimed=(rows["attributed_to"] != "").astype("bool"),
    )[[*_PAIR, "incident_id", "quad", "claimed", "date_start", "date_end"]]
    rows = rows if claims else rows[~rows["claimed"]]
    for end in _PAIR:
        rows = rows.assign(**{end: rows[end].str.split("; ")}).explode(end)
        rows[end] = rows[end].map(lambda actor: home.get(actor, actor)).astype("str")
    nameless = list(unnamed(tables.actors))
    met = (rows["source"] != rows["target"]) & (rows["source"] != "") & (rows["target"] != "")
    met &= ~(rows["source"].isin(nameless) & rows["target"].isin(nameless))
    return rows[met].drop_duplicates([*_PAIR, "incident_id"]).reset_index(drop=True)


def deeds(tables: Tables, level: str = "actor", claims: bool = True) -> pd.DataFrame:
    """Give one row per ordered pair of actors of `acts`, sorted by pair.

    Columns: `source`, `target`, `n_incidents`, how many of these are of each quad class (`verbal_cooperation`,
    `material_cooperation`, `verbal_conflict`, `material_conflict`) or only claimed (`n_claimed`), and `first_date` and
    `last_date` of those that are dated. Raises ValueError for a level that is none.
    """
    rows = acts(tables, level, claims)
    kinds = {quad.replace(" ", "_"): (rows["quad"] == quad).astype("int64") for quad in QUADS}
    rows = rows.assign(n_incidents=1, **kinds, n_claimed=rows["claimed"].astype("int64"))
    rows["date_end"] = rows["date_end"].fillna(rows["date_start"])
    counts = {name: (name, "sum") for name in ("n_incidents", *kinds, "n_claimed")}
    groups = rows.groupby(_PAIR, sort=True, as_index=False)
    return groups.agg(**counts, first_date=("date_start", "min"), last_date=("date_end", "max"))


def _quads() -> dict[str, str]:
    return {name: of.quad for name, of in knowledge.load().ontology.types.items()}
