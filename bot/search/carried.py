"""Which passages and articles of an archive were in an earlier edition of it already, and where."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive
from bot.search.column import Bools, Ints


@dataclass(frozen=True)
class Carried:
    """How an archive came from the one `before` it.

    By place in the new one: the place in the old one of the same article (`articles`) and of the same passage
    (`rows`), -1 where that is new. Both rise wherever they are not -1.
    """

    before: Archive
    archive: Archive
    articles: Ints
    rows: Ints

    @classmethod
    def between(cls, before: Archive, archive: Archive) -> "Carried":
        """Compare two archives: an article is the same where everything in it is."""
        places = {article.file: place for place, article in enumerate(before.articles)}
        articles = np.full(len(archive.articles), -1, np.int32)
        for at, article in enumerate(archive.articles):
            place = places.get(article.file)
            if place is not None and (before.articles[place] is article or before.articles[place] == article):
                articles[at] = place
        counts = archive.passages.counts
        firsts = np.cumsum(before.passages.counts, dtype=np.int32) - before.passages.counts
        starts = np.cumsum(counts, dtype=np.int32) - counts
        shift = np.append(firsts, 0)[articles] - starts
        rows = np.arange(len(archive.passages), dtype=np.int32) + np.repeat(shift, counts)
        rows[np.repeat(articles < 0, counts)] = -1
        return cls(before, archive, articles, rows.astype(np.int32))

    @cached_property
    def moved_articles(self) -> Ints:
        """By place in the old archive: the place of the same article in the new one, -1 where it is gone."""
        return _inverse(self.articles, len(self.before.articles))

    @cached_property
    def moved_rows(self) -> Ints:
        """By place in the old archive: the place of the same passage in the new one, -1 where it is gone."""
        return _inverse(self.rows, len(self.before.passages))

    @property
    def share(self) -> float:
        """The part of the passages of both (0..1) that is the same."""
        most = max(len(self.rows), len(self.before.passages), 1)
        return float((self.rows >= 0).sum()) / most


def gathered(places: Ints, old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
    """The values of `old` at `places`, and those of `new`, in order, where the place is -1."""
    pieces, done = [new[:0]], 0
    for start, end in stretches(places):
        first, size = int(places[start]), end - start
        if first < 0:
            pieces.append(new[done : done + size])
            done += size
        else:
            pieces.append(old[first : first + size])
    return np.concatenate(pieces)


def stretches(places: Ints) -> list[tuple[int, int]]:
    """Where `places` are cut so that in each piece they go up by one, or are all -1: starts and ends."""
    if not len(places):
        return []
    here, following = places[:-1], places[1:]
    goes_on = np.where(here < 0, following < 0, following == here + 1)
    cuts = np.flatnonzero(~goes_on) + 1
    return list(pairwise([0, *cuts.tolist(), len(places)]))


def _inverse(places: Ints, size: int) -> Ints:
    inverse = np.full(size, -1, np.int32)
    kept: Bools = places >= 0
    inverse[places[kept]] = np.flatnonzero(kept)
    return inverse
