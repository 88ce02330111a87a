"""Articles of an edition as they are needed: those used last stay in memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Article, SkippedFile, Span
from bot.archive.packing import unpacked as unpacked_article
from bot.cache import Cache
from bot.facts import Facts, Published
from bot.search.column import Ints
from bot.search.columns import ColumnReader
from bot.search.lexicon import Lexicon
from bot.shared_index import packed_columns, packed_facts
from bot.shared_index.candidates import ArticleSource, EngineError, StoredArticle
from bot.shared_index.counts import lexicon_of

_REMEMBERED = 1_000  # articles, 40 kB each with their vectors


@dataclass(frozen=True, slots=True)
class Held:
    """An article in memory, with its number, its own facts, and its vectors as they are stored.

    `words` are those of its passages and then of what stands over it, by their numbers in the vocabulary of
    the whole archive, text `i` being `lengths[i]` words long. `counting` are the passages with a number that
    counts something, `placing` those with a place.
    """

    number: int
    article: Article
    facts: Facts
    words: Ints
    lengths: Ints
    counting: Ints
    placing: Ints
    vectors: NDArray[Any]


class Articles:
    """The articles of an edition by number."""

    def __init__(self, source: ArticleSource, lexicon: Lexicon) -> None:
        self._source = source
        self._lexicon = lexicon
        self._cache = Cache(_REMEMBERED)
        self._lock = Lock()

    def of(self, numbers: Sequence[int]) -> list[Held]:
        """The articles with these numbers, in this order.

        Raises:
            EngineError: they cannot be read.
        """
        with self._lock:
            found = {number: self._cache.get(number) for number in numbers}
        missing = [number for number, held in found.items() if held is None]
        for number, stored in zip(missing, self._source.articles(missing), strict=True):
            found[number] = self._held(number, stored)
        with self._lock:
            for number in missing:
                self._cache.keep(number, found[number])
        return [held for number in numbers if (held := found[number]) is not None]

    def _held(self, number: int, stored: StoredArticle) -> Held:
        try:
            columns = ColumnReader(packed_columns.unpacked(stored.columns))
            words = [self._lexicon.number(word) for word in lexicon_of(stored.counts)]
            numbers = np.array([-1 if one is None else one for one in words], np.int32)
            return Held(
                number,
                unpacked_article(stored.article),
                packed_facts.unpacked(stored.facts),
                numbers[columns.take("words", np.int32, None)],
                columns.take("lengths", np.int32, None),
                columns.take("numbers", np.int32, None),
                columns.take("places", np.int32, None),
                stored.vectors,
            )
        except (ValueError, IndexError) as error:
            raise EngineError(f"the article {number} is damaged: {error}") from error


class Listing:
    """What is in memory of every article, in the order of their files."""

    def __init__(
        self, files: Sequence[str], titles: Sequence[str], numbers: Sequence[int], passages: Sequence[int]
    ) -> None:
        order = sorted(range(len(files)), key=files.__getitem__)
        self.files = [files[at] for at in order]
        self.titles = [titles[at] for at in order]
        self.numbers = [numbers[at] for at in order]
        self.passages = sum(passages)
        self._sizes = dict(zip(numbers, passages, strict=True))
        self._by_file = dict(zip(self.files, self.numbers, strict=True))

    def number(self, file: str) -> int:
        """The number of the article in `file`.

        Raises:
            KeyError: there is no such file.
        """
        return self._by_file[file]

    def size(self, number: int) -> int:
        """How many passages the article with this number has."""
        return self._sizes[number]

    def __contains__(self, file: str) -> bool:
        return file in self._by_file


class _ReadLate(Sequence[Article]):
    """All articles, each read when it is asked for."""

    def __init__(self, listing: Listing, articles: Articles) -> None:
        self._listing = listing
        self._articles = articles

    def __len__(self) -> int:
        return len(self._listing.files)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, at: int | slice) -> Article | tuple[Article, ...]:
        numbers = self._listing.numbers[at]
        if isinstance(numbers, list):
            return tuple(held.article for held in self._articles.of(numbers))
        return self._articles.of([numbers])[0].article


class StoredArchive(Archive):
    """The archive of an edition: its articles are read from the tables as they are asked for."""

    at_hand = False

    def __init__(self, listing: Listing, stored: Articles, skipped: Iterable[SkippedFile]) -> None:
        super().__init__([], skipped)
        self.articles = _ReadLate(listing, stored)
        self.files = listing.files
        self.titles = listing.titles
        self._listing = listing
        self._stored = stored

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        return self._listing.passages

    def article(self, file: str) -> Article:
        """The article in `file`.

        Raises:
            KeyError: the archive has no such file.
            EngineError: it cannot be read.
        """
        return self._stored.of([self._listing.number(file)])[0].article

    def text(self, span: Span) -> str:
        """The characters that `span` points at.

        Raises:
            KeyError: the archive has no such file.
            ValueError: the span reaches beyond the end of the file.
            EngineError: the article cannot be read.
        """
        return Archive([self.article(span.file)]).text(span)


class LateFacts(Facts):
    """Of each article no more than when it was published, which is read as it is asked for."""

    __slots__ = ()

    def __init__(self, listing: Listing, stored: Articles) -> None:
        super().__init__(_StoredDates(listing, stored), dates=(), events=(), quotations=(), people=())

    def __post_init__(self) -> None:
        """Keep the dates as they are: they are not copied."""


class _StoredDates(Mapping[str, Published]):
    """When each article was published, by file."""

    def __init__(self, listing: Listing, stored: Articles) -> None:
        self._listing = listing
        self._stored = stored

    def __getitem__(self, file: str) -> Published:
        return self._stored.of([self._listing.number(file)])[0].facts.published[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._listing.files)

    def __len__(self) -> int:
        return len(self._listing.files)
