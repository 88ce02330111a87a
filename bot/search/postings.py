"""Which word stands in which row (a passage, or an article) and how often, as flat arrays."""

from collections.abc import Iterable

import numpy as np

from bot.search.column import Column, Floats, Ints, total

__all__ = ["Floats", "Ints", "Postings"]


class Postings:
    """Counts of numbered words in numbered rows, ready to be read word by word.

    Compressed sparse columns: the rows of word `w` are `_rows[_starts[w] : _starts[w + 1]]`.
    """

    def __init__(self, words: Ints, lengths: Ints, vocabulary: int) -> None:
        """Take the `words` of all rows, one row after the other, row `i` being `lengths[i]` words long.

        All words are below `vocabulary`.
        """
        self.lengths: Floats = lengths.astype(np.float32)
        self._words = words
        self._ends = np.cumsum(lengths, dtype=np.int64)
        height = max(1, len(lengths))
        pairs = words * np.int64(height)
        pairs += np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        pairs, counts = np.unique(pairs, return_counts=True)
        self._rows: Ints = (pairs % height).astype(np.int32)
        self._counts: Floats = counts.astype(np.float32)
        self._starts = np.searchsorted(pairs, np.arange(vocabulary + 1, dtype=np.int64) * height)

    def __len__(self) -> int:
        return len(self.lengths)

    def uses(self, words: Iterable[tuple[int, float]]) -> Column:
        """How often each row that has any of `words` has them, each word counted by its weight."""
        return total([self._uses(word, weight) for word, weight in words])

    def words(self, row: int) -> frozenset[int]:
        """The words of one row."""
        end = int(self._ends[row])
        return frozenset(self._words[end - int(self.lengths[row]) : end].tolist())

    def _uses(self, word: int, weight: float) -> Column:
        stretch = slice(self._starts[word], self._starts[word + 1])
        return Column(self._rows[stretch], np.float32(weight) * self._counts[stretch])
