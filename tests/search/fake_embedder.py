"""An embedder for the tests: words that share letters are alike, and so are pairs that it is told of."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive
from bot.facts import Facts
from bot.search import Search
from bot.search.column import Floats, Ints
from bot.search.embedder import EmbedderError, Embedding
from bot.search.meaning import embedded_texts
from bot.search.tokens import fold
from tests.search.invented_articles import archive_of

_SIZE = 64


class FakeEmbedder:
    """Every word is a token; its vector is made of its letter triples, or of those of its synonym."""

    name = "fake"
    dimensions = _SIZE

    def __init__(self, synonyms: Mapping[str, str] | None = None, *, with_tokens: bool = True) -> None:
        self._synonyms = synonyms or {}
        self._with_tokens = with_tokens
        self.broken = False

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        return self.passages(texts)

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        if self.broken:
            raise EmbedderError("out of order")
        return [self._embedding(text) for text in texts]

    def words(self, text: str) -> list[int]:
        return list(range(len(text.split()))) if self._with_tokens else []

    def _embedding(self, text: str) -> Embedding:
        tokens = np.array([self._token(word) for word in text.split()], np.float32).reshape(-1, _SIZE)
        mean = tokens.sum(axis=0) + 1e-3
        return Embedding(mean / np.linalg.norm(mean), tokens if self._with_tokens else tokens[:0])

    def _token(self, word: str) -> Floats:
        plain = fold(word).strip(".,?!\"'“”()")
        plain = self._synonyms.get(plain, plain)
        vector = np.full(_SIZE, 1e-3, np.float32)
        for at in range(len(plain) + 1):
            triple = f"^{plain}$"[at : at + 3]
            vector[sum(ord(letter) * 31**place for place, letter in enumerate(triple)) % _SIZE] += 1
        return np.asarray(vector / np.linalg.norm(vector), np.float32)


class HeldVectors:
    """Vectors in memory."""

    def __init__(self, archive: Archive, embedder: FakeEmbedder) -> None:
        made = embedder.passages(embedded_texts(archive))
        self._tokens = [one.tokens for one in made]
        self.matrix: Floats = np.array([one.vector for one in made], np.float32).reshape(len(made), _SIZE)

    def tokens(self, rows: Sequence[int]) -> tuple[Floats, Ints]:
        each = [self._tokens[row] for row in rows]
        none = np.empty((0, _SIZE), np.float32)
        return np.concatenate([none, *each]), np.array([*map(len, each)], np.int32)

    def columns(self) -> Mapping[str, NDArray[Any]]:
        return {}


def meaning_search(files: dict[str, str], embedder: FakeEmbedder) -> Search:
    """A search with vectors."""
    archive = archive_of(files)
    vectors = HeldVectors(archive, embedder)
    return Search(archive, Facts.of(archive), embedder=embedder, vectors=vectors)
