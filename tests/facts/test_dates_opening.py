"""Passing over words at a glance loses no date expression."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.dates import grammar
from bot.facts.dates.dutch import DUTCH
from bot.facts.dates.english import ENGLISH
from bot.facts.dates.opening import Openings
from bot.facts.dates.words import Words, calendar_names
from tests.facts.test_dates import DUTCH as DUTCH_TEXTS
from tests.facts.test_dates import ENGLISH as ENGLISH_TEXTS
from tests.facts.test_dates import TEXTS

WORDS = {"en": ENGLISH, "nl": DUTCH, "de": Words()}


class _Everywhere:
    """Takes every place for one where an expression may begin."""

    def __init__(self, *_: object) -> None:
        pass

    def places(self, _: str, start: int, end: int) -> Iterator[int]:
        """Each of them."""
        return iter(range(start, end))


def _attentive(language: str) -> grammar.Grammar:
    """The grammar that looks at every word."""
    names = calendar_names(language)
    assert names is not None
    with patch.object(grammar, "Openings", _Everywhere):
        return grammar.Grammar(names, WORDS[language])


ATTENTIVE = {language: _attentive(language) for language in WORDS}


def _places(one: grammar.Grammar, text: str) -> list[tuple[int, int]]:
    return [(found.start, found.end) for found in one.find(text, 0, len(text))]


def test_a_word_that_begins_no_expression_is_passed_over() -> None:
    names = calendar_names("en")
    assert names is not None

    assert list(Openings(names, ENGLISH).places("little of the town in May", 0, 25)) == [19, 22]


@pytest.mark.parametrize(
    ("language", "text"),
    [*(("en", text) for text in ENGLISH_TEXTS), *(("nl", text) for text in DUTCH_TEXTS)],
)
def test_no_written_example_is_passed_over(language: str, text: str) -> None:
    for written in (text, text.upper()):
        assert _places(grammar.grammar_for(language), written) == _places(ATTENTIVE[language], written)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, language=st.sampled_from(list(WORDS)))
def test_no_expression_of_any_text_is_passed_over(text: str, language: str) -> None:
    assert _places(grammar.grammar_for(language), text) == _places(ATTENTIVE[language], text)
