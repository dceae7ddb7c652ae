"""Names that the knowledge base does not hold: what sentences say they are."""

from __future__ import annotations

import json

import pytest

import analysis
from analysis.tables import Tables

NAMED = [
    ("Marwan Talhouni fled the town on Monday.", "Marwan Talhouni", "person"),
    ("Police freed Ondrej Klimek, who had been held for a week.", "Ondrej Klimek", "person"),
    ("The Northern Front, commanded by Qwil Benzar, denied it.", "Qwil Benzar", "person"),
    ("Soldiers shot Qwil Benzar, 34, at a checkpoint.", "Qwil Benzar", "person"),
    ("Soldiers arrested Orvo Kestrel at a checkpoint.", "Orvo Kestrel", "person"),
    ("Orvo Kestrel resigned over the talks with Sudan.", "Orvo Kestrel", "person"),
    ("Sudan condemned the murder of Tavi Morrun.", "Tavi Morrun", "person"),
    ("The militia Karsi Dawn burned a village.", "Karsi Dawn", "armed_group"),
    ("Soldiers fought a group called Karsi Dawn.", "Karsi Dawn", "armed_group"),
    ("Gunmen of the Red Ravine Column took the bridge.", "Red Ravine Column", "armed_group"),
    ("Police searched the offices of Al-Noor, a local charity.", "Al-Noor", "organisation"),
    ("The faction that calls itself the Grey Lantern attacked the camp.", "Grey Lantern", "organisation"),
    ("The court closed Vremja, an independent newspaper.", "Vremja", "media"),
    ("Unions led by the CFTG went on strike.", "CFTG", "organisation"),
    ("Marovia's ambassador left the hall.", "Marovia", "country"),
    ("The Republic of Ostland recalled its envoy.", "Ostland", "country"),
]
NOBODY = [
    ("A bomb exploded in Karlsruhe, a monitoring group said.", "Karlsruhe"),
    ("Clashes broke out near Abdul Haq Square.", "Abdul Haq"),
    ("Speaking in St Gallen, President Macron promised aid.", "St Gallen"),
    ("The GDP fell by a third.", "GDP"),
    ("The Director General (DG) visited Mali.", "Director General"),
    ("They met on Martin Luther Street.", "Martin Luther"),
    ("The army seized Karsi Verno on Sunday.", "Karsi Verno"),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    path = tmp_path_factory.mktemp("names") / "names.jsonl"
    texts = [text for text, *_ in (*NAMED, *NOBODY)]
    path.write_text("\n".join(json.dumps({"id": str(i), "text": t}) for i, t in enumerate(texts)), encoding="utf-8")
    return analysis.build(path)


def actors_of(tables: Tables, number: int) -> dict[str, str]:
    """Give name and kind of the actors that one document mentions."""
    ids = set(tables.mentions[tables.mentions.doc_id == str(number)].actor_id)
    rows = tables.actors[tables.actors.actor_id.isin(ids)]
    return dict(zip(rows.name, rows.kind, strict=True))


@pytest.mark.parametrize("number", range(len(NAMED)), ids=[text for text, *_ in NAMED])
def test_a_name_is_what_the_sentence_says(tables: Tables, number: int) -> None:
    _, name, kind = NAMED[number]
    assert actors_of(tables, number).get(name) == kind


@pytest.mark.parametrize("number", range(len(NOBODY)), ids=[text for text, _ in NOBODY])
def test_places_and_things_are_nobody(tables: Tables, number: int) -> None:
    assert NOBODY[number][1] not in actors_of(tables, len(NAMED) + number)


def test_an_acronym_is_the_name_spelt_out_before_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("spelt") / "a.txt"
    path.write_text("The Red Ravine Front attacked the town. Later the RRF withdrew.", encoding="utf-8")
    mentions = analysis.build(path).mentions
    assert set(mentions[mentions.text.isin(["RRF"])].actor_id) == {"red-ravine-front"}
