import re

from hypothesis import given
from hypothesis import strategies as st

from bot.archive.words import COMPOUND, LETTERS, compounds_in, letters_in

_TEXTS = st.text(st.sampled_from("aZé5ßж中_-'’.& ") | st.characters(), max_size=30)


@given(_TEXTS)
def test_letters_are_the_longest_runs_of_letters_of_any_script(text: str) -> None:
    assert LETTERS.findall(text) == re.findall(r"[^\W\d_]+", text)


@given(_TEXTS)
def test_a_compound_goes_on_over_the_marks_inside_it(text: str) -> None:
    assert COMPOUND.findall(text) == re.findall(r"[^\W_]+(?:[-'’.&][^\W_]+)*", text)


@given(_TEXTS)
def test_letters_are_found_as_by_their_pattern(text: str) -> None:
    assert letters_in(text) == LETTERS.findall(text)


@given(_TEXTS)
def test_compounds_are_found_as_by_their_pattern(text: str) -> None:
    assert compounds_in(text.split()) == COMPOUND.findall(text)
