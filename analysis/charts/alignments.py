"""Figure of who stands with and against whom; and how any network of actors is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from analysis.charts.chart import Chart, Told, drawn, empty, sheet, shorten, text_width, wrap
from analysis.charts.layout import Box, Floats, arrange, line, name_places, zigzag
from analysis.charts.source import scope, sources
from analysis.charts.theme import (
    CONFLICT,
    COOPERATION,
    INK,
    OTHER_BLOC,
    QUIET,
    SLIDE_HEIGHT,
    SMALLEST,
    UNSIGNED,
    WIDTHS,
    bloc_colour,
    ink_on,
)
from analysis.findings.names import names
from analysis.findings.text import be, counted, listed
from analysis.networks.alignments import alignments, homes
from analysis.tables import Tables

MOST = 60  # actors in one picture; above that it shows the strongest core
_TIES = 3  # ties per actor in a picture, on average
_NAME = 1.05  # inches of a line of a name
_ROW = 0.17  # inches of a line of the key
_LINE = SMALLEST * 1.25 / 72


@dataclass(frozen=True, slots=True)
class Look:
    """How a tie of one kind is drawn, the kind told by shape as well as by colour; dashes are left to claims."""

    colour: str
    words: str
    zigzag: bool = False
    dots: bool = False
    sign: int = 0


LOOKS = {
    1: Look(COOPERATION, "together", sign=1),
    -1: Look(CONFLICT, "against each other", zigzag=True, sign=-1),
    0: Look(UNSIGNED, "as much for as against", dots=True),
}


@drawn
def alignment_network(tables: Tables, level: str = "actor", width: str = "two") -> Chart:
    """Draw who stands with whom (lines) and against whom (zigzags), at the level of actors, parents or countries.

    Above 60 actors only the strongest core is drawn. Raises ValueError for a level that is none.
    """
    rows = _rows(tables, level)
    ties = strongest(tables, rows)
    told = _told(tables, rows, ties)
    if ties.empty:
        return empty(told, f"no two actors stand together or against each other in {scope(tables)}", width)
    looks = [LOOKS[sign] for sign in ties["sign"]]
    return draw(told, nodes(tables, ties, level), ties, looks, "pieces of evidence", width)


def _rows(tables: Tables, level: str) -> pd.DataFrame:
    """The alignments of a level with names, evidence and whether all of it is claimed."""
    rows = tables.alignments
    if level != "actor":
        rows = alignments(tables.relations, tables.events, tables.documents, tables.actors, level)
    evidence = (rows["n_positive"] + rows["n_negative"]).astype("int64")
    claimed = rows["n_claimed"].astype("int64") == evidence
    return with_names(tables, rows).assign(evidence=evidence, sign=rows["sign"].astype("int64"), claimed=claimed)


def with_names(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Give pairs of actors with `name_a` and `name_b`."""
    known = names(tables)
    a, b = (rows[column].map(known).fillna(rows[column]).astype("str") for column in ("actor_a", "actor_b"))
    return rows.assign(name_a=a, name_b=b)


def strongest(tables: Tables, rows: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """Give the ties of the `most` actors with most evidence, strongest first; no more than can be told apart.

    Too many ties go from the weakest up, whole classes of equal evidence at once; where even the strongest class is too
    large, the actors do, those named least first.
    """
    rows = rows.sort_values(["evidence", "actor_a", "actor_b"], ascending=[False, True, True], kind="stable")
    ranked = _ranked(tables, rows)
    core = _among(rows, ranked[:most])
    classes = core["evidence"].value_counts().sort_index(ascending=False).cumsum()
    fitting = classes[classes <= _TIES * most]
    if len(fitting) and fitting.iloc[-1] >= min(len(core), most / 2):
        return core[core["evidence"] >= fitting.index[-1]].reset_index(drop=True)
    for fewer in range(most, 1, -1):
        core = _among(rows, ranked[:fewer])
        if len(core) <= _TIES * most:
            break
    return core.reset_index(drop=True)


def _ranked(tables: Tables, rows: pd.DataFrame) -> list[str]:
    """The actors of these ties, those with most evidence and then most mentions first."""
    both = pd.concat([rows["actor_a"], rows["actor_b"]]).to_numpy()
    weight = pd.concat([rows["evidence"], rows["evidence"]]).groupby(both).sum().rename("evidence").reset_index()
    mentions = dict(zip(tables.actors["actor_id"], tables.actors["n_mentions"].fillna(0).astype(int), strict=True))
    weight["mentions"] = [mentions.get(actor, 0) for actor in weight["index"]]
    ranked = weight.sort_values(["evidence", "mentions", "index"], ascending=[False, False, True], kind="stable")
    return list(ranked["index"])


def _among(rows: pd.DataFrame, actors: list[str]) -> pd.DataFrame:
    return rows[rows["actor_a"].isin(actors) & rows["actor_b"].isin(actors)]


def nodes(tables: Tables, ties: pd.DataFrame, level: str = "actor") -> pd.DataFrame:
    """Give the actors of these ties: `actor_id`, `name`, `n_mentions` (of all that count for them), `bloc` (0: none)."""
    ids = sorted({*ties["actor_a"], *ties["actor_b"]})
    home = homes(tables.actors, level) if level != "actor" else {}
    counts = tables.actors["n_mentions"].groupby(tables.actors["actor_id"].map(lambda i: home.get(i, i))).sum()
    known = names(tables)
    shown = [(i, known.get(i, i), int(counts.get(i, 0)), 0) for i in ids]
    return pd.DataFrame(shown, columns=["actor_id", "name", "n_mentions", "bloc"])


def draw(told: Told, actors: pd.DataFrame, ties: pd.DataFrame, looks: list[Look], unit: str, width: str) -> Chart:
    """Give a network: circles by mentions, lines by `evidence` (in `unit`), dashed where `claimed`, and a key."""
    inches, most = WIDTHS[width], max(int(actors["n_mentions"].max()), 1)
    labels = [_label(str(name)) for name in actors["name"]]
    radii = 0.05 + 0.15 * np.sqrt(actors["n_mentions"].to_numpy(dtype=float) / most)
    sizes = [(max(text_width(r, SMALLEST) for r in label) + 0.03, 0.03 + len(label) * _LINE) for label in labels]
    boxes = [Box(float(radius), *size) for radius, size in zip(radii, sizes, strict=True)]
    place = {actor: i for i, actor in enumerate(actors["actor_id"])}
    ends = [(place[a], place[b]) for a, b in zip(ties["actor_a"], ties["actor_b"], strict=True)]
    signed = [(a, b, look.sign) for (a, b), look in zip(ends, looks, strict=True)]
    room = SLIDE_HEIGHT - 1.2 if width == "slide" else min(6.5, 0.6 + 7.2 / inches * 0.11 * len(actors))
    points, height = arrange(boxes, signed, list(actors["bloc"]), inches, room)
    ways = [line(points, boxes, a, b) for a, b in ends]
    key = _key(ties, looks, unit, most, inches)
    chart, ax = _page(told, width, height, _ROW * (1 + max(row for row, *_ in key)) + 0.1)
    for way, look, tie in reversed(list(zip(ways, looks, ties.itertuples(), strict=True))):
        _tie(ax, way, look, _points(int(tie.evidence), ties), bool(tie.claimed))
    middles = name_places(points, boxes, ways, (inches, height))
    for point, middle, box, label, bloc in zip(points, middles, boxes, labels, actors["bloc"], strict=True):
        _actor(ax, point, middle, box, label, int(bloc))
    _draw_key(ax, key)
    return chart


def _page(told: Told, width: str, height: float, key: float) -> tuple[Chart, Axes]:
    """A chart whose axes are measured in inches: the network above 0, its key below."""
    chart = sheet(told, height + key, width)
    chart.set_layout_engine("none")  # the axes are measured, not fitted
    ax = chart.add_axes((0, 0, 1, (height + key) / chart.get_figheight()))
    ax.set(xlim=(0, WIDTHS[width]), ylim=(-key, height))
    ax.set_axis_off()
    return chart, ax


def _label(name: str) -> list[str]:
    rows = wrap(name, SMALLEST, "normal", _NAME)
    rows = rows if len(rows) < 3 else [rows[0], " ".join(rows[1:])]
    return [shorten(row, SMALLEST, _NAME) for row in rows]


def _points(evidence: int, ties: pd.DataFrame) -> float:
    return 0.8 + 2.7 * float(np.sqrt((evidence - 1) / max(int(ties["evidence"].max()) - 1, 9)))


def _tie(ax: Axes, way: Floats, look: Look, points: float, claimed: bool) -> None:
    way = zigzag(way, 0.018 + points / 144, 0.085 + points / 72) if look.zigzag else way
    dashes: Any = (0, (1, 1.5)) if look.dots else (0, (4, 2.5)) if claimed else "solid"
    ax.plot(
        way[:, 0],
        way[:, 1],
        color=look.colour,
        lw=points * (0.75 if look.dots else 1),
        ls=dashes,
        solid_joinstyle="miter",
        zorder=1,
    )


def _actor(ax: Axes, point: Floats, middle: Floats, box: Box, label: list[str], bloc: int) -> None:
    x, y = map(float, point)
    colour = bloc_colour(bloc) if bloc else OTHER_BLOC
    ax.add_patch(Circle((x, y), box.radius, fc=colour, ec="white", lw=0.8, zorder=3))
    if bloc:
        ax.text(x, y, str(bloc), size=SMALLEST, ha="center", va="center", color=ink_on(colour), zorder=4)
    text = ax.text(middle[0], middle[1], "\n".join(label), size=SMALLEST, ha="center", va="center", color=INK, zorder=5)
    text.set_path_effects([withStroke(linewidth=2, foreground="white")])


def _key(
    ties: pd.DataFrame, looks: list[Look], unit: str, most: int, inches: float
) -> list[tuple[int, float, str, Look | None, bool]]:
    """What the lines mean, only those that occur, as (row, inches from the left, words, look, claimed)."""
    used = list(dict.fromkeys(looks))
    entries: list[tuple[str, Look | None, bool]] = [(look.words, look, False) for look in used]
    if ties["claimed"].any():
        entries.append(
            ("only claimed by someone", next(k for k, c in zip(looks, ties["claimed"], strict=True) if c), True)
        )
    entries.append((f"width: {unit}, up to {int(ties['evidence'].max()):,}", None, False))
    entries.append((f"circle: mentions, up to {most:,}", None, False))
    placed, row, at = [], 0, 0.08
    for words, look, claimed in entries:
        room = text_width(words, SMALLEST) + (0.42 if look else 0)
        if at > 0.08 and at + room > inches - 0.06:
            row, at = row + 1, 0.08
        placed.append((row, at, words, look, claimed))
        at += room + 0.2
    return placed


def _draw_key(ax: Axes, key: list[tuple[int, float, str, Look | None, bool]]) -> None:
    for row, at, words, look, claimed in key:
        y = -0.14 - _ROW * row
        if look:
            _tie(ax, np.array([[at, y], [at + 0.35, y]]), look, 1.5, claimed)
        ax.text(at + (0.42 if look else 0), y, words, size=SMALLEST, va="center", color=QUIET)


def _told(tables: Tables, rows: pd.DataFrame, ties: pd.DataFrame) -> Told:
    checks, documents = sources(tables, "alignments", "actors")
    columns = [
        "actor_a",
        "actor_b",
        "name_a",
        "name_b",
        "n_positive",
        "n_negative",
        "n_claimed",
        "balance",
        "low",
        "high",
    ]
    data = ties[[*columns, "sign", "evidence"]]
    if ties.empty:
        title = "No two actors stand together or against each other"
        return Told(title, scope(tables), "", f"An empty figure: {title.lower()}.", data, checks, documents)
    return Told(
        _title(rows),
        f"{counted(int(rows['evidence'].sum()), 'piece')} of evidence on pairs of actors in {scope(tables)}",
        _caption(rows, ties),
        f"Network of actors. {pairs_told(ties, [LOOKS[sign].words for sign in ties['sign']])}",
        data,
        checks,
        documents,
    )


def _title(rows: pd.DataFrame) -> str:
    apart, together = int((rows["sign"] < 0).sum()), int((rows["sign"] > 0).sum())
    if apart == together:
        return f"As many pairs of actors stand together as against each other: {apart:,} of {len(rows):,} each"
    sign, count, how = (-1, apart, "against each other") if apart > together else (1, together, "together")
    side = rows[rows["sign"] == sign]
    top = side[side["evidence"] == side["evidence"].max()]
    first = f", on most evidence {top['name_a'].iloc[0]} and {top['name_b'].iloc[0]}" if len(top) == 1 < count else ""
    stand = "pair of actors stands" if len(rows) == 1 else "pairs of actors stand"
    return f"{count:,} of {len(rows):,} {stand} {how}{first}"


def _caption(rows: pd.DataFrame, ties: pd.DataFrame) -> str:
    cut = f"Drawn are the {len(ties):,} ties with most evidence of {len(rows):,}. " if len(ties) < len(rows) else ""
    claimed = int(ties["claimed"].sum())
    dashed = f"{counted(claimed, 'tie')} known from claims alone {be(claimed)} dashed. ".capitalize() if claimed else ""
    return (
        f"{cut}{dashed}What is said to be future, hypothetical or untrue, and relations without a sign, are left out."
    )


def pairs_told(ties: pd.DataFrame, how: list[str]) -> str:
    """Give the strongest ties in words, for a reader who does not see the picture."""
    told = zip(ties["name_a"], ties["name_b"], how, ties["evidence"], strict=True)
    return listed([f"{a} and {b}: {words} ({n:,})" for a, b, words, n in told], 12) + "."
