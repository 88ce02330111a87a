"""The dates that the articles give, as numbers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from operator import is_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Span
from bot.facts import Timex
from bot.search.carried import Carried
from bot.search.column import Bools, Ints
from bot.search.columns import ColumnReader
from bot.search.rows import Places, Rows

_WIDEST = 100  # years of the longest stretch of time of which each counts as heard of
_UNKNOWN = 0  # the year of a date that means no particular days
_YEARS = 10_000  # no year is above, nor the one after it


class Dates:
    """Where dates stand, article by article as the facts have them, and the first and last year of each."""

    def __init__(
        self, archive: Archive, places: Places, years: NDArray[np.int16], timexes: Sequence[Timex] = ()
    ) -> None:
        """Take the dates in the order of the articles; `years` has the first and the last of each.

        `timexes` are those of the facts, where these are they, one for one.
        """
        self._archive = archive
        self._articles = {article.file: at for at, article in enumerate(archive.articles)}
        self.places = places
        self.years = years
        self.timexes = timexes
        self._starts = np.searchsorted(places.articles, np.arange(len(archive.articles) + 1))
        self._heard = _heard(years)

    @classmethod
    def of(
        cls,
        archive: Archive,
        rows: Rows,
        dates: Sequence[Timex],
        before: "tuple[Dates, Carried] | None" = None,
    ) -> "Dates":
        """Those of the facts; what was known `before` of the very same dates is kept."""
        first, last = before[0].stayed(dates, before[1]) if before else (0, 0)
        new = dates[first : len(dates) - last]
        places, known = rows.places([timex.span for timex in new])
        years = _years(new)[known]
        if before:
            old, moved = before[0], before[0].moved(before[1])
            size = len(moved)
            places = (
                moved.chosen(slice(first)).and_also(places).and_also(moved.chosen(slice(size - last, size)))
            )
            years = np.concatenate([old.years[:first], years, old.years[size - last :]])
        if (np.diff(places.articles) >= 0).all():
            return cls(archive, places, years, dates if len(places) == len(dates) else ())
        order = np.argsort(places.articles, kind="stable")
        return cls(archive, places.chosen(order), years[order])

    def stayed(self, dates: Sequence[Timex], carried: Carried) -> tuple[int, int]:
        """How many of the first and of the last of `dates` are the very same as here, their articles too."""
        most = min(len(self.timexes), len(dates))
        first = _run(map(is_, self.timexes, dates))
        last = min(_run(map(is_, reversed(self.timexes), reversed(dates))), most - first)
        articles = carried.moved_articles[self.places.articles]
        size = len(articles)
        return (first, last) if (np.delete(articles, slice(first, size - last)) >= 0).all() else (0, 0)

    def moved(self, carried: Carried) -> Places:
        """The places, with the articles called as they are now."""
        places = self.places
        return Places(carried.moved_articles[places.articles], places.starts, places.ends)

    @property
    def known(self) -> Bools:
        """Which of the dates mean particular days."""
        return np.asarray(self.years[:, 0] != _UNKNOWN, np.bool_)

    def heard_of(self, year: int) -> bool:
        """Whether a date falls in `year`."""
        at = int(np.searchsorted(self._heard, year))
        return at < len(self._heard) and int(self._heard[at]) == year

    def fall_in(self, span: Span, year: int) -> bool:
        """Whether a date in `span` falls in `year`."""
        years = self.years[self._within(span)]
        known = years[:, 0] != _UNKNOWN
        return bool((known & (years[:, 0] <= year) & (year <= years[:, 1])).any())

    def known_in(self, span: Span) -> Iterator[Span]:
        """The dates in `span` that mean particular days."""
        for at in self._within(span).tolist():
            if self.years[at, 0] != _UNKNOWN:
                yield span.within(int(self.places.starts[at]), int(self.places.ends[at]))

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {**self.places.columns(), "years": np.ascontiguousarray(self.years)}

    @classmethod
    def restored(cls, held: ColumnReader, archive: Archive) -> "Dates":
        """What `columns` gave for `archive`.

        Raises:
            ColumnsError: it is something else.
        """
        places = Places.restored(held)
        return cls(archive, places, held.take("years", np.int16, len(places), 2))

    def _within(self, span: Span) -> Ints:
        """The numbers of the dates in `span`."""
        article = self._articles.get(span.file)
        if article is None:
            return np.empty(0, np.int32)
        first, last = self._starts[article : article + 2]
        inside = (self.places.starts[first:last] >= span.start) & (self.places.ends[first:last] <= span.end)
        return np.asarray(first + np.flatnonzero(inside), np.int32)


def heard_in(dates: Sequence[Timex]) -> Ints:
    """All years that one of the dates falls in, ascending."""
    return _heard(_years(dates))


def _heard(years: NDArray[np.int16]) -> Ints:
    """All years that one of the dates falls in, ascending."""
    told = years[years[:, 0] != _UNKNOWN].astype(np.int32)
    lasts = np.minimum(told[:, 1], told[:, 0] + _WIDEST)
    begun, ended = (np.bincount(edges, minlength=_YEARS + 1) for edges in (told[:, 0], lasts + 1))
    return np.flatnonzero(np.cumsum(begun - ended) > 0).astype(np.int32)


def _run(same: Iterable[bool]) -> int:
    """How many there are before the first that is not."""
    return sum(1 for _ in takewhile(bool, same))


def _years(dates: Sequence[Timex]) -> NDArray[np.int16]:
    """The first and the last year of each date."""
    days = [timex.interval for timex in dates]
    firsts = [interval.first.year if interval else _UNKNOWN for interval in days]
    lasts = [interval.last.year if interval else _UNKNOWN for interval in days]
    return np.array([firsts, lasts], np.int16).T
