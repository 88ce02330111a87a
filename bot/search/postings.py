"""Which word stands in which row (a passage, or an article) and how often, as flat arrays."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Postings:
    """Counts of numbered words in numbered rows, ready to be read word by word.

    Compressed sparse columns: the rows of word `w` are `_rows[_starts[w] : _starts[w + 1]]`.
    """

    def __init__(self, rows: Iterable[Sequence[int]], words: int) -> None:
        lists = list(rows)
        self.lengths: Floats = np.array([len(row) for row in lists], dtype=np.float32)
        flat: Ints = np.fromiter((word for row in lists for word in row), dtype=np.int64)
        self._words = flat.astype(np.int32)
        self._ends: Ints = np.cumsum(self.lengths, dtype=np.int64)
        owners = np.repeat(np.arange(len(lists), dtype=np.int64), self.lengths.astype(np.int64))
        pairs, counts = np.unique(flat * max(1, len(lists)) + owners, return_counts=True)
        self._rows: Ints = pairs % max(1, len(lists))
        self._counts: Floats = counts.astype(np.float32)
        self._starts: Ints = np.searchsorted(pairs, np.arange(words + 1, dtype=np.int64) * max(1, len(lists)))

    def __len__(self) -> int:
        return len(self.lengths)

    def counts(self, words: Iterable[tuple[int, float]]) -> Floats:
        """For each row, how often it has any of `words`, each counted by its weight."""
        total = np.zeros(len(self), dtype=np.float32)
        for word, weight in words:
            stretch = slice(self._starts[word], self._starts[word + 1])
            total[self._rows[stretch]] += weight * self._counts[stretch]
        return total

    def words(self, row: int) -> frozenset[int]:
        """The words of one row."""
        end = int(self._ends[row])
        return frozenset(self._words[end - int(self.lengths[row]) : end].tolist())
