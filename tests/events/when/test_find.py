"""A sentence beside the dates that stand in it, marked by square brackets."""

from __future__ import annotations

import pytest

from analysis.events.when import find_dates

# In order of the grammar: calendar dates, parts, weekdays, relative dates, windows, ranges.
DATES = """
Paris was attacked on [13 November 2015] by gunmen.
Paris was attacked on [the 13th of November] by gunmen.
Paris was attacked on [November 13, 2015], by gunmen.
Paris was attacked on [November 13 2015] by gunmen.
Paris was attacked on [Nov. 13].
Paris was attacked on [13 Nov. 2015], police said.
Paris was attacked on [13/11/2015] by gunmen.
Paris was attacked on [13.11.2015] by gunmen.
Paris was attacked on [2015-11-13] by gunmen.
Logged on [2015-11-13]T21:16 by the desk.
The raid of [01-Feb-02] failed.
On [Friday, November 13, 2015], gunmen attacked.
On [Friday 13 November], gunmen attacked.
On [Friday, the 13th of November], gunmen attacked.
On [Friday evening, 13 November], gunmen attacked.
KABUL, Afghanistan ([Jan. 25, 2013])
KABUL, Afghanistan ([Aug. 6, 2012]) — Forces detained a leader.
[May 11]: Operations in the south
The accord was signed in [April 2017] in Doha.
The accord was signed in [April of 2017] in Doha.
The accord was signed in [September of '72].
It was signed in [September] and broken in [October].
They marched in [March] and met in [May].
He was sentenced in [Nov.] for treason.
The [March] elections were delayed.
The war began in [2011].
Since [2012], the group has held the town.
In [2011] rebels took the town.
In [2014] government forces withdrew.
The invasion of [1979] failed.
The [2003] invasion of Iraq began in [March].
Turkey's [2016] coup attempt failed.
[2016]'s coup attempt failed.
Peace came in [1648], late.
The agreement ([2015]) has lapsed.
The post-[2001] order collapsed.
It has been in force since at least [1997].
The civil war ([1992-1995]) killed thousands.
The [2014-15] drought displaced them.
They fought from [2011 to 2013] in the north.
They fought [between 2010 and 2012] in the north.
They fought in [2011 and 2012] in the north.
In [the 1990s] the group was small.
In [the late 1980s] it grew, and in [the '90s] it split.
In [the mid-nineties] it split.
In [the 19th century] borders were drawn.
In [the twentieth century] borders were drawn.
Israel will evacuate all settlements in [mid-August].
They left in [early 2019] and came back [late in 2020].
They left at [the end of May] and at [the beginning of 2016].
They left at [the end of the year].
They left by [year-end].
In [the summer of 2014] they took Mosul.
In [summer 2014] they took Mosul.
They attack in [the spring].
In [late autumn] the passes close.
[Last summer] they took Mosul.
Over [the winter of 2013-14] the talks failed.
In [the first week of May] they struck twice.
They met on [the first Monday of May].
In [the second half of 2014] they struck twice.
In [the first quarter of 2015] they struck twice.
In [the last two weeks of June] they struck twice.
In [the last days of December] they struck twice.
The visit was planned for [the week of May 3].
The raid took place on [the night of March 3].
The raid took place on [the night of Friday] in Marjah.
The raid took place on the night of [3/4 May] in Marjah.
The raid took place in [the early morning hours of March 5] in Marjah.
The raid took place before [dawn on Friday] in Marjah.
On [May 3, 2011] rebels struck.
On [March 30] rebels struck.
In [March] 30 rebels were killed.
They fled in [late March or early April].
They fled in [mid- to late August].
It ran in [Jan-Mar 2020] and [1 July-30 September 2015].
In [the first three months of the year] they fled.
The minister visited Russia [today].
He planned the [1993] World Trade Center bombing.
On [May 3] Army units struck.
They were freed some [three years ago].
It followed [a weekend] of violence.
Elections are set for [May].
They fled in [Nov and Dec. 2014].
They fled in [Nov] and hid.
The attack came in [the early hours of Sunday morning] in Karrada.
The exercise ran [Feb. 6-8] off the coast.
He visited Turkey [November 16 - 17] and Lebanon [November 18 -19].
He visited Uzbekistan from [5-6 April 2016].
They met on [May 3 and 4] in Geneva.
They met on [3 and 4 May 2016] in Geneva.
They met on [2, 3 and 4 June] in Geneva.
They met on [June 2, 3 and 4] in Geneva.
They fought from [3 May to 5 June] in the hills.
They fought from [December 28 until January 3] in the hills.
They fought [between March and May] in the hills.
They fought from [20 November to 5 December 2014] in the hills.
They fought from [the 7th to the 14th of December] in the hills.
They talked from [Monday to Wednesday].
They talked [between Monday and Wednesday].
They clashed on [Friday and Saturday].
They clashed on [Tuesday night and Wednesday morning].
They struck on [Friday].
They struck on [Sunday night].
They struck [early on Sunday].
They struck [late Tuesday].
The raid followed a bombing [earlier on Sunday].
[Monday]'s raid killed five.
Air raids [last Friday] killed 20.
Air raids [this past Thursday] killed 20.
They will meet [next Monday].
They struck on [Friday last week].
They struck on [Friday of last week].
They struck [a week ago Friday].
They struck over [the weekend].
They were freed on [the weekend].
[Last weekend] they struck.
He arrived in [weekend] talks.
They will meet [a week from Friday].
The officials met [today] and [tomorrow].
They attacked [yesterday morning].
They attacked [last night] and [this morning].
They attacked [overnight].
They arrived [the day before yesterday] and leave [the day after tomorrow].
They fled [last week].
They fled [last year].
He left [the week before last].
The exercises take place [this month].
They were killed [earlier this week] near Gao.
They were killed [earlier this year] near Gao.
They were killed [earlier in the week] near Gao.
They will be tried [later this year].
They were freed [two weeks ago].
They were freed [a few days ago].
They were freed [two or three days ago].
They were freed [six and a half months ago].
They were freed [a couple of weeks ago].
They were freed [twenty-one days ago].
They were freed [a decade ago].
They were freed [two years ago today].
They had been seized [two days earlier].
They were freed [three weeks later].
They were freed [a day after].
They were freed [the next day].
They were freed [the following morning].
They were freed [the same day].
They were freed [that night].
They had been seized [the previous week].
The vote came [two days after] the attack.
They met on [the eve of] the vote.
They fled [a day after Sunday]'s vote.
They fled [two weeks before 5 June].
They fled on [the day after Christmas].
Over [the past few weeks] images came from Kabul.
They were detained over [the past 24 hours].
They fought during [the past two days].
In [recent weeks] violence rose.
Over [the last year] the coalition has struck.
They will meet in [the coming days].
They will fly to Doha within [the next two days].
[Earlier this month], on [5 September], they met.
He was killed on [11 March this year].
He was killed in [May last year].
In [September of that year] the Dow fell.
It began on [the 5th of last month].
It ends on [the 19th].
On [New Year's Eve] a club was hit.
They met at [Easter 2016] and on [Good Friday 1998].
A truce held over [Christmas].
They gathered for [Nowruz].
Attacks rise during [the holy month of Ramadan].
Attacks rise during [Eid al-Fitr].
After [9/11] they fled.
It was launched on [September 12, 2021], and lasted 8 days.[1] It followed [July 2021].
The worst attack since [2015] hit the town.
As of [March 4, 2011], he is free.
They met from [late April to early May].
"""

NONE = """
The Taliban may have wrested control of Afghanistan.
They may attack; it may be so.
The protesters march on the capital.
March on Rome!
Rebels march 30 kilometres.
The Women's March drew thousands.
It lasted 8 days.[1]
The second attack killed a second man.
In 300 soldiers they trust.
They share a 1,400-kilometer border.
In 2,000 villages there was no water.
They were attacked by 2000 men.
A force of 1950 soldiers arrived.
Some 1900 people fled.
The cost of 1999 was counted, a force of 1950 came.
He fired an AK-47 at an Mi-26 helicopter.
The T-1990 missile struck.
U.N. Resolution 1973 was adopted.
Resolution 2249 condemned it.
He paid $2000 for it.
Call 1999 now.
Version 10.5.2 was released.
It opens at 10:30.
It flew at 1900 GMT.
They were open 24/7.
Release 2011-11-S-034
Release 2010-05-CA-039
He is 45 years old.
A three-day visit ended.
They fought for two weeks.
The Good Friday Agreement holds.
The April 6 Youth Movement called for protests.
Theresa May met the president.
Mrs. May met the president.
President April smiled.
Jan Egeland met the president.
August Pinochet fell.
The Sunday Times reported it.
The Sun said so.
He sat on the bench.
They fell back after the fall of Kabul.
The Arab Spring spread.
They protest every Friday.
The group meets each Monday.
They protest on Friday mornings.
They protest on Fridays.
They met on a Monday.
One day they will return.
She is in her fifties.
He spent his last year in office.
In the last year of the war he fled.
USA Today reported it.
The Russia Today channel reported it.
They fight day after day.
Day 5 of the siege
The first lady spoke.
At night they move.
The last minute offer failed.
Page 12, line 3
It rose 3.5 percent.
The group holds 31 villages.
The 13 men fled.
They sang in the 100th minute.
They crossed the 30 June Bridge.
The February 14 Coalition called for protests.
Hours of 24/7 work, 3/4 of it done.
It goes on day after day.
"""


def marked(text: str) -> str:
    for date in reversed(find_dates(text)):
        text = f"{text[: date.start]}[{date.text}]{text[date.end :]}"
    return text


@pytest.mark.parametrize("sentence", DATES.strip().split("\n"))
def test_the_dates_of_a_sentence_are_found_with_exact_spans(sentence: str) -> None:
    plain = sentence.replace("8 days.[1]", "8 days.{1}").replace("[", "").replace("]", "").replace("{1}", "[1]")
    assert marked(plain) == sentence


@pytest.mark.parametrize("sentence", NONE.strip().split("\n"))
def test_words_and_numbers_that_only_look_like_dates_are_none(sentence: str) -> None:
    assert [date.text for date in find_dates(sentence)] == []


def test_offsets_count_from_where_the_sentence_begins_in_the_document() -> None:
    (date,) = find_dates("They struck on Friday.", offset=100)
    assert (date.start, date.end, date.text) == (115, 121, "Friday")


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("They struck on Friday.", "at"),
        ("They have fought since Friday.", "since"),
        ("They have fought since at least 2015.", "since"),
        ("They have fought from Friday on.", "since"),
        ("Starting on Monday, the road is closed.", "since"),
        ("The truce holds until Friday.", "until"),
        ("They must leave by Friday.", "until"),
        ("They must leave no later than Friday.", "until"),
        ("They left after Friday.", "after"),
        ("They left before May 2011.", "before"),
        ("They left prior to May 2011.", "before"),
        ("They fought during May 2011.", "during"),
        ("They fought throughout 2014.", "during"),
        ("They fought from Monday to Friday.", "at"),
        ("They fled after Friday's raid.", "at"),
        ("They came back over two years later.", "at"),
        ("They fled before dawn on Friday.", "at"),
        ("They fled before the 2003 invasion.", "at"),
    ],
)
def test_the_words_before_a_date_tell_how_the_event_stands_to_it(sentence: str, relation: str) -> None:
    (date,) = find_dates(sentence)
    assert date.relation == relation


@pytest.mark.parametrize(
    ("sentence", "basis", "needs"),
    [
        ("on 13 November 2015", "explicit", ()),
        ("on 13 November", "explicit", ("year",)),
        ("in mid-August", "explicit", ("year",)),
        ("on the 19th", "explicit", ("month", "year")),
        ("on Friday", "relative", ("reference",)),
        ("last week", "relative", ("reference",)),
        ("two days earlier", "relative", ("anchor",)),
        ("two days after the attack", "relative", ("event",)),
        ("weeks later", "relative", ("amount",)),
        ("during Ramadan", "explicit", ("calendar",)),
        ("two days after 5 June 2015", "explicit", ()),
        ("a day after Sunday", "relative", ("reference",)),
    ],
)
def test_a_date_says_what_it_needs_to_be_dated(sentence: str, basis: str, needs: tuple[str, ...]) -> None:
    (date,) = find_dates(sentence)
    assert (date.basis, date.needs) == (basis, needs)


@pytest.mark.parametrize(
    ("sentence", "attributive"),
    [
        ("Sunday's vote failed.", True),
        ("Sunday’s vote failed.", True),
        ("The 2003 invasion failed.", True),
        ("The June 30 coup failed.", True),
        ("It condemned the 13 November attacks.", True),
        ("They struck on Sunday.", False),
        ("They struck in 2003 and fled.", False),
        ("It was 2 days' march on 5 May.", False),
    ],
)
def test_a_date_that_belongs_to_a_noun_says_so(sentence: str, attributive: bool) -> None:
    (date,) = find_dates(sentence)
    assert date.attributive is attributive


def test_a_date_that_only_measures_says_so() -> None:
    (worst,) = find_dates("It was the worst attack since 2015.")
    (since,) = find_dates("The town has been held since 2015.")
    assert (worst.comparison, since.comparison) == (True, False)
