import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.spelling import Spelling, most_slips
from tests.search.counted import vocabulary

WORDS = "harvest keeper lantern lamp museum museums insurance 1874 bloom blossom orchard"


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(vocabulary(WORDS))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("havrest", "harvest"),
        ("leeper", "keeper"),
        ("lanern", "lantern"),
        ("insurrance", "insurance"),
        ("lmap", "lamp"),
    ],
)
def test_the_meant_word_comes_first(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.look_alikes(typed)[0][0] == meant


@pytest.mark.parametrize("typed", ["1875", "la", "zzzzzz", ""])
def test_numbers_short_words_and_strangers_are_left_alone(spelling: Spelling, typed: str) -> None:
    assert spelling.look_alikes(typed) == []


def test_several_look_alikes_are_kept_with_weights(spelling: Spelling) -> None:
    found = dict(spelling.look_alikes("musuem"))
    assert set(found) == {"museum", "museums"}
    assert found["museum"] > found["museums"]


@pytest.mark.parametrize(("word", "slips"), [("lamps", 1), ("keepers", 2), ("insurance", 3)])
def test_longer_words_are_forgiven_more(word: str, slips: int) -> None:
    assert most_slips(word) == slips


@given(st.text(alphabet="abehklmnoprstuv", max_size=12))
def test_nothing_is_further_off_than_is_forgiven(spelling: Spelling, typed: str) -> None:
    for word, weight in spelling.look_alikes(typed):
        assert OSA.distance(typed, word) <= most_slips(typed)
        assert 0 < weight < 1
