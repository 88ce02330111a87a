import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.slips import cost

LETTERS = st.text(alphabet="abcdé", max_size=7)


@pytest.mark.parametrize(
    ("typed", "likelier", "word"),
    [
        ("hte", "the", "hate"),  # two letters swapped, before one left out
        ("commmon", "common", "comedon"),  # a letter doubled
        ("adress", "address", "abress"),  # a doubled letter typed once
        ("lanp", "lamp", "lacp"),  # a neighbouring key
        ("seperate", "separate", "sepxrate"),  # a vowel for a vowel
        ("bost", "boat", "cost"),  # not in the first letter
    ],
)
def test_likely_slips_cost_less(typed: str, likelier: str, word: str) -> None:
    assert cost(typed, likelier) < cost(typed, word)


@given(LETTERS, LETTERS)
def test_only_the_word_itself_costs_nothing(typed: str, word: str) -> None:
    assert (cost(typed, word) == 0) == (typed == word)


@given(LETTERS, LETTERS)
def test_each_slip_costs_something_like_one(typed: str, word: str) -> None:
    slips = OSA.distance(typed, word)
    assert 0.5 * slips - 1e-9 <= cost(typed, word) <= 1.4 * slips + 1e-9
