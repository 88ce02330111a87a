"""Tells the operator when questions cannot be embedded; the search goes on by words alone."""

import logging
from collections.abc import Sequence

from bot.embedding.around import Around
from bot.operations.metrics import EMBEDDING_LAPSES
from bot.search.embedder import EmbedderError, Embedding

log = logging.getLogger(__name__)


class Reporting(Around):
    """The same embedder; it counts the questions that it fails, and logs that it did: never the question."""

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
