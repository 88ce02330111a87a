"""An archive made searchable: its words numbered, and where each stands."""

from itertools import chain

import numpy as np

from bot.archive import Archive, Article
from bot.search.postings import Floats, Ints, Postings
from bot.search.tokens import tokenize
from bot.search.vocabulary import Vocabulary


class Index:
    """The words of every passage, and of what stands over it (title and outlet of its article).

    Row `i` everywhere is `archive.passages[i]`; `article_of[i]` is its article's place in `archive.articles`.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.vocabulary = Vocabulary()
        rows = [self._passage_words(article) for article in archive.articles]
        heads = [self._head_words(article) for article in archive.articles]
        self.vocabulary.group()
        self.passages = Postings(chain.from_iterable(rows), len(self.vocabulary))
        self.heads = Postings(heads, len(self.vocabulary))
        self.article_of: Ints = np.repeat(np.arange(len(rows)), [len(article_rows) for article_rows in rows])
        self.headings = np.array([passage.heading for passage in archive.passages], dtype=bool)

    def __len__(self) -> int:
        return len(self.passages)

    def article_sums(self, counts: Floats) -> Floats:
        """For each article, the sum over its passages."""
        return np.bincount(self.article_of, counts, len(self.heads)).astype(np.float32)

    def _passage_words(self, article: Article) -> list[list[int]]:
        rows = []
        for passage in article.passages:
            text = self.archive.text(passage.span)
            rows.append(
                self.vocabulary.add_sentence(text, tokenize(text), article.language, heading=passage.heading)
            )
        return rows

    def _head_words(self, article: Article) -> list[int]:
        title = self.archive.text(article.title) if article.title else ""
        outlet = article.outlet.name if article.outlet else ""
        text = f"{title}\n{outlet}"
        return self.vocabulary.add_sentence(text, tokenize(text), article.language, heading=True)
