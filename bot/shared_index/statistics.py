"""What a reader knows of the whole archive: its words, and what vectors are seen against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.basis import Basis
from bot.search.column import Floats, Ints
from bot.search.columns import ColumnReader, Columns, named
from bot.search.reading import Reader
from bot.search.statistics import Statistics
from bot.search.vocabulary import Family
from bot.shared_index.counts import Counts
from bot.shared_index.tables import Edition
from bot.shared_index.tokens import unpacked


@dataclass(frozen=True, slots=True)
class Seen:
    """What vectors are seen against, and how the cosines of any question with all passages are spread.

    With the passages' vectors v as they are compared: `centre` is the mean of v, `products` that of v vᵀ.
    """

    basis: Basis
    centre: Floats
    products: Floats

    @classmethod
    def of(cls, basis: Basis, vectors: NDArray[Any]) -> "Seen":
        """From the vectors of passages that stand for all."""
        seen = basis.lessened(vectors)
        products = seen.T @ seen / np.float32(max(1, len(seen)))
        return cls(basis, np.asarray(seen.mean(axis=0), np.float32), np.asarray(products, np.float32))

    def spread(self, vector: Floats) -> tuple[float, float]:
        """The mean and the standard deviation of the cosines of `vector` with all passages."""
        mean = float(self.centre @ vector)
        return mean, float(np.sqrt(max(float(vector @ self.products @ vector) - mean * mean, 0.0)))

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return self.basis.columns() | {"centre": self.centre, "products": self.products}

    @classmethod
    def restored(cls, held: ColumnReader, dimensions: int) -> "Seen":
        """What `columns` gave.

        Raises:
            ColumnsError: it is something else.
        """
        return cls(
            Basis.restored(held, dimensions),
            held.take("centre", np.float32, dimensions),
            held.take("products", np.float32, dimensions, dimensions),
        )


class SampledVectors:
    """A `TextVectors` of passages that stand for all."""

    def __init__(self, matrix: NDArray[Any], tokens: Sequence[bytes]) -> None:
        self.matrix = matrix
        self._tokens = tokens

    def tokens(self, rows: Sequence[int]) -> tuple[Floats, Ints]:
        """The token vectors of some of them."""
        each = [unpacked(self._tokens[row % len(self._tokens)], self.matrix.shape[1]) for row in rows]
        return np.concatenate(each), np.array([len(one) for one in each], np.int32)

    def columns(self) -> dict[str, NDArray[Any]]:
        """They are not kept."""
        return {}


@dataclass(frozen=True, slots=True)
class Whole:
    """What is known of all articles of an edition without looking at any."""

    statistics: Statistics
    seen: Seen | None

    @classmethod
    def restored(cls, columns: Columns, edition: Edition) -> "Whole":
        """What was published with an edition.

        Raises:
            ColumnsError: the columns are damaged, or of another version.
        """
        held = ColumnReader(columns)
        counts = Counts.restored(held.part("counts"))
        seen = Seen.restored(held.part("seen"), edition.dimensions) if edition.dimensions else None
        holders, passages = counts.holders, edition.passages
        years = frozenset(counts.years.tolist())

        def holding(family: Family) -> int:
            # Hardly any sentence has two forms of one word.
            return min(passages, int(holders[[number for number, _ in family]].sum()))

        statistics = Statistics(
            counts.vocabulary,
            Reader(counts.vocabulary),
            passages,
            counts.words / max(1, passages),
            holders=holding,
            heard_of=lambda year: year in years,
            basis=seen.basis if seen else None,
        )
        return cls(statistics, seen)


def columns_of(counts: Counts, seen: Seen | None) -> Columns:
    """What is published of an archive."""
    return named("counts", counts.columns()) | (named("seen", seen.columns()) if seen else {})


def spread(count: int, most: int) -> Iterator[int]:
    """At most so many of the numbers below `count`, evenly spread."""
    return iter(range(0, count, max(1, -(-count // most))))
