import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import Matcher, closest, nearest, suggest

PEOPLE = ["Marta Lindqvist", "Tomás Oyelaran", "Ada Kowalczyk", "Joost Terpstra", "Al"]


def holding(typed: str, choices: list[str], limit: int = 25) -> list[str]:
    return [choices[at] for at in Matcher(choices).holding(typed)[:limit]]


def test_blank_gives_all_in_their_own_order() -> None:
    assert suggest("  ", PEOPLE) == PEOPLE
    assert suggest("", PEOPLE, limit=2) == PEOPLE[:2]


def test_a_beginning_is_enough() -> None:
    assert suggest("mar", PEOPLE)[0] == "Marta Lindqvist"


def test_a_word_inside_may_begin_it_too() -> None:
    assert suggest("kowal", PEOPLE)[0] == "Ada Kowalczyk"


def test_slips_are_forgiven() -> None:
    assert suggest("terpsrta", PEOPLE) == ["Joost Terpstra"]


def test_accents_and_case_make_no_difference() -> None:
    assert suggest("TOMAS", PEOPLE) == ["Tomás Oyelaran"]


def test_words_may_stand_in_the_other_order() -> None:
    assert suggest("lindqvist marta", PEOPLE)[0] == "Marta Lindqvist"


def test_beginnings_stand_before_insides() -> None:
    assert suggest("a", ["Joanna", "Ada", "Tess A"])[:2] == ["Ada", "Tess A"]


def test_what_is_unlike_everything_gives_nothing() -> None:
    assert suggest("xq", PEOPLE) == []
    assert suggest("zzzzzz", PEOPLE) == []


@given(st.text(), st.lists(st.text()), st.integers(0, 30))
def test_any_input_gives_some_of_the_choices(typed: str, choices: list[str], limit: int) -> None:
    found = suggest(typed, choices, limit)
    assert len(found) <= limit
    assert all(choice in choices for choice in found)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Holm", ["holm"]),
        ("hollm", ["holm"]),
        ("hol", []),
        ("holmes", []),
        ("boat", []),
        ("reef", []),
        ("", []),
    ],
)
def test_a_whole_word_is_meant_or_one_a_slip_away(typed: str, found: list[str]) -> None:
    assert nearest(typed, ["holm", "reed", "boateng"]) == found


def test_what_holds_the_text_as_it_is_comes_without_slips_and_in_the_same_order() -> None:
    assert holding("AL", PEOPLE) == ["Al", "Ada Kowalczyk"]
    assert holding("lindqivst", PEOPLE) == []
    assert holding("", PEOPLE, 2) == PEOPLE[:2]
    assert holding(" ", ["b", "", "a"]) == ["b", "", "a"]


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=8))
def test_suggestions_begin_with_what_holds_the_text(typed: str, choices: list[str]) -> None:
    held = holding(typed, choices)
    assert suggest(typed, choices)[: len(held)] == held


def test_the_closest_is_found_however_unlike() -> None:
    assert closest("lindquist of brenhaven", PEOPLE) == 0
    assert closest("zzz", PEOPLE) is not None
    assert closest("anything", []) is None


def test_another_year_is_not_a_slip() -> None:
    assert suggest("2021", ["2016", "2020", "2021-03", "2022"]) == ["2021-03"]
    assert suggest("2021-02-17", ["2021-02-18"]) == []
