"""The folder of articles as one frozen value."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.archive.article import Article, Passage
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
        self.articles = tuple(sorted(articles, key=lambda article: article.file))
        self.skipped = tuple(sorted(skipped, key=lambda skipped_file: skipped_file.file))
        self._by_file = {article.file: article for article in self.articles}

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
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of every article, in file order and then in reading order."""
        return tuple(passage for article in self.articles for passage in article.passages)

    @cached_property
    def digest(self) -> str:
        """A hexadecimal fingerprint of all names and texts: equal archives have equal digests."""
        names = "\n".join(f"{article.digest} {article.file}" for article in self.articles)
        return hashlib.sha256(names.encode("utf-8", "surrogatepass")).hexdigest()
