"""A sentence with its trigger between stars, beside the date that dates it."""

from __future__ import annotations

import pytest

from analysis.events.when import closest, find_dates

TRIGGERS = """
Rebels who entered the country illegally two years ago were *arrested* on Sunday. | Sunday
Rebels who *entered* the country illegally two years ago were arrested on Sunday. | two years ago
Rahmon, who took office in 1994, *met* Putin on Friday. | Friday
Rahmon, who *took* office in 1994, met Putin on Friday. | 1994
Three soldiers were *killed* in Helmand, officials said on Friday. | 
Three soldiers were killed in Helmand, officials *said* on Friday. | Friday
Three soldiers were *killed* in Helmand on Thursday, officials said on Friday. | Thursday
ISAF confirmed today that Sangari was *killed* in an airstrike Feb. 7, in Nad Ali. | Feb. 7
ISAF *confirmed* today that Sangari was killed in an airstrike Feb. 7, in Nad Ali. | today
After Sunday's bombing, forces *raided* a hideout on Tuesday. | Tuesday
After Sunday's *bombing*, forces raided a hideout on Tuesday. | Sunday
After Sunday's bombing, forces *raided* a hideout. | 
On Friday, rebels attacked the town and *killed* five people. | Friday
Rebels *attacked* the town on Friday and killed five people on Saturday. | Friday
Rebels attacked the town on Friday and *killed* five people on Saturday. | Saturday
Rebels attacked the town on Friday and *killed* five people. | Friday
The exercise was *launched* on September 12, 2021, and lasted 8 days. | September 12, 2021
The 2021 military *exercise* was launched on September 12, 2021, and lasted 8 days. | September 12, 2021
It was the worst *attack* since 2015. | 
The *attack* was the deadliest in Mali since January 2013, when rebels seized Timbuktu. | 
In a statement on Tuesday, the group *claimed* the attack. | Tuesday
Lebanon *complained* to the UN on Tuesday over two air raids last Friday in which 20 people were killed. | Tuesday
Lebanon complained to the UN on Tuesday over two air *raids* last Friday in which 20 people were killed. | last Friday
The raid followed a deadly *bombing* at a Kabul mosque earlier on Sunday that killed five civilians. | earlier on Sunday
The raid followed a deadly bombing at a Kabul mosque earlier on Sunday that *killed* five civilians. | earlier on Sunday
Since the IEA's *takeover* of Afghanistan in mid-August, there has been an increase in attacks by Daesh militants. | mid-August
Sudan *lifted* a state of emergency that was imposed six months ago after bloody clashes, Omdurman radio reported Sunday. | 
Sudan lifted a state of emergency that was *imposed* six months ago after bloody clashes, Omdurman radio reported Sunday. | six months ago
The curfew *imposed* in Sudan after a June 30 coup toppled the government | 
The curfew imposed in Sudan after a June 30 *coup* toppled the government | June 30
A bomb that *exploded* on Friday killed five people. | Friday
A bomb that exploded on Friday *killed* five people. | Friday
The army said on Monday that its forces had *captured* the town on Sunday. | Sunday
The army said its forces *captured* the town on Sunday, a day after rebels shelled Kyiv. | Sunday
Yesterday rebels *shelled* Kyiv; today they withdrew. | Yesterday
Yesterday rebels shelled Kyiv; today they *withdrew*. | today
In 2014 Russia *annexed* Crimea, and in 2022 it invaded Ukraine. | 2014
In 2014 Russia annexed Crimea, and in 2022 it *invaded* Ukraine. | 2022
Officials met in Doha to discuss the deal *signed* in February 2020. | February 2020
The group, which was *founded* in 2004, attacked Garissa on April 2. | 2004
The group, which was founded in 2004, *attacked* Garissa on April 2. | April 2
Police *arrested* ten people over the 13 November attacks in Paris. | 
Police arrested ten people over the 13 November *attacks* in Paris. | 13 November
On Monday, the president condemned Friday's *attack*. | Friday
On Monday, the president *condemned* Friday's attack. | Monday
"They *attacked* us on Friday," a villager said. | Friday
Israel will *evacuate* all 21 settlements in mid-August, said a spokesperson. | mid-August
Israel's Cabinet *met* Sunday and decided to approve a plan. | Sunday
An insurgent leader was *detained* in Marjeh district, Helmand province, yesterday. | yesterday
He was *released* after being held since March 2019. | 
He was released after being *held* since March 2019. | March 2019
The strike *took place* two days after the ceasefire expired on Monday. | two days after
The town *fell* on 5 May after weeks of fighting. | 5 May
"""


@pytest.mark.parametrize("line", TRIGGERS.strip().split("\n"))
def test_the_date_of_a_trigger(line: str) -> None:
    sentence, _, wanted = line.rpartition("|")
    sentence, wanted = sentence.strip(), wanted.strip()
    start = sentence.index("*")
    end = sentence.index("*", start + 1) - 1
    text = sentence.replace("*", "")
    chosen = closest(find_dates(text), start, end, text)
    assert (chosen.text if chosen else "") == wanted


def test_a_sentence_without_dates_dates_nothing() -> None:
    assert closest([], 0, 4, "They struck.") is None


def test_spans_may_count_from_the_beginning_of_the_document() -> None:
    text = "Rebels struck on Friday."
    chosen = closest(find_dates(text, offset=200), 207, 213, text, offset=200)
    assert chosen is not None and chosen.text == "Friday"


def test_a_holy_month_without_days_is_not_chosen() -> None:
    text = "Rebels struck during Ramadan."
    assert closest(find_dates(text), 7, 13, text) is None
