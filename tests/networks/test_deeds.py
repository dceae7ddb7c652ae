"""Who acts on whom: which incidents count, for whom, and what is counted of a pair."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import networks
from analysis.networks.deeds import deeds
from tests.charts.tables import report

ACTORS = {"a": "Army", "b": "Rebels", "c": "Council", "g": "gunman", "p": "police"}


def pairs(*incidents: dict[str, str], **options: object) -> list[tuple[str, str]]:
    tables = report(*incidents, actors=ACTORS)
    tables.actors["named"] = ~tables.actors["actor_id"].isin(["g", "p"])
    rows = networks.acts(tables, **options)  # type: ignore[arg-type]
    return sorted(zip(rows["source"], rows["target"], strict=True))


@pytest.mark.parametrize(
    ("incident", "wanted"),
    [
        ({"sources": "a", "targets": "b; c"}, [("a", "b"), ("a", "c")]),
        ({"sources": "a; b", "targets": "", "type": "COOPERATE"}, [("a", "b"), ("b", "a")]),
        ({"sources": "a", "targets": ""}, []),
        ({"sources": "", "targets": "b"}, []),
        ({"sources": "a", "targets": "a"}, []),
        ({"sources": "a", "targets": "b", "modality": "future"}, []),
        ({"sources": "g", "targets": "p"}, []),
        ({"sources": "g", "targets": "a"}, [("g", "a")]),
    ],
)
def test_an_incident_counts_for_each_who_acts_and_each_who_is_acted_upon(
    incident: dict[str, str], wanted: list[tuple[str, str]]
) -> None:
    assert pairs(incident) == wanted


def test_claims_are_left_out_where_asked() -> None:
    claim = {"sources": "a", "targets": "b", "attributed_to": "a"}
    assert pairs(claim) == [("a", "b")] and pairs(claim, claims=False) == []


def test_a_pair_has_its_incidents_by_quad_class_and_the_days_between_which_they_lie() -> None:
    [row] = deeds(
        report(
            {"sources": "a", "targets": "b", "day": "2021-03-03"},
            {"sources": "a", "targets": "b", "day": "2021-05-01", "attributed_to": "b"},
            {"sources": "a", "targets": "b", "type": "CONSULT"},
            actors=ACTORS,
        )
    ).to_dict("records")
    counts = ("n_incidents", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    assert [row[name] for name in (*counts, "n_claimed")] == [3, 1, 0, 0, 2, 1]
    assert (row["first_date"], row["last_date"]) == (pd.Timestamp("2021-03-03"), pd.Timestamp("2021-05-01"))
