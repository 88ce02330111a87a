import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.spelling import Spelling, most_slips

LISTED = [
    "harvest",
    "keeper",
    "lantern",
    "lamp",
    "museum",
    "museums",
    "insurance",
    "1874",
    "bloom",
    "orchard",
]
WORDS = dict.fromkeys(LISTED, 1)
LETTERS = st.text(alphabet="abehklmnoprstuvé", max_size=12)


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(WORDS, WORDS.__getitem__)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("havrest", "harvest"),
        ("leeper", "keeper"),
        ("lanern", "lantern"),
        ("insurrance", "insurance"),
        ("lmap", "lamp"),
        ("unsruance", "insurance"),
    ],
)
def test_the_meant_word_comes_first(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.look_alikes(typed)[0].word == meant


@pytest.mark.parametrize("typed", ["1875", "la", "zzzzzz", ""])
def test_numbers_short_words_and_strangers_are_left_alone(spelling: Spelling, typed: str) -> None:
    assert spelling.look_alikes(typed) == []


def test_several_look_alikes_are_kept_with_weights(spelling: Spelling) -> None:
    found = {like.word: like.weight for like in spelling.look_alikes("musuem")}
    assert set(found) == {"museum", "museums"}
    assert found["museum"] > found["museums"]


def test_of_two_words_alike_the_one_in_use_comes_first() -> None:
    uses = {"barge": 1, "badge": 40}
    assert [like.word for like in Spelling(uses, uses.__getitem__).look_alikes("bage")] == ["badge", "barge"]


@pytest.mark.parametrize(("word", "slips"), [("lamps", 1), ("keepers", 2), ("insurance", 3)])
def test_longer_words_are_forgiven_more(word: str, slips: int) -> None:
    assert most_slips(word) == slips


@given(LETTERS)
def test_nothing_is_further_off_than_is_forgiven(spelling: Spelling, typed: str) -> None:
    for like in spelling.look_alikes(typed):
        assert OSA.distance(typed, like.word) <= most_slips(typed)
        assert 0 < like.weight < 1


@given(st.sets(LETTERS.filter(lambda word: len(word) > 2), min_size=1), LETTERS)
def test_the_signatures_lose_no_word_that_is_near(words: set[str], typed: str) -> None:
    found = {word for word, _ in Spelling(words, lambda _: 1)._near(typed)}
    most = most_slips(typed)
    near = {word for word in words if OSA.distance(typed, word) <= most}
    sure = {word for word in near if word[:1] == typed[:1] or OSA.distance(typed, word) == 1}
    assert sure <= found <= near
