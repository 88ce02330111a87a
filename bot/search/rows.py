"""Span -> the passages that it touches."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from bot.archive import Archive, Span
from bot.search.postings import Floats


class Rows:
    """The passages of an archive by their place in their file."""

    def __init__(self, archive: Archive) -> None:
        self._count = len(archive.passages)
        self._spans: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for row, passage in enumerate(archive.passages):
            self._spans[passage.span.file].append((passage.span.start, passage.span.end, row))

    def holding(self, spans: Iterable[Span]) -> Floats:
        """1 for each passage that one of `spans` touches, 0 for the others."""
        marks = np.zeros(self._count, dtype=np.float32)
        for span in spans:
            passages = self._spans.get(span.file, [])
            first = max(0, bisect_right(passages, span.start, key=lambda passage: passage[0]) - 1)
            for start, end, row in passages[first:]:
                if start >= span.end:
                    break
                if span.start < end:
                    marks[row] = 1
        return marks
