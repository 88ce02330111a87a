"""bm25s with Snowball stems and its English stop words: the usual lexical search of a Python project."""

import bm25s
import numpy as np
import Stemmer  # type: ignore[import-not-found]  # PyStemmer is a C extension without types
from numpy.typing import NDArray

from benchmarks.finders.finder import Found, Passages
from bot.archive import Archive


class StemmedBM25s:
    """bm25s as its manual sets it up (the lucene variant, k1 = 1.5, b = 0.75)."""

    def __init__(self, archive: Archive) -> None:
        self._passages = Passages(archive)
        self._stemmer = Stemmer.Stemmer("english")
        self._index = bm25s.BM25()
        self._index.index(self._tokens(self._passages.texts), show_progress=False)

    def find(self, question: str) -> Found:
        """The passages with the highest sum."""
        return self._passages.best(self.scores(question))

    def scores(self, question: str) -> NDArray[np.float32]:
        """The sum for every passage, by row; 0 where no word is shared."""
        known = [word for word in self._tokens([question])[0] if word in self._index.vocab_dict]
        if not known:
            return np.zeros(len(self._passages.spans), dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)

    def _tokens(self, texts: list[str]) -> list[list[str]]:
        tokens: list[list[str]] = bm25s.tokenize(
            texts, stopwords="en", stemmer=self._stemmer, return_ids=False, show_progress=False
        )
        return tokens
