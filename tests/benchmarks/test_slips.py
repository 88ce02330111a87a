from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from benchmarks.slips import with_slips


def slips(word: str, most: int) -> int:
    return DamerauLevenshtein.distance(word, with_slips(word, most))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=7, max_size=15))
def test_a_long_word_takes_one_slip_or_at_most_two(word: str) -> None:
    assert slips(word, 1) == 1
    assert slips(word, 2) <= 2


def test_a_word_of_six_letters_takes_one_slip_at_most() -> None:
    assert slips("bridge", 2) == 1


def test_short_words_function_words_and_numbers_stay() -> None:
    assert with_slips("who was it that ran from 10000", 2) == "who was it that ran from 10000"


def test_the_copies_are_always_the_same() -> None:
    question = "who opened the lighthouse in Corvale?"
    assert with_slips(question, 1) == with_slips(question, 1)
    assert with_slips(question, 1) != with_slips(question, 1, seed=2)


def test_a_word_of_one_repeated_letter_of_no_keyboard_row_can_be_misspelt() -> None:
    assert slips("жжжж", 1) == 1
