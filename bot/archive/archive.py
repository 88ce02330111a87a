"""The folder of articles as one frozen value."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np

from bot.archive.article import Article
from bot.archive.passage import Passage, Passages, Table
from bot.archive.span import Span


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that could not be used, and the reason in one sentence."""

    file: str
    reason: str


class Archive:
    """All articles of one folder, ordered by file name whatever order they came in.

    Frozen in use: a changed folder is a new archive. It alone turns spans into text.
    """

    def __init__(self, articles: Iterable[Article], skipped: Iterable[SkippedFile] = ()) -> None:
        self.articles: Sequence[Article] = tuple(sorted(articles, key=lambda article: article.file))
        self.skipped = tuple(sorted(skipped, key=lambda skipped_file: skipped_file.file))
        self._by_file = {article.file: article for article in self.articles}

    at_hand = True
    """Whether all articles are in memory, so that they may be gone through one by one."""

    @cached_property
    def files(self) -> Sequence[str]:
        """The names of all files, in order."""
        return tuple(article.file for article in self.articles)

    @cached_property
    def titles(self) -> Sequence[str]:
        """The title of each article, in the order of the files; empty where it has none."""
        return tuple(self.text(article.title) if article.title else "" for article in self.articles)

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        return len(self.passages)

    def article(self, file: str) -> Article:
        """The article in `file`.

        Raises:
            KeyError: the archive has no such file.
        """
        return self._by_file[file]

    def text(self, span: Span) -> str:
        """The characters that `span` points at, straight from the file.

        Raises:
            KeyError: the archive has no such file.
            ValueError: the span reaches beyond the end of the file.
        """
        raw = self._by_file[span.file].raw
        if span.end > len(raw):
            raise ValueError(f"{span.file} ends before {span.end}")
        return raw[span.start : span.end]

    @cached_property
    def passages(self) -> "ArchivePassages":
        """Every passage of every article, by file and in reading order; all are read where not `at_hand`."""
        return ArchivePassages(self.articles)

    @cached_property
    def digest(self) -> str:
        """A hexadecimal fingerprint of all names and texts: equal archives have equal digests."""
        names = "\n".join(f"{article.digest} {article.file}" for article in self.articles)
        return hashlib.sha256(names.encode("utf-8", "surrogatepass")).hexdigest()


class ArchivePassages(Sequence[Passage]):
    """The passages of all articles, one article after the other; an object is made when asked for."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._each = [Passages.of(article.file, article.passages) for article in articles]
        self.counts = np.array([len(passages) for passages in self._each], np.int32)
        self._ends = np.cumsum(self.counts, dtype=np.int64)

    def __len__(self) -> int:
        return int(self._ends[-1]) if len(self._ends) else 0

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Passage, ...]: ...
    def __getitem__(self, at: int | slice) -> Passage | tuple[Passage, ...]:
        if isinstance(at, slice):
            return tuple(self[row] for row in range(*at.indices(len(self))))
        row = at + len(self) if at < 0 else at
        if not 0 <= row < len(self):
            raise IndexError(at)
        article = int(np.searchsorted(self._ends, row, side="right"))
        return self._each[article][int(row - self._ends[article])]

    def __iter__(self) -> Iterator[Passage]:
        return (passage for passages in self._each for passage in passages)

    def table(self) -> Table:
        """The numbers of all passages as `Passages` has them, one passage a row; made anew at each call."""
        none = np.empty((0, Passages.columns), np.int32)
        return np.concatenate([none, *(passages.table for passages in self._each)])
