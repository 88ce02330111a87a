"""Search by meaning alone: what a project with an embedding model and nothing else would do."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.finders.finder import Found, Passages
from bot.archive import Archive


class Embedder(Protocol):
    """Texts -> vectors: unit rows, so that a dot product is a cosine; (n, d) for n texts, also for none."""

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of questions."""

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of passages."""


class EmbeddingAlone:
    """The cosine of the question with every passage; the latency holds embedding the question."""

    def __init__(self, archive: Archive, embedder: Embedder) -> None:
        self._passages = Passages(archive)
        self._embedder = embedder
        self._matrix = embedder.passages(self._passages.texts)

    def find(self, question: str) -> Found:
        """The passages with the highest cosine."""
        return self._passages.best(self.scores(question))

    def scores(self, question: str) -> NDArray[np.float32]:
        """The cosine with every passage, by row."""
        cosines: NDArray[np.float32] = self._matrix @ self._embedder.questions([question])[0]
        return cosines
