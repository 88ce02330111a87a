"""Names are found by their own and by their other forms, and suggested as Discord accepts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.names import Names

FORMS = {"Kim Stone": ("Kim", "the singer"), "Al Reed": ("Reed",), "Kimberly Ash": ()}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("kim", "Kim Stone"),
        ("The Singer", "Kim Stone"),
        ("the signer", "Kim Stone"),
        ("kimb", "Kimberly Ash"),
        ("reed", "Al Reed"),
        ("zzzz", None),
    ],
)
def test_a_name_is_meant_by_any_of_its_forms(typed: str, name: str | None) -> None:
    assert Names(FORMS).meant(typed) == name


def test_each_name_is_suggested_once() -> None:
    assert [choice.value for choice in Names(FORMS).choices("kim")] == ["Kim Stone", "Kimberly Ash"]


def test_the_first_names_are_suggested_before_anything_is_typed() -> None:
    many = Names({f"Person {number}": () for number in range(40)})
    assert [choice.value for choice in many.choices(" ")] == [f"Person {number}" for number in range(25)]


def test_a_misspelt_name_far_down_a_long_list_is_still_meant() -> None:
    many = Names({**{f"Person {number}": () for number in range(4000)}, "Marta Lindqvist": ()})
    assert many.meant("marta lindqvits") == "Marta Lindqvist"


@given(st.text(), st.dictionaries(st.text(), st.lists(st.text(), max_size=3), max_size=8))
def test_anything_typed_gives_names_only(typed: str, forms: dict[str, list[str]]) -> None:
    names = Names(forms)
    assert names.meant(typed) in {None, *forms}
    assert {choice.value for choice in names.choices(typed)} <= set(forms)
