"""Word -> stem, by the Snowball algorithm of its language (https://snowballstem.org)."""

from collections.abc import Iterable

import Stemmer  # type: ignore[import-not-found]  # PyStemmer is a C extension without types

_ALGORITHMS = {
    "ca": "catalan", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


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

    def stem(self, word: str, language: str) -> str:
        """The stem of a folded word in `language`, an ISO 639-1 code."""
        stemmer = self._stemmers.get(language)
        return str(stemmer.stemWord(word)) if stemmer else word
