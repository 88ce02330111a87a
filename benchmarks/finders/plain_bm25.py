"""Textbook BM25: the baseline that needs no package."""

import math
from collections import Counter, defaultdict

import numpy as np

from benchmarks.finders.finder import Found, Passages, words
from bot.archive import Archive


class PlainBM25:
    """BM25 (k1 = 1.2, b = 0.75) over passages: words as they are, in lower case."""

    def __init__(self, archive: Archive) -> None:
        self._passages = Passages(archive)
        bags = [Counter(words(text)) for text in self._passages.texts]
        lengths = np.array([bag.total() for bag in bags], dtype=float)
        self._damping = 1.2 * (0.25 + 0.75 * lengths / max(1.0, lengths.mean()))
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row, bag in enumerate(bags):
            for word, count in bag.items():
                postings[word].append((row, count))
        self._postings = {word: np.array(pairs).T for word, pairs in postings.items()}

    def find(self, question: str) -> Found:
        """The passages with the highest sum."""
        scores = np.zeros(len(self._damping))
        for word in set(words(question)) & self._postings.keys():
            rows, counts = self._postings[word]
            rarity = math.log1p((len(scores) - len(rows) + 0.5) / (len(rows) + 0.5))
            scores[rows] += rarity * counts * 2.2 / (counts + self._damping[rows])
        return self._passages.best(scores)
