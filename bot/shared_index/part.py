"""Some articles of an edition as an archive of their own, searched as parts of the whole."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive
from bot.search import Search
from bot.search.basis import whole
from bot.search.column import Floats, Ints
from bot.search.embedder import Embedder
from bot.search.meaning import Likeness
from bot.shared_index.candidates import ArticleSource
from bot.shared_index.packed_facts import together
from bot.shared_index.statistics import Seen, Whole
from bot.shared_index.stored import Held
from bot.shared_index.tokens import unpacked


class PartVectors:
    """The vectors of `embedded_texts` of some articles; those of tokens are fetched as they are needed."""

    def __init__(self, held: Sequence[Held], source: ArticleSource) -> None:
        self._source = source
        self._dimensions = held[0].vectors.shape[1]
        self.matrix: NDArray[Any] = whole(
            np.concatenate([*(one.vectors[:-1] for one in held), *(one.vectors[-1:] for one in held)])
        )
        sizes = [len(one.vectors) - 1 for one in held]
        within = [(one.number, place) for one, size in zip(held, sizes, strict=True) for place in range(size)]
        heads = [(one.number, size) for one, size in zip(held, sizes, strict=True)]
        self._places = within + heads

    def tokens(self, rows: Sequence[int]) -> tuple[Floats, Ints]:
        """The token vectors of some texts, and the number of each text's."""
        packed = self._source.tokens([self._places[row] for row in rows])
        vectors = unpacked(b"".join(packed), self._dimensions)
        return vectors, np.array([len(one) // self._dimensions for one in packed], np.int32)

    def columns(self) -> dict[str, NDArray[Any]]:
        """They stay in the tables."""
        return {}


class PartSearch(Search):
    """Searches a few articles by the statistics of all."""

    seen: Seen | None = None

    def _likeness(self, question: str) -> Likeness | None:
        """As it is, with the mean and the spread of the likeness of all passages."""
        likeness = super()._likeness(question)
        if likeness is None or self.seen is None:
            return likeness
        mean, deviation = self.seen.spread(likeness.vector)
        return replace(likeness, mean=mean, spread=deviation)


def search_in(
    held: Sequence[Held], whole_: Whole, source: ArticleSource, embedder: Embedder | None, threshold: float
) -> PartSearch:
    """A search over some articles, of which there must be one.

    Raises:
        EngineError: what is needed of them cannot be read.
    """
    in_order = sorted(held, key=lambda one: one.article.file)
    made = PartSearch(
        Archive(one.article for one in in_order),
        together(one.facts for one in in_order),
        threshold=threshold,
        embedder=embedder,
        vectors=PartVectors(in_order, source) if embedder else None,
        statistics=whole_.statistics,
    )
    made.seen = whole_.seen
    return made
