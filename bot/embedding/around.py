"""An embedder around another."""

from collections.abc import Sequence

from bot.search.embedder import Embedder, Embedding


class Around:
    """The same embedder: whoever is one of these changes what becomes of questions, and nothing else."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name = embedder.name
        self.dimensions = embedder.dimensions

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each passage, in order.

        Raises:
            EmbedderError: they could not be embedded.
        """
        return self._embedder.passages(texts)

    def words(self, text: str) -> list[int]:
        """The word of each token."""
        return self._embedder.words(text)
