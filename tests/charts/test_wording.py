"""Names and dates in a picture: only what can be drawn, as short as there is room for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Interval
from bot.charts.drawing import drawable, width_of
from bot.charts.wording import days_said, days_within, fitted, shown
from bot.texts import languages, texts_for

SAY = texts_for()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Kim Kardashian", "Kim Kardashian"),
        ("Zoë  van\nden Berg", "Zoë van den Berg"),
        ("Анна, Ünal & Ørsted €5", "Анна, Ünal & Ørsted €5"),
        ("محمد", "محمد"),
        ("Kim 😀", "Kim"),
        ("新闻_01", "…_01"),
        ("习近平", "…"),
        ("a\u202eb\u200bc\x00", "abc"),
        ("z̸̯a̷l̴g̵o", "zalgo"),
        ("█▓▒", ""),
        ("", ""),
    ],
)
def test_what_the_font_lacks_is_left_out_and_letters_become_dots(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(st.text())
def test_whatever_is_shown_can_be_drawn_on_one_line(text: str) -> None:
    seen = shown(text)
    assert all(drawable(character) for character in seen)
    assert "\n" not in seen
    assert shown(seen) == seen


@given(st.text(max_size=60), st.floats(20, 200))
def test_what_is_fitted_fits_and_begins_alike(text: str, width: float) -> None:
    seen = shown(text)
    cut = fitted(seen, width)
    assert width_of(cut) <= width
    assert cut == seen or seen.startswith(cut.removesuffix("…").rstrip())


@pytest.mark.parametrize(
    ("days", "english", "dutch"),
    [
        ("2021", "2021", "2021"),
        ("2021-02", "Feb 2021", "feb 2021"),
        ("2021-02-17", "Feb 17, 2021", "17 feb 2021"),
        ("2020..2021", "2020 – 2021", "2020–2021"),
        ("2021-06..2021-08", "Jun – Aug 2021", "jun–aug 2021"),
        ("2021-02-17..2021-02-28", "Feb 17 – 28, 2021", "17–28 feb 2021"),
        ("9999-12-31", "Dec 31, 9999", "31 dec 9999"),
        ("0001", "1", "1"),
        ("0001..9999", "1 – 9999", "1–9999"),
    ],
)
def test_days_are_written_as_the_language_does(days: str, english: str, dutch: str) -> None:
    interval = Interval.parse(days)
    written = [days_said(interval, texts_for(language)).replace("\u2009", " ") for language in ("en", "nl")]
    assert written == [english, dutch]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("days", ["2020-12-17..2022-02-28", "2020-12..2022-02", "2020..2022", "2021-12-28"])
def test_days_without_room_are_written_less_precisely(days: str, language: str) -> None:
    say, interval = texts_for(language), Interval.parse(days)
    assert days_within(interval, 1000, say) == days_said(interval, say)
    assert width_of(days_within(interval, 80, say)) <= 80
