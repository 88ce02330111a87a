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


@given(ROWS, ROWS, st.data())
def test_changed_postings_are_those_of_the_changed_rows(
    before: list[list[int]], arrived: list[list[int]], data: st.DataObject
) -> None:
    kept = [at for at in range(len(before)) if data.draw(st.booleans())]
    order = data.draw(st.permutations([True] * len(kept) + [False] * len(arrived)))
    old, new = iter(kept), iter(arrived)
    rows = np.array([next(old) if stays else -1 for stays in order], np.int32)
    moved = np.full(len(before), -1, np.int32)
    moved[rows[rows >= 0]] = np.flatnonzero(rows >= 0)
    number = np.arange(WORDS, dtype=np.int32) * 2  # each word is called by twice its number now

    made = postings(before).changed(
        rows, moved, number, postings([[2 * word for word in row] for row in arrived])
    )

    expected = postings(
        [[2 * word for word in (before[at] if at >= 0 else next(new))] for at in rows.tolist()]
    )
    for name, column in expected.columns().items():
        np.testing.assert_array_equal(made.columns()[name], column, err_msg=name)
