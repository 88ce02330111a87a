"""Vocabularies for tests, of given sentences."""

from bot.search.counting import Text, count
from bot.search.vocabulary import Vocabulary


def vocabulary(*sentences: str, language: str = "en") -> Vocabulary:
    return Vocabulary.of(count([Text(sentence, language) for sentence in sentences]))
