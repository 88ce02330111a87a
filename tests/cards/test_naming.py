from hypothesis import given
from hypothesis import strategies as st

from bot.cards.escaping import units
from bot.cards.naming import cut, cut_middle, details, short_name
from bot.texts import texts_for
from tests.cards.made import article, library_of


def short(file: str, *others: str) -> str:
    return short_name(library_of(*(article(name, "Rain.") for name in (file, *others))).archive, file)


def test_a_file_is_called_by_as_little_as_tells_it_from_the_others() -> None:
    assert short("001_abc_def.txt", "002_abc.txt") == "001"
    assert short("001_abc_def.txt", "001_xyz.txt") == "001_abc"
    assert short("001.txt", "001_xyz.txt") == "001.txt"


def test_what_tells_nobody_which_file_it_is_is_not_a_name() -> None:
    assert short("a b.txt") == "a b"
    assert short("1.txt") == "1.txt"


def test_a_text_is_cut_between_words() -> None:
    assert cut("the storm hit", 20) == "the storm hit"
    assert cut("the storm hit", 11) == "the storm…"
    assert cut("aaaaaaaaaaaa", 5) == "aaaa…"


@given(st.text(max_size=200), st.integers(2, 100))
def test_what_is_cut_is_never_too_long(text: str, most: int) -> None:
    assert units(cut(text, most)) <= most


@given(st.text(max_size=200), st.integers(4, 100))
def test_what_is_cut_in_the_middle_is_never_too_long(text: str, most: int) -> None:
    assert units(cut_middle(text, most)) <= most


def test_long_names_of_files_that_differ_at_the_end_are_told_apart_in_labels() -> None:
    library = library_of(*(article(f"{'a' * 190}_{end}.txt", "Rain.") for end in ("one", "two")))
    labels = [details(library, each, texts_for(), 100) for each in library.archive.articles]
    assert [label[-8:] for label in labels] == ["_one.txt", "_two.txt"]
