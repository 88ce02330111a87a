"""The language that a question is asked in, where it shows beyond doubt."""

from functools import cache

from bot.archive.language import stop_word_counts
from bot.search.tokens import tokenize
from bot.search.wordlists import LANGUAGES, everyday_words, stop_words

_LONGEST = 300
"""Characters that are looked at: they show it, or nothing does."""

_TIMES = 2
"""How many times the words of the next language a question must have."""


def asked_language(question: str) -> str | None:
    """The ISO 639-1 code of the language of `question`; None when it may as well be another.

    Only a language that has a list of words without content is ever told.
    """
    beginning = question[:_LONGEST]
    words = {token.word for token in tokenize(beginning)}
    own = {language: len(words & _own_words(language)) for language in LANGUAGES}
    likely = max(LANGUAGES, key=lambda language: own[language])
    others = [count for language, count in own.items() if language != likely]
    if not own[likely] or own[likely] < _TIMES * max(others, default=0):
        return None
    counts = stop_word_counts(beginning)
    strangers = (count for language, count in counts.items() if language not in LANGUAGES)
    return likely if max(strangers, default=0) <= max(own[likely], counts[likely]) else None


@cache
def _own_words(language: str) -> frozenset[str]:
    """The words without content that are no words of another language; a single letter may be of any."""
    others = (everyday_words(other) for other in LANGUAGES if other != language)
    return frozenset(word for word in stop_words(language).difference(*others) if len(word) > 1)
