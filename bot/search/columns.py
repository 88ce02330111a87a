"""Named arrays: what a search took long to work out, to be kept on disk and taken up again."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from bot.search.lexicon import Lexicon

Columns = Mapping[str, NDArray[Any]]


class ColumnsError(ValueError):
    """Columns are missing, of another version or another archive: all has to be worked out anew."""


class ColumnReader:
    """Reads columns, and refuses those of another type or shape.

    That no bit of them changes is up to whoever keeps them.
    """

    def __init__(self, columns: Columns, prefix: str = "") -> None:
        self._columns = columns
        self._prefix = prefix

    def part(self, name: str) -> "ColumnReader":
        """The columns of the part called `name`."""
        return ColumnReader(self._columns, f"{self._prefix}{name}.")

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

    def lexicon(self, name: str) -> Lexicon:
        """The words that the column `name` holds.

        Raises:
            ColumnsError: it holds none, or is missing.
        """
        try:
            return Lexicon.unpacked(self.take(name, np.uint8, None))
        except UnicodeDecodeError as error:
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
