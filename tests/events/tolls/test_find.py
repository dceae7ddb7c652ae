"""Sentences beside the tolls they tell: kind, lower and upper bound (None is open)."""

from __future__ import annotations

import pytest

from analysis import language
from analysis.actors.resolve import name_finder
from analysis.events.tolls import Toll, find_tolls
from analysis.knowledge import load


def tolls(text: str) -> list[Toll]:
    (sentence,) = language.load(names=name_finder(load())).parse("d", text, [(0, len(text))])
    return find_tolls(sentence)


def told(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(t.kind, t.low, t.high) for t in tolls(text) if not (t.negated or t.hypothetical)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen killed at least 50 civilians, the government said.", [("killed", 50, None)]),
        ("Between 10 and 15 soldiers died in the ambush.", [("killed", 10, 15)]),
        ("Up to 30 people were injured in the blast.", [("injured", None, 30)]),
        ("More than a dozen villagers were abducted by bandits.", [("captured", 13, None)]),
        ("The attack left three soldiers dead and five others wounded.", [("killed", 3, 3), ("injured", 5, 5)]),
        ("A doctor said 40 people had been brought in dead.", [("killed", 40, 40)]),
        ("The raid resulted in 18 insurgents killed, one wounded.", [("killed", 18, 18), ("injured", 1, 1)]),
        ("The final engagement resulted in ten insurgent deaths.", [("killed", 10, 10)]),
        ("Nine hostages were freed and two kidnappers arrested.", [("captured", 2, 2)]),
        ("Bandits took 20 pupils hostage.", [("captured", 20, 20)]),
        ("The patrol killed several and detained another nine.", [("killed", 3, None), ("captured", 9, 9)]),
        ("Two personnel were taken into custody by the police.", [("captured", 2, 2)]),
        ("Thirteen Malawian and Uruguayan peacekeepers have been killed.", [("killed", 13, 13)]),
        ("Police detained numerous heavily-armed men.", [("captured", 4, None)]),
        ("Ten soldiers lost their lives in the ambush.", [("killed", 10, 10)]),
        ("The raid claimed the lives of six farmers.", [("killed", 6, 6)]),
        ("The rebels lost 30 fighters in the battle.", [("killed", 30, 30)]),
        ("Villagers counted 14 bodies after the attack.", [("killed", 14, 14)]),
        ("Raiders hacked nine herders to death.", [("killed", 9, 9)]),
        ("Bandits slit the throats of seven farmers.", [("killed", 7, 7)]),
        ("A driver was shot in the leg.", [("injured", 1, 1)]),
        ("The shell killed a family of four.", [("killed", 4, 4)]),
        ("The death toll from the attack on the market rose to 58.", [("killed", 58, 58)]),
        ("Medics put the number of wounded at 40.", [("injured", 40, 40)]),
        ("The bomb killed 20 people, including three children.", [("killed", 20, 20)]),
        ("Gunmen killed 12 people, five of them women, in the market.", [("killed", 12, 12)]),
        ("Police held 600 officers, judges and clerks.", [("captured", 600, 600)]),
        ("Soldiers arrested a 26-year-old man.", [("captured", 1, 1)]),
        ("Gunmen executed 14 Tutsis.", [("killed", 14, 14)]),
        ("The blast claimed nine victims.", [("killed", 9, 9)]),
        ("A shell claimed the lives of a nurse and her two sons.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("Eleven officers suffered injuries.", [("injured", 11, 11)]),
        ("Four youths were treated for bullet wounds.", [("injured", 4, 4)]),
        ("Four youths were treated for malaria.", []),
        ("Twelve shoppers were rushed to a hospital.", [("injured", 12, 12)]),
        ("Twelve of the wounded were rushed to a hospital.", []),
        ("A guard was fatally shot.", [("killed", 1, 1)]),
        ("Eight people were wounded, one fatally.", [("injured", 8, 8), ("killed", 1, 1)]),
        ("Nine of its men fell at Kobani.", [("killed", 9, 9)]),
        ("Nine of its men fell into an ambush.", []),
        ("Six of their number had been killed by shelling.", [("killed", 6, 6)]),
        ("Thirty villagers were taken away by the militia.", [("captured", 30, 30)]),
        ("Four gunmen, all of whom were killed, stormed the hotel.", [("killed", 4, 4)]),
        ("Ten miners died and as many were injured.", [("killed", 10, 10), ("injured", 10, 10)]),
        ("Gunmen kidnapped the mayor of Pinga and his deputy.", [("captured", 1, 1), ("captured", 1, 1)]),
        ("33 soldiers, rather than the four first announced, died.", [("killed", 33, 33)]),
        ("Three of the seven nuns abducted in May were freed.", []),
        ("The army freed two hostages held by the rebels.", []),
        ("The rebels hold two hostages.", [("captured", 2, 2)]),
        ("The strike killed two days later.", []),
        ("The raid resulted in four killed and one wounded.", [("killed", 4, 4), ("injured", 1, 1)]),
        ("A commander was detained with two associates.", [("captured", 1, 1), ("captured", 2, 2)]),
        ("A commander was detained with two rifles.", [("captured", 1, 1)]),
        (
            "The bomb killed several dozen shoppers and wounded forty-three.",
            [("killed", 24, None), ("injured", 43, 43)],
        ),
    ],
)
def test_a_toll_in_the_words_of_news(text: str, wanted: list[tuple[str, int | None, int | None]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Soldiers detained a militia leader and one suspected insurgent.", [1, 1]),
        ("The leader was detained along with several of his associates.", [1, 3]),
        ("A commander and a suspected insurgent were captured by soldiers.", [1, 1]),
        ("Officials confirmed the arrest of a senior leader and two aides.", [1, 2]),
        ("Troops captured a commander and facilitator in Khost.", [1]),
        ("Troops captured Qari Habib, a facilitator, in Khost.", [1]),
        ("Troops killed Qari Habib, the governor, in Khost.", [1]),
        ("A commander of the group and two aides were killed by soldiers.", [1, 2]),
        ("A mine exploded, killing a constable and a child.", [1, 1]),
    ],
)
def test_each_member_of_a_list_counts_once(text: str, wanted: list[int]) -> None:
    assert [t.low for t in tolls(text)] == wanted


def test_what_befell_nobody_is_no_toll() -> None:
    assert told("No women or children were injured or detained during these operations.") == []
    assert told("The police arrested no one and left without injuring anybody.") == []


def test_what_may_happen_is_no_toll() -> None:
    assert told("The bomb could have killed five people.") == []
    assert told("The group vowed to kill ten soldiers.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Police seized weapons and a number of uniforms.",
        "The arrested leader is suspected of being part of a network.",
        "Ministers discussed the May 22 kidnapping.",
        "Troops rescued a kidnapped councilman.",
    ],
)
def test_things_dates_and_attributes_count_nobody(text: str) -> None:
    assert told(text) == []


def test_a_death_toll_rises_to_its_last_number() -> None:
    assert told("The death toll has climbed from 12 to at least 30.") == [("killed", 30, None)]
    assert told("The death toll from a truck bomb in the capital rose to 276 on Monday.") == [("killed", 276, 276)]


def test_it_says_who_was_told_of_before_and_who_comes_on_top() -> None:
    (known,) = tolls("The two attackers were killed.")
    (further,) = tolls("Two additional suspects were detained for further questioning.")
    (also,) = tolls("The force also detained two suspects.")
    (new,) = tolls("More than five suspects were detained for further questioning.")
    assert [(t.known, t.further, t.also) for t in (known, further, also, new)] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
        (False, False, False),
    ]


def test_its_words_lie_where_it_says() -> None:
    text = "Gunmen shot dead the mayor, killing at least seven villagers too."
    assert [text[t.start : t.end] for t in tolls(text)][-1] == "at least seven villagers"


@pytest.mark.parametrize(
    "text",
    [
        "Civilians are killed by these mines.",
        "The leader often killed civilians.",
        "Rebels handed over 20 captured soldiers.",
        "The toll from attacks linked to 30 villages rose.",
        "The party lost 12 seats.",
    ],
)
def test_habits_descriptions_and_things_are_no_tolls(text: str) -> None:
    assert told(text) == []
