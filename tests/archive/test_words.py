import re

from hypothesis import given
from hypothesis import strategies as st

from bot.archive.words import COMPOUND, LETTERS

_TEXTS = st.text(st.sampled_from("aZé5ßж中_-'’.& ") | st.characters(), max_size=30)


@given(_TEXTS)
def test_letters_are_the_longest_runs_of_letters_of_any_script(text: str) -> None:
    assert LETTERS.findall(text) == re.findall(r"[^\W\d_]+", text)


@given(_TEXTS)
def test_a_compound_goes_on_over_the_marks_inside_it(text: str) -> None:
    assert COMPOUND.findall(text) == re.findall(r"[^\W_]+(?:[-'’.&][^\W_]+)*", text)
