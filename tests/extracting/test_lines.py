"""Printed lines put together again."""

from hypothesis import given
from hypothesis import strategies as st

from bot.extracting.lines import PrintedLine, paragraphs_of

LETTERS = st.text("abc .-é", min_size=1, max_size=30).filter(lambda text: text.strip() == text and text != "")


LEFT = 50.0


def line(text: str, row: int, *, height: float = 12.0) -> PrintedLine:
    bottom = 700.0 - 14 * row
    return PrintedLine(text, LEFT, LEFT + 6 * len(text), bottom, bottom + height)


def test_a_word_cut_at_the_end_of_a_line_is_whole_again() -> None:
    assert list(paragraphs_of([[line("the inter\ufffe", 0), line("nationalization", 1)]])) == [
        "the internationalization"
    ]


def test_a_hyphen_of_the_word_itself_stays() -> None:
    assert list(paragraphs_of([[line("it is well-", 0), line("known here", 1)]])) == ["it is well-known here"]


def test_a_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    page = [
        line("All the boats were out at sea that day.", 0),
        line("The end.", 1),
        line("It rained on the harbour all of that day", 2),
    ]
    assert len(list(paragraphs_of([page]))) == 2


def test_another_size_of_letters_is_another_paragraph() -> None:
    assert (
        len(list(paragraphs_of([[line("Storm empties it", 0, height=20), line("The storm hit it", 2)]]))) == 2
    )


@given(st.lists(st.lists(LETTERS, max_size=5), max_size=4))
def test_no_letter_is_lost_added_or_moved(pages: list[list[str]]) -> None:
    printed = [[line(text, row) for row, text in enumerate(page)] for page in pages]
    shown = "".join(paragraphs_of(printed))
    assert "".join(shown.split()) == "".join("".join(text for page in pages for text in page).split())
