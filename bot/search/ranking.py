"""From scores to the order in which passages are cited.

This is the seam for better ranking. A `Stage` sees the reading of the question and the scores so far, and
gives new scores. The lexical evidence comes first; an embedder's cosines are a stage that adds to the
scores (fusion), a reranker one that looks again at the best few. Nothing else in the search needs to know
of them.
"""

from typing import Protocol

import numpy as np

from bot.search.index import Index
from bot.search.postings import Floats
from bot.search.reading import Reading

_POOL = 60  # passages that are looked at for near-duplicates
_ALIKE = 0.8  # share of the shorter passage's words that the longer one has, from which both say the same
_HEADING = 0.85  # a heading promises what the text below it says; the text is the better receipt


class Stage(Protocol):
    """A step that betters the scores of the passages, one each, in the order of the archive."""

    def __call__(self, reading: Reading, scores: Floats) -> Floats:
        """New scores, all at least 0; a passage that keeps 0 is never cited."""


def prefer_running_text(index: Index, scores: Floats) -> Floats:
    """The scores with those of headings held back: running text that says the same stands before them."""
    return np.where(index.headings, np.float32(_HEADING) * scores, scores)


def best_rows(index: Index, scores: Floats, limit: int) -> list[int]:
    """The best `limit` passages that have any score, best first.

    A passage that repeats a better one stands after all that do not. Equal scores stand in the order of the
    archive.
    """
    pool = max(_POOL, limit)
    rows = np.argpartition(-scores, pool)[:pool] if len(scores) > pool else np.arange(len(scores))
    rows = rows[np.lexsort((rows, -scores[rows]))]
    rows = rows[scores[rows] > 0]
    fresh: list[int] = []
    repeats: list[int] = []
    seen: list[frozenset[int]] = []
    for row in rows.tolist():
        if len(fresh) == limit:
            break
        words = index.passages.words(row)
        if any(_alike(words, other) for other in seen):
            repeats.append(row)
        else:
            fresh.append(row)
            seen.append(words)
    return (fresh + repeats)[:limit]


def _alike(words: frozenset[int], other: frozenset[int]) -> bool:
    shorter = min(len(words), len(other))
    return shorter > 3 and len(words & other) >= _ALIKE * shorter
