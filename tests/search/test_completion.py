import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search import Search
from tests.search.invented_articles import FILES, search_of


@pytest.fixture(scope="module")
def search() -> Search:
    return search_of(FILES)


def test_the_last_word_is_completed_with_words_of_the_archive(search: Search) -> None:
    assert "when was the lighthouse" in search.completions("when was the lightho")


def test_a_name_gets_its_capitals_and_accents_back(search: Search) -> None:
    assert search.completions("who is tom")[0] == "who is Tomás"


def test_the_words_that_are_used_most_come_first() -> None:
    found = search_of({"a.txt": "The storm sank ships. Storms come. The storm went on. A stork fled."})
    assert found.completions("a sto") == ["a storm", "a stork", "a storms"]


def test_words_come_first_that_stand_with_what_was_typed_before() -> None:
    found = search_of({"a.txt": "The stork ate. A stork flew. The harbour had a storm."})
    assert found.completions("sto")[0] == "stork"
    assert found.completions("harbour sto")[0] == "harbour storm"


def test_a_whole_word_is_first_taken_as_it_is(search: Search) -> None:
    assert search.completions("the lighthose lamp")[0] == "the lighthouse lamp"


def test_words_without_content_are_no_completions(search: Search) -> None:
    assert "lighthouse the" not in search.completions("lighthouse th")


def test_a_misspelt_last_word_is_corrected_as_the_search_reads_it(search: Search) -> None:
    (correction,) = search.ask("insrance").corrections
    assert search.completions("insrance")[0] == correction.read_as


def test_earlier_words_are_corrected_while_the_last_is_completed(search: Search) -> None:
    assert "who built the lighthouse steps" in search.completions("who built the lighthose ste")


def test_a_question_that_ends_in_a_blank_is_not_completed(search: Search) -> None:
    assert search.completions("when was the lighthouse ") == []


def test_nothing_is_completed_where_nothing_is_typed_or_known(search: Search) -> None:
    assert search.completions("") == []
    assert search_of({}).completions("anything") == []


@settings(max_examples=100, deadline=None)
@given(typed=st.text(max_size=60))
def test_any_text_is_completed_to_other_texts_each_once(search: Search, typed: str) -> None:
    found = search.completions(typed)
    assert typed not in found
    assert len(set(found)) == len(found)
