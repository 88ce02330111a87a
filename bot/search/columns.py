"""Named arrays: what a search took long to work out, to be kept on disk and taken up again."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from bot.search.lexicon import Lexicon

Columns = Mapping[str, NDArray[Any]]


class ColumnsError(ValueError):
    """Columns are missing, damaged, of another version or another archive: all has to be worked out anew."""


class ColumnReader:
    """Reads columns, and refuses those that are not as they were written."""

    def __init__(self, columns: Columns, prefix: str = "") -> None:
        self._columns = columns
        self._prefix = prefix

    def part(self, name: str) -> "ColumnReader":
        """The columns of the part called `name`."""
        return ColumnReader(self._columns, f"{self._prefix}{name}.")

    def has(self, name: str) -> bool:
        """Whether there is a column of this name."""
        return f"{self._prefix}{name}" in self._columns

    def take(self, name: str, dtype: DTypeLike, *shape: int | None) -> NDArray[Any]:
        """The column `name`, of this type and shape (None for any length).

        Raises:
            ColumnsError: it is another one, or missing.
        """
        whole = f"{self._prefix}{name}"
        column = self._columns.get(whole)
        if column is None:
            raise ColumnsError(f"column {whole} is missing")
        fits = len(column.shape) == len(shape) and all(
            wanted in {None, size} for wanted, size in zip(shape, column.shape, strict=True)
        )
        if column.dtype != np.dtype(dtype) or not fits:
            raise ColumnsError(
                f"column {whole} is {column.dtype}{column.shape}, not {np.dtype(dtype)}{shape}"
            )
        return column

    def numbers(self, name: str, below: int, *shape: int | None, least: int = 0) -> NDArray[np.int32]:
        """The column `name` of whole numbers from `least` up to, not including, `below`.

        Raises:
            ColumnsError: others stand in it.
        """
        column: NDArray[np.int32] = self.take(name, np.int32, *(shape or (None,)))
        if column.size and not least <= int(column.min()) <= int(column.max()) < below:
            raise ColumnsError(f"column {self._prefix}{name} holds numbers beyond {least}..{below - 1}")
        return column

    def starts(self, name: str, size: int, whole: int) -> NDArray[np.int64]:
        """The column `name`: where each of `size` stretches of `whole` values starts, and the last one ends.

        Raises:
            ColumnsError: it is not that.
        """
        column: NDArray[np.int64] = self.take(name, np.int64, size + 1)
        sound = column[0] == 0 and column[-1] == whole and bool((np.diff(column) >= 0).all())
        check(sound, f"column {self._prefix}{name} does not divide {whole} values")
        return column

    def lexicon(self, name: str) -> Lexicon:
        """The words that the column `name` holds.

        Raises:
            ColumnsError: they are none.
        """
        try:
            return Lexicon.unpacked(self.take(name, np.uint8, None))
        except ValueError as error:
            raise ColumnsError(f"column {self._prefix}{name} holds no words: {error}") from error


def check(sound: object, what: str) -> None:
    """Refuse the columns unless they are `sound`.

    Raises:
        ColumnsError: they are not; `what` says in which way.
    """
    if not sound:
        raise ColumnsError(what)


def named(prefix: str, columns: Columns) -> dict[str, NDArray[Any]]:
    """`columns` as those of a part called `prefix`."""
    return {f"{prefix}.{name}": column for name, column in columns.items()}
