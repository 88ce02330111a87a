"""Lines broken to a width are put together; lines that end where they end are left alone."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.line import split_lines
from bot.archive.wrapping import unwrapped
from tests.archive.articles import read

FIRST = (
    "The harbour bridge in Milltown closed on Sunday after engineers found a crack in its deck, and the "
    "county said that it would pay half of the cost of a new one, which is to open in two years from now."
)
SECOND = (
    "People cross it every day with their children, said Mayor Joan Hill, 58, who had come to see the deck. "
    "She was told on 3 March 2019 that the harbour fund would pay the rest, and that nobody had been hurt."
)


def lines_of(text: str) -> list[str]:
    return [text[line.start : line.end] for line in unwrapped(text, list(split_lines(text, 0, len(text))))]


def wrapped(*paragraphs: str, width: int = 72, newline: str = "\n") -> str:
    return f"{newline}{newline}".join(
        newline.join(textwrap.wrap(paragraph, width)) for paragraph in paragraphs
    )


@pytest.mark.parametrize("width", [50, 72, 95])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_lines_of_a_paragraph_are_one(width: int, newline: str) -> None:
    found = lines_of(wrapped(FIRST, SECOND, width=width, newline=newline))

    assert [" ".join(line.split()) for line in found] == [FIRST, SECOND]


def test_a_paragraph_may_begin_without_a_blank_line_or_with_an_indent() -> None:
    first, second = wrapped(FIRST), wrapped(SECOND)

    assert len(lines_of(f"{first}\n{second}")) == 2
    assert len(lines_of(f"{first}\n    {second}")) == 2


def test_headline_and_byline_stand_by_themselves() -> None:
    head = "Harbour Bridge Closes for Repairs\nBy Ann Lee\nMarch 3, 2019"

    assert lines_of(f"{head}\n\n{wrapped(FIRST, SECOND)}")[:3] == head.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n{SECOND}",
        "Ten bridges\nA harbour that never opened\nWho pays?\nThe mayor and her fund\nMore news\nAbout us",
        "\n".join("橋は日曜日に閉鎖された。" * 12 for _ in range(6)),
        wrapped(FIRST, SECOND) + "\n\n" + FIRST,
        "",
    ],
)
def test_other_lines_are_left_whole(text: str) -> None:
    assert lines_of(text) == [line for line in text.split("\n") if line]


def test_sentences_dates_and_ages_run_over_the_break() -> None:
    article = read(wrapped(FIRST, SECOND, width=60))
    archive_words = [article.raw[one.span.start : one.span.end].split() for one in article.passages]

    assert [" ".join(words) for words in archive_words] == [FIRST, *_sentences(SECOND)]


def _sentences(text: str) -> list[str]:
    first, _, second = text.partition(". ")
    return [f"{first}.", second]


@given(text=st.text(alphabet="ab .\n\r", max_size=400))
def test_nothing_is_lost_and_nothing_moves(text: str) -> None:
    lines = list(split_lines(text, 0, len(text)))
    found = unwrapped(text, lines)

    assert "".join("".join(text[one.start : one.end].split()) for one in found) == "".join(text.split())
    assert {one.start for one in found} <= {one.start for one in lines}
    assert {one.end for one in found} <= {one.end for one in lines}
