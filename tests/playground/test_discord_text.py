from datetime import UTC, datetime

import pytest
from babel.core import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.discord_text import CONTROL, styled

ENGLISH, DUTCH = Locale("en"), Locale("nl")
NOW = datetime(2020, 9, 13, 15, 26, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("plain", "plain"),
        ("**bold** and *italic*", "bold and italic"),
        ("***both***", "both"),
        ("~~gone~~ ||secret|| __under__", "gone secret under"),
        (r"\*not italic\* 001\_a.txt \\", r"*not italic* 001_a.txt \ ".rstrip()),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a lonely ** stays", "a lonely ** stays"),
        ("`code *stays*`", "code *stays*"),
        ("[here](https://example.org/a)", "here (https://example.org/a)"),
        ("</ask:123>", "/ask"),
        ("<t:1600000000:D>", "13 September 2020"),
        ("<t:1600000000>", "13 September 2020 12:26"),
        ("<t:1600000000:t> <t:1600000000:d>", "12:26 13/09/2020"),
        ("<t:1600000000:R>", "3 hours ago"),
        ("<t:99999999999:D>", "16 November 5138"),
        ("<t:-99999999999:D>", "<t:-99999999999:D>"),
    ],
)
def test_text_is_shown_as_discord_shows_it(markdown: str, shown: str) -> None:
    assert styled(markdown, NOW, ENGLISH).plain == shown


def test_bold_is_bold_and_the_rest_is_not() -> None:
    text = styled("a **b** c", NOW, ENGLISH)
    assert [(text.plain[span.start : span.end], str(span.style)) for span in text.spans] == [("b", "bold")]


@given(st.text())
def test_nothing_that_a_terminal_would_obey_gets_through(text: str) -> None:
    assert not CONTROL.search(styled(text, NOW, ENGLISH).plain)


@given(st.text(alphabet="*_~|`\\[]()<t:1D> a", max_size=300))
def test_no_mixture_of_marks_makes_it_fall_over(text: str) -> None:
    assert len(styled(text, NOW, ENGLISH).plain) <= 20 * len(text) + 20


def test_dates_are_written_in_the_language_of_the_person() -> None:
    assert styled("<t:1600000000:F>", NOW, DUTCH).plain == "zondag 13 september 2020 12:26"
    assert styled("<t:1600000000:R>", NOW, DUTCH).plain == "3 uur geleden"
