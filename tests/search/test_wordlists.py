import pytest

from bot.search.stems import Stems
from bot.search.wordlists import (
    LANGUAGES,
    everyday_words,
    is_common,
    question_language,
    short_forms,
    stop_words,
)


@pytest.mark.parametrize("word", ["weather", "painted", "recipes", "boeken", "getrouwd"])
def test_everyday_words_are_common_in_any_form(word: str) -> None:
    assert is_common(word, Stems(LANGUAGES))


@pytest.mark.parametrize("word", ["lindqvist", "divrce", "qwerty"])
def test_names_and_slips_are_not_common(word: str) -> None:
    assert not is_common(word, Stems(LANGUAGES))


@pytest.mark.parametrize(
    ("question", "language"),
    [("who is the keeper of the lamp", "en"), ("wie is de baas van het museum", "nl"), ("dunmoor", "en")],
)
def test_a_question_is_in_the_language_of_its_function_words(question: str, language: str) -> None:
    assert question_language(question.split()) == language


def test_short_forms_stand_for_words_with_content() -> None:
    for word in short_forms().values():
        assert word not in stop_words("en")


def test_everyday_words_include_those_without_content() -> None:
    assert {"recipe", "with"} <= everyday_words("en")
    assert "brood" in everyday_words("nl")
