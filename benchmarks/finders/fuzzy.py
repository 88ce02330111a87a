"""rapidfuzz over all passages: what a bot with fuzzy matching and nothing else would do."""

from collections.abc import Callable

from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from benchmarks.finders.finder import Found, Passages
from bot.archive import Archive


class FuzzyOverAll:
    """One of rapidfuzz's ratios of the question with every passage, both in lower case."""

    def __init__(self, archive: Archive, scorer: Callable[..., float]) -> None:
        self._passages = Passages(archive)
        self._texts = [text.casefold() for text in self._passages.texts]
        self._scorer = scorer

    @classmethod
    def token_set(cls, archive: Archive) -> "FuzzyOverAll":
        """Words compared as a set, wherever they stand."""
        return cls(archive, fuzz.token_set_ratio)

    @classmethod
    def partial(cls, archive: Archive) -> "FuzzyOverAll":
        """The question laid against the stretch of the passage that it fits best."""
        return cls(archive, fuzz.partial_ratio)

    def find(self, question: str) -> Found:
        """The passages with the highest ratio."""
        return self._passages.best(cdist([question.casefold()], self._texts, scorer=self._scorer)[0])
