"""Asking a few files only: nothing else is cited, and what is asked for is still decided."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search import Search
from tests.search.fake_embedder import FakeEmbedder, meaning_search
from tests.search.invented_articles import FILES, search_of

SEARCHES = {"words": search_of(FILES), "meaning": meaning_search(FILES, FakeEmbedder())}


@pytest.fixture(params=SEARCHES, scope="module")
def search(request: pytest.FixtureRequest) -> Search:
    return SEARCHES[request.param]


def files(search: Search, question: str, *within: str) -> set[str]:
    answer = search.ask(question, within=within)
    return {one.passage.span.file for one in (*answer.citations, *answer.corroborating)}


def test_only_the_given_files_are_cited(search: Search) -> None:
    assert files(search, "when was the lighthouse built", "orchard.txt") <= {"orchard.txt"}
    assert files(search, "when was the lighthouse built", "lighthouse.txt") == {"lighthouse.txt"}


def test_what_the_file_says_is_found_in_it(search: Search) -> None:
    answer = search.ask("when was the lighthouse built", within=["lighthouse.txt"])
    assert answer.found
    assert "built in 1874" in search._archive.text(answer.citations[0].passage.span)


def test_what_only_another_file_says_is_not_found(search: Search) -> None:
    assert not search.ask("when was the lighthouse built", within=["orchard.txt"]).found


def test_all_files_given_is_as_none_given(search: Search) -> None:
    question = "what did the keeper say about the lamp"
    assert search.ask(question, within=list(FILES)).citations == search.ask(question).citations


def test_a_file_that_the_archive_lacks_holds_nothing(search: Search) -> None:
    assert not search.ask("when was the lighthouse built", within=["gone.txt"]).citations


@settings(max_examples=40, deadline=None)
@given(question=st.text(max_size=40) | st.sampled_from(" ".join(FILES.values()).split()), data=st.data())
def test_nothing_is_cited_from_elsewhere(question: str, data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.sampled_from(sorted(FILES))))
    assert files(SEARCHES["words"], question, *chosen) <= chosen
    assert files(SEARCHES["meaning"], question, *chosen) <= chosen
