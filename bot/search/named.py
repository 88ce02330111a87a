"""Which passages tell of somebody, by the words of the name."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.column import Ints, distinct
from bot.search.columns import ColumnReader
from bot.search.lexicon import Lexicon
from bot.search.reading import Reading
from bot.search.rows import Places, Rows
from bot.search.tokens import words_in


class Named:
    """Passages by each word of a name: those of word `n` are `_rows[_starts[n] : _starts[n + 1]]`."""

    def __init__(self, words: Lexicon, starts: NDArray[np.int64], rows: Ints) -> None:
        self._words = words
        self._starts = starts
        self._rows = rows

    @classmethod
    def of(cls, rows: Rows, names: Sequence[str], places: Places, owners: Ints) -> "Named":
        """Take the names, and `places` that tell of them: `owners` says of which by its place in `names`."""
        numbered = {name: at for at, name in enumerate(dict.fromkeys(names))}
        each = [words_in(name) for name in numbered]
        words = list(chain.from_iterable(each))
        lexicon = Lexicon.of(words)
        numbers = lexicon.numbers(words)
        sizes = np.array([*map(len, each)], np.int64)
        firsts = np.cumsum(sizes) - sizes
        # Each passage with the name that it tells of, and then with each word of that name.
        touched, of_place = rows.pairs(places)
        name = np.array([numbered[name] for name in names], np.int32)[owners[of_place]]
        counts = sizes[name]
        at = np.repeat(firsts[name] - (np.cumsum(counts) - counts), counts) + np.arange(int(counts.sum()))
        pairs = distinct(numbers[at].astype(np.int64) << 32 | np.repeat(touched, counts))
        starts = np.searchsorted(pairs, np.arange(len(lexicon) + 1, dtype=np.int64) << 32)
        return cls(lexicon, starts.astype(np.int64), (pairs & 0xFFFFFFFF).astype(np.int32))

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
    def restored(cls, held: ColumnReader) -> "Named":
        """What `columns` gave.

        Raises:
            ColumnsError: it is something else.
        """
        words = held.lexicon("words")
        starts = held.take("starts", np.int64, len(words) + 1)
        return cls(words, starts, held.take("rows", np.int32, None))
