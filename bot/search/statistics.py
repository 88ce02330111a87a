"""What the scores take from a whole archive, even where only a part of it is at hand."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.search.basis import Basis
from bot.search.dates import Dates
from bot.search.index import Index
from bot.search.reading import Reader
from bot.search.vocabulary import Family, Vocabulary


@dataclass(frozen=True, slots=True)
class Statistics:
    """The statistics of an archive.

    `vocabulary` are all its words, which `reader` reads questions with; `passages` is how many passages there
    are, `mean_length` how many words one has on average. `heard_of` tells whether a date falls in a year,
    `holders` how many passages have one of some words, None to count those at hand. `basis` is what vectors
    are seen against, None to work it out from those at hand: without `directions` where few passages are at
    hand.
    """

    vocabulary: Vocabulary
    reader: Reader
    passages: int
    mean_length: float
    heard_of: Callable[[int], bool]
    holders: Callable[[Family], int] | None = None
    basis: Basis | None = None

    @classmethod
    def of(cls, index: Index, dates: Dates, basis: Basis | None) -> "Statistics":
        """Those of an archive that is at hand as a whole."""
        lengths = index.passages.lengths
        mean = float(lengths.mean()) if len(lengths) else 1.0
        reader = Reader(index.vocabulary)
        return cls(index.vocabulary, reader, len(index), mean, dates.heard_of, basis=basis)

    def holding(self, family: Family, at_hand: int) -> int:
        """How many passages of the whole archive have one of these words, `at_hand` of those that are."""
        return at_hand if self.holders is None else self.holders(family)
