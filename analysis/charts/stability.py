"""Figure of how sure the blocs are when the evidence is drawn anew."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis import networks
from analysis.charts.bars import fitting
from analysis.charts.chart import Chart, Told, drawn
from analysis.charts.key import Entry
from analysis.charts.lettering import brief, shorten, widest, write
from analysis.charts.sheet import PAD, check_width, empty, sheet
from analysis.charts.source import scope, sources
from analysis.charts.theme import FAINT, GRID, OTHER_BLOC, QUIET, SIZES, SMALLEST, bloc_colour, ink_on
from analysis.findings.names import names
from analysis.findings.text import be, counted, listed
from analysis.networks.resampling import Stability
from analysis.tables import Tables

_ROW, _TO_LABEL, _SCALE = 0.21, 0.06, 0.2  # inches
_SURE = 0.95
_NOBODY = "No two actors stand together or against each other"


@drawn
def bloc_stability(
    tables: Tables, level: str = "actor", samples: int | None = None, most: int = 25, width: str = "two"
) -> Chart:
    """Draw how far each actor's place among the blocs holds when the evidence is drawn anew (`networks.stability`).

    Bars have the colours of the blocs (`networks.blocs`), the least sure of each bloc last. At most `most` actors, those
    with most evidence. Raises ValueError for a level that is none.
    """
    check_width(width)
    evidence = networks.evidence(tables, level)
    found = networks.stability(evidence, "blocs", samples)
    samples = found.samples
    rows, left = _rows(tables, evidence, found)
    if rows.empty:
        return empty(_told(tables, rows, rows, left, samples), f"{_NOBODY} in {scope(tables)}", width)
    key = _key(rows)
    shown = min(most, fitting(_told(tables, rows, rows, left, samples), width, key, _SCALE))
    drawn_rows = rows.head(shown).sort_values(["bloc", "stability"], ascending=[True, False], kind="stable")
    return _draw(_told(tables, rows, drawn_rows, left, samples), drawn_rows, _key(drawn_rows), width)


def _rows(tables: Tables, evidence: pd.DataFrame, found: Stability) -> tuple[pd.DataFrame, int]:
    """The actors that can be compared, those with most evidence first, and how many cannot be.

    Columns: `actor_id`, `name`, `bloc` (numbers as in the alignment network; those alone come last), `company` (whether it
    is not alone), `n_pieces`, `n_samples`, `stability`.
    """
    pieces = pd.concat([evidence["actor_a"], evidence["actor_b"]]).value_counts()
    known, shared = names(tables), found.blocs.shared()
    rows = found.actors.assign(
        name=[known.get(i, i) for i in found.actors["actor_id"]],
        company=found.actors["actor_id"].isin(list(shared)),
        n_pieces=found.actors["actor_id"].map(pieces).fillna(0).astype("int64"),
    )
    rows = rows.astype({"name": "str", "company": "bool"})
    told = rows[rows["stability"].notna()].sort_values(["n_pieces", "actor_id"], ascending=[False, True], kind="stable")
    columns = ["actor_id", "name", "bloc", "company", "n_pieces", "n_samples", "stability"]
    return told[columns].reset_index(drop=True), len(rows) - len(told)


def _key(rows: pd.DataFrame) -> list[Entry]:
    entries = [
        Entry(f"bloc {bloc}", bloc_colour(bloc))
        for bloc in sorted(rows.loc[rows["company"], "bloc"].unique())
        if bloc < 9
    ]
    if (rows["company"] & (rows["bloc"] > 8)).any():
        entries.append(Entry("smaller blocs", OTHER_BLOC))
    return [*entries, *([] if rows["company"].all() else [Entry("in no bloc with others", QUIET, sign="frame")])]


def _draw(told: Told, rows: pd.DataFrame, key: list[Entry], width: str) -> Chart:
    page = sheet(told, 0.1 + _SCALE + _ROW * len(rows), width, key)
    size = SIZES["label"]
    labels = [shorten(name, size, page.width * 0.42) for name in rows["name"]]
    left = PAD + widest(labels, size) + _TO_LABEL
    length = page.width - left - widest(["100 %"], size) - _TO_LABEL - PAD
    pitch = min(0.3, (page.height - 0.1 - _SCALE) / len(rows))
    ax = page.page()
    top = page.height - 0.02
    _scale(ax, left, length, top, top - pitch * len(rows))
    for number, (label, bloc, company, share) in enumerate(
        zip(labels, rows["bloc"], rows["company"], rows["stability"], strict=True)
    ):
        y = top - pitch * (number + 0.5)
        write(ax, left - _TO_LABEL, y, label, ha="right")
        _bar(ax, left, y, length * share, 0.7 * pitch, int(bloc) if company else 0)
        write(ax, left + length * share + _TO_LABEL, y, f"{100 * share:.0f} %")
    return page.chart


def _bar(ax: Axes, x: float, y: float, length: float, height: float, bloc: int) -> None:
    """A bar in the colour of a bloc, its number at its foot; hollow for who is alone."""
    colour = bloc_colour(bloc) if bloc else "white"
    edge = "none" if bloc else QUIET
    ax.add_patch(Rectangle((x, y - height / 2), length, height, fc=colour, ec=edge, lw=0.8))
    if bloc and length > 0.2:
        write(ax, x + 0.05, y, str(bloc), SMALLEST, color=ink_on(colour))


def _scale(ax: Axes, left: float, length: float, top: float, bottom: float) -> None:
    for share in (0.0, 0.5, 1.0):
        x = left + length * share
        ax.plot([x, x], [bottom, top], color=FAINT if share == 0 else GRID, lw=0.8 if share == 0 else 0.6, zorder=0)
        ha = {0.0: "left", 1.0: "right"}.get(share, "center")
        write(ax, x, bottom - 0.11, f"{100 * share:.0f} %", SMALLEST, ha=ha, color=QUIET)


def _told(tables: Tables, rows: pd.DataFrame, shown: pd.DataFrame, left: int, samples: int) -> Told:
    checks, documents = sources(tables, "relations", "events", "documents", "actors")
    if rows.empty:
        return Told(_NOBODY, scope(tables), "", f"An empty figure: {_NOBODY.lower()}.", shown, checks, documents)
    bars = [f"{name} {100 * share:.0f} per cent" for name, share in zip(shown["name"], shown["stability"], strict=True)]
    return Told(
        _title(rows, shown),
        f"How far each actor's place among the blocs holds when the evidence is drawn anew {samples:,} times, "
        f"in {scope(tables)}",
        _caption(rows, shown, left),
        f"Bars from 0 to 100 per cent. {listed(bars, 30)}.",
        shown.reset_index(drop=True),
        checks,
        documents,
    )


def _title(rows: pd.DataFrame, shown: pd.DataFrame) -> str:
    """How many keep their place, and who of those drawn is least sure of it."""
    least = rows["stability"].min()
    if round(100 * least) == 100:
        return "Every place among the blocs holds however the evidence is drawn"
    if least >= _SURE:
        return f"Every actor's place among the blocs is sure: at least {100 * least:.0f} per cent of it holds"
    sure = int((rows["stability"] >= _SURE).sum())
    some = f"{sure:,} of {len(rows):,} actors {'has' if sure == 1 else 'have'}" if sure else "No actor has"
    said = f"{some} a sure place among the blocs"
    least = shown["stability"].min()
    if least >= _SURE:
        return said
    lowest = shown[shown["stability"].map(lambda share: round(100 * share)) == round(100 * least)]
    drawn_ones = " of those drawn" if len(shown) < len(rows) else ""
    who = listed([brief(name) for name in lowest["name"]], 3)
    return f"{said}; least sure{drawn_ones}: {who}, of whose place {100 * least:.0f} per cent holds"


def _caption(rows: pd.DataFrame, shown: pd.DataFrame, left: int) -> str:
    rest = len(rows) - len(shown)
    cut = f" {counted(rest, 'actor').capitalize()} with less evidence {be(rest)} not drawn." if rest else ""
    lost = f" {counted(left, 'actor').capitalize()} that can be compared with none {be(left)} left out." if left else ""
    return (
        "Each time as many pieces of evidence as there are were drawn, with replacement, and the network was divided anew. "
        "A place holds as far as the actor stands together with, or apart from, the others as in the best division; a sure "
        f"one by {100 * _SURE:.0f} per cent or more.{cut}{lost}"
    )
