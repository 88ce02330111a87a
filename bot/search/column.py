"""A column of a large table in which most rows hold nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """Values by row: `rows` ascending and each once, `values[i]` that of `rows[i]`; any other row holds 0."""

    rows: Ints
    values: Floats

    def at(self, rows: Ints) -> Floats:
        """The values of `rows`, in any order."""
        if not len(self.rows):
            return np.zeros(len(rows), dtype=np.float32)
        places = np.minimum(np.searchsorted(self.rows, rows), len(self.rows) - 1)
        return np.where(self.rows[places] == rows, self.values[places], np.float32(0))


def marked(rows: Ints, size: int) -> Ints:
    """`rows`, all of them below `size`: ascending, each once."""
    marks = np.zeros(size, np.bool_)
    marks[rows] = True
    return np.flatnonzero(marks).astype(np.int32)


def distinct(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """`keys`, ascending, each once: many times as fast as `np.unique` where most are in order."""
    found = np.sort(keys, kind="stable")
    return found[np.diff(found, prepend=-1) != 0] if len(found) else found


_NONE = Column(np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32))


def total(columns: Sequence[Column]) -> Column:
    """The sum of the columns, row by row."""
    return _merged(columns, np.add)


def highest(columns: Sequence[Column]) -> Column:
    """The largest value of the columns, row by row, among those that hold the row at all."""
    return _merged(columns, np.maximum)


def _merged(columns: Sequence[Column], merge: np.ufunc) -> Column:
    if len(columns) == 1:
        return columns[0]
    rows = np.concatenate([_NONE.rows, *(column.rows for column in columns)])
    values = np.concatenate([_NONE.values, *(column.values for column in columns)])
    order = np.argsort(rows, kind="stable")  # merges what is sorted already
    rows, values = rows[order], values[order]
    if not len(rows):
        return Column(rows, values)
    firsts = np.concatenate([[0], np.flatnonzero(rows[1:] != rows[:-1]) + 1])
    return Column(rows[firsts], merge.reduceat(values, firsts))
