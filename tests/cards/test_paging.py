from hypothesis import given
from hypothesis import strategies as st

from bot.cards.paging import Page
from bot.texts import texts_for

SAY = texts_for()
COUNTS, SIZES = st.integers(0, 40), st.integers(1, 7)


@given(COUNTS, SIZES)
def test_all_pages_together_show_everything_once(count: int, size: int) -> None:
    things = list(range(count))
    last = Page.of(0, count, size).last
    assert [thing for page in range(last + 1) for thing in Page.of(page, count, size).shown(things)] == things


@given(st.integers(0, 10**9), COUNTS, SIZES)
def test_a_page_that_there_is_not_is_the_last(wanted: int, count: int, size: int) -> None:
    page = Page.of(wanted, count, size)
    assert page.number == min(wanted, page.last)
    assert bool(page.shown(range(count))) == bool(count)


def test_one_page_alone_has_no_number_and_nowhere_to_turn() -> None:
    assert Page.of(0, 4, 4).line(SAY) is None
    assert not Page.of(0, 4, 4).turns(SAY)
    assert Page.of(1, 5, 4).line(SAY) == "page 2 of 2"
    assert Page.of(1, 5, 4).turns(SAY) == [(0, "Previous")]
