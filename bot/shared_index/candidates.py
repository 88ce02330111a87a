"""The seam to whatever engine finds candidates in an archive that is too large to look at as a whole.

It is narrow so that another engine fits behind it: one that ranks passages by weighted words (BM25 or the
like) and one that ranks them by a vector, both over what `prepared.Prepared` holds of each passage, and that
gives articles back by number. Reading the question, fusing the two lists, looking closely and deciding are
not its business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.search.column import Floats

Numbers = NDArray[np.int64]


class EngineError(Exception):
    """The tables cannot be used; the message is one plain sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that count alike, as `tokens.stemmed` writes them, and how much they count."""

    words: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """Passages, best first: the number of the article of each, and its place there."""

    articles: Numbers
    places: Numbers

    @classmethod
    def nothing(cls) -> "Found":
        """No passage."""
        return cls(np.zeros(0, np.int64), np.zeros(0, np.int64))

    def __len__(self) -> int:
        return len(self.articles)


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One article as it was written: packed, with its facts, counts and columns, and its vectors.

    `vectors` has shape (passages + 1, d), that of what stands over the article last; d is 0 where the archive
    goes by words alone.
    """

    article: bytes
    facts: bytes
    counts: bytes
    columns: bytes
    vectors: NDArray[Any]


class CandidateSource(Protocol):
    """Finds passages that may answer. Every method may be called by several threads at the same time."""

    def by_words(self, wanted: Sequence[Wanted], limit: int) -> Found:
        """The passages that hold most of the words that are wanted, the rare ones before all.

        Raises:
            EngineError: the engine gave up.
        """

    def by_vector(self, vector: Floats, limit: int) -> Found:
        """The passages whose vectors have the largest dot product with `vector`.

        It is that of the question less the mean of all passages, so the cosine would be another thing.

        Raises:
            EngineError: the engine gave up.
        """


class ArticleSource(Protocol):
    """Gives what was written of articles. Every method may be called by several threads at the same time."""

    def articles(self, numbers: Sequence[int]) -> list[StoredArticle]:
        """The articles with these numbers, in this order.

        Raises:
            EngineError: the engine gave up, or has one of them no longer.
        """

    def tokens(self, places: Sequence[tuple[int, int]]) -> list[bytes]:
        """The packed token vectors of passages, each given by article and place there, in this order.

        A place one beyond the last passage of an article is what stands over it.

        Raises:
            EngineError: the engine gave up, or has one of them no longer.
        """
