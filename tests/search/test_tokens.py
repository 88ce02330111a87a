import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.tokens import _cut, fold, is_number, tokenize


def words(text: str) -> list[str]:
    return [token.word for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zoë's café", ["zoe", "cafe"]),
        ("the keepers' lamp", ["the", "keepers", "lamp"]),
        ("don’t", ["dont"]),
        ("l'homme d’État", ["l", "homme", "d", "etat"]),
        ("1,000 and 2.500 and 3.5", ["1000", "and", "2500", "and", "3.5"]),
        ("the 22nd of May", ["the", "22", "nd", "of", "may"]),
        ("Straße", ["strasse"]),
        ("дом и сад", ["дом", "и", "сад"]),
    ],
)
def test_words_are_folded_and_possessives_dropped(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_hyphenated_word_gives_its_parts_and_the_whole() -> None:
    assert words("bi-polar") == ["bi", "polar", "bipolar"]


def test_a_hyphen_after_a_number_joins_nothing() -> None:
    assert words("43-year-old") == ["43", "year", "old"]


def test_a_long_chain_of_hyphens_is_not_one_word() -> None:
    assert "abcde" not in words("a-b-c-d-e")


def test_scripts_without_spaces_give_pairs_of_letters() -> None:
    assert words("東京都") == ["東京", "京都"]


def test_a_very_long_word_is_compared_by_its_beginning() -> None:
    assert len(words("x" * 500)[0]) < 100


def test_numbers_are_told_from_words() -> None:
    assert is_number("1874")
    assert not is_number("built")
    assert not is_number("")


@given(st.text())
def test_every_token_lies_in_the_text_and_holds_something(text: str) -> None:
    for token in tokenize(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.word


@given(st.text())
def test_simple_tokens_stand_in_order_and_apart_but_for_letter_pairs(text: str) -> None:
    starts = [token.start for token in tokenize(text) if not token.joined]
    assert starts == sorted(starts)


@given(st.text())
def test_case_is_folded_away(text: str) -> None:
    assert fold(fold(text)) == fold(text) or not text.isascii()


PIECES = st.text(alphabet="aZs'’-‐.,(\"_é1ſ東ﬁ", max_size=8)


@given(PIECES)
def test_a_plain_word_is_cut_as_any_other(piece: str) -> None:
    # a letter of another alphabet behind a blank keeps the text out of the short cut for plain words
    assert tokenize(piece) == list(_cut(f"{piece} д"))[:-1]


@given(st.lists(PIECES))
def test_pieces_between_blanks_are_cut_one_by_one(pieces: list[str]) -> None:
    assert [token.word for token in tokenize(" ".join(pieces))] == [
        token.word for piece in pieces for token in tokenize(piece)
    ]
