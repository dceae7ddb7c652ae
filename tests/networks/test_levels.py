"""Evidence at the level of actors, parents and countries: who counts for whom, what counts once, and what not at all."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import networks
from analysis.networks.levels import homes
from analysis.tables import Tables
from tests.charts.tables import frame

ACTORS = [
    {"actor_id": "land", "kind": "country", "country": "LND"},
    {"actor_id": "land-army", "kind": "military", "sector": "MIL", "country": "LND", "parent_id": "land"},
    {"actor_id": "land-general", "kind": "person", "sector": "MIL", "country": "LND", "parent_id": "land-army"},
    {"actor_id": "land-party", "kind": "political_party", "sector": "PTY", "country": "LND"},
    {"actor_id": "land-rebels", "kind": "armed_group", "sector": "REB", "country": "LND"},
    {"actor_id": "rebel-chief", "kind": "person", "sector": "REB", "country": "LND", "parent_id": "land-rebels"},
    {"actor_id": "far-paper", "kind": "media", "sector": "MED", "country": "FAR"},
    {"actor_id": "union", "kind": "igo", "sector": "IGO"},
    {"actor_id": "egg", "kind": "organisation", "parent_id": "hen"},
    {"actor_id": "hen", "kind": "organisation", "parent_id": "egg"},
    {"actor_id": "gunman", "kind": "armed_group", "named": False},
]


def people() -> pd.DataFrame:
    return frame("actors", [{"name": row["actor_id"], "n_mentions": 1, "sector": "", **row} for row in ACTORS])


@pytest.mark.parametrize(
    ("actor", "parent", "country"),
    [
        ("land", "land", "land"),
        ("land-army", "land", "land"),
        ("land-general", "land", "land"),
        ("land-party", "land-party", "land"),
        ("land-rebels", "land-rebels", "land-rebels"),
        ("rebel-chief", "land-rebels", "land-rebels"),
        ("far-paper", "far-paper", "FAR"),
        ("union", "union", "union"),
    ],
)
def test_who_counts_for_whom(actor: str, parent: str, country: str) -> None:
    found = [homes(people(), level)[actor] for level in ("actor", "parent", "country")]
    assert found == [actor, parent, country]


def test_a_circle_of_parents_ends() -> None:
    assert homes(people(), "parent")["egg"] in ("egg", "hen")


def said(*relations: tuple[str, str, int, str, str], **more: dict[str, Any]) -> Tables:
    """Tables with a relation per (source, target, sign, sentence, who claims it)."""
    tables = Tables.empty()
    tables.actors = people()
    tables.documents = frame("documents", [{"doc_id": "d", "status": "read", "published": pd.Timestamp("2020-05-01")}])
    rows = [
        {"source_id": a, "target_id": b, "sign": sign, "sentence_id": sentence, "attributed_to": who, "doc_id": "d"}
        | {"relation_id": f"r{number}", "modality": "asserted", "event_id": "", "start": number, "end": number + 1}
        | more.get(f"r{number}", {})
        for number, (a, b, sign, sentence, who) in enumerate(relations)
    ]
    tables.relations = frame("relations", rows)
    tables.alignments = networks.alignments(tables.relations, tables.events, tables.documents)
    return tables


def pairs(rows: pd.DataFrame) -> list[tuple[str, str, int, int]]:
    columns = ("actor_a", "actor_b", "n_positive", "n_negative")
    return list(rows[list(columns)].itertuples(index=False, name=None))


FIGHT = (
    ("land-army", "rebel-chief", -1, "s1", ""),
    ("land-general", "land-rebels", -1, "s2", ""),
    ("land-party", "land", 1, "s3", ""),
    ("land-army", "land", -1, "s4", ""),
)


def test_ties_of_branches_are_ties_of_those_they_belong_to() -> None:
    tables = said(*FIGHT)
    assert len(networks.ties(tables)) == 4
    assert pairs(networks.ties(tables, "parent")) == [("land", "land-party", 1, 0), ("land", "land-rebels", 0, 2)]
    assert pairs(networks.ties(tables, "country")) == [("land", "land-rebels", 0, 2)], "a country has no tie to itself"


def test_whoever_has_no_name_has_ties_only_where_asked() -> None:
    tables = said(("land-army", "gunman", -1, "s1", ""), ("gunman", "union", -1, "s2", ""), *FIGHT[:1])
    assert pairs(networks.ties(tables)) == [("land-army", "rebel-chief", 0, 1)]
    assert pairs(networks.ties(tables, "parent")) == [("land", "land-rebels", 0, 1)]
    assert len(networks.ties(tables, with_unnamed=True)) == len(networks.evidence(tables, with_unnamed=True)) == 3
    assert len(networks.ties(tables, "parent", with_unnamed=True)) == 3
    assert len(networks.alignment_graph(tables).nodes) == 2


def test_what_two_branches_do_in_one_sentence_is_one_piece_of_evidence_for_their_country() -> None:
    tables = said(("land-army", "land-rebels", -1, "s1", ""), ("land-general", "land-rebels", -1, "s1", ""))
    assert len(networks.evidence(tables)) == 2
    assert len(networks.evidence(tables, "parent")) == 1


def test_claims_are_counted_apart_and_left_out_where_asked() -> None:
    tables = said(("land", "union", -1, "s1", "far-paper"), ("land", "union", 1, "s2", ""))
    [tie] = networks.ties(tables).to_dict("records")
    assert (tie["n_positive"], tie["n_negative"], tie["n_claimed"], tie["sign"]) == (1, 1, 1, 0)
    assert pairs(networks.ties(tables, claims=False)) == [("land", "union", 1, 0)]


def test_a_fact_outweighs_a_claim_of_the_same_in_one_sentence() -> None:
    tables = said(("land", "union", -1, "s1", "far-paper"), ("union", "land", -1, "s1", ""))
    [piece] = networks.evidence(tables).to_dict("records")
    assert (piece["claimed"], piece["relation_id"]) == (False, "r1")


@pytest.mark.parametrize("modality", ["future", "hypothetical", "negated"])
def test_what_is_not_asserted_is_no_evidence(modality: str) -> None:
    assert networks.evidence(said(("land", "union", -1, "s1", ""), r0={"modality": modality})).empty


def test_evidence_is_dated_by_its_event_and_else_by_the_day_of_print() -> None:
    tables = said(("land", "union", 1, "s1", ""), ("land", "land-rebels", -1, "s2", ""), r0={"event_id": "e"})
    days = {"date_start": pd.Timestamp("2019-03-01"), "date_end": pd.Timestamp("2019-03-31")}
    tables.events = frame("events", [{"event_id": "e", "doc_id": "d", "sentence_id": "s1", **days}])
    found = networks.evidence(tables).set_index("relation_id")
    assert list(found.loc["r0", ["date_start", "date_end"]]) == list(days.values())
    assert list(found.loc["r1", ["date_start", "date_end"]]) == [pd.Timestamp("2020-05-01")] * 2


def test_the_interval_of_a_balance_narrows_with_evidence_and_never_leaves_its_bounds() -> None:
    widths = []
    for n in (1, 4, 16):
        [tie] = networks.ties(said(*(("land", "union", 1, f"s{i}", "") for i in range(n)))).to_dict("records")
        assert -1 <= tie["low"] < tie["balance"] == tie["high"] == 1
        widths.append(tie["high"] - tie["low"])
    assert widths == sorted(widths, reverse=True)
    assert tie["low"] == pytest.approx(0.6128, abs=5e-4), "16 of 16: Wilson's interval begins at 0.8064"


def test_frustrated_ties_lead_to_the_evidence_for_their_sign() -> None:
    tables = said(("land", "union", 1, "s1", ""), ("land", "union", 1, "s2", ""), ("land", "union", -1, "s3", ""))
    behind = networks.behind(networks.ties(tables), networks.evidence(tables))
    assert behind["sentence_id"].tolist() == ["s1", "s2"]


def test_a_level_that_is_none_is_refused() -> None:
    for give in (networks.evidence, networks.ties):
        with pytest.raises(ValueError, match="no level 'region'; there are actor, parent, country"):
            give(said(*FIGHT), "region")
