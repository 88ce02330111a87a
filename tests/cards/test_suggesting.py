"""What is suggested while a question is typed, on the real search and the articles that come with it."""

from itertools import accumulate

import pytest

from bot.cards.suggesting import question_choices
from bot.library import Library
from bot.testing.articles import invented
from tests.promise.chat import seeds


@pytest.fixture(scope="module")
def library() -> Library:
    return seeds()


def values(library: Library, typed: str) -> list[str]:
    return [choice.value for choice in question_choices(library, typed)]


def test_a_blank_after_a_misspelt_word_corrects_it_without_the_blank(library: Library) -> None:
    assert values(library, "kardashan ") == ["kardashan", "Kardashian", "Kardashians"]


def test_every_suggestion_is_a_question_that_finds_passages(library: Library) -> None:
    for typed in ("", "psa", "kim div", "wedding rng"):
        for value in values(library, typed)[bool(typed) :]:
            assert library.search.ask(value).citations, value


def test_each_value_is_suggested_once_and_fits(library: Library) -> None:
    for typed in accumulate("What did Kim's insider say about the divroce?"):
        suggested = values(library, typed)
        assert suggested[0] == typed.strip()
        assert len(set(suggested)) == len(suggested) <= 25


def test_a_headline_too_long_for_a_choice_is_cut_between_words() -> None:
    first, *_ = values(invented(long="Storms " * 30 + "\n\nIt rained in the harbour on Monday."), "")
    assert first == " ".join(["Storms"] * 14)


def test_a_headline_of_one_endless_word_is_left_out() -> None:
    assert all(len(value) <= 100 for value in values(invented(long="x" * 300 + "\n\nIt rained."), ""))
