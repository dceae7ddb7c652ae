"""Figure of who stands with and against whom: a network of signed ties."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from analysis.charts.chart import Chart, Told, drawn, empty, sheet, shorten, text_width, wrap
from analysis.charts.layout import Box, Floats, arrange, line, zigzag
from analysis.charts.source import scope, sources
from analysis.charts.theme import INK, OTHER_BLOC, QUIET, SIGN_COLOURS, SIZES, SMALLEST, WIDTHS, bloc_colour
from analysis.findings.names import names
from analysis.findings.text import counted, listed
from analysis.networks.alignments import alignments, homes
from analysis.tables import Tables

MOST = 60  # actors in one picture; above that it shows the strongest core
_TIES = 3  # ties per actor in a picture, the strongest first
_NAME = 1.05  # inches of a line of a name
_LINE = SMALLEST * 1.25 / 72


@drawn
def alignment_network(tables: Tables, level: str = "actor", width: str = "two") -> Chart:
    """Draw who stands with whom (lines) and against whom (zigzags), at the level of actors, parents or countries."""
    rows = _rows(tables, level)
    ties = strongest(rows)
    told = _told(tables, rows, ties)
    if ties.empty:
        return empty(told, f"no two actors stand together or against each other in {scope(tables)}", width)
    return draw(told, nodes(tables, ties, level), ties, width)


def _rows(tables: Tables, level: str) -> pd.DataFrame:
    """The alignments of a level with names, evidence and whether all of it is claimed."""
    rows = tables.alignments
    if level != "actor":
        rows = alignments(tables.relations, tables.events, tables.documents, tables.actors, level)
    known = names(tables)
    rows = rows.assign(
        name_a=rows["actor_a"].map(known).fillna(rows["actor_a"]),
        name_b=rows["actor_b"].map(known).fillna(rows["actor_b"]),
        evidence=(rows["n_positive"] + rows["n_negative"]).astype("int64"),
        sign=rows["sign"].astype("int64"),
    )
    return rows.assign(claimed=rows["n_claimed"].astype("int64") == rows["evidence"])


def strongest(rows: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """Give the ties among the `most` actors with most evidence, at most three per actor, strongest first."""
    rows = rows.sort_values(["evidence", "actor_a", "actor_b"], ascending=[False, True, True], kind="stable")
    both = pd.concat([rows["actor_a"], rows["actor_b"]])
    weight = pd.concat([rows["evidence"], rows["evidence"]]).groupby(both, sort=True).sum()
    core = set(weight.sort_values(ascending=False, kind="stable").index[:most])
    inside = rows[rows["actor_a"].isin(core) & rows["actor_b"].isin(core)]
    return inside.head(_TIES * most).reset_index(drop=True)


def nodes(tables: Tables, ties: pd.DataFrame, level: str = "actor") -> pd.DataFrame:
    """Give the actors of these ties: `actor_id`, `name`, `n_mentions` (of all that count for them), `bloc` (0: none)."""
    ids = sorted({*ties["actor_a"], *ties["actor_b"]})
    home = homes(tables.actors, level) if level != "actor" else {}
    counts = tables.actors["n_mentions"].groupby(tables.actors["actor_id"].map(lambda i: home.get(i, i))).sum()
    known = names(tables)
    return pd.DataFrame(
        {
            "actor_id": ids,
            "name": [known.get(i, i) for i in ids],
            "n_mentions": [int(counts.get(i, 0)) for i in ids],
            "bloc": 0,
        }
    )


def draw(told: Told, actors: pd.DataFrame, ties: pd.DataFrame, width: str) -> Chart:
    """Give a network: circles by mentions, lines by evidence, sign and claim, and a key to what occurs in it."""
    inches = WIDTHS[width]
    labels = [_label(str(name)) for name in actors["name"]]
    most = max(int(actors["n_mentions"].max()), 1)
    radii = 0.045 + 0.155 * np.sqrt(actors["n_mentions"].to_numpy(dtype=float) / most)
    boxes = [_box(float(radius), label) for radius, label in zip(radii, labels, strict=True)]
    place = {actor: i for i, actor in enumerate(actors["actor_id"])}
    ends = [(place[a], place[b]) for a, b in zip(ties["actor_a"], ties["actor_b"], strict=True)]
    signed = [(a, b, int(sign)) for (a, b), sign in zip(ends, ties["sign"], strict=True)]
    room = max(1.0, 0.1 * len(actors)) if len(actors) < 40 else 0.095 * len(actors)
    points, height = arrange(boxes, signed, list(actors["bloc"]), inches, room)
    chart, ax = _page(told, width, height, 0.3)
    for (a, b), tie in zip(reversed(ends), ties.iloc[::-1].itertuples(), strict=True):
        _tie(ax, line(points, boxes, a, b), int(tie.sign), _points(tie.evidence, ties), bool(tie.claimed))
    for point, box, label, bloc in zip(points, boxes, labels, actors["bloc"], strict=True):
        _actor(ax, point, box, label, int(bloc))
    _key(ax, actors, ties, inches)
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


def _box(radius: float, label: Sequence[str]) -> Box:
    return Box(radius, max(text_width(row, SMALLEST) for row in label), 0.03 + len(label) * _LINE)


def _points(evidence: int, ties: pd.DataFrame) -> float:
    return 0.8 + 2.7 * float(np.sqrt((evidence - 1) / max(int(ties["evidence"].max()) - 1, 9)))


def _tie(ax: Axes, way: Floats, sign: int, points: float, claimed: bool) -> None:
    if sign < 0:
        way = zigzag(way, 0.018 + points / 144, 0.085 + points / 72)
    dashes: str | tuple[int, tuple[float, float]] = "solid" if sign else (0, (1, 1.5))
    if claimed and sign:
        dashes = (0, (4, 2.5))
    ax.plot(way[:, 0], way[:, 1], color=SIGN_COLOURS[sign], lw=points, ls=dashes, solid_joinstyle="miter", zorder=1)


def _actor(ax: Axes, point: Floats, box: Box, label: Sequence[str], bloc: int) -> None:
    colour = bloc_colour(bloc) if bloc else OTHER_BLOC
    ax.add_patch(Circle((float(point[0]), float(point[1])), box.radius, fc=colour, ec="white", lw=0.8, zorder=3))
    text = ax.text(
        point[0],
        point[1] - box.radius - 0.02,
        "\n".join(label),
        size=SMALLEST,
        ha="center",
        va="top",
        color=INK,
        zorder=4,
    )
    text.set_path_effects([withStroke(linewidth=2, foreground="white")])


def _key(ax: Axes, actors: pd.DataFrame, ties: pd.DataFrame, inches: float) -> None:
    """One line that shows what the lines mean, only those that occur."""
    at = 0.08
    kinds = [(1, False, "together"), (-1, False, "against each other"), (0, False, "even")]
    shown = [k for k in kinds if (ties["sign"] == k[0]).any()]
    shown += [(shown[0][0], True, "only claimed")] if ties["claimed"].any() else []
    for sign, claimed, words in shown:
        way = np.array([[at, -0.14], [at + 0.35, -0.14]])
        _tie(ax, way, sign, 1.5, claimed)
        ax.text(at + 0.4, -0.14, words, size=SMALLEST, va="center", color=QUIET)
        at += 0.4 + text_width(words, SMALLEST) + 0.2
    note = f"width: evidence, up to {int(ties['evidence'].max()):,} · circle: mentions, up to {int(actors['n_mentions'].max()):,}"
    ax.text(at, -0.14, note, size=SMALLEST, va="center", color=QUIET)


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
        return Told(
            "No two actors stand together or against each other",
            scope(tables),
            "",
            "An empty figure.",
            data,
            checks,
            documents,
        )
    together, apart = int((rows["sign"] > 0).sum()), int((rows["sign"] < 0).sum())
    title = f"{together:,} of {len(rows):,} pairs of actors stand together, {apart:,} against each other"
    left = f" Of {len(rows):,} pairs the {len(ties):,} with most evidence are drawn." if len(ties) < len(rows) else ""
    pairs = [
        f"{t.name_a} and {t.name_b} {'against each other' if t.sign < 0 else 'together' if t.sign else 'even'} ({t.evidence:,})"
        for t in ties.itertuples()
    ]
    return Told(
        title,
        f"{counted(int(rows['evidence'].sum()), 'piece')} of evidence on pairs of actors in {scope(tables)}",
        f"Ties that are only claimed by someone are dashed. What is future, hypothetical or negated is not counted.{left}",
        f"Network of actors: {listed(pairs, 12)}.",
        data,
        checks,
        documents,
    )
