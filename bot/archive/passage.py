"""Passages and spans of one file in sequences that keep them as numbers; objects are made when asked for."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from bot.archive.span import Span

Table = NDArray[np.int32]
"""Whole numbers in rows: one of them for each span or passage."""

_NUMBER = np.dtype("<i4")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence (or heading) that may be cited.

    `context` is the sentence with its neighbours in the same paragraph; `paragraph` counts from 1, as a
    reader would count; `heading` says that it stands as a title or subheading, not in running text.
    """

    span: Span
    context: Span
    paragraph: int
    heading: bool = False


T = TypeVar("T", Span, Passage)


class _Rows(Sequence[T]):
    """Values of one file, a row of numbers each. Equal to any sequence of equal values."""

    __slots__ = ("file", "table")
    columns = 0

    def __init__(self, file: str, table: Table) -> None:
        """Take the numbers of all values, of shape (values, `columns`)."""
        self.file = file
        self.table = table

    @classmethod
    def of(cls, file: str, values: Iterable[T]) -> Self:
        """The same values, all in `file`, as numbers."""
        if isinstance(values, cls):
            return values
        rows = [cls._numbers(one) for one in values]
        return cls(file, np.array(rows, np.int32).reshape(-1, cls.columns))

    @classmethod
    def of_numbers(cls, file: str, numbers: Iterable[int]) -> Self:
        """The values whose numbers stand one after the other."""
        return cls(file, np.fromiter(numbers, np.int32).reshape(-1, cls.columns))

    @classmethod
    def unpacked(cls, file: str, data: bytes) -> Self:
        """Make it of what `packed` gave.

        Raises:
            ValueError: the bytes are none of that.
        """
        return cls(file, np.frombuffer(data, _NUMBER).reshape(-1, cls.columns))

    def packed(self) -> bytes:
        """The numbers as bytes, the same on every machine."""
        return self.table.astype(_NUMBER, copy=False).tobytes()

    def __len__(self) -> int:
        return len(self.table)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self._made(self.table[at].tolist()))
        return next(self._made([self.table[at].tolist()]))

    def __iter__(self) -> Iterator[T]:
        return self._made(self.table.tolist())

    def __eq__(self, other: object) -> bool:
        if type(other) is type(self):
            return self.file == other.file and np.array_equal(self.table, other.table)
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    @staticmethod
    @abstractmethod
    def _numbers(one: T) -> tuple[int, ...]:
        """The numbers of one value."""

    @abstractmethod
    def _made(self, rows: Iterable[list[int]]) -> Iterator[T]:
        """The values of these rows."""


class Spans(_Rows[Span]):
    """Spans of one file: start and end."""

    __slots__ = ()
    columns = 2

    @staticmethod
    def _numbers(one: Span) -> tuple[int, ...]:
        return one.start, one.end

    def _made(self, rows: Iterable[list[int]]) -> Iterator[Span]:
        return (Span(self.file, start, end) for start, end in rows)


class Passages(_Rows[Passage]):
    """Passages of one file: start and end, those of the context, the paragraph, whether it is a heading."""

    __slots__ = ()
    columns = 6

    @staticmethod
    def _numbers(one: Passage) -> tuple[int, ...]:
        span, context = one.span, one.context
        return span.start, span.end, context.start, context.end, one.paragraph, one.heading

    def _made(self, rows: Iterable[list[int]]) -> Iterator[Passage]:
        file = self.file
        return (
            Passage(Span(file, start, end), Span(file, first, last), paragraph, bool(heading))
            for start, end, first, last, paragraph, heading in rows
        )
