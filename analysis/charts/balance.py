"""Figure of how far from balance the ties of each period are."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from analysis import networks
from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.key import Entry, filling
from analysis.charts.lettering import text_width, widest, write
from analysis.charts.sheet import PAD, check_width, empty, sheet
from analysis.charts.source import scope, sources
from analysis.charts.theme import FAINT, GRID, PLAIN, QUIET, SMALLEST, STRESSED
from analysis.charts.time_axis import LABELS, TimeAxis, days, named, numbered
from analysis.findings.text import be, counted, listed
from analysis.tables import Tables

_HEIGHT, _ABOVE = 2.2, 0.2  # inches: of the bars, and for the shares above them
_NARROWEST, _LEAST, _LABEL = 0.03, 7, 0.4  # inches of a bar; bars that the axis has room for; inches for half a label
_FITS, _FRUSTRATED = Entry("ties that fit two camps", PLAIN), Entry("frustrated ties", STRESSED)
_OPEN = Entry("frustrated or not: not proven", STRESSED, claimed=True)


@drawn
def balance_over_time(tables: Tables, level: str = "actor", period: str = "", width: str = "two") -> Chart:
    """Draw the ties of each period, and how many of them fit no division into two camps (`networks.balance_over_time`).

    `period` is a day, week, month, quarter or year; left empty, the finest that gives a readable number of them. Raises
    ValueError for a level or period that is none.
    """
    check_width(width)
    evidence = networks.evidence(tables, level)
    period = period or networks.fitting_period(evidence)
    rows = networks.balance_over_time(evidence, period)
    told = _told(tables, rows, period, len(evidence))
    if not rows["n_ties"].sum():
        return empty(told, f"{told.title} in {scope(tables)}", width)
    return _draw(told, rows, width)


def _draw(told: Told, rows: pd.DataFrame, width: str) -> Chart:
    open_ = (rows["at_most"] > rows["at_least"]).any()
    key = [_FITS, *([_FRUSTRATED] if rows["at_least"].any() else []), *([_OPEN] if open_ else [])]
    page = sheet(told, _HEIGHT + LABELS, width, key)
    most = int(rows["n_ties"].max())
    ticks = [int(t) for t in MaxNLocator(nbins=4, integer=True, steps=[1, 2, 5, 10]).tick_values(0, most) if t <= most]
    left = max(_LABEL, PAD + widest([f"{t:,}" for t in ticks], SMALLEST) + 0.06)
    first, end = days(rows["period_start"]), days(rows["period_end"]) + 1
    beside = max(0, _LEAST * int((end - first).max()) - int(end.max() - first.min())) // 2
    axis = TimeAxis(int(first.min()) - beside, int(end.max()) + beside, left, page.width - left - PAD - 0.1)
    scale = (page.height - LABELS - _ABOVE) / most
    ax = page.page()
    for tick in ticks:
        y = LABELS + scale * tick
        ax.plot([left, left + axis.length], [y, y], color=FAINT if tick == 0 else GRID, lw=0.6, zorder=0)
        write(ax, left - 0.05, y, f"{tick:,}", SMALLEST, ha="right", color=QUIET)
    _bars(ax, rows, [(axis.at(a), axis.at(b)) for a, b in zip(first, end, strict=True)], scale)
    axis.draw(ax, LABELS)
    return page.chart


def _bars(ax: Axes, rows: pd.DataFrame, places: list[tuple[float, float]], scale: float) -> None:
    """A bar for each period, what is frustrated at its foot, its share above it where there is room."""
    free = -1.0
    for (x, end), ties, low, high in zip(places, rows["n_ties"], rows["at_least"], rows["at_most"], strict=True):
        width = max(end - x - 2 * min(0.015, 0.15 * (end - x)), _NARROWEST)
        x, y = (x + end - width) / 2, LABELS
        for count, look in ((low, _FRUSTRATED), (high - low, _OPEN), (ties - high, _FITS)):
            if count:
                ax.add_patch(Rectangle((x, y), width, scale * count, **filling(look.colour, look.claimed)))
                y += scale * count
        share = _share(ties, low, high)
        half = text_width(share, SMALLEST) / 2 + 0.02
        if high and x + width / 2 - half >= free:
            write(ax, x + width / 2, y + 0.09, share, SMALLEST, ha="center", color=QUIET)
            free = x + width / 2 + half


def _share(ties: int, low: int, high: int) -> str:
    bounds = [f"{100 * n / ties:.0f}" for n in (low, high)] if ties else ["0", "0"]
    return f"{'–'.join(dict.fromkeys(bounds))} %"


def _told(tables: Tables, rows: pd.DataFrame, period: str, pieces: int) -> Told:
    checks, documents = sources(tables, "relations", "events", "documents", "actors")
    if not rows["n_ties"].sum():
        title = "No tie between two actors is dated"
        return Told(title, scope(tables), "", f"An empty figure: {title.lower()}.", rows.head(0), checks, documents)
    held = rows[rows["n_ties"] > 0]
    spans = _named(held, period)
    counts = map(_frustrated, held["n_ties"], held["at_least"], held["at_most"])
    said = [f"{when}: {count}" for when, count in zip(spans, counts, strict=True)]
    return Told(
        _title(held, period),
        f"Ties in the evidence of each {period}, and the share that fits no division into two camps, in {scope(tables)}",
        _caption(rows, period, pieces),
        f"Bars along a time axis. {listed(said, 40)}.",
        rows,
        checks,
        documents,
    )


def _frustrated(ties: int, low: int, high: int) -> str:
    bounds = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"{bounds} of {ties:,} {'tie' if ties == 1 else 'ties'}"


def _named(rows: pd.DataFrame, period: str) -> list[str]:
    return [named(int(number), period) for number in numbered(days(rows["period_start"]), period)]


def _title(rows: pd.DataFrame, period: str) -> str:
    """In how many periods ties are frustrated, and in which most are."""
    number, every = int((rows["at_most"] > 0).sum()), len(rows)
    if not number:
        which = f"the only {period}" if every == 1 else f"each of the {counted(every, period)}"
        return f"Two camps hold all ties of {which} with evidence"
    top = rows[rows["at_most"] == rows["at_most"].max()]
    low, high = int(top["at_least"].iloc[0]), int(top["at_most"].iloc[0])
    count = _frustrated(int(top["n_ties"].iloc[0]), low, high)
    when = _named(top, period)[0]
    if every == 1:
        return f"{count} of {when} fit no two camps"
    astray = f"they fail in {when}, for {count}" if number == 1 else f"they fail most in {when}, for {count}"
    astray = astray if len(top) == 1 else f"they never fail for more than {counted(high, 'tie')}"
    held_in = f"{every - number:,}" if number < every else "none"
    return f"Two camps hold all ties in {held_in} of {every:,} {period}s; {astray}"


def _caption(rows: pd.DataFrame, period: str, pieces: int) -> str:
    rest = pieces - int(rows["n_pieces"].sum())
    left = (
        f" {counted(rest, 'piece').capitalize()} of evidence that {be(rest)} undated, or dated less exactly than a {period}, "
        f"{be(rest)} left out."
        if rest
        else ""
    )
    torn = int((rows["n_pieces"] > 0).sum() - (rows["n_ties"] > 0).sum())
    none = f" In {counted(torn, period)} the evidence leaves no tie: it is as much for as against." if torn else ""
    return (
        f"Each {period} is judged by its own evidence alone. A tie is frustrated where it joins friends of different camps or "
        f"enemies of one, in the division that leaves fewest such ties.{none}{left}"
    )
