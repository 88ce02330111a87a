import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.corrections import Rewritten
from bot.search.importance import Gates, shares, token_inputs
from bot.search.meaning import Likeness

NONE = np.zeros(0, np.float32)
GATES = Gates("theirs", np.array([[2, 0], [0, 2], [3, 0], [0, 0]], np.float32), np.zeros(2, np.float32))


def likeness(tokens: list[list[float]], words: list[int]) -> Likeness:
    vectors = np.array(tokens, np.float32).reshape(-1, 2)
    return Likeness(NONE, vectors, np.array(words, np.int32), NONE, NONE, NONE)


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=4, max_size=4), min_size=1, max_size=9))
def test_the_shares_of_a_question_add_up_to_one(inputs: list[list[float]]) -> None:
    found = GATES.shares(np.array(inputs, np.float32))
    assert (found >= 0).all()
    assert np.allclose(found.sum(axis=0), 1, atol=1e-4)


def test_each_gate_opens_for_what_it_has_learned_to_look_at() -> None:
    found = GATES.shares(np.array([[1, 0, 0, 0], [0, 1, 0, 0]], np.float32))
    assert found[0, 0] > found[1, 0]
    assert found[0, 1] < found[1, 1]


def test_tokens_of_an_embedder_that_nothing_was_learned_for_count_by_their_rarity() -> None:
    inputs = np.array([[7, 7, 0, 0], [7, 7, 1, 1], [7, 7, 0.4, 1]], np.float32)
    found = shares("another model", inputs)
    assert found[:, 0].tolist() == found[:, 1].tolist()
    assert np.allclose(found[:, 0], np.array([0.1, 1.1, 0.5]) / 1.7)
    assert shares("another model", np.ones((0, 4), np.float32)).shape == (0, 2)


def test_each_token_of_a_word_has_the_rarity_of_its_term() -> None:
    question = Rewritten("when did Zanzibar fall", (2, 3))
    found = token_inputs(likeness([[0, 1]] * 5, [0, 1, 2, 2, 3]), question, np.array([4, 1], np.float32))
    assert found[:, 2:].tolist() == [[0, 0], [0, 0], [1, 1], [1, 1], [0.25, 1]]


def test_a_word_of_two_terms_is_as_rare_as_the_rarer_one() -> None:
    found = token_inputs(likeness([[0, 1]], [0]), Rewritten("a-b", (0, 0)), np.array([1, 2], np.float32))
    assert found[0, 2:].tolist() == [1, 1]


def test_a_question_without_terms_has_no_rare_token() -> None:
    found = token_inputs(likeness([[0, 1]], [0]), Rewritten("what", ()), NONE)
    assert found.tolist() == [[0, 1, 0, 0]]
