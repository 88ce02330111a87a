"""Words and meaning together: the usual hybrid search."""

import numpy as np
from numpy.typing import NDArray

from benchmarks.finders.bm25s_stems import StemmedBM25s
from benchmarks.finders.embedding import EmbeddingAlone
from benchmarks.finders.finder import MOST, Found, Passages, top_rows
from bot.archive import Archive
from bot.search.embedder import Embedder

_DEPTH = 100  # rows of each ranking that are fused
_RANK_CONSTANT = 60  # Cormack, Clarke and Büttcher (2009), "Reciprocal rank fusion", section 3


class FusedBM25s:
    """bm25s and the embedding, by reciprocal rank fusion.

    The fused score depends on ranks alone and says nothing about fit, so the best cosine is the confidence.
    """

    def __init__(self, archive: Archive, embedder: Embedder) -> None:
        self._passages = Passages(archive)
        self._lexical = StemmedBM25s(archive)
        self._meaning = EmbeddingAlone(archive, embedder)

    def find(self, question: str) -> Found:
        """The passages with the highest sum of reciprocal ranks."""
        cosines = self._meaning.scores(question)
        fused = reciprocal_ranks(self._lexical.scores(question)) + reciprocal_ranks(cosines)
        spans = [self._passages.spans[row] for row in top_rows(fused, MOST)]
        return Found(spans, float(cosines.max(initial=0.0)))


def reciprocal_ranks(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """1 / (60 + rank) for the first hundred rows with a score, 0 for all others."""
    rows = top_rows(scores, _DEPTH)
    rows = rows[scores[rows] > 0]
    shares = np.zeros(len(scores))
    shares[rows] = 1 / (_RANK_CONSTANT + 1 + np.arange(len(rows)))
    return shares
