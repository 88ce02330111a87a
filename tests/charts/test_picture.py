from hypothesis import given
from hypothesis import strategies as st

from bot.charts.picture import LONGEST_ALT, told


@given(st.lists(st.text(), max_size=30))
def test_what_is_told_fits_and_ends_with_a_whole_sentence(sentences: list[str]) -> None:
    alt = told(sentences)
    assert len(alt.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_ALT


def test_sentences_are_told_in_order_until_one_has_no_room() -> None:
    assert told(["One.", "Two.", "3" * LONGEST_ALT, "Four."]) == "One. Two."
    assert told(["👍" * (LONGEST_ALT // 2)]) == "👍" * (LONGEST_ALT // 2)
    assert not told(["👍" * (LONGEST_ALT // 2 + 1)])


def test_what_nobody_can_see_is_not_told() -> None:
    assert told(["A\u202ename\ud800\x00 with\u200d e\u0301."]) == "Aname with\u200d e\u0301."
