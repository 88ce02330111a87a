"""A walk through quotations in the few characters of a button."""

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.quotations import Walk
from bot.cards.reference import tag
from bot.cards.wanted import Wanted

TAGS = st.just("") | st.text(max_size=5).map(tag)
SUBJECTS = st.text(min_size=1, max_size=50)
WANTED = st.builds(Wanted, SUBJECTS | st.just(""), TAGS, TAGS) | st.builds(
    Wanted, st.just(""), TAGS, TAGS, SUBJECTS
)
WALKS = st.builds(Walk, WANTED, st.integers(0, 9999), st.integers(0, 9999))


@given(WALKS)
def test_a_walk_is_read_as_it_was_written(walk: Walk) -> None:
    assert Walk.read(str(walk)) == walk


@given(st.text())
def test_anything_can_be_read(written: str) -> None:
    walk = Walk.read(written)
    assert Walk.read(str(walk)) == walk
