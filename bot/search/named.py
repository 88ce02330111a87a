"""Which passages tell of somebody, by the words of the name."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Span
from bot.search.column import Ints
from bot.search.columns import ColumnReader
from bot.search.lexicon import Lexicon
from bot.search.reading import Reading
from bot.search.rows import Rows
from bot.search.tokens import tokenize


class Named:
    """Passages by each word of a name: those of word `n` are `_rows[_starts[n] : _starts[n + 1]]`."""

    def __init__(self, words: Lexicon, starts: NDArray[np.int64], rows: Ints) -> None:
        self._words = words
        self._starts = starts
        self._rows = rows

    @classmethod
    def of(cls, rows: Rows, told: Iterable[tuple[str, Sequence[Span]]]) -> "Named":
        """Take each name with the spans that tell of whoever has it."""
        names, places = [], []
        for name, spans in told:
            if spans:
                names.append(name)
                places.append(spans)
        distinct = {name: at for at, name in enumerate(dict.fromkeys(names))}
        each = [words_of(name) for name in distinct]
        lexicon = Lexicon.of(chain.from_iterable(each))
        # The words of the distinct names, one name after the other.
        sizes = np.array([len(words) for words in each], np.int64)
        numbers = lexicon.numbers(list(chain.from_iterable(each)))
        firsts = np.cumsum(sizes) - sizes
        # Each passage with the name that it tells of, and then with each word of that name.
        where, known = rows.places(list(chain.from_iterable(places)))
        owners = np.repeat(np.array([distinct[name] for name in names], np.int32), [*map(len, places)])
        touched, of_place = rows.pairs(where)
        owners = owners[known][of_place]
        counts = sizes[owners]
        at = np.repeat(firsts[owners] - (np.cumsum(counts) - counts), counts) + np.arange(int(counts.sum()))
        pairs = np.unique(numbers[at].astype(np.int64) << 32 | np.repeat(touched, counts))
        held = np.searchsorted(pairs, np.arange(len(lexicon) + 1, dtype=np.int64) << 32)
        return cls(lexicon, held.astype(np.int64), (pairs & 0xFFFFFFFF).astype(np.int32))

    def about(self, reading: Reading) -> Ints:
        """The passages about somebody who is named in the question: ascending, each once."""
        words = {alternative.word for term in reading.terms for alternative in term.alternatives}
        numbers = [number for word in words if (number := self._words.number(word)) is not None]
        found = [self._rows[self._starts[number] : self._starts[number + 1]] for number in numbers]
        return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int32)

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {"words": self._words.packed(), "starts": self._starts, "rows": self._rows}

    @classmethod
    def restored(cls, held: ColumnReader, rows: int) -> "Named":
        """What `columns` gave, of so many passages.

        Raises:
            ColumnsError: it is something else.
        """
        words = held.lexicon("words")
        found = held.numbers("rows", rows)
        return cls(words, held.starts("starts", len(words), len(found)), found)


def words_of(name: str) -> frozenset[str]:
    """The words of a name."""
    return frozenset(token.word for token in tokenize(name))
