"""Many words looked for at once."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.facts.looking import lower_case, places_of

WORDS = ("fire", "filed", "file", "ire")


def test_every_place_of_every_word_is_told_in_order() -> None:
    assert places_of(WORDS, "a fire was filed") == [(2, 0), (3, 3), (11, 1), (11, 2)]


@given(st.text(alphabet="firedl İß", max_size=40))
def test_lower_case_has_a_letter_for_each_letter(text: str) -> None:
    assert len(lower_case(text)) == len(text)


@given(st.text(alphabet="firedl ", max_size=40))
def test_the_places_are_those_that_a_pattern_finds(text: str) -> None:
    found = {(match.start(), word) for word in WORDS for match in re.finditer(f"(?={word})", text)}

    assert {(place, WORDS[number]) for place, number in places_of(WORDS, text)} == found
