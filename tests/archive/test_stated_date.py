"""Which day of publication a careful reader finds stated in a file, and where it is only a trap."""

from datetime import date

import pytest

from bot.archive import Interval
from tests.archive.articles import read, shown

ENGLISH = (
    "The harbour bridge in Milltown closed on Sunday after engineers found a crack in its deck.\n"
    "The county will pay half of the cost, and the rest comes from the harbour fund.\n"
)
DUTCH = (
    "De havenbrug in Molendam is zondag gesloten nadat er een scheur in het wegdek was gevonden.\n"
    "De gemeente betaalt de helft van de kosten, en de rest komt uit het havenfonds.\n"
)
HEADLINE = "Harbour bridge closes for repairs\n"
KOP = "Havenbrug dicht voor herstel\n"


def _day(year: int, month: int, day: int) -> Interval:
    return Interval.of_day(date(year, month, day))


def _stated(text: str, name: str = "bridge.txt") -> Interval | None:
    stated = read(text, name).stated_date
    return stated.interval if stated else None


@pytest.mark.parametrize(
    ("block", "stated"),
    [
        ("date: 2021-01-06", _day(2021, 1, 6)),
        ("Date: January 6, 2021", _day(2021, 1, 6)),
        ("DATE: 6 Jan. 2021", _day(2021, 1, 6)),
        ('date: "2021-01-06T10:14:00Z"', _day(2021, 1, 6)),
        ("date: 2021-01-06 10:14:00 +01:00", _day(2021, 1, 6)),
        ("published: 2021/01/06", _day(2021, 1, 6)),
        ("datePublished: 2021-01-06", _day(2021, 1, 6)),
        ("publish_date: Wednesday, 6 January 2021", _day(2021, 1, 6)),
        ("publication-date: 6th January 2021", _day(2021, 1, 6)),
        ("Publication date: 13/01/2021", _day(2021, 1, 13)),
        ("datum: 6 januari 2021", _day(2021, 1, 6)),
        ("gepubliceerd: woensdag 6 januari 2021 om 10:14", _day(2021, 1, 6)),
        ("title: Bridge\nupdated: 2021-02-01\ndate: 2021-01-06", _day(2021, 1, 6)),
        ("date: null\npublished: 2021-01-06", _day(2021, 1, 6)),
        ("date: 2021-01", Interval(date(2021, 1, 1), date(2021, 1, 31))),
        ("date: February 2021", Interval(date(2021, 2, 1), date(2021, 2, 28))),
        ("date: 2021", Interval(date(2021, 1, 1), date(2021, 12, 31))),
        ("date: 06/01/2021", None),
        ("date: soon", None),
        ("created_by: 2021-01-06", None),
    ],
)
def test_front_matter_states_it(block: str, stated: Interval | None) -> None:
    assert _stated(f"---\n{block}\n---\n{HEADLINE}{ENGLISH}") == stated


@pytest.mark.parametrize(
    "line",
    [
        "Published: 6 Jan 2021",
        "PUBLISHED JAN. 6, 2021",
        "Published on January 6th, 2021 at 4:15 p.m.",
        "By Ann Lee | January 6, 2021 4:15 PM",
        "By Ann Lee, Coast Wire, January 6, 2021",
        "By Ann Lee and Bob Ray on January 6, 2021",
        "Ann Lee · 6 January 2021 · 4 min read",
        "January 6, 2021",
        "Wed 6 Jan 2021 10.14 GMT",
        "Wednesday January 06 2021, 12.01am",
        "2021-01-06 10:14",
        "Date: 2021-01-06",
        "Last updated on: 2021/01/06",
        "Updated 10:14 AM ET, Wed January 6, 2021",
        "Published: 6 January 2021 | Updated: 9 January 2021",
        "Published 6 January 2021, last updated 9 January 2021",
        "Updated 9 January 2021 | Published 6 January 2021",
        "First published: 6 January 2021 (updated 9 January 2021)",
    ],
)
def test_a_line_above_the_text_states_it(line: str) -> None:
    assert _stated(f"{HEADLINE}{line}\n{ENGLISH}") == _day(2021, 1, 6)


@pytest.mark.parametrize(
    "line",
    [
        "Gepubliceerd op 30 september 2021 om 10:14",
        "Gepubliceerd: 30-09-2021, 10:14",
        "Geplaatst: do 30 sep. 2021",
        "Donderdag 30 september 2021 | 14:02",
        "30 sept 2021, 14:02",
        "30 september 2021 om 14.02 uur",
        "Door Ann de Vries, 30 september 2021",
        "Door: Ann de Vries - 30 sep. 2021",
        "Laatste update: 30 september 2021",
        "Gewijzigd op 2 oktober 2021. Gepubliceerd op 30 september 2021",
        "Ann de Vries 30 september 2021, 10:14",
        "30.09.2021 | 10:14",
    ],
)
def test_a_dutch_line_above_the_text_states_it(line: str) -> None:
    assert _stated(f"{KOP}{line}\n{DUTCH}") == _day(2021, 9, 30)


@pytest.mark.parametrize("line", ["Gepubliceerd: 05-06-2021", "05/06/2021, 10:14", "05.06.2021 - 10:14 uur"])
def test_the_day_comes_first_in_languages_that_write_it_so(line: str) -> None:
    assert _stated(f"{KOP}{line}\n{DUTCH}") == _day(2021, 6, 5)


@pytest.mark.parametrize("line", ["Published: 05/06/2021", "05/06/2021, 10:14"])
def test_a_day_that_may_be_two_is_not_known_in_english(line: str) -> None:
    assert _stated(f"{HEADLINE}{line}\n{ENGLISH}") is None


@pytest.mark.parametrize(
    "head",
    [
        "3 May 2022\nPublished: 6 January 2021\n",
        "Published: 6 January 2021\nFerry takes over\n3 May 2022\n",
        "6 January 2021\nUpdated:\n3 May 2022\n",
        "6 January 2021, 10:14\nWed, 6 Jan 2021\n",
    ],
)
def test_of_several_lines_the_one_that_says_it_or_is_no_update_is_right(head: str) -> None:
    assert _stated(f"{HEADLINE}{head}{ENGLISH}") == _day(2021, 1, 6)


@pytest.mark.parametrize("between", ["", "Advertentie\n", "Foto: Ann de Vries\n"])
def test_a_line_right_below_the_first_paragraph_states_it(between: str) -> None:
    stamp = "Redactie 20-02-21, 08:12 Laatste update: 09:10\n"
    assert _stated(f"{KOP}{DUTCH.replace(chr(10), chr(10) + between + stamp, 1)}") == _day(2021, 2, 20)


@pytest.mark.parametrize("teaser", ["Lees ook\nVeerpont vaart", "Lees ook: Veerpont vaart", "Veerpont vaart"])
def test_the_date_of_a_teaser_below_the_first_paragraph_states_nothing(teaser: str) -> None:
    assert (
        _stated(f"{KOP}{DUTCH.replace(chr(10), f'{chr(10)}{teaser}{chr(10)}3 mei 2022{chr(10)}', 1)}") is None
    )


def test_several_lines_of_which_none_says_it_state_nothing() -> None:
    assert _stated(f"Ferry takes over\n3 May 2022\n{HEADLINE}6 January 2021\n{ENGLISH}") is None


def test_a_line_right_below_the_text_states_it_if_it_says_so() -> None:
    assert _stated(f"{HEADLINE}{ENGLISH}Published 2:16 AM EST Jan 6, 2021\nRelated articles\n") == _day(
        2021, 1, 6
    )
    assert _stated(f"{KOP}{DUTCH}Gepubliceerd: 6 jan. 2021\n") == _day(2021, 1, 6)
    below = f"{ENGLISH}Published: 6 January 2021\n"
    assert _stated(f"{HEADLINE}Updated: 9 January 2021\n{below}") == _day(2021, 1, 6)
    assert _stated(f"{HEADLINE}5 January 2021\n{below}") == _day(2021, 1, 5)


@pytest.mark.parametrize(
    "tail",
    ["Posted on 6 January 2021 by Joe", "6 January 2021", "Ferry takes over\nPublished 6 January 2021"],
)
def test_another_line_below_the_text_states_nothing(tail: str) -> None:
    assert _stated(f"{HEADLINE}{ENGLISH}{tail}\n") is None


def test_an_update_on_a_line_of_its_own_does_not_hide_the_first_day() -> None:
    assert _stated(f"{HEADLINE}Updated: 9 January 2021\nPublished: 6 January 2021\n{ENGLISH}") == _day(
        2021, 1, 6
    )


@pytest.mark.parametrize(
    "dateline",
    [
        "MILLTOWN, March 3, 2021 (Coast Wire) - ",
        "MILLTOWN, Vt., March 3, 2021 /Coast Wire/ -- ",
        "Milltown, 3 March 2021 (Coast Wire) – ",
        "MOLENDAM, 3 mrt. 2021 (KNP) - ",
        "MOLENDAM (KNP, 3 maart 2021) - ",
        "MILLTOWN — March 3, 2021 — ",
    ],
)
def test_a_dateline_with_its_year_states_it(dateline: str) -> None:
    article = read(f"{HEADLINE}{dateline}{ENGLISH}")
    assert article.stated_date is not None
    assert article.stated_date.interval == _day(2021, 3, 3)
    assert article.stated_date.evidence is not None
    assert "2021" in shown(article, [article.stated_date.evidence])[0]


@pytest.mark.parametrize(
    "name",
    [
        "2021-03-04-bridge.txt",
        "2021_03_04 bridge closes.md",
        "2021.03.04.txt",
        "20210304_x.txt",
        "coastwire-20210304.txt",
        "bridge 4 March 2021.txt",
        "25-03-2021/bridge_2021-03-04.txt",
        "2021/03/04/bridge.txt",
        "2021-03-04T10-14-00-bridge.txt",
    ],
)
def test_a_file_name_states_it(name: str) -> None:
    article = read(HEADLINE + ENGLISH, name)
    assert article.stated_date is not None
    assert article.stated_date.interval == _day(2021, 3, 4)
    assert article.stated_date.evidence is None


@pytest.mark.parametrize(
    "name",
    [
        "000_20210304fed5a36f.txt",
        "202103041234567.txt",
        "120210304.txt",
        "20211304.txt",
        "19450508.txt",
        "2021-03.txt",
        "04-03-2021.txt",
        "bridge-2021-03-04-2021-03-09.txt",
        "10210304_x.txt",
    ],
)
def test_a_file_name_with_a_number_states_nothing(name: str) -> None:
    assert _stated(HEADLINE + ENGLISH, name) is None


def test_front_matter_goes_before_the_page_and_the_page_before_the_file_name() -> None:
    page = f"{HEADLINE}Published: 6 January 2021\n{ENGLISH}"
    assert _stated(page, "2024-04-15-bridge.txt") == _day(2021, 1, 6)
    assert _stated(f"---\ndate: 2021-01-05\n---\n{page}", "2024-04-15-bridge.txt") == _day(2021, 1, 5)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}{ENGLISH}Read more: Ferry takes over - 3 May 2022\n",
        f"{HEADLINE}{ENGLISH}Related articles\nFerry takes over\n3 May 2022\nTen bridges\n4 May 2022\n",
        f"{HEADLINE}{ENGLISH}© 2022 Coast Wire. All rights reserved. Page made on 3 May 2022\n",
        f"{HEADLINE}Copyright 3 May 2022 Coast Wire\n{ENGLISH}",
        f"{HEADLINE}{ENGLISH}2 comments\nJoe\n3 May 2022 at 10:14\nI crossed it every day.\n",
        f"{HEADLINE}On 3 May 2022 the bridge was closed after a crack was found. {ENGLISH}",
        f"{HEADLINE}3 May 2022 was a cold day in Milltown, and the bridge was closed.\n{ENGLISH}",
        f"{HEADLINE}May 3, 2022, was a cold day in Milltown, and the bridge was closed.\n{ENGLISH}",
        f"3 May 2022: the day the bridge cracked\n{ENGLISH}",
        f"{HEADLINE}The bridge on 3 May 2022. Photo: Ann Lee\n{ENGLISH}",
        f"{HEADLINE}The bridge, seen on May 3, 2022 (Ann Lee/Coast Wire)\n{ENGLISH}",
        f"{HEADLINE}Published in 2022\n{ENGLISH}",
        f"{KOP}Op 3 mei 2022 werd de brug gesloten nadat er een scheur was gevonden.\n{DUTCH}",
        f"{KOP}{DUTCH}Lees ook: Veerpont neemt het over (3 mei 2022)\n",
        f"{KOP}{DUTCH}Lees ook\nVeerpont neemt het over\n3 mei 2022\nTien bruggen\n",
        f"{HEADLINE}MILLTOWN, March 3 (Coast Wire) - {ENGLISH}",
        f"{HEADLINE}Milltown, which on 3 March 2021 lost its bridge (the second) - has a ferry. {ENGLISH}",
    ],
)
def test_another_date_is_a_trap(text: str) -> None:
    assert _stated(text) is None
