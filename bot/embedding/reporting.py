"""Tells the operator when questions cannot be embedded; the search goes on by words alone."""

import logging
from collections.abc import Sequence

from bot.operations.metrics import EMBEDDING_LAPSES
from bot.search.embedder import Embedder, EmbedderError, Embedding

log = logging.getLogger(__name__)


class Reporting:
    """The same embedder; it counts the questions that it fails, and logs that it did: never the question."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name = embedder.name
        self.dimensions = embedder.dimensions

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each question, in order.

        Raises:
            EmbedderError: they could not be embedded.
        """
        try:
            return self._embedder.questions(texts)
        except EmbedderError as error:
            EMBEDDING_LAPSES.inc()
            log.warning("a question was answered by words alone: %s", error)
            raise

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each passage, in order.

        Raises:
            EmbedderError: they could not be embedded.
        """
        return self._embedder.passages(texts)

    def words(self, text: str) -> list[int]:
        """The word of each token."""
        return self._embedder.words(text)
