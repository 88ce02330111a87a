"""The bot's own search with made-up vectors: what comparing meanings costs, though nothing is embedded."""

import tempfile
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from benchmarks.finders.ours import NO_FACTS, Ours
from bot.archive import Archive
from bot.search.column import Floats
from bot.search.embedder import Embedding
from bot.search.meaning import embedded_texts
from bot.store.vectors import VectorCache

DIMENSIONS = 384  # as many as the model that comes with the bot has
_PIECE = 4  # letters of a token: about what that model makes of a word of news
_BATCH = 2000


class StandIn:
    """An embedder by which a text means what its pieces of words are, each a chance direction."""

    name = "stand-in"
    dimensions = DIMENSIONS

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each question."""
        return [_embedding(text) for text in texts]

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each passage."""
        return [_embedding(text) for text in texts]

    def words(self, text: str) -> list[int]:
        """The word of each token."""
        return [place for place, word in enumerate(text.split()) for _ in _pieces(word)]


class OursByStandIn(Ours):
    """The bot's own search without facts, as it runs with vectors: those of tokens are kept on disk."""

    def __init__(self, archive: Archive) -> None:
        self.folder = tempfile.TemporaryDirectory()
        embedder, texts = StandIn(), embedded_texts(archive)
        self._cache = VectorCache.open(Path(self.folder.name), embedder.name, embedder.dimensions)
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            self._cache.add(batch, embedder.passages(batch))
        super().__init__(archive, NO_FACTS, embedder, self._cache.load(texts))

    def close(self) -> None:
        """Remove the vectors from the disk; what is not closed goes when the process does."""
        self._cache.close()
        self.folder.cleanup()


def _embedding(text: str) -> Embedding:
    tokens = [_direction(piece) for word in text.split() for piece in _pieces(word)]
    if not tokens:
        return Embedding(_direction(""), np.zeros((0, DIMENSIONS), np.float32))
    mean = np.mean(tokens, axis=0)
    return Embedding(mean / np.linalg.norm(mean), np.array(tokens, np.float32))


def _pieces(word: str) -> list[str]:
    plain = word.strip(".,;:!?\"'“”()").casefold() or word
    return [plain[: start + _PIECE] for start in range(0, len(plain), _PIECE)]


@lru_cache(100_000)
def _direction(piece: str) -> Floats:
    chance = np.random.default_rng(zlib.crc32(piece.encode()))
    vector = chance.standard_normal(DIMENSIONS).astype(np.float32)
    return np.asarray(vector / np.linalg.norm(vector), np.float32)
