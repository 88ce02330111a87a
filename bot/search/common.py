"""Which words are everyday words of English or Dutch: a question may use them though no article does."""

from functools import cache
from importlib.resources import files

from bot.search.stems import Stems

LANGUAGES = ("en", "nl")


class CommonWords:
    """The everyday words of one language or several, with all their inflected forms."""

    def __init__(self, languages: tuple[str, ...] = LANGUAGES) -> None:
        self._stems = {language: _common_stems(language) for language in languages}

    def has(self, word: str, stems: Stems) -> bool:
        """Whether the folded `word` is an everyday word, not a name, a term or a slip of the pen."""
        return any(stems.stem(word, language) in common for language, common in self._stems.items())


@cache
def _common_stems(language: str) -> frozenset[str]:
    text = files("bot.search").joinpath("words", f"{language}.txt").read_text(encoding="utf-8")
    stems = Stems((language,))
    return frozenset(stems.stem(word, language) for word in text.split())
