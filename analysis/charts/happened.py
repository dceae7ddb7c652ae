"""The incidents that a figure counts: those told as having happened, on which side they fall and who only claims them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import knowledge
from analysis.charts.key import Entry
from analysis.charts.theme import SIDES
from analysis.findings.names import names, split
from analysis.findings.text import be, counted, listed
from analysis.tables import Tables

#: The parts of a count, in the order in which bars show them: side, and whether only claimed.
PARTS = [(side, claimed) for side in SIDES for claimed in (False, True)]
LOOKS = [Entry("", SIDES[side], "area", claimed) for side, claimed in PARTS]


def happened(tables: Tables) -> pd.DataFrame:
    """Give the asserted incidents with their `side` (conflict or cooperation) and whether they are only `claimed`."""
    rows = tables.incidents[tables.incidents["modality"] == "asserted"]
    return rows.assign(side=sides(rows["type"]), claimed=rows["attributed_to"] != "")


def sides(types: pd.Series) -> pd.Series:
    """Give conflict or cooperation per PLOVER type."""
    known = {name: of.quad.split()[-1] for name, of in knowledge.load().ontology.types.items()}
    return types.map(known).astype("str")


def noun(type_: str) -> str:
    """Give what a reader calls an event of a PLOVER type."""
    return knowledge.load().ontology.types[type_].noun


def left_out(tables: Tables) -> str:
    """Say how many incidents are not counted because they did not, or not yet, happen; empty where there are none."""
    counts = tables.incidents["modality"].value_counts()
    words = {"future": "announced", "hypothetical": "supposed", "negated": "denied"}
    told = [f"{counts[modality]:,} {word}" for modality, word in words.items() if modality in counts]
    number = sum(int(counts[modality]) for modality in words if modality in counts)
    return (
        f"Left out {be(number)} {counted(number, 'incident')} that did not, or not yet, happen: {listed(told)}."
        if told
        else ""
    )


def claims(rows: pd.DataFrame) -> str:
    """Say how many of these are known from a claim alone; empty where none is."""
    number = int(rows["claimed"].sum())
    which = "hatched, is" if number == 1 else "hatched, are"
    return (
        f"{counted(number, 'incident').capitalize()}, {which} known only from what one party claims." if number else ""
    )


def parts(rows: pd.DataFrame, by: pd.Series) -> pd.DataFrame:
    """Give the number of rows per value of `by` (index), one column for each of PARTS, in their order."""
    keys = [by.to_numpy(), rows["side"].to_numpy(), rows["claimed"].to_numpy(dtype=bool)]
    counts = pd.Series(np.ones(len(rows), dtype=np.int64)).groupby(keys).sum()
    if counts.empty:
        return pd.DataFrame(0, index=[], columns=PARTS, dtype="int64")
    table = counts.unstack([1, 2], fill_value=0)
    table.columns = list(table.columns)
    return table.reindex(columns=PARTS, fill_value=0).astype("int64")


def entries(table: pd.DataFrame) -> list[Entry]:
    """Give the key of a table of parts: only what occurs, and nothing where there is but one part."""
    claimed = {False: "", True: ", only claimed"}
    used = [(side, claim) for side, claim in PARTS if int(table[[(side, claim)]].to_numpy().sum())]
    return [Entry(f"{side}{claimed[claim]}", SIDES[side], "area", claim) for side, claim in used]


def in_short(tables: Tables, rows: pd.DataFrame) -> list[str]:
    """Give each incident in a few words: `Assault: Islamic State → Taliban`; … where a side is not known."""
    known = names(tables)
    cells = zip(rows["type"], rows["sources"], rows["targets"], strict=True)
    return [
        f"{noun(kind).capitalize()}: {_who(source, target, known)}".removesuffix(": ") for kind, source, target in cells
    ]


def _who(sources: str, targets: str, known: dict[str, str]) -> str:
    one, other = (listed([known.get(i, i) for i in split(ids)], 3) for ids in (sources, targets))
    return f"{one or '…'} → {other}" if other else one
