"""General English and Dutch as lists of words: those without content, everyday ones, short forms.

The lists stand in the folder `words`: words between blanks, lines that start with # explain.
"""

from functools import cache
from importlib.resources import files

from bot.search.stems import Stems

LANGUAGES = ("en", "nl")


@cache
def stop_words(language: str) -> frozenset[str]:
    """The words of a question in `language` that carry no content: function words, greetings, chatter."""
    return frozenset(_words(f"stop.{language}.txt") + _words("noise.txt"))


@cache
def short_forms() -> dict[str, str]:
    """Short and homely forms ("bf"), each with the word that it stands for."""
    words = _words("short_forms.txt")
    return dict(zip(words[::2], words[1::2], strict=True))


def is_common(word: str, stems: Stems) -> bool:
    """Whether the folded `word` belongs to everyday language: no name, no term, no slip of the pen."""
    return any(stems.stem(word, language) in _common_stems(language) for language in LANGUAGES)


@cache
def everyday_words(language: str) -> frozenset[str]:
    """The words of everyday language, one form of each, those without content included."""
    return frozenset(_words(f"common.{language}.txt")) | stop_words(language)


def question_language(words: list[str]) -> str:
    """The language whose words without content a question uses most; English when it uses none."""
    return max(LANGUAGES, key=lambda language: sum(word in stop_words(language) for word in words))


@cache
def _common_stems(language: str) -> frozenset[str]:
    stems = Stems((language,))
    return frozenset(stems.stem(word, language) for word in everyday_words(language))


def _words(name: str) -> list[str]:
    text = files("bot.search").joinpath("words", name).read_text(encoding="utf-8")
    return [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
