"""What a reader knows of the whole archive: its words, and what vectors are seen against."""

from collections.abc import Iterator
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


class SampledVectors:
    """A `TextVectors` of passages that stand for all."""

    def __init__(self, matrix: NDArray[Any], tokens: list[bytes]) -> None:
        self.matrix = matrix
        self._tokens = tokens

    def tokens(self, rows: "range | list[int]") -> tuple[Floats, Ints]:
        """The token vectors of some of them."""
        each = [unpacked(self._tokens[row % len(self._tokens)], self.matrix.shape[1]) for row in rows]
        return np.concatenate(each), np.array([len(one) for one in each], np.int32)

    def columns(self) -> dict[str, NDArray[Any]]:
        """They are not kept."""
        return {}


def columns_of(counts: Counts, basis: Basis | None) -> Columns:
    """What is published of an archive."""
    return named("counts", counts.columns()) | (named("basis", basis.columns()) if basis else {})


def statistics_of(columns: Columns, edition: Edition) -> Statistics:
    """The statistics that were published with an edition.

    Raises:
        ColumnsError: the columns are damaged, or of another version.
    """
    held = ColumnReader(columns)
    counts = Counts.restored(held.part("counts"))
    holders, passages = counts.holders, edition.passages
    years = frozenset(counts.years.tolist())

    def holding(family: Family) -> int:
        # Hardly any sentence has two forms of one word.
        return min(passages, int(holders[[number for number, _ in family]].sum()))

    return Statistics(
        counts.vocabulary,
        Reader(counts.vocabulary),
        passages,
        counts.words / max(1, passages),
        holders=holding,
        heard_of=lambda year: year in years,
        basis=Basis.restored(held.part("basis"), edition.dimensions) if edition.dimensions else None,
    )


def spread(count: int, most: int) -> Iterator[int]:
    """At most so many of the numbers below `count`, evenly spread."""
    return iter(range(0, count, max(1, -(-count // most))))
