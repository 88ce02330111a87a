"""Word -> stem, by the Snowball algorithm of its language (https://snowballstem.org)."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import Stemmer  # type: ignore[import-not-found]  # PyStemmer is a C extension without types

_ALGORITHMS = {
    "ca": "catalan", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip  # a row of many: one a line would fill a page


class Stems:
    """The stemmers of some languages; a word of any other language is its own stem.

    Not for use by several threads at once: PyStemmer's stemmers keep a buffer. Making one costs microseconds.
    """

    def __init__(self, languages: Iterable[str]) -> None:
        self._stemmers = {
            language: Stemmer.Stemmer(_ALGORITHMS[language], 0)
            for language in languages
            if language in _ALGORITHMS
        }
        self._basic_forms = {language: _basic_forms(language) for language in self._stemmers}

    def stem(self, word: str, language: str) -> str:
        """The stem of a folded word in `language`, an ISO 639-1 code; "sank" has that of "sink"."""
        stemmer = self._stemmers.get(language)
        return str(stemmer.stemWord(self._basic_forms[language].get(word, word))) if stemmer else word

    def stem_all(self, words: list[str], language: str) -> list[str]:
        """The stem of each of many words, faster than one by one."""
        stemmer = self._stemmers.get(language)
        if not stemmer:
            return words
        basic_forms = self._basic_forms[language]
        stems: list[str] = stemmer.stemWords([basic_forms.get(word, word) for word in words])
        return stems


@cache
def _basic_forms(language: str) -> Mapping[str, str]:
    """Irregular forms with the basic form of each, for the languages that have a list of them."""
    path = files("bot.search").joinpath("words", f"irregular.{language}.txt")
    if not path.is_file():
        return {}
    lines = (
        line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    return {form: basic for basic, *forms in lines for form in forms}
