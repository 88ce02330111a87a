"""Search by meaning alone: what a project with an embedding model and nothing else would do."""

import numpy as np
from numpy.typing import NDArray

from benchmarks.finders.finder import Found, Passages
from bot.archive import Archive
from bot.search.embedder import Embedder


class EmbeddingAlone:
    """The cosine of the question with every passage; the latency holds embedding the question."""

    def __init__(self, archive: Archive, embedder: Embedder) -> None:
        self._passages = Passages(archive)
        self._embedder = embedder
        made = embedder.passages(self._passages.texts)
        self._matrix = np.array([one.vector for one in made], np.float32).reshape(-1, embedder.dimensions)

    def find(self, question: str) -> Found:
        """The passages with the highest cosine."""
        return self._passages.best(self.scores(question))

    def scores(self, question: str) -> NDArray[np.float32]:
        """The cosine with every passage, by row."""
        cosines: NDArray[np.float32] = self._matrix @ self._embedder.questions([question])[0].vector
        return cosines
