"""News sentences from many conflicts: the day of writing, the sentence with its trigger between stars, the days meant."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.events.when import UNKNOWN, closest, find_dates, resolve

NEWS = """
2024-03-25 | Gunmen in camouflage *stormed* the Crocus City Hall on Friday night, killing at least 133 people. | 2024-03-22 | 2024-03-22
2023-10-10 | Hamas militants *crossed* into southern Israel early on Saturday, killing hundreds. | 2023-10-07 | 2023-10-07
2023-04-18 | Fighting between the army and the RSF, which *erupted* on Saturday, went on on Tuesday. | 2023-04-15 | 2023-04-15
2023-08-02 | Niger's presidential guard *detained* President Bazoum last Wednesday, a week before leaders met. | 2023-07-26 | 2023-07-26
2021-02-03 | Myanmar's military *seized* power on Monday and arrested Aung San Suu Kyi. | 2021-02-01 | 2021-02-01
2022-02-26 | Russia *invaded* Ukraine on Thursday after weeks of build-up. | 2022-02-24 | 2022-02-24
2022-04-03 | Russian forces *withdrew* from Bucha in late March. | 2022-03-21 | 2022-03-31
2016-11-25 | Colombia and the FARC *signed* a revised peace deal on Thursday, two months after a lost vote. | 2016-11-24 | 2016-11-24
2016-11-25 | Colombia's Congress will *vote* on the accord next week. | 2016-11-28 | 2016-12-04
2018-04-28 | Kim Jong Un and Moon Jae-in *met* at Panmunjom on Friday, the first inter-Korean summit since 2007. | 2018-04-27 | 2018-04-27
2012-01-30 | Tuareg rebels *attacked* the town of Menaka on January 17. | 2012-01-17 | 2012-01-17
2020-08-19 | Soldiers *mutinied* at the Kati base on Tuesday morning and later arrested President Keita. | 2020-08-18 | 2020-08-18
2020-08-19 | The ECOWAS bloc will *meet* on Thursday to discuss sanctions. | 2020-08-20 | 2020-08-20
2014-06-12 | ISIL fighters *overran* Mosul two days ago. | 2014-06-10 | 2014-06-10
2014-06-12 | Since early January, the group has *held* Fallujah. | 2014-01-01 | 2014-06-12
2015-11-16 | France *bombed* Raqqa overnight, two days after the attacks in Paris. | 2015-11-15 | 2015-11-16
2015-11-16 | The attacks *killed* 129 people on Friday, the deadliest in France since World War II. | 2015-11-13 | 2015-11-13
2013-09-24 | Al-Shabab gunmen *stormed* the Westgate mall around noon on Saturday. | 2013-09-21 | 2013-09-21
2013-07-04 | Egypt's army *ousted* President Morsi on Wednesday, a year after he took office. | 2013-07-03 | 2013-07-03
2013-07-04 | Morsi, who *took* office on June 30, 2012, was ousted on Wednesday. | 2012-06-30 | 2012-06-30
2011-03-19 | French jets *struck* Libyan tanks on Saturday afternoon, hours after leaders met in Paris. | 2011-03-19 | 2011-03-19
2020-09-29 | Fighting *broke out* on Sunday in Nagorno-Karabakh, the heaviest since a 1994 ceasefire. | 2020-09-27 | 2020-09-27
2020-11-12 | The two sides *agreed* a truce late on Monday. | 2020-11-09 | 2020-11-09
2017-08-28 | Rohingya insurgents *attacked* 30 police posts in the early hours of Friday, August 25. | 2017-08-25 | 2017-08-25
2001-12-01 | The coalition *began* bombing Afghanistan on Oct. 7. | 2001-10-07 | 2001-10-07
1991-01-20 | Iraq *fired* Scud missiles at Tel Aviv in the early hours of January 18. | 1991-01-18 | 1991-01-18
1999-06-11 | Yugoslav troops will *withdraw* from Kosovo within 11 days, starting on Thursday. | 1999-06-17 | 
2019-10-15 | Turkey *launched* the offensive on Oct. 9, three days after U.S. troops pulled back. | 2019-10-09 | 2019-10-09
2019-10-15 | The SDF *lost* 30 fighters between Wednesday and Saturday. | 2019-10-09 | 2019-10-12
2010-03-27 | The corvette *sank* on the night of March 26. | 2010-03-26 | 2010-03-26
2008-08-15 | Georgia *attacked* Tskhinvali on the night of 7-8 August. | 2008-08-07 | 2008-08-08
2006-08-16 | The war, which *began* on July 12, ended on Monday with a U.N.-brokered truce. | 2006-07-12 | 2006-07-12
2006-08-16 | The war, which began on July 12, *ended* on Monday with a U.N.-brokered truce. | 2006-08-14 | 2006-08-14
2009-05-20 | Sri Lanka's army *defeated* the Tigers earlier this week. | 2009-05-18 | 2009-05-20
2003-03-25 | U.S. forces have *killed* 500 Iraqis in the past two days. | 2003-03-23 | 2003-03-25
2022-10-09 | A truck bomb *damaged* the Kerch bridge on Saturday, a day after Putin's 70th birthday. | 2022-10-08 | 2022-10-08
2022-11-12 | Ukrainian troops *entered* Kherson on Friday, Kyiv said on Saturday. | 2022-11-11 | 2022-11-11
2022-11-12 | Russia said on Wednesday it would *withdraw* from Kherson. |  | 
2021-08-20 | The Taliban *captured* Kabul on Sunday, 20 years after they were ousted. | 2021-08-15 | 2021-08-15
2021-08-20 | A deal *signed* in Doha in February 2020 set out the withdrawal. | 2020-02-01 | 2020-02-29
2024-01-16 | Iran *struck* targets in Erbil late Monday night. | 2024-01-15 | 2024-01-15
2024-01-16 | The strikes came a day after Houthi rebels *hit* a ship in the Gulf of Aden. |  | 
2023-07-01 | The mutiny by Wagner *ended* last Saturday, less than 24 hours after it began. | 2023-06-24 | 2023-06-24
2015-04-04 | Gunmen *attacked* Garissa University on Thursday, April 2, killing 148 people. | 2015-04-02 | 2015-04-02
2014-05-05 | Boko Haram *abducted* more than 200 girls on April 14, and eight more on Sunday. | 2014-04-14 | 2014-04-14
2018-12-03 | Houthi and government delegations will *meet* in Sweden later this week. | 2018-12-03 | 2018-12-09
2016-07-18 | At least 232 people were *killed* when soldiers tried to seize power on Friday night. | 2016-07-15 | 2016-07-15
2010-12-20 | North Korea *shelled* Yeonpyeong island on 23 November. | 2010-11-23 | 2010-11-23
2012-11-23 | The ceasefire took effect at 9 p.m. on Wednesday and has *held* since. | 2012-11-21 | 2012-11-21
2022-06-30 | NATO leaders *met* in Madrid from Tuesday to Thursday. | 2022-06-28 | 2022-06-30
"""


@pytest.mark.parametrize("line", NEWS.strip().split("\n"))
def test_when_the_news_happened(line: str) -> None:
    written, sentence, start, end = (cell.strip() for cell in line.split("|"))
    first = sentence.index("*")
    last = sentence.index("*", first + 1) - 1
    text = sentence.replace("*", "")
    chosen = closest(find_dates(text), first, last, text)
    tense = "future" if text[:first].endswith("will ") else ""
    span = resolve(chosen, date.fromisoformat(written), tense=tense) if chosen else UNKNOWN
    assert (str(span.start or ""), str(span.end or "")) == (start, end)
