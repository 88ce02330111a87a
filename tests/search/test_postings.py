from hypothesis import given
from hypothesis import strategies as st

from bot.search.postings import Postings

WORDS = 6


@given(st.lists(st.lists(st.integers(0, WORDS - 1))))
def test_counts_agree_with_counting_by_hand(rows: list[list[int]]) -> None:
    postings = Postings(rows, WORDS)
    for word in range(WORDS):
        assert postings.counts([(word, 1.0)]).tolist() == [row.count(word) for row in rows]


@given(st.lists(st.lists(st.integers(0, WORDS - 1)), min_size=1))
def test_a_row_gives_back_its_words(rows: list[list[int]]) -> None:
    postings = Postings(rows, WORDS)
    assert [postings.words(row) for row in range(len(rows))] == [frozenset(row) for row in rows]


def test_several_words_add_up_by_weight() -> None:
    assert Postings([[0, 1, 1]], 2).counts([(0, 1.0), (1, 0.5)]).tolist() == [2.0]
