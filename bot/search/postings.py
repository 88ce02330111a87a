"""Which word stands in which row (a passage, or an article) and how often, as flat arrays."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.carried import stretches
from bot.search.column import Bools, Column, Floats, Ints, total
from bot.search.columns import ColumnReader

__all__ = ["Floats", "Ints", "Postings"]

_Numbers = NDArray[np.signedinteger[Any]]


class Postings:
    """Counts of numbered words in numbered rows, ready to be read word by word.

    Compressed sparse columns: the rows of the word `held[i]` are `rows[starts[i] : starts[i + 1]]`, and
    `counts` how often they have it. `text` are the words of all rows, row `i` being `lengths[i]` words long.
    """

    def __init__(self, words: Ints, lengths: Ints) -> None:
        """Take the `words` of all rows, one row after the other, row `i` being `lengths[i]` words long."""
        self._take(words, lengths)
        bits = _bits(len(lengths))
        keys, counts = np.unique(_keys(words, lengths, bits), return_counts=True)
        self._take_pairs(keys >> bits, keys & ((1 << bits) - 1), counts.astype(np.float32))

    def __len__(self) -> int:
        return len(self.lengths)

    def uses(self, words: Iterable[tuple[int, float]]) -> Column:
        """How often each row that has any of `words` has them, each word counted by its weight."""
        return total([self._uses(word, weight) for word, weight in words])

    def words(self, row: int) -> frozenset[int]:
        """The words of one row."""
        end = int(self._ends[row])
        return frozenset(self.text[end - int(self.lengths[row]) : end].tolist())

    def changed(self, rows: Ints, moved: Ints, number: Ints, new: "Postings") -> "Postings":
        """The postings of other rows: those `rows` of these, and where it is -1 the next of `new`.

        `moved` says where each of these rows went, -1 where it is gone; `number` what each word is called
        now, and must rise. What is `new` is called so already.
        """
        made = object.__new__(Postings)
        made._take(*self._rejoined(rows, number, new))
        old_rows = moved[self.rows]
        kept = old_rows >= 0
        old_rows, old_words = old_rows[kept], np.repeat(number[self.held], np.diff(self.starts))[kept]
        arrived = np.flatnonzero(rows < 0).astype(np.int32)
        new_rows, new_words = arrived[new.rows], np.repeat(new.held, np.diff(new.starts))
        bits = _bits(len(rows))
        places = np.searchsorted(_joined(old_words, old_rows, bits), _joined(new_words, new_rows, bits))
        made._take_pairs(
            np.insert(old_words, places, new_words),
            np.insert(old_rows, places, new_rows),
            np.insert(self.counts[kept], places, new.counts),
        )
        return made

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {
            "words": self.text,
            "lengths": self.lengths.astype(np.int32),
            "held": self.held,
            "starts": self.starts,
            "rows": self.rows,
            "counts": self.counts,
        }

    @classmethod
    def restored(cls, held: ColumnReader, rows: int) -> "Postings":
        """What `columns` gave, of so many `rows`.

        Raises:
            ColumnsError: it is something else.
        """
        made = object.__new__(cls)
        lengths = held.take("lengths", np.int32, rows)
        made._take(held.take("words", np.int32, None), lengths)
        made.held = held.take("held", np.int32, None)
        made.rows = held.take("rows", np.int32, None)
        made.starts = held.take("starts", np.int64, len(made.held) + 1)
        made.counts = held.take("counts", np.float32, len(made.rows))
        return made

    def _take(self, words: Ints, lengths: Ints) -> None:
        self.lengths: Floats = lengths.astype(np.float32)
        self.text = words
        self._ends = np.cumsum(lengths, dtype=np.int64)

    def _take_pairs(self, words: _Numbers, rows: _Numbers, counts: Floats) -> None:
        """Take each word with each row that has it, by words and then by rows; and how often it does."""
        firsts = np.flatnonzero(np.diff(words, prepend=-1))
        self.held: Ints = words[firsts].astype(np.int32)
        self.starts = np.append(firsts, len(words)).astype(np.int64)
        self.rows: Ints = rows.astype(np.int32)
        self.counts = counts

    def _rejoined(self, rows: Ints, number: Ints, new: "Postings") -> tuple[Ints, Ints]:
        """The words of all rows and how many each has, in the order of `rows`."""
        fresh: Bools = rows < 0
        lengths = np.zeros(len(rows), np.int32)
        lengths[~fresh] = self.lengths[rows[~fresh]]
        lengths[fresh] = new.lengths
        pieces, done = [new.text[:0]], 0
        for start, end in stretches(rows):
            size = int(lengths[start:end].sum())
            if fresh[start]:
                pieces.append(new.text[done : done + size])
                done += size
            else:
                first = int(self._ends[rows[start]]) - int(self.lengths[rows[start]])
                pieces.append(number[self.text[first : first + size]])
        return np.concatenate(pieces), lengths

    def _uses(self, word: int, weight: float) -> Column:
        at = int(np.searchsorted(self.held, word))
        known = at < len(self.held) and self.held[at] == word
        stretch = slice(self.starts[at], self.starts[at + 1]) if known else slice(0)
        return Column(self.rows[stretch], np.float32(weight) * self.counts[stretch])


def _keys(words: Ints, lengths: Ints, bits: int) -> NDArray[np.int64]:
    """Each word with its row as one number, by which words come in order, and then their rows."""
    return _joined(words, np.repeat(np.arange(len(lengths), dtype=np.int32), lengths), bits)


def _joined(words: Ints, rows: Ints, bits: int) -> NDArray[np.int64]:
    keys = words.astype(np.int64)
    keys <<= bits
    keys |= rows
    return keys


def _bits(rows: int) -> int:
    """The bits of the largest number of a row."""
    return rows.bit_length()
