"""The dates that the articles give, as numbers."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Span
from bot.facts import Timex
from bot.search.column import Bools, Ints
from bot.search.columns import ColumnReader, check
from bot.search.rows import Places, Rows

_WIDEST = 100  # years of the longest stretch of time of which each counts as heard of
_UNKNOWN = 0  # the year of a date that means no particular days
_YEARS = 10_000  # a year is below


class Dates:
    """Where dates stand, article by article as the facts have them, and the first and last year of each.

    `heard` are all years that one of them falls in, ascending.
    """

    def __init__(self, archive: Archive, places: Places, years: NDArray[np.int16], heard: Ints) -> None:
        """Take the dates in the order of the articles; `years` has the first and the last of each."""
        self._archive = archive
        self._articles = {article.file: at for at, article in enumerate(archive.articles)}
        self.places = places
        self._years = years
        self._starts = np.searchsorted(places.articles, np.arange(len(archive.articles) + 1))
        self._heard = heard

    @classmethod
    def of(cls, archive: Archive, rows: Rows, dates: Sequence[Timex]) -> "Dates":
        """Those of the facts."""
        years = np.array([_years(timex) for timex in dates], np.int16).reshape(-1, 2)
        places, known = rows.places([timex.span for timex in dates])
        order = np.argsort(places.articles, kind="stable")
        heard: set[int] = set()
        for first, last in np.unique(years[years[:, 0] != _UNKNOWN], axis=0).tolist():
            heard.update(range(first, min(last, first + _WIDEST) + 1))
        return cls(archive, places.chosen(order), years[known][order], np.array(sorted(heard), np.int32))

    @property
    def known(self) -> Bools:
        """Which of the dates mean particular days."""
        return np.asarray(self._years[:, 0] != _UNKNOWN, np.bool_)

    def heard_of(self, year: int) -> bool:
        """Whether a date falls in `year`."""
        at = int(np.searchsorted(self._heard, year))
        return at < len(self._heard) and int(self._heard[at]) == year

    def fall_in(self, span: Span, year: int) -> bool:
        """Whether a date in `span` falls in `year`."""
        years = self._years[self._within(span)]
        known = years[:, 0] != _UNKNOWN
        return bool((known & (years[:, 0] <= year) & (year <= years[:, 1])).any())

    def known_in(self, span: Span) -> Iterator[Span]:
        """The dates in `span` that mean particular days."""
        for at in self._within(span).tolist():
            if self._years[at, 0] != _UNKNOWN:
                yield span.within(int(self.places.starts[at]), int(self.places.ends[at]))

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        places = self.places
        return {
            "articles": places.articles,
            "starts": places.starts,
            "ends": places.ends,
            "years": self._years,
            "heard": self._heard,
        }

    @classmethod
    def restored(cls, held: ColumnReader, archive: Archive) -> "Dates":
        """What `columns` gave for `archive`.

        Raises:
            ColumnsError: it is something else.
        """
        places = places_of(held, archive)
        check((np.diff(places.articles) >= 0).all(), "the dates are not in order")
        years = held.take("years", np.int16, len(places), 2)
        return cls(archive, places, years, held.numbers("heard", _YEARS))

    def _within(self, span: Span) -> Ints:
        """The numbers of the dates in `span`."""
        article = self._articles.get(span.file)
        if article is None:
            return np.empty(0, np.int32)
        first, last = self._starts[article : article + 2]
        inside = (self.places.starts[first:last] >= span.start) & (self.places.ends[first:last] <= span.end)
        return np.asarray(first + np.flatnonzero(inside), np.int32)


def places_of(held: ColumnReader, archive: Archive) -> Places:
    """The columns of places in `archive`.

    Raises:
        ColumnsError: they are none.
    """
    articles = held.numbers("articles", len(archive.articles))
    most = int(np.iinfo(np.int32).max)
    return Places(
        articles, held.numbers("starts", most, len(articles)), held.numbers("ends", most, len(articles))
    )


def _years(timex: Timex) -> tuple[int, int]:
    interval = timex.interval
    return (interval.first.year, interval.last.year) if interval else (_UNKNOWN, _UNKNOWN)
