import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Archive, Article, Span
from bot.cards.escaping import units
from bot.cards.quoting import fitting, quote, quote_span, unquote
from tests.cards.test_escaping import text_with_traps

stretches = st.lists(st.tuples(st.integers(-2, 60), st.integers(0, 60)), max_size=6)


def archive_of(raw: str) -> Archive:
    return Archive([Article("a.txt", raw, "0" * 64, "en", None, None, None, (), (), ())])


@given(text_with_traps, stretches)
def test_unquote_gives_back_what_was_quoted_whatever_was_highlighted(
    text: str, highlights: list[tuple[int, int]]
) -> None:
    assert unquote(quote(text, highlights)) == text


@given(text_with_traps, stretches)
def test_every_line_is_within_the_block(text: str, highlights: list[tuple[int, int]]) -> None:
    assert all(line.startswith("> ") for line in quote(text, highlights).split("\n"))


def test_highlights_are_bold() -> None:
    assert quote("Rain fell on Monday.", [(0, 4), (13, 19)]) == "> **Rain** fell on **Monday**."


def test_bold_does_not_begin_or_end_with_white_space_nor_cross_lines() -> None:
    assert quote("a b \nc d", [(1, 7)]) == "> a **b** \n> **c** d"


def test_touching_and_overlapping_highlights_become_one() -> None:
    assert quote("abcdef", [(2, 4), (0, 2), (3, 5)]) == "> **abcde**f"


def test_highlights_outside_of_the_span_are_left_out() -> None:
    archive = archive_of("one two three")
    span = Span("a.txt", 4, 7)
    assert quote_span(archive, span, [Span("a.txt", 0, 3), Span("a.txt", 5, 13)]) == "> t**wo**"


def test_text_without_the_quote_prefix_is_refused() -> None:
    with pytest.raises(ValueError, match="prefix"):
        unquote("> one\ntwo")


def test_a_span_that_fits_is_not_cut() -> None:
    assert fitting(archive_of("one two"), Span("a.txt", 0, 7), 100) == Span("a.txt", 0, 7)


def test_a_long_span_is_cut_after_a_sentence() -> None:
    raw = 'It rained. "It poured!" Then it stopped for ever'
    cut = fitting(archive_of(raw), Span("a.txt", 0, len(raw)), 30)
    assert raw[: cut.end] == 'It rained. "It poured!"'


def test_without_a_sentence_end_it_is_cut_after_a_word() -> None:
    raw = "It rained and poured and did not stop"
    assert raw[: fitting(archive_of(raw), Span("a.txt", 0, len(raw)), 16).end] == "It rained and"


def test_a_single_long_word_is_cut_where_the_room_ends() -> None:
    assert fitting(archive_of("x" * 100), Span("a.txt", 0, 100), 12).end == 10


@given(text_with_traps.filter(bool), st.integers(12, 80))
def test_what_fits_takes_no_more_than_its_room(text: str, room: int) -> None:
    archive = archive_of(text)
    cut = fitting(archive, Span("a.txt", 0, len(text)), room)
    assert len(cut) >= 1
    assert units(quote_span(archive, cut)) <= room
