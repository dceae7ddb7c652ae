"""A network of actors as a picture: circles by mentions, lines by evidence, names beside the circles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from analysis.charts.chart import Chart, Told
from analysis.charts.key import Entry
from analysis.charts.layout import Box, Floats, arrange, line, name_places
from analysis.charts.lettering import line_height, shorten, widest, wrap
from analysis.charts.sheet import room, sheet
from analysis.charts.theme import INK, OTHER_BLOC, SMALLEST, WIDTHS, bloc_colour, ink_on
from analysis.charts.ties import Look, draw_tie
from analysis.findings.names import names
from analysis.findings.text import listed
from analysis.networks.levels import homes
from analysis.tables import Tables

MOST = 60  # actors in one picture; above that it shows the strongest core
_AT_MOST = {"one": 26, "two": MOST, "slide": 26}  # where there is less room
_FEWER = (MOST, 48, 40, 32, 26, 20, 16, 12, 9, 6, 4, 2)
_TIES = 2  # ties per actor in a picture, on average
_NAME = 1.05  # inches of a line of a name


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


def nodes(
    tables: Tables, ties: pd.DataFrame, level: str = "actor", blocs: dict[str, int] | None = None
) -> pd.DataFrame:
    """Give the actors of these ties: `actor_id`, `name`, `n_mentions` (of all that count for them), `bloc` (0: none)."""
    ids = sorted({*ties["actor_a"], *ties["actor_b"]})
    home = homes(tables.actors, level) if level != "actor" else {}
    counts = tables.actors["n_mentions"].groupby(tables.actors["actor_id"].map(lambda i: home.get(i, i))).sum()
    known = names(tables)
    shown = [(i, known.get(i, i), int(counts.get(i, 0)), (blocs or {}).get(i, 0)) for i in ids]
    return pd.DataFrame(shown, columns=["actor_id", "name", "n_mentions", "bloc"])


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a network is drawn from: the `ties`, with `evidence`, `claimed` and `frustrated`, how each looks, and its words."""

    ties: pd.DataFrame
    actors: pd.DataFrame
    looks: list[Look]
    told: Told


def draw(of: Callable[[int], Drawing], unit: str, width: str) -> Chart:
    """Give a network: circles by mentions, lines by `evidence` (in `unit`), dashed where `claimed`, and a key.

    `of` gives the drawing of so many actors at most; it is asked for fewer until they have room on the page.
    """
    for most in (n for n in _FEWER if n <= _AT_MOST[width]):
        drawing = of(most)
        boxes, labels = _boxes(drawing.actors)
        key = _key(drawing, unit)
        place = {actor: i for i, actor in enumerate(drawing.actors["actor_id"])}
        ends = [(place[a], place[b]) for a, b in zip(drawing.ties["actor_a"], drawing.ties["actor_b"], strict=True)]
        signed = [(a, b, look.sign) for (a, b), look in zip(ends, drawing.looks, strict=True)]
        given, inches = room(drawing.told, width, key), WIDTHS[width]
        wanted = given if width == "slide" else min(given, 0.6 + 7.2 / inches * 0.11 * len(boxes))
        found = arrange(boxes, signed, list(drawing.actors["bloc"]), inches, wanted, given)
        if found or len(boxes) < 3:
            break
    points, height = found or (np.full((len(boxes), 2), 0.5), given)
    page = sheet(drawing.told, height, width, key)
    lift = (page.height - height) / 2
    points = points + np.array([0.0, lift])
    ways = [line(points, boxes, a, b, (inches, page.height)) for a, b in ends]
    ax = page.page()
    _ties(ax, drawing, ways)
    middles = name_places(points, boxes, ways, (inches, page.height))
    for point, middle, box, label, bloc in zip(points, middles, boxes, labels, drawing.actors["bloc"], strict=True):
        _actor(ax, point, middle, box, label, int(bloc))
    return page.chart


def _boxes(actors: pd.DataFrame) -> tuple[list[Box], list[list[str]]]:
    """The circle and the room for the name of each actor, and its name in lines."""
    most = max(int(actors["n_mentions"].max()), 1)
    labels = [_label(str(name)) for name in actors["name"]]
    radii = 0.05 + 0.15 * np.sqrt(actors["n_mentions"].to_numpy(dtype=float) / most)
    sizes = [(widest(label, SMALLEST) + 0.03, 0.03 + line_height(SMALLEST, len(label))) for label in labels]
    return [Box(float(radius), *size) for radius, size in zip(radii, sizes, strict=True)], labels


def _ties(ax: Axes, drawing: Drawing, ways: list[Floats]) -> None:
    """The strongest last; what does not fit the camps gets a dark edge."""
    ties = drawing.ties
    rows = zip(ways, drawing.looks, ties["evidence"].astype(int), ties["claimed"], ties["frustrated"], strict=True)
    for way, look, evidence, claimed, frustrated in reversed(list(rows)):
        draw_tie(ax, way, replace(look, edged=bool(frustrated)), _points(evidence, ties), bool(claimed))


def _key(drawing: Drawing, unit: str) -> list[Entry]:
    """What the lines mean, only those that occur."""
    ties, looks, most = drawing.ties, drawing.looks, max(int(drawing.actors["n_mentions"].max()), 1)
    entries = [Entry(look.words, sign="line", look=look) for look in dict.fromkeys(looks)]
    claimed = next((look for look, claim in zip(looks, ties["claimed"], strict=True) if claim), None)
    if claimed:
        entries.append(Entry("only claimed by someone", sign="line", look=claimed, claimed=True))
    torn = next((look for look, frustrated in zip(looks, ties["frustrated"], strict=True) if frustrated), None)
    if torn:
        entries.append(Entry("edged: does not fit the blocs", sign="line", look=replace(torn, edged=True)))
    entries.append(Entry(f"width: {unit}, up to {int(ties['evidence'].max()):,}", sign=""))
    return [*entries, Entry(f"circle: mentions, up to {most:,}", sign="")]


def _label(name: str) -> list[str]:
    rows = wrap(name, SMALLEST, "normal", _NAME)
    rows = rows if len(rows) < 3 else [rows[0], " ".join(rows[1:])]
    return [shorten(row, SMALLEST, _NAME) for row in rows]


def _points(evidence: int, ties: pd.DataFrame) -> float:
    widest = 2.7 * min(1.0, float(np.sqrt(40 / len(ties))))
    return 0.8 + widest * (evidence - 1) / max(int(ties["evidence"].max()) - 1, 6)


def _actor(ax: Axes, point: Floats, middle: Floats, box: Box, label: list[str], bloc: int) -> None:
    x, y = map(float, point)
    colour = bloc_colour(bloc) if bloc else OTHER_BLOC
    ax.add_patch(Circle((x, y), box.radius, fc=colour, ec=INK if bloc else "white", lw=0.6, zorder=3))
    if bloc:
        ax.text(x, y, str(bloc), size=SMALLEST, ha="center", va="center", color=ink_on(colour), zorder=4)
    text = ax.text(
        middle[0],
        middle[1],
        "\n".join(label),
        size=SMALLEST,
        ha="center",
        va="center",
        color=INK,
        zorder=5,
        linespacing=1.0,
    )
    text.set_path_effects([withStroke(linewidth=2, foreground="white")])


def pairs_told(ties: pd.DataFrame, how: list[str]) -> str:
    """Give the strongest ties in words, for a reader who does not see the picture."""
    told = zip(ties["name_a"], ties["name_b"], how, ties["evidence"], strict=True)
    return listed([f"{a} and {b}: {words} ({n:,})" for a, b, words, n in told], 12) + "."
