"""Networks: what their titles say, what is drawn of large ones, and that no two actors touch."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from analysis.charts import alignment_network, comention_heatmap, comention_network
from analysis.charts.layout import Box, arrange, line, overlaps, zigzag
from analysis.charts.network import strongest
from analysis.tables import Tables
from tests.charts.legible import words
from tests.charts.tables import report

NAMES = {"a": "Army", "b": "Rebels", "c": "Council", "d": "Tribes"}


def aligned(*ties: tuple[str, str, int, int]) -> Tables:
    """Tables with an alignment per (actor, actor, pieces of evidence for, against)."""
    rows = [
        {"actor_a": a, "actor_b": b, "n_positive": up, "n_negative": down, "n_claimed": 0, "balance": 0.0}
        | {"low": -1.0, "high": 1.0, "sign": int(np.sign(up - down)), "n_documents": 1}
        for a, b, up, down in ties
    ]
    return report(actors=NAMES, alignments=rows)


@pytest.mark.parametrize(
    ("ties", "title"),
    [
        ([("a", "b", 0, 1)], "The only two actors with a tie, Army and Rebels, stand against each other"),
        (
            [("a", "b", 0, 5), ("a", "c", 0, 1), ("c", "d", 1, 0)],
            "2 of 3 pairs of actors stand against each other, Army against Rebels on most evidence",
        ),
        (
            [("a", "b", 0, 1), ("c", "d", 1, 0)],
            "As many pairs of actors stand together as against each other: 1 of 2 each",
        ),
        ([("a", "b", 2, 0), ("c", "d", 2, 0)], "2 of 2 pairs of actors stand together"),
        ([], "No two actors stand together or against each other"),
    ],
)
def test_the_title_says_how_most_pairs_stand(ties: list[tuple[str, str, int, int]], title: str) -> None:
    assert alignment_network(aligned(*ties)).told.title == title


def met(*pairs: tuple[str, str, int, bool]) -> Tables:
    """Tables with a co-mention in sentences per (actor, actor, sentences, beyond chance)."""
    rows = [
        {"actor_a": a, "actor_b": b, "window": "sentence", "n": n, "n_a": 9, "n_b": 9, "n_windows": 50, "expected": 1.5}
        | {"npmi": 0.2, "p_value": 0.001 if stands else 0.5, "significant": stands}
        for a, b, n, stands in pairs
    ]
    return report(actors=NAMES, comentions=rows)


@pytest.mark.parametrize(
    ("pairs", "title"),
    [
        (
            [("a", "b", 7, False), ("a", "c", 2, False)],
            "Army and Rebels are most often named together, in seven sentences; none of the 2 pairs stands out from chance",
        ),
        (
            [("a", "b", 3, True), ("c", "d", 3, True)],
            "Two pairs of actors are most often named together, in three sentences each; all of the 2 pairs stand out from chance",
        ),
        (
            [("a", "b", 3, True)],
            "Army and Rebels are most often named together, in three sentences; they stand out from chance",
        ),
        ([], "No two actors are named in one sentence"),
    ],
)
def test_the_heatmap_says_who_is_most_often_named_together(pairs: list[tuple[str, str, int, bool]], title: str) -> None:
    assert comention_heatmap(met(*pairs)).told.title == title


def test_the_network_of_co_mentions_says_who_stands_out_most() -> None:
    figure = comention_network(met(("a", "b", 7, False), ("a", "c", 4, True)))
    assert figure.told.title.startswith("Army and Council stand out most: in four sentences where chance gives 1.5;")


def test_actors_of_one_bloc_stand_side_by_side_in_the_heatmap_with_its_number() -> None:
    tables = met(("a", "b", 9, False), ("a", "c", 3, False), ("b", "d", 2, False), ("c", "d", 1, False))
    tables.alignments = aligned(("a", "d", 2, 0), ("a", "b", 0, 2), ("b", "c", 1, 0)).alignments
    figure = comention_heatmap(tables)
    rows = [label.get_text() for label in figure.axes[-2].get_yticklabels()]
    assert {frozenset(rows[:2]), frozenset(rows[2:])} == {
        frozenset({"Army", "Tribes"}),
        frozenset({"Rebels", "Council"}),
    }
    assert {"1", "2"} <= {text.get_text() for text in figure.axes[-1].texts}
    assert "Strips with one colour and number mark a bloc" in figure.told.caption


def test_without_blocs_the_heatmap_says_nothing_of_them() -> None:
    figure = comention_heatmap(met(("a", "b", 7, False), ("a", "c", 4, False)))
    assert "bloc" not in figure.told.caption + " ".join(text for text, *_ in words(figure))


def test_every_actor_of_the_heatmap_meets_another_of_it_and_pairs_beyond_chance_come_first() -> None:
    tables = met(("a", "b", 9, False), ("a", "d", 5, False), ("c", "d", 2, True))
    assert comention_heatmap(tables, most=2).told.data[["actor_a", "actor_b"]].values.tolist() == [["c", "d"]]
    assert set(comention_heatmap(tables, most=3).told.data["n"]) == {2, 5}


def test_pairs_beyond_chance_are_framed_on_both_sides_of_the_heatmap() -> None:
    figure = comention_heatmap(met(("a", "b", 7, True), ("a", "c", 4, False)))
    frames = [p for ax in figure.axes for p in ax.patches if not p.get_fill() and p.get_width() == pytest.approx(0.9)]
    assert len(frames) == 2
    assert "more often than chance would have it" in {text for text, *_ in words(figure)}


def test_an_unknown_window_is_refused() -> None:
    with pytest.raises(ValueError, match="no window 'page'; there are sentence, passage, document"):
        comention_heatmap(met(), "page")


def test_of_a_large_network_the_strongest_core_is_drawn_and_the_caption_says_so(
    worlds: Callable[[str], Tables],
) -> None:
    tables = worlds("middling")
    figure = alignment_network(tables)
    assert (
        f"Drawn are the {len(figure.told.data)} ties with most evidence of {len(tables.alignments)}."
        in figure.told.caption
    )
    assert len({*figure.told.data["actor_a"], *figure.told.data["actor_b"]}) <= 60


def test_the_core_holds_no_weaker_tie_than_one_that_it_leaves_out_between_its_actors(
    worlds: Callable[[str], Tables],
) -> None:
    tables = worlds("middling")
    rows = tables.alignments.assign(evidence=tables.alignments["n_positive"] + tables.alignments["n_negative"])
    core = strongest(tables, rows, 30)
    actors = {*core["actor_a"], *core["actor_b"]}
    inside = rows[rows["actor_a"].isin(actors) & rows["actor_b"].isin(actors)]
    left = inside.merge(core[["actor_a", "actor_b"]], indicator=True, how="left").query("_merge == 'left_only'")
    assert left.empty or left["evidence"].max() < core["evidence"].min()


def random_network(n: int, seed: int) -> tuple[list[Box], list[tuple[int, int, int]]]:
    rng = np.random.default_rng(seed)
    boxes = [
        Box(float(r), float(w), 0.15) for r, w in zip(rng.uniform(0.05, 0.2, n), rng.uniform(0.3, 1.1, n), strict=True)
    ]
    ties = {(min(a, b), max(a, b)): int(s) for a, b, s in rng.integers(0, n, (2 * n, 3)) if a != b}
    return boxes, [(a, b, 1 if s % 2 else -1) for (a, b), s in sorted(ties.items())]


@pytest.mark.parametrize(("n", "blocs"), [(2, 0), (7, 2), (25, 3), (60, 4)])
def test_no_two_actors_touch_and_all_lie_on_the_page(n: int, blocs: int) -> None:
    boxes, ties = random_network(n, n)
    found = arrange(boxes, ties, [i % (blocs + 1) for i in range(n)], 7.2, 4.0)
    assert found is not None
    points, height = found
    half = np.array([[max(b.radius, b.width / 2), b.radius + b.height / 2] for b in boxes])
    middles = points - np.array([[0.0, b.height / 2] for b in boxes])
    assert not overlaps(middles, half).any()
    assert (middles - half >= -1e-6).all() and (middles + half <= np.array([7.2, height]) + 1e-6).all()


def test_the_same_network_lies_the_same_way_and_too_large_a_one_is_given_back() -> None:
    boxes, ties = random_network(40, 1)
    one, other = (arrange(boxes, ties, [0] * 40, 7.2, 4.0) for _ in range(2))
    assert one is not None and other is not None
    assert (one[0] == other[0]).all()
    assert arrange(boxes, ties, [0] * 40, 2.0, 2.0, tallest=2.0) is None


def test_blocs_stand_apart() -> None:
    boxes = [Box(0.1, 0.4, 0.15)] * 8
    within = [(i, j, 1) for bloc in ((0, 1, 2, 3), (4, 5, 6, 7)) for i in bloc for j in bloc if i < j]
    found = arrange(boxes, [*within, (0, 4, -1), (3, 7, -1)], [1] * 4 + [2] * 4, 7.2, 3.0)
    assert found is not None
    apart = np.linalg.norm(found[0][:, None] - found[0][None, :], axis=2)
    same = np.array([[i != j and i // 4 == j // 4 for j in range(8)] for i in range(8)])
    other = np.array([[i // 4 != j // 4 for j in range(8)] for i in range(8)])
    assert apart[same].mean() < 0.6 * apart[other].mean()


def test_a_tie_goes_around_an_actor_in_its_way() -> None:
    points = np.array([[0.0, 0.0], [2.0, 0.0], [1.0, 0.0]])
    way = line(points, [Box(0.1, 0.1, 0.1)] * 3, 0, 1)
    assert np.linalg.norm(way - points[2], axis=1).min() > 0.1


@pytest.mark.parametrize("edge", [0.1, 1.9])
def test_a_tie_never_leaves_the_page_to_go_around_an_actor(edge: float) -> None:
    points = np.array([[0.2, edge], [2.2, edge], [1.2, edge]])
    way = line(points, [Box(0.06, 0.1, 0.1)] * 3, 0, 1, (2.4, 2.0))
    assert np.linalg.norm(way - points[2], axis=1).min() > 0.06 and 0 < way[:, 1].min() < way[:, 1].max() < 2


def test_a_zigzag_begins_and_ends_where_its_line_does() -> None:
    way = np.stack([np.linspace(0, 2, 50), np.zeros(50)], axis=1)
    bent = zigzag(way, 0.03, 0.1)
    assert bent[[0, -1]].tolist() == [[0.0, 0.0], [2.0, 0.0]]
    assert np.abs(bent[:, 1]).max() == pytest.approx(0.03, abs=0.005)
