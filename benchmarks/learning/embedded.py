"""Embeddings of texts that are asked for again and again: each is made once in a run."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive
from bot.search.column import Floats, Ints
from bot.search.embedder import Embedder, Embedding
from bot.search.meaning import embedded_texts


class Remembering:
    """An embedder that remembers what it made; `with_tokens=False` leaves the token vectors out.

    With `timed` it embeds each question anew, as where it is measured how long that takes.
    """

    def __init__(self, embedder: Embedder, *, with_tokens: bool = True, timed: bool = False) -> None:
        self._embedder = embedder
        self._with_tokens = with_tokens
        self._timed = timed
        self._made: dict[str, Embedding] = {}
        self.name = embedder.name
        self.dimensions = embedder.dimensions

    def without_tokens(self) -> "Remembering":
        """The same memory, as an embedder that gives one vector a text."""
        other = Remembering(self._embedder, with_tokens=False)
        other._made = self._made
        return other

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each question."""
        return self._embedder.questions(texts) if self._timed else self._all("?", texts)

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each passage."""
        return self._all(".", texts)

    def words(self, text: str) -> list[int]:
        """The word of each token."""
        return self._embedder.words(text) if self._with_tokens else []

    def _all(self, kind: str, texts: Sequence[str]) -> list[Embedding]:
        new = list(dict.fromkeys(text for text in texts if kind + text not in self._made))
        make = self._embedder.questions if kind == "?" else self._embedder.passages
        for text, made in zip(new, make(new) if new else [], strict=True):
            self._made[kind + text] = made
        found = [self._made[kind + text] for text in texts]
        if self._with_tokens:
            return found
        return [Embedding(one.vector, one.tokens[:0]) for one in found]


class HeldVectors:
    """The vectors of an archive in memory."""

    def __init__(self, archive: Archive, embedder: Embedder) -> None:
        made = embedder.passages(embedded_texts(archive))
        self._tokens = [one.tokens.astype(np.float16) for one in made]
        self.matrix: Floats = np.array([one.vector for one in made], np.float32).reshape(
            len(made), embedder.dimensions
        )

    def tokens(self, rows: Sequence[int]) -> tuple[Floats, Ints]:
        """The token vectors of some texts, one text after the other, and how many each has."""
        each = [self._tokens[row] for row in rows]
        none = np.empty((0, self.matrix.shape[1]), np.float16)
        return np.concatenate([none, *each]).astype(np.float32), np.array([*map(len, each)], np.int32)

    def columns(self) -> Mapping[str, NDArray[Any]]:
        """They are made anew each time."""
        return {}
