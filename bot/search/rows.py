"""Span -> the passages that it touches."""

from collections.abc import Iterable
from itertools import accumulate

import numpy as np

from bot.archive import Archive, Span
from bot.search.column import Ints


class Rows:
    """The passages of an archive by their place in their file."""

    def __init__(self, archive: Archive) -> None:
        # All files laid one behind the other, so that places in different files compare as numbers.
        self._sizes = {article.file: len(article.raw) for article in archive.articles}
        self._offsets = dict(zip(self._sizes, accumulate(self._sizes.values(), initial=0), strict=False))
        spans = [passage.span for passage in archive.passages]
        self._starts = np.array([self._offsets[span.file] + span.start for span in spans], dtype=np.int64)
        self._ends = np.array([self._offsets[span.file] + span.end for span in spans], dtype=np.int64)

    def touched(self, spans: Iterable[Span]) -> Ints:
        """The passages that one of `spans` shares a character with: ascending, each once.

        What a span holds beyond the end of its file, or in a file that the archive has not, touches nothing.
        """
        known = [span for span in spans if span.file in self._offsets]
        offsets = np.array([self._offsets[span.file] for span in known], dtype=np.int64)
        starts = offsets + np.array([span.start for span in known], dtype=np.int64)
        ends = offsets + np.array([min(span.end, self._sizes[span.file]) for span in known], dtype=np.int64)
        # Passages are disjoint and in order: those touched are from the first that ends after the start of
        # the span up to the last that starts before its end.
        first = np.searchsorted(self._ends, starts, side="right")
        counts = np.maximum(np.searchsorted(self._starts, ends, side="left") - first, 0)
        before = np.cumsum(counts) - counts
        rows = np.repeat(first - before, counts) + np.arange(int(counts.sum()))
        return np.unique(rows).astype(np.int32)
