"""Figure of the parts that actors take in events: who acts and who is acted upon."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.bars import fitting, stack
from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.happened import LOOKS, PARTS, entries, parts, sides
from analysis.charts.lettering import brief, shorten, widest, write
from analysis.charts.sheet import PAD, Sheet, empty, sheet
from analysis.charts.source import scope, sources
from analysis.charts.theme import FAINT, INK, QUIET, SIZES
from analysis.findings.names import names
from analysis.findings.text import be, counted, listed, opening
from analysis.networks.levels import unnamed
from analysis.tables import Tables

_ROW, _TO_LABEL, _HEADS = 0.21, 0.06, 0.2  # inches
_NOBODY = "No actor has part in an event"


@drawn
def roles(tables: Tables, most: int = 15, width: str = "two") -> Chart:
    """Draw in how many events each actor acts (to the right) and is acted upon (to the left), claims hatched.

    At most `most` actors, none without a name of its own. In a reciprocal event all who take part act.
    """
    every = _taken(tables)
    table = every.named(tables)
    nameless = len(every) - len(table)
    told = _told(tables, table, most, nameless)
    if not len(table):
        return empty(told, f"{_NOBODY} in {scope(tables)}", width)
    key = entries(pd.concat([table.target, table.source]))
    shown = min(most, fitting(told, width, key, _HEADS + 0.2))
    shown += len(table) == shown + 1
    told = _told(tables, table, shown, nameless)
    rest = max(0, len(table) - shown)
    page = sheet(told, 0.1 + _HEADS + _ROW * (min(shown, len(table)) + (rest > 0)), width, key)
    _draw(page, table.head(shown), rest)
    return page.chart


@dataclass(frozen=True, slots=True)
class Taken:
    """The parts that actors take: `names` by actor_id, most events first; PARTS as `target` and as `source`."""

    names: pd.Series
    target: pd.DataFrame
    source: pd.DataFrame

    def head(self, most: int) -> Taken:
        return Taken(self.names.head(most), self.target.head(most), self.source.head(most))

    def named(self, tables: Tables) -> Taken:
        """Give those who have a name: the gunmen of two stories are not one actor."""
        kept = ~self.names.index.isin(list(unnamed(tables.actors)))
        return Taken(self.names[kept], self.target[kept], self.source[kept])

    def __len__(self) -> int:
        return len(self.names)


def _taken(tables: Tables) -> Taken:
    events = tables.events[tables.events["modality"] == "asserted"]
    events = events.assign(side=sides(events["type"]), claimed=events["attributed_to"] != "")
    taking = tables.participants.drop_duplicates(["event_id", "role", "actor_id"])
    rows = taking.merge(events[["event_id", "side", "claimed"]], on="event_id")
    counts = rows.drop_duplicates(["event_id", "actor_id"]).groupby("actor_id").size().rename("n").reset_index()
    order = counts.sort_values(["n", "actor_id"], ascending=[False, True], kind="stable")["actor_id"]
    known = names(tables)
    called = pd.Series([known.get(str(i), str(i)) for i in order], index=order, dtype="str")
    target, source = (
        parts(rows[rows["role"] == role], rows.loc[rows["role"] == role, "actor_id"]).reindex(order, fill_value=0)
        for role in ("target", "source")
    )
    return Taken(called, target, source)


def _draw(page: Sheet, table: Taken, rest: int) -> None:
    left_sums, right_sums = table.target.sum(axis=1), table.source.sum(axis=1)
    labels = [shorten(str(name), SIZES["label"], page.width * 0.4) for name in table.names]
    others = [counted(rest, "other")] if rest else []
    start = PAD + widest([*labels, *others], SIZES["label"]) + _TO_LABEL
    number = widest([f"{int(max(left_sums.max(), right_sums.max())):,}"], SIZES["label"]) + 2 * _TO_LABEL
    scale = (page.width - PAD - start - 2 * number) / max(int(left_sums.max() + right_sums.max()), 1)
    middle = start + number + scale * int(left_sums.max())
    pitch = min(0.3, (page.height - 0.1 - _HEADS) / (len(table) + (rest > 0)))
    ax = page.page()
    top = page.height - _HEADS
    _heads(ax, start, middle, page.width - PAD, page.height - _HEADS / 2)
    for row, label in enumerate(labels):
        y = top - pitch * (row + 0.5)
        write(ax, start - _TO_LABEL, y, label, ha="right")
        for role, way, total in ((table.target, -1, left_sums.iloc[row]), (table.source, 1, right_sums.iloc[row])):
            lengths = [way * scale * int(n) for n in role.iloc[row]]
            end = stack(ax, middle, y, 0.7 * pitch, lengths, LOOKS)
            if total:
                write(ax, end + way * _TO_LABEL, y, f"{int(total):,}", ha="left" if way > 0 else "right")
    if rest:
        write(ax, start - _TO_LABEL, top - pitch * (len(labels) + 0.5), counted(rest, "other"), ha="right", color=QUIET)
    ax.plot([middle, middle], [top - pitch * len(labels), top], color=INK, lw=0.8)
    ax.plot([start, start], [top - pitch * len(labels), top], color=FAINT, lw=0.8)


def _heads(ax: Axes, left: float, middle: float, right: float, y: float) -> None:
    """What the two sides mean, in as many words as there is room for."""
    size = SIZES["note"]
    before = [words for words in ("← is acted upon", "← target", "←") if widest([words], size) < middle - left - 0.05]
    after = [words for words in ("acts →", "→") if widest([words], size) < right - middle - 0.05]
    write(ax, middle - 0.05, y, before[0] if before else "", size, ha="right", color=QUIET)
    write(ax, middle + 0.05, y, after[0] if after else "", size, color=QUIET)


def _told(tables: Tables, table: Taken, shown: int, nameless: int) -> Told:
    checks, documents = sources(tables, "participants", "events", "actors")
    top = table.head(shown)
    data = pd.DataFrame({"actor_id": top.names.index.astype("str"), "name": top.names.to_numpy(dtype=str)})
    for role, counts in (("source", top.source), ("target", top.target)):
        for side, claimed in PARTS:
            name = f"{role}_{side}{'_claimed' if claimed else ''}"
            data[name] = counts[(side, claimed)].to_numpy(dtype="int64")
    if data.empty:
        return Told(_NOBODY, scope(tables), "", f"An empty figure: {_NOBODY}.", data, checks, documents)
    sums = zip(top.names, top.source.sum(axis=1), top.target.sum(axis=1), strict=True)
    rest = len(table) - len(top)
    left = f" {counted(rest, 'actor').capitalize()} with fewer events {be(rest)} not drawn." if rest else ""
    left += (
        f" {counted(nameless, 'actor').capitalize()} without a name, such as civilians, {be(nameless)} left out."
        if nameless
        else ""
    )
    return Told(
        _title(table),
        f"Events that name the actor, told as having happened, in {scope(tables)}",
        "Each sentence that reports an event counts, also where several report the same. In an event in which all take "
        f"part alike, such as a meeting, all act.{left} {_unasserted(tables)}".rstrip(),
        f"Bars to two sides. {'; '.join(f'{name} acts in {acts:,} and is acted upon in {hit:,}' for name, acts, hit in sums)}.",
        data,
        checks,
        documents,
    )


def _unasserted(tables: Tables) -> str:
    number = int((tables.events["modality"] != "asserted").sum())
    return (
        f"{counted(number, 'event').capitalize()} announced, supposed or denied {be(number)} left out."
        if number
        else ""
    )


def _title(table: Taken) -> str:
    """Who acts most, and to whom most is done."""
    said = []
    for counts, how in ((table.source, "{} acted most often"), (table.target, "most was done to {}")):
        sums = counts.sum(axis=1)
        most = int(sums.max())
        top = [brief(name) for name in table.names[sums == most]]
        each = " each" if len(top) > 1 else ""
        said += [f"{how.format(listed(top, 3))}, in {counted(most, 'event')}{each}"] if most else []
    return opening("; ".join(said))
