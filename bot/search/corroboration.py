"""Passages of other files that say the same: the same quotation, or the same event."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Span
from bot.facts import Facts
from bot.search.column import Ints, distinct
from bot.search.columns import ColumnReader
from bot.search.rows import Rows

_MOST = 3


class Corroboration:
    """Which passages of an archive tell the same as others, by its facts.

    Group `g` of passages that do is `rows[starts[g] : starts[g + 1]]`.
    """

    def __init__(self, archive: Archive, rows: Ints, starts: NDArray[np.int64]) -> None:
        self._archive = archive
        self._rows = rows
        self._starts = starts
        self._by_row = np.argsort(rows, kind="stable").astype(np.int32)

    @classmethod
    def of(cls, archive: Archive, rows: Rows, facts: Facts) -> "Corroboration":
        """Take what several passages tell from the facts; groups within one file are left out."""
        groups = list(_told_together(facts))
        places, owners = rows.all_places(groups)
        touched, of_place = rows.pairs(places)
        pairs = distinct(owners[of_place].astype(np.int64) << 32 | touched)
        group, row = pairs >> 32, (pairs & 0xFFFFFFFF).astype(np.int32)
        article = np.repeat(np.arange(len(archive.articles)), archive.passages.counts)[row]
        several = np.zeros(len(groups), bool)
        several[group[1:][(np.diff(group) == 0) & (np.diff(article) != 0)]] = True
        group, row = group[several[group]], row[several[group]]
        firsts = np.flatnonzero(np.diff(group, prepend=-1))
        return cls(archive, row, np.append(firsts, len(row)).astype(np.int64))

    def said_with(self, row: int, ranked: Sequence[int]) -> list[int]:
        """Rows of other files that say the same as `row`, one a file, in the order of `ranked`."""
        passages = self._archive.passages
        place = {other: at for at, other in enumerate(ranked)}
        chosen: dict[str, int] = {}
        own = passages[row].span.file
        for other in sorted(self._same(row), key=lambda other: (place.get(other, len(ranked)), other)):
            file = passages[other].span.file
            if file != own:
                chosen.setdefault(file, other)
        return list(chosen.values())[:_MOST]

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {"rows": self._rows, "starts": self._starts}

    @classmethod
    def restored(cls, held: ColumnReader, archive: Archive) -> "Corroboration":
        """What `columns` gave for `archive`.

        Raises:
            ColumnsError: it is something else.
        """
        return cls(archive, held.take("rows", np.int32, None), held.take("starts", np.int64, None))

    def _same(self, row: int) -> set[int]:
        """All that say the same as `row`."""
        first, last = (
            int(np.searchsorted(self._rows, row, side, sorter=self._by_row)) for side in ("left", "right")
        )
        groups = np.searchsorted(self._starts, self._by_row[first:last], side="right") - 1
        return {
            other
            for group in groups.tolist()
            for other in self._rows[self._starts[group] : self._starts[group + 1]].tolist()
        }


def _told_together(facts: Facts) -> Iterator[list[Span]]:
    """The spans of each thing that several passages tell."""
    by_key = {quotation.key: quotation for quotation in facts.quotations}
    linked = {frozenset((one.key, *one.same_as)): one for one in facts.quotations if one.same_as}
    for quotation in linked.values():  # of several that are all linked to each other, one
        twins = [by_key[key] for key in quotation.same_as if key in by_key]
        if twins:
            yield [part for one in (quotation, *twins) for part in one.parts]
    for event in facts.events:
        if len(event.mentions) > 1:
            yield [mention.span for mention in event.mentions]
