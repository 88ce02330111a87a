"""An archive made searchable: its words numbered, and where each stands."""

from collections.abc import Collection

import numpy as np

from bot.archive import Archive, Article
from bot.search.column import Bools, Ints
from bot.search.counting import Text, count
from bot.search.postings import Postings
from bot.search.vocabulary import Vocabulary


class Index:
    """The words of every passage, and of what stands over it (title and outlet of its article).

    Row `i` everywhere is `archive.passages[i]`; `article_of[i]` is its article's place in `archive.articles`.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        texts = [text for article in archive.articles for text in _passages(article)]
        heads = [_head(article) for article in archive.articles]
        counted = count(texts + heads)
        rows, words = len(texts), int(counted.lengths[: len(texts)].sum())
        self.vocabulary = Vocabulary(counted)
        self.passages = Postings(counted.words[:words], counted.lengths[:rows], len(self.vocabulary))
        self.heads = Postings(counted.words[words:], counted.lengths[rows:], len(self.vocabulary))
        self.article_of: Ints = np.repeat(
            np.arange(len(heads), dtype=np.int32), [len(article.passages) for article in archive.articles]
        )
        self._languages = np.array([text.language for text in texts], dtype=np.str_)
        self.headings = np.array([text.heading for text in texts], dtype=bool)

    def foreign_to(self, language: str) -> Bools:
        """Which passages are in another language."""
        return np.asarray(self._languages != language, np.bool_)

    def in_files(self, files: Collection[str]) -> Bools:
        """Which passages stand in one of `files`."""
        of_article = np.array([article.file in files for article in self.archive.articles], np.bool_)
        return np.asarray(of_article[self.article_of], np.bool_)

    def __len__(self) -> int:
        return len(self.passages)


def _passages(article: Article) -> list[Text]:
    return [
        Text(
            article.raw[passage.span.start : passage.span.end], article.language_of(passage), passage.heading
        )
        for passage in article.passages
    ]


def _head(article: Article) -> Text:
    title = article.raw[article.title.start : article.title.end] if article.title else ""
    outlet = article.outlet.name if article.outlet else ""
    return Text(f"{title}\n{outlet}", article.language, heading=True)
