"""What the tables say of what happened."""

from __future__ import annotations

import pandas as pd

from analysis.findings.names import named, names, split
from analysis.findings.text import Text, be, counted, day, listed, of_them, paragraph, part_of, share
from analysis.tables import Tables

_NONE = paragraph("These documents report no incident")


def what(tables: Tables) -> Text:
    """Say how many incidents there are, from how many reports, and of what kind most."""
    incidents = tables.incidents
    if incidents.empty:
        return _NONE
    kinds = incidents["type"].value_counts()
    first = sorted(kinds.items(), key=lambda kind: (-kind[1], str(kind[0])))[0]
    again = int((incidents["n_events"] > 1).sum())
    return paragraph(
        f"The documents report {counted(len(incidents), 'incident')}, in {counted(int(incidents['n_events'].sum()), 'event')} "
        f"that sentences tell of; {of_them(again, 'of the incidents')} told more than once",
        f"The commonest type is {first[0]}, with {share(int(first[1]), len(incidents))}",
    )


def certainty(tables: Tables) -> Text:
    """Say how many incidents are asserted, how many only claimed by a party, and how many did not (yet) happen."""
    incidents = tables.incidents
    if incidents.empty:
        return _NONE
    claimed = incidents[(incidents["attributed_to"] != "") & (incidents["modality"] == "asserted")]
    sayers = claimed["attributed_to"].map(split).explode().dropna().value_counts()
    by = listed([names(tables).get(str(i), str(i)) for i in sorted(sayers.index, key=lambda i: (-sayers[i], i))], 4)
    happened = int((incidents["modality"] == "asserted").sum())
    other = {m: int((incidents["modality"] == m).sum()) for m in ("future", "hypothetical", "negated")}
    told = [f"{n:,} {name}" for name, n in other.items() if n]
    return paragraph(
        f"{part_of(happened, 'incident', len(incidents))} {be(happened)} told as having happened",
        f"{of_them(len(claimed), 'of these')} only claimed by someone: {by}" if by else "",
        f"The others are {listed(told)}: announced, supposed or denied, and never counted as having happened"
        if told
        else "",
    )


def when(tables: Tables) -> Text:
    """Say which days the incidents span, how exactly they are dated, and how many are not."""
    incidents = tables.incidents
    if incidents.empty:
        return _NONE
    dated = incidents[incidents["date_start"].notna()]
    if dated.empty:
        return paragraph("No incident can be dated: the documents give no day to count from")
    to_the_day = int((dated["date_precision"] == "day").sum())
    undated = len(incidents) - len(dated)
    first, last = day(dated["date_start"].min()), day(dated["date_end"].fillna(dated["date_start"]).max())
    spanned = f"between {first} and {last}" if first != last else f"on {first}"
    return paragraph(
        f"{part_of(len(dated), 'incident', len(incidents))} {be(len(dated))} dated, {spanned}",
        f"{of_them(to_the_day)} dated to the day; a bar in the figure is as long as what is known",
        f"{counted(undated, 'incident')} {be(undated)} undated and {'stands' if undated == 1 else 'stand'} beside the axis"
        if undated
        else "",
    )


def where(tables: Tables) -> Text:
    """Say where most incidents happened, and how many have no place."""
    incidents = tables.incidents
    if incidents.empty:
        return _NONE
    placed = incidents[incidents["place"] != ""]
    if placed.empty:
        return paragraph("No incident has a place that could be found")
    known = dict(zip(tables.places["place"], tables.places["name"], strict=True))
    counts = placed["place"].value_counts()
    top = sorted(counts.index, key=lambda place: (-counts[place], place))[0]
    return paragraph(
        f"{part_of(len(placed), 'incident', len(incidents))} {'has' if len(placed) == 1 else 'have'} a place",
        f"Most, {counts[top]:,}, happened in {known.get(top, top)}"
        if counts[top] > 1
        else "No place has more than one",
    )


def tolls(tables: Tables) -> Text:
    """Say how many people the asserted incidents are reported to have killed, injured and captured, at the least."""
    happened = tables.incidents[tables.incidents["modality"] == "asserted"]
    sums = {what: int(happened[f"{what}_low"].fillna(0).sum()) for what in ("killed", "injured", "captured")}
    told = [f"at least {n:,} {what}" for what, n in sums.items() if n]
    if not told:
        return paragraph("No toll is told of anything that happened")
    claimed = happened[(happened["attributed_to"] != "") & happened["killed_low"].notna()]
    unknown = _open(happened)
    return paragraph(
        f"Taken together: {listed(told)}",
        f"{counted(unknown, 'toll')} {'has' if unknown == 1 else 'have'} no upper end (“at least”, “several”)"
        if unknown
        else "",
        f"{counted(len(claimed), 'incident')} with dead {be(len(claimed))} told by one party only"
        if len(claimed)
        else "",
        "These are sums of what was reported, not of what happened: a report counts once, an unreported death not at all",
    )


def _open(happened: pd.DataFrame) -> int:
    """Give how many incidents have a toll with a lower but no upper end."""
    ends = [
        happened[f"{what}_low"].notna() & happened[f"{what}_high"].isna() for what in ("killed", "injured", "captured")
    ]
    return int((ends[0] | ends[1] | ends[2]).sum())


def dyads(tables: Tables) -> pd.DataFrame:
    """Give a row for every ordered pair of actors and quad class in incidents that happened, the most first.

    Columns: `source` and `target` (ids), `one` and `other` (their names), `quad`, `n_incidents`, `incident_ids`.
    """
    quads = dict(zip(tables.events["type"], tables.events["quad"], strict=True))
    happened = tables.incidents[tables.incidents["modality"] == "asserted"]
    columns = (happened[name].astype(str) for name in ("incident_id", "type", "sources", "targets"))
    rows = [
        (source, target, quads.get(kind, ""), incident)
        for incident, kind, sources, targets in zip(*columns, strict=True)
        for source in split(sources)
        for target in split(targets)
    ]
    pairs = pd.DataFrame(rows, columns=["source", "target", "quad", "incident_ids"], dtype="str")
    found = pairs.groupby(["source", "target", "quad"], as_index=False).agg(
        incident_ids=("incident_ids", "; ".join), n_incidents=("incident_ids", "size")
    )
    found = found.assign(one=named(tables, found["source"]), other=named(tables, found["target"]))
    order = ["n_incidents", "source", "target", "quad"]
    return found.sort_values(order, ascending=[False, True, True, True], ignore_index=True)


def against(tables: Tables) -> Text:
    """Say who acts against whom most often."""
    pairs = dyads(tables)
    hostile = (
        pairs[pairs["quad"].str.endswith("conflict")].groupby(["source", "target"], as_index=False)["n_incidents"].sum()
    )
    if hostile.empty:
        return paragraph("No incident of conflict names both sides")
    most = hostile[hostile["n_incidents"] == hostile["n_incidents"].max()]
    sides = [
        f"{a} against {b}" for a, b in zip(named(tables, most["source"]), named(tables, most["target"]), strict=True)
    ]
    each = " each" if len(sides) > 1 else ""
    return paragraph(
        f"{counted(len(hostile), 'ordered pair')} of actors {'stands' if len(hostile) == 1 else 'stand'} in conflict by "
        "word or deed",
        f"Most incidents have {listed(sides, 4)}, with {counted(int(most['n_incidents'].iloc[0]), 'incident')}{each}",
    )
