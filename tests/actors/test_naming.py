"""Further names of the same actor, names of several parts, and namesakes: sentences beside who is named in them."""

from __future__ import annotations

import json

import pytest

import analysis
from analysis.tables import Tables

SAME = [
    ("The FLK, or Front for the Liberation of Kasai, attacked Mali.", "FLK", "Front for the Liberation of Kasai"),
    ("The FLK – the Front for the Liberation of Kasai – attacked Mali.", "FLK", "Front for the Liberation of Kasai"),
    ("The Front for the Liberation of Kasai (FLK) attacked Mali. The FLK fled.", "Front for the Liberation of Kasai", "FLK"),
    ("The African National Union, or ANU, accused Mali. Mali banned the ANU.", "African National Union", "ANU"),
    ("Ms. Haddad accused Mali. Police arrested Leila Haddad.", "Haddad", "Leila Haddad"),
    ("Leila Haddad, a lawyer, accused Mali. Mali arrested Haddad.", "Leila Haddad", "Haddad"),
    ("Jihadist Amadou Barry, also known as Abu Hafs, died. Mali accused Abu Hafs.", "Amadou Barry", "Abu Hafs"),
    ("Mali arrested Juan Perez, alias El Gordo. El Gordo accused Mali.", "Juan Perez", "El Gordo"),
    ("Uruguay dismissed General Pedro Ruiz. Ruiz accused Uruguay.", "Pedro Ruiz", "Ruiz"),
    ("Quito expelled the ambassador. Ecuador accused Peru.", "Quito", "Ecuador"),
    ("Troops shot Burhan Wani in Kashmir. Pakistan praised Wani.", "Burhan Wani", "Wani"),
    ("The Turkish Armed Forces (TSK) bombed Mali. The TSK fled.", "Turkish Armed Forces", "TSK"),
]  # fmt: skip
NAMED = [
    ("The rebels of the People's Redemption Council attacked Mali.", "people-s-redemption-council"),
    ("Soldiers fought the Malian Unity Front near Gao.", "malian-unity-front"),
    ("The Army of the Forest attacked Mali.", "army-of-the-forest"),
    ("The Students' League for Democracy accused Mali.", "students-league-for-democracy"),
    ("The people of Mali thanked France.", "mali-people"),
    ("France supports the government and people of Chad.", "chad"),
    ("France supports the government and people of Chad.", "chad-people"),
    ("Armenian villagers hid from Azeri snipers.", "armenia-villager"),
    ("An RAF jet hit Daesh, the United Kingdom said.", "united-kingdom-air-force"),
    ("Mali relies on the CMA.", "coordination-of-azawad-movements"),
    ("Japan came to Manila's defence.", "philippines"),
    ("Rifaat Assad said Syria lied.", "rifaat-assad"),
    ("Wagner mercenaries shot villagers in Moura.", "wagner-group"),
    ("Tony Blinken accused Syria.", "antony-blinken"),
    ("The party of labour accused Mali of arming the terrorist group.", "terrorist-group"),
]
NOT = [
    ("Troops shot Burhan Wani in Kashmir.", "abdel-fattah-al-burhan"),
    ("Rifaat Assad said Syria lied.", "bashar-al-assad"),
    ("The PKK has waged an insurgency against Turkey.", "insurgency"),
    ("The Coalition's Small Group accused Mali.", "coalition-s-small-group"),
    ("Singer Robert Wagner accused Russia.", "wagner-group"),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    path = tmp_path_factory.mktemp("naming") / "naming.jsonl"
    texts = [text for text, *_ in (*SAME, *NAMED, *NOT)]
    path.write_text("\n".join(json.dumps({"id": str(i), "text": t}) for i, t in enumerate(texts)), encoding="utf-8")
    return analysis.build(path)


def actors(tables: Tables, number: int, words: str = "") -> set[str]:
    """Give the actors of a text, those whose mentions hold certain words."""
    rows = tables.mentions[tables.mentions.doc_id == str(number)]
    return {r.actor_id for r in rows.itertuples() if words in r.text}


@pytest.mark.parametrize("number", range(len(SAME)), ids=[text for text, *_ in SAME])
def test_both_names_stand_for_one_actor(tables: Tables, number: int) -> None:
    _, one, other = SAME[number]
    assert actors(tables, number, one) == actors(tables, number, other)
    assert len(actors(tables, number, one)) == 1


@pytest.mark.parametrize("number", range(len(NAMED)), ids=[f"{actor}: {text}" for text, actor in NAMED])
def test_an_actor_is_named(tables: Tables, number: int) -> None:
    assert NAMED[number][1] in actors(tables, len(SAME) + number)


@pytest.mark.parametrize("number", range(len(NOT)), ids=[f"{actor}: {text}" for text, actor in NOT])
def test_somebody_else_is_not(tables: Tables, number: int) -> None:
    assert NOT[number][1] not in actors(tables, len(SAME) + len(NAMED) + number)
