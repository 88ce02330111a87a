from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.printed_dates import find_dates


@pytest.mark.parametrize(
    "printed",
    [
        "2019-03-04",
        "2019-03-04T10:20:30+01:00",
        "2019-03-04T10:20:30.123Z",
        "2019/03/04",
        "4 March 2019",
        "4th March 2019",
        "March 4, 2019",
        "Mar. 4, 2019",
        "4 maart 2019",
        "4. März 2019",
        "4 mars 2019",
        "4 de marzo de 2019",
        "4 marzo 2019",
        "4 de março de 2019",
    ],
)
def test_whole_dates_are_read_in_all_languages(printed: str) -> None:
    text = f"Printed on {printed}, it says."
    (found,) = find_dates(text)
    assert found.day == date(2019, 3, 4)
    assert text[found.start : found.end] == printed


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("11/19/19", date(2019, 11, 19)),
        ("19.11.2019", date(2019, 11, 19)),
        ("05.06.2019", date(2019, 6, 5)),
    ],
)
def test_all_digits_are_read_when_only_one_reading_exists(printed: str, day: date) -> None:
    assert [found.day for found in find_dates(printed)] == [day]


@pytest.mark.parametrize(
    "printed", ["05/06/2019", "2019-13-40", "30 February 2019", "March 2019", "v1.2.2019.4", "4 aprıl 2019"]
)
def test_what_is_ambiguous_or_impossible_is_no_date(printed: str) -> None:
    assert list(find_dates(printed)) == []


def test_the_day_comes_first_where_that_is_known() -> None:
    assert [found.day for found in find_dates("05/06/2019, 05-06-19", day_first=True)] == [
        date(2019, 6, 5),
        date(2019, 6, 5),
    ]


def test_a_time_that_is_stuck_to_the_year_does_not_hide_the_day() -> None:
    (found,) = find_dates("Wed, Nov 20 20194:29 AM")
    assert found.day == date(2019, 11, 20)
    assert list(find_dates("Nov 20 201944")) == []


@given(st.text(alphabet="0123456789-/. JanMarch,dei", max_size=60))
def test_dates_lie_inside_the_text_in_order(text: str) -> None:
    found = list(find_dates(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert found == sorted(found, key=lambda one: one.start)
