"""Figure of the killed, injured and captured: tolls as intervals, open where the report leaves them open."""

from __future__ import annotations

import pandas as pd

from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.happened import happened, in_short, left_out
from analysis.charts.key import Entry
from analysis.charts.place_names import place_names
from analysis.charts.sheet import empty
from analysis.charts.source import dated, scope, sources
from analysis.charts.theme import STRESSED
from analysis.charts.tolls import TollRow, draw_tolls, fitting_tolls
from analysis.findings.names import names, split
from analysis.findings.text import be, counted, listed, opening
from analysis.tables import Tables

KINDS = ("killed", "injured", "captured")
_NONE = "No toll is told of anything that happened"


@drawn
def casualties(tables: Tables, most: int = 15, width: str = "two") -> Chart:
    """Draw the incidents with the highest tolls: a bar to the lower bound, open to the upper one or without end.

    Claims are hatched, with who says so. At most `most` incidents, the rest summed up.
    """
    rows = _with_tolls(tables)
    kinds = _kinds(rows)
    told = _told(tables, rows, rows.head(most), kinds)
    if rows.empty:
        return empty(told, f"{_NONE} in {scope(tables)}", width)
    key = _key(rows, kinds)
    shown = min(most, fitting_tolls(told, width, key, len(rows) > most))
    shown = len(rows) if len(rows) <= shown + 1 <= most else shown
    top, rest = rows.head(shown), rows.iloc[shown:]
    told = _told(tables, rows, top, kinds)
    told_of = listed([f"{_sum(rest, kind)} {kind}" for kind in kinds])
    others = f"{counted(len(rest), 'other').capitalize()} together: {told_of}" if len(rest) else ""
    seen = _kinds(top)
    return draw_tolls(told, _toll_rows(tables, top, seen), seen, others, width, key)


def _kinds(rows: pd.DataFrame) -> list[str]:
    return [kind for kind in KINDS if rows[_ends(kind)].notna().to_numpy().any()]


def _ends(kind: str) -> list[str]:
    return [f"{kind}_low", f"{kind}_high"]


def _with_tolls(tables: Tables) -> pd.DataFrame:
    """The asserted incidents with any toll, those with most killed, then injured, then captured first."""
    rows = happened(tables)
    rows = rows[rows[[end for kind in KINDS for end in _ends(kind)]].notna().any(axis=1)]
    order = [end for kind in KINDS for end in _ends(kind)]
    keys = rows[order].fillna(-1).astype("int64").assign(incident_id=rows["incident_id"])
    keys = keys.sort_values([*order, "incident_id"], ascending=[False] * len(order) + [True], kind="stable")
    return rows.loc[keys.index]


def _toll_rows(tables: Tables, rows: pd.DataFrame, kinds: list[str]) -> list[TollRow]:
    bounds = [
        rows[_ends(kind)].astype("object").where(rows[_ends(kind)].notna(), None).to_numpy().tolist() for kind in kinds
    ]
    words = zip(in_short(tables, rows), _more(tables, rows), rows["claimed"], zip(*bounds, strict=True), strict=True)
    return [TollRow(name, more, bool(claimed), tuple((a, b) for a, b in tolls)) for name, more, claimed, tolls in words]


def _more(tables: Tables, rows: pd.DataFrame) -> list[str]:
    """Where and when it was and who alone says so, as far as that is known."""
    known = names(tables)
    places = place_names(tables, [str(place) for place in rows["place"]], "place")
    dates = [dated(*row) for row in zip(rows["date_start"], rows["date_end"], rows["date_precision"], strict=True)]
    sayers = [listed([known.get(i, i) for i in split(ids)], 2) for ids in rows["attributed_to"]]
    told = zip(places, dates, (f"according to {who}" if who else "" for who in sayers), strict=True)
    return [", ".join(part for part in parts if part) or "no place or date given" for parts in told]


def _key(rows: pd.DataFrame, kinds: list[str]) -> list[Entry]:
    open_ends = any((rows[f"{kind}_low"].notna() & rows[f"{kind}_high"].isna()).any() for kind in kinds)
    ranges = any((rows[f"{kind}_low"].fillna(0) != rows[f"{kind}_high"]).fillna(False).any() for kind in kinds)
    entries = [Entry("reported", STRESSED)]
    entries += [Entry("only claimed", STRESSED, "area", True)] if rows["claimed"].any() else []
    entries += [Entry("between the least and the most reported", STRESSED, "frame")] if ranges else []
    return [*entries, *([Entry("+ and more: no upper end is told", STRESSED, "arrow")] if open_ends else [])]


def _sum(rows: pd.DataFrame, kind: str) -> str:
    """The people of one kind in all rows, `at least` where one toll has no upper end or only a part is certain."""
    low, high = (rows[end] for end in _ends(kind))
    told = low.notna() | high.notna()
    if not told.any():
        return "none"
    total = int(low.fillna(0).sum())
    exact = bool((low[told] == high[told]).fillna(False).all())
    return f"{total:,}" if exact else f"at least {total:,}"


def _told(tables: Tables, rows: pd.DataFrame, shown: pd.DataFrame, kinds: list[str]) -> Told:
    checks, documents = sources(tables, "incidents", "actors", "places")
    columns = ["incident_id", "type", "date_start", "date_end", "place", "sources", "targets", "attributed_to"]
    data = shown[[*columns, *(end for kind in KINDS for end in _ends(kind))]].reset_index(drop=True)
    data.insert(0, "incident", in_short(tables, shown))
    if rows.empty:
        return Told(
            _NONE, scope(tables), left_out(tables), f"An empty figure: {_NONE.lower()}.", data, checks, documents
        )
    sums = listed([f"{_sum(rows, kind)} {kind}" for kind in kinds])
    return Told(
        _title(rows, kinds[0]),
        f"Incidents with a toll in {scope(tables)}",
        _caption(tables, rows, shown, sums),
        f"Bars of tolls with open ends. All told: {sums}. {_deadliest(tables, shown, kinds[0])}",
        data,
        checks,
        documents,
    )


def _title(rows: pd.DataFrame, kind: str) -> str:
    """How many people, in how many incidents, and how much of that is only claimed."""
    with_kind = rows[rows[_ends(kind)].notna().any(axis=1)]
    claimed = with_kind[with_kind["claimed"]]
    total = _sum(with_kind, kind)
    people = "person" if total in ("1", "at least 1") else "people"
    title = f"{total} {people} reported {kind} in {counted(len(with_kind), 'incident')}"
    if len(claimed):
        all_ = "all " if people == "people" else ""
        part = all_ if len(claimed) == len(with_kind) else f"{_sum(claimed, kind)} of them "
        title += f", {part}on the word of one party alone"
    return opening(title)


def _deadliest(tables: Tables, shown: pd.DataFrame, kind: str) -> str:
    few = shown.head(8)
    told = [f"{name}, {_sum(few.iloc[[n]], kind)} {kind}" for n, name in enumerate(in_short(tables, few))]
    return "; ".join(told) + "."


def _caption(tables: Tables, rows: pd.DataFrame, shown: pd.DataFrame, sums: str) -> str:
    rest = len(rows) - len(shown)
    cut = f"{counted(rest, 'incident').capitalize()} with lower tolls {be(rest)} only summed up." if rest else ""
    without = len(happened(tables)) - len(rows)
    none = f"{counted(without, 'incident').capitalize()} without a toll {be(without)} left out." if without else ""
    how = "Sums of what was reported, not of what happened: an unreported death does not count, and one told as two incidents counts twice."
    return " ".join(text for text in (f"All told: {sums}.", cut, none, how, left_out(tables)) if text)
