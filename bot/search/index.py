"""An archive made searchable: its words numbered, and where each stands."""

from collections.abc import Collection

import numpy as np

from bot.archive import Archive
from bot.search.column import Bools, Ints
from bot.search.words import Words


class Index:
    """The words of every passage, and of what stands over it (title and outlet of its article).

    Row `i` everywhere is `archive.passages[i]`; `article_of[i]` is its article's place in `archive.articles`,
    `paragraphs[i]` its paragraph there, `headings[i]` whether it is a heading.
    """

    def __init__(self, archive: Archive, words: Words | None = None) -> None:
        """Take the words of the archive; without them they are counted."""
        words = words or Words.of(archive)
        self.archive = archive
        self.words = words
        self.vocabulary = words.vocabulary
        self.passages = words.passages
        self.heads = words.heads
        counts = archive.passages.counts
        self.article_of: Ints = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        table = archive.passages.table()
        self.paragraphs: Ints = table[:, 4].copy()
        self.headings: Bools = table[:, 5].astype(np.bool_)
        self._codes, self._languages = _languages(archive, self.paragraphs, self.article_of)

    def foreign_to(self, language: str) -> Bools:
        """Which passages are in another language."""
        spoken = self._codes.index(language) if language in self._codes else -1
        return np.asarray(self._languages != spoken, np.bool_)

    def in_files(self, files: Collection[str]) -> Bools:
        """Which passages stand in one of `files`."""
        of_article = np.array([article.file in files for article in self.archive.articles], np.bool_)
        return np.asarray(of_article[self.article_of], np.bool_)

    def in_one_paragraph(self, row: int, other: int) -> bool:
        """Whether two passages stand in the same paragraph of the same article."""
        articles, paragraphs = self.article_of, self.paragraphs
        return bool(articles[row] == articles[other] and paragraphs[row] == paragraphs[other])

    def __len__(self) -> int:
        return len(self.passages)


def _languages(archive: Archive, paragraphs: Ints, article_of: Ints) -> tuple[list[str], Ints]:
    """The languages of the archive, and the place there of each passage's."""
    places: dict[str, int] = {}
    of_article = [places.setdefault(one.language, len(places)) for one in archive.articles]
    languages = np.repeat(np.array(of_article, np.int32), archive.passages.counts)
    for at, article in enumerate(archive.articles):
        if article.foreign:
            first, last = np.searchsorted(article_of, [at, at + 1])
            for paragraph, code in article.foreign:
                here = paragraphs[first:last] == paragraph
                languages[first:last][here] = places.setdefault(code, len(places))
    return list(places), languages
