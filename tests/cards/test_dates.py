from datetime import date

import pytest

from bot.archive import Interval
from bot.cards import dates
from bot.facts import Published
from bot.texts import Texts, texts_for

SAY = texts_for()
DUTCH = Texts("nl", SAY.entries)


def test_a_day_is_the_same_day_from_hawaii_to_new_caledonia() -> None:
    assert dates.day(date(1970, 1, 1)) == "<t:43200:D>"


@pytest.mark.parametrize(
    ("first", "last", "english", "dutch"),
    [
        (date(2021, 2, 1), date(2021, 2, 28), "February 2021", "februari 2021"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018", "2018"),
        (date(2018, 1, 1), date(2020, 12, 31), "2018 – 2020", "2018–2020"),
        (date(2020, 6, 1), date(2020, 8, 31), "June – August 2020", "juni–augustus 2020"),
        (date(2021, 2, 3), date(2021, 2, 4), *2 * ["<t:1612353600:D> – <t:1612440000:D>"]),
        (date(1, 1, 1), date(9999, 12, 31), "1 – 9999", "1–9999"),
    ],
)
def test_a_stretch_is_said_as_people_say_it(first: date, last: date, english: str, dutch: str) -> None:
    def plain(text: str) -> str:
        return " ".join(text.split())

    assert plain(dates.interval(Interval(first, last), SAY)) == english
    assert plain(dates.interval(Interval(first, last), DUTCH)) == dutch


def test_a_stated_publication_date_is_given_to_the_day() -> None:
    assert dates.published(Published(Interval.of_day(date(1970, 1, 1)), "explicit"), SAY) == "<t:43200:D>"


def test_an_inferred_publication_date_is_given_in_whole_months() -> None:
    when = Published(Interval(date(2021, 2, 17), date(2021, 2, 20)), "inferred")
    assert dates.published(when, SAY) == "about February 2021"


def test_an_inferred_day_stays_a_day() -> None:
    assert (
        dates.published(Published(Interval.of_day(date(1970, 1, 1)), "inferred"), SAY) == "about <t:43200:D>"
    )


def test_an_unknown_date_is_left_out() -> None:
    assert dates.published(Published(None, "unknown"), SAY) is None


@pytest.mark.parametrize(
    ("first", "last", "begins", "ends"),
    [
        (date(2013, 1, 1), date(2013, 12, 31), "2013", "2013"),
        (date(2019, 1, 1), date(2020, 12, 31), "2019", "2020"),
        (date(2021, 2, 1), date(2021, 3, 31), "February 2021", "March 2021"),
        (date(2021, 12, 1), date(2021, 12, 10), dates.day(date(2021, 12, 1)), dates.day(date(2021, 12, 10))),
    ],
)
def test_the_ends_of_a_stretch_are_no_stretches(first: date, last: date, begins: str, ends: str) -> None:
    days = Interval(first, last)
    assert (dates.beginning(days, texts_for()), dates.end(days, texts_for())) == (begins, ends)
