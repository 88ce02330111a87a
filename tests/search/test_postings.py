from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.postings import Postings

WORDS = 6
ROWS = st.lists(st.lists(st.integers(0, WORDS - 1)))


def postings(rows: list[list[int]]) -> Postings:
    words = np.array([word for row in rows for word in row], dtype=np.int32)
    return Postings(words, np.array([len(row) for row in rows], dtype=np.int32))


@given(ROWS)
def test_uses_agree_with_counting_by_hand(rows: list[list[int]]) -> None:
    made = postings(rows)
    for word in range(WORDS):
        uses = made.uses([(word, 1.0)])
        by_hand = {row: Counter(words)[word] for row, words in enumerate(rows) if word in words}
        assert dict(zip(uses.rows.tolist(), uses.values.tolist(), strict=True)) == by_hand


@given(ROWS)
def test_a_row_gives_back_its_words(rows: list[list[int]]) -> None:
    made = postings(rows)
    assert [made.words(row) for row in range(len(rows))] == [frozenset(row) for row in rows]


def test_several_words_add_up_by_weight() -> None:
    uses = postings([[], [0, 1, 1]]).uses([(0, 1.0), (1, 0.5)])
    assert (uses.rows.tolist(), uses.values.tolist()) == ([1], [2.0])
