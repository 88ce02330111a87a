"""Span -> the passages that it touches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Span
from bot.search.column import Ints, marked
from bot.search.columns import ColumnReader


@dataclass(frozen=True, slots=True)
class Places:
    """Spans as numbers: the place of the article of each in its archive, where it starts and ends there."""

    articles: Ints
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.starts)

    def chosen(self, which: NDArray[Any] | slice) -> "Places":
        """Some of them."""
        return Places(self.articles[which], self.starts[which], self.ends[which])

    def same_as(self, other: "Places") -> bool:
        """Whether these are the others, in the same order."""
        return (
            np.array_equal(self.starts, other.starts)
            and np.array_equal(self.ends, other.ends)
            and np.array_equal(self.articles, other.articles)
        )

    def and_also(self, other: "Places") -> "Places":
        """These and then others."""
        return Places(
            np.concatenate([self.articles, other.articles]),
            np.concatenate([self.starts, other.starts]),
            np.concatenate([self.ends, other.ends]),
        )

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {"articles": self.articles, "starts": self.starts, "ends": self.ends}

    @classmethod
    def restored(cls, held: ColumnReader) -> "Places":
        """What `columns` gave.

        Raises:
            ColumnsError: it is something else.
        """
        articles = held.take("articles", np.int32, None)
        return cls(articles, *(held.take(name, np.int32, len(articles)) for name in ("starts", "ends")))


class Rows:
    """The passages of an archive by their place in their file."""

    def __init__(self, archive: Archive) -> None:
        # All files laid one behind the other, so that places in different files compare as numbers.
        self._articles = {article.file: at for at, article in enumerate(archive.articles)}
        self._sizes = np.array([len(article.raw) for article in archive.articles], np.int64)
        self._offsets = np.cumsum(self._sizes) - self._sizes
        table, offsets = archive.passages.table(), np.repeat(self._offsets, archive.passages.counts)
        self._starts = offsets + table[:, 0]
        self._ends = offsets + table[:, 1]

    def places(self, spans: Sequence[Span]) -> tuple[Places, Ints]:
        """Where the spans are, and which of them that is: those in files that the archive has."""
        place = self._articles.get
        articles = np.array([place(span.file, -1) for span in spans], np.int32)
        known = np.flatnonzero(articles >= 0).astype(np.int32)
        starts = np.array([span.start for span in spans], np.int32)
        ends = np.array([span.end for span in spans], np.int32)
        return Places(articles, starts, ends).chosen(known), known

    def all_places(self, groups: Sequence[Sequence[Span]]) -> tuple[Places, Ints]:
        """Where the spans of all groups are, and the number of the group of each."""
        places, known = self.places(list(chain.from_iterable(groups)))
        return places, np.repeat(np.arange(len(groups), dtype=np.int32), [*map(len, groups)])[known]

    def touched(self, spans: Iterable[Span]) -> Ints:
        """The passages that one of `spans` shares a character with: ascending, each once.

        What a span holds beyond the end of its file, or in a file that the archive has not, touches nothing.
        """
        places, _ = self.places(list(spans))
        return self.touched_by(places)

    def touched_by(self, places: Places) -> Ints:
        """The same for spans as numbers."""
        return marked(self.pairs(places)[0], len(self._starts))

    def pairs(self, places: Places) -> tuple[Ints, Ints]:
        """Each passage that one of `places` touches, with the number of that: in the order of the places."""
        offsets = self._offsets[places.articles]
        starts = offsets + places.starts
        ends = offsets + np.minimum(places.ends, self._sizes[places.articles])
        # Passages are disjoint and in order: those touched are from the first that ends after the start of
        # the span up to the last that starts before its end.
        first = np.searchsorted(self._ends, starts, side="right")
        counts = np.maximum(np.searchsorted(self._starts, ends, side="left") - first, 0)
        before = np.cumsum(counts) - counts
        rows = np.repeat(first - before, counts) + np.arange(int(counts.sum()))
        return rows.astype(np.int32), np.repeat(np.arange(len(places), dtype=np.int32), counts)
