"""An embedder for tests: quick, exact, and it counts."""

import hashlib
from collections.abc import Sequence

import numpy as np

from bot.search.embedder import EmbedderError, Embedding
from bot.search.postings import Floats


class MadeUp:
    """Gives each text a direction of its own, and its words theirs; gives up after so many texts."""

    name = "made up"
    dimensions = 8

    def __init__(self, gives_up_after: float = float("inf")) -> None:
        self.asked: list[str] = []
        self.gives_up_after = gives_up_after

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        """The same as passages."""
        return self.passages(texts)

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each text."""
        if len(self.asked) + len(texts) > self.gives_up_after:
            raise EmbedderError("enough")
        self.asked += texts
        return [made(text) for text in texts]

    def words(self, text: str) -> list[int]:
        """A token for each word."""
        return list(range(len(text.split())))


def made(text: str) -> Embedding:
    """The embedding of one text."""
    tokens = np.array([_direction(word) for word in text.split()], np.float32).reshape(-1, MadeUp.dimensions)
    return Embedding(_direction(text), tokens)


def _direction(text: str) -> Floats:
    seed = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    vector: Floats = np.random.default_rng(list(seed)).normal(size=MadeUp.dimensions).astype(np.float32)
    return vector / np.linalg.norm(vector)
