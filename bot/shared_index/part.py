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
from bot.search.index import Index
from bot.search.known import Known
from bot.search.meaning import Likeness, Meaning
from bot.search.patterns import Patterns
from bot.search.postings import Postings
from bot.search.rows import Places
from bot.search.told import Told
from bot.search.vocabulary import Vocabulary
from bot.search.words import Words
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
    archive = Archive(one.article for one in in_order)
    index = Index(archive, _words(in_order, whole_.statistics.vocabulary))
    told = Told.of(archive, together(one.facts for one in in_order), patterns=_patterns(in_order))
    meaning = None
    if embedder and whole_.seen:
        meaning = Meaning(index, embedder, PartVectors(in_order, source), whole_.seen.basis)
    made = PartSearch.over(Known(index, told, meaning), threshold, whole_.statistics)
    made.seen = whole_.seen
    return made


def _words(held: Sequence[Held], vocabulary: Vocabulary) -> Words:
    """The words of the passages and of the heads of some articles."""
    within = [int(one.lengths[:-1].sum()) for one in held]
    return Words(
        vocabulary,
        Postings(
            np.concatenate([one.words[:size] for one, size in zip(held, within, strict=True)]),
            np.concatenate([one.lengths[:-1] for one in held]),
        ),
        Postings(
            np.concatenate([one.words[size:] for one, size in zip(held, within, strict=True)]),
            np.array([one.lengths[-1] for one in held], np.int32),
        ),
    )


def _patterns(held: Sequence[Held]) -> Patterns:
    """What the texts of the passages show, as it was seen when each article was written."""
    counts = [len(one.lengths) - 1 for one in held]
    firsts = np.cumsum([0, *counts[:-1]])
    none = np.empty(0, np.int32)
    return Patterns(
        Places(none, none, none),
        np.concatenate([one.counting + first for one, first in zip(held, firsts, strict=True)]).astype(
            np.int32
        ),
        np.concatenate([one.placing + first for one, first in zip(held, firsts, strict=True)]).astype(
            np.int32
        ),
    )
