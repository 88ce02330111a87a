"""Which passages have a number that counts something, or a place: by their text alone."""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Article
from bot.search.carried import Carried
from bot.search.column import Bools, Ints, marked
from bot.search.columns import ColumnReader, named
from bot.search.rows import Places

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_NUMBERS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand
    million billion dozen half once twice twee drie vier vijf zes zeven acht negen tien elf twaalf twintig
    dertig honderd duizend miljoen miljard tweemaal
    """.split()  # noqa: SIM905 - a list of them would fill a page
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|te|naar|uit|bij|en|à|bei|nach|aus)\s(?:the\s|de\s|het\s)?[^\W\d_a-z]\w"
)


class Patterns:
    """The passages with a number beyond what is `masked`, and those with a place."""

    def __init__(self, masked: Places, numbers: Ints, places: Ints) -> None:
        self._masked = masked
        self.numbers = numbers
        self.places = places

    @classmethod
    def of(cls, archive: Archive, masked: Places) -> "Patterns":
        """Look through all passages; `masked` stretches of text have no number."""
        everywhere = np.ones(len(archive.articles), bool)
        rows = np.arange(len(archive.passages), dtype=np.int32)
        numbers, places = _found(archive, masked, everywhere)
        return cls(masked, rows[numbers], rows[places])

    def changed(self, archive: Archive, masked: Places, carried: Carried) -> "Patterns":
        """Those of another edition: only articles that are new, or masked otherwise, are looked through."""
        others = carried.articles < 0
        others[_masked_otherwise(self._masked, masked, carried)] = True
        numbers, places = _found(archive, masked, others)
        looked_at = np.repeat(others, archive.passages.counts)
        rows = np.flatnonzero(looked_at).astype(np.int32)

        def joined(before: Ints, found: Bools) -> Ints:
            kept = carried.moved_rows[before]
            kept = kept[kept >= 0]
            return marked(np.concatenate([kept[~looked_at[kept]], rows[found]]), len(looked_at))

        return Patterns(masked, joined(self.numbers, numbers), joined(self.places, places))

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        masked = named("masked", self._masked.columns())
        return {**masked, "numbers": self.numbers, "places": self.places}

    @classmethod
    def restored(cls, held: ColumnReader) -> "Patterns":
        """What `columns` gave.

        Raises:
            ColumnsError: it is something else.
        """
        numbers, places = (held.take(name, np.int32, None) for name in ("numbers", "places"))
        return cls(Places.restored(held.part("masked")), numbers, places)


def _found(archive: Archive, masked: Places, which: Bools) -> tuple[Bools, Bools]:
    """Which passages of some articles have a number, and which a place: one passage after the other."""
    order = np.argsort(masked.articles, kind="stable")
    edges = np.searchsorted(masked.articles[order], np.arange(len(archive.articles) + 1))
    numbers: list[bool] = []
    places: list[bool] = []
    for at in np.flatnonzero(which).tolist():
        article = archive.articles[at]
        here = order[edges[at] : edges[at + 1]]
        blanked = _blanked(article, masked.starts[here].tolist(), masked.ends[here].tolist())
        for start, end, *_ in article.passage_table().tolist():
            numbers.append(_has_number(blanked[start:end]))
            places.append(_PLACE.search(article.raw[start:end]) is not None)
    return np.array(numbers, bool), np.array(places, bool)


def _has_number(text: str) -> bool:
    # Looking each word up is three times as fast as an alternation of all of them.
    return _DIGIT.search(text) is not None or not _NUMBERS.isdisjoint(_WORD.findall(text.lower()))


def _blanked(article: Article, starts: list[int], ends: list[int]) -> str:
    """The text of an article with blanks in the place of some stretches."""
    pieces, done = [], 0
    for start, end in sorted(zip(starts, ends, strict=True)):
        first, last = max(start, done), min(end, len(article.raw))
        if first < last:
            pieces += [article.raw[done:first], " " * (last - first)]
            done = last
    return "".join([*pieces, article.raw[done:]])


def _masked_otherwise(before: Places, masked: Places, carried: Carried) -> Ints:
    """The articles, as they are now, that are masked in other places than they were."""
    moved = carried.moved_articles[before.articles]
    kept = before.chosen(moved >= 0)
    kept = Places(moved[moved >= 0], kept.starts, kept.ends)
    masked = masked.chosen(carried.articles[masked.articles] >= 0)
    if kept.same_as(masked):
        return np.empty(0, np.int32)
    held = kept.and_also(masked)
    now = np.repeat([False, True], [len(kept), len(masked)])
    order = np.lexsort((held.ends, held.starts, held.articles))
    held, now = held.chosen(order), now[order]
    same = (np.diff(held.articles) == 0) & (np.diff(held.starts) == 0) & (np.diff(held.ends) == 0)
    firsts = np.flatnonzero(np.concatenate([[True], ~same])) if len(held) else np.empty(0, np.int64)
    if not len(firsts):
        return np.empty(0, np.int32)
    both = np.logical_or.reduceat(now, firsts) & np.logical_or.reduceat(~now, firsts)
    return np.unique(held.articles[firsts[~both]])
