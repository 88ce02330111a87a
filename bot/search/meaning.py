"""How alike a question and the passages are in meaning, whatever their words and languages.

Two likenesses of the same embeddings: the cosine of whole sentences, which is quick and finds candidates
anywhere in the archive, and late interaction (Khattab and Zaharia 2020, "ColBERT"), which looks for each
token of the question where a candidate comes closest to it, and finds the sentence among its neighbours.

All embeddings of such a model share a direction that has nothing to do with what is said (Mu and Viswanath
2018, "All-but-the-Top"): the mean over the archive is taken off. Taking off the mean of each language instead
brought nothing on top of that, in archives of one language and of several.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.archive import Archive
from bot.search.column import Floats, Ints
from bot.search.embedder import Embedder, TextVectors
from bot.search.index import Index

_SHRINKAGE = 3  # passages that an archive must have for half of its mean to be taken off
_SAMPLE = 2000  # passages whose tokens make the means of the tokens
_LONGEST = 500  # characters of a question that are embedded: the time grows faster than its length
_REMEMBERED = 2000  # passages of which it is kept which token belongs to which word
_FEW = 10_000  # passages up to which all of each vector is compared at first look
_MAIN = 128  # directions, of those in which the passages differ most, that are compared at first look beyond
_TINY = np.float32(1e-9)


def embedded_texts(archive: Archive) -> list[str]:
    """What has to be embedded of an archive: each passage, then for each article its outlet and title."""
    passages = [archive.text(passage.span) for passage in archive.passages]
    heads = []
    for article in archive.articles:
        title = archive.text(article.title) if article.title else ""
        heads.append(f"{article.outlet.name if article.outlet else ''} {title}".strip())
    return passages + heads


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close some passages come to each token of a question (cosines, 1 for the same).

    `own[i, t]` is the closest that passage `i` itself comes to token `t` of the question, `near[i, t]` the
    closest that it, its neighbours and what stands over its article come. `words[t]` is the word of the
    question that the token belongs to. `each[row][o, t]` is how close token `o` of the passage in that row of
    the archive comes. No tokens where the embedder gives no token vectors.
    """

    own: Floats
    near: Floats
    words: Ints
    each: Mapping[int, Floats]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a question the passages are as wholes: cosines, with the mean of the archive taken off.

    `passages`, `paragraphs` (the mean over each passage's paragraph) and `heads` (outlet and title of its
    article) have a value for each passage; in large archives the first two are only near the truth, which
    `Meaning.cosines` tells. `vector` and `tokens` are the vectors of the question and of its tokens, likewise
    without their mean, and `words` the word of the question that each token belongs to.
    """

    vector: Floats
    tokens: Floats
    words: Ints
    passages: Floats
    paragraphs: Floats
    heads: Floats


class Meaning:
    """The passages of one archive by their meaning."""

    def __init__(self, index: Index, embedder: Embedder, vectors: TextVectors) -> None:
        """Take the vectors of `embedded_texts(index.archive)`, made by `embedder`.

        Their matrix is taken over and changed: a second one would double the memory of a large archive.
        """
        self._index = index
        self._embedder = embedder
        self.embedder_name = embedder.name
        self._vectors = vectors
        self._words_of = lru_cache(_REMEMBERED)(embedder.words)
        self.has_tokens = len(index) > 0 and len(vectors.tokens([0])[0]) > 0
        count = len(index)
        passages, heads = vectors.matrix[:count], vectors.matrix[count:]
        share = np.float32(count / (count + _SHRINKAGE))
        self._mean: Floats = share * passages.mean(axis=0) if count else heads.sum(axis=0)
        self._passages = _lessened(passages, self._mean)
        self._heads = _units(heads - self._mean)
        self._directions = _main_directions(self._passages)
        self._main = self._passages if self._directions is None else self._passages @ self._directions
        self._paragraphs = _starts_of_paragraphs(index)
        self._sizes = np.diff(self._paragraphs, append=count).astype(np.int32)
        self._token_mean = self._mean_of_tokens()

    def likeness(self, question: str) -> Likeness:
        """How like `question` every passage is.

        Raises:
            EmbedderError: the question could not be embedded.
        """
        asked = question[:_LONGEST]
        (embedding,) = self._embedder.questions([asked])
        vector = _units(embedding.vector - self._mean)
        passages = np.asarray(self._main @ self._turned(vector), np.float32)
        sums = np.add.reduceat(passages, self._paragraphs) if len(passages) else passages
        tokens = _units(embedding.tokens - self._token_mean)
        words = np.array(self._embedder.words(asked)[: len(tokens)], np.int32)
        return Likeness(
            vector,
            tokens[: len(words)],
            words,
            passages,
            np.repeat(sums / self._sizes, self._sizes).astype(np.float32),
            (self._heads @ vector)[self._index.article_of],
        )

    def cosines(self, likeness: Likeness, rows: Ints) -> Floats:
        """How like the question that `likeness` is of the passages `rows` are as wholes."""
        return self._passages[rows] @ likeness.vector

    def closeness(self, likeness: Likeness, rows: Ints) -> Closeness:
        """How close the passages `rows` come to the tokens of the question that `likeness` is of."""
        around = self._around(rows)
        texts, at = np.unique(around, return_inverse=True)
        vectors, lengths = self._vectors.tokens(texts.tolist())
        cosines = self._cosines(likeness.tokens, vectors)
        ends = np.cumsum(lengths)
        by_place = _highest(cosines, ends, lengths)[at.reshape(around.shape)]
        stretches = zip(texts.tolist(), (ends - lengths).tolist(), ends.tolist(), strict=True)
        each = {text: cosines[start:end] for text, start, end in stretches}
        return Closeness(by_place[:, 0], by_place.max(axis=1), likeness.words, each)

    def word_closeness(self, closeness: Closeness, words: Sequence[int], row: int) -> Floats:
        """How close the words of passage `row`, as `split()` has them, come to some words of the question.

        Of shape (words of the question, words of the passage). `row` is one of those that `closeness` is of.
        """
        text = self._index.archive.text(self._index.archive.passages[row].span)
        told = self._words_of(text)
        closest = np.zeros((len(words), len(text.split())), np.float32)
        cosines = closeness.each[row][: len(told)]
        for place, word in enumerate(words):
            asked = cosines[:, closeness.words == word]
            if asked.size:
                np.maximum.at(closest[place], told[: len(asked)], asked.max(axis=1))
        return closest

    def _turned(self, vector: Floats) -> Floats:
        """`vector` along the directions that are compared at first look."""
        return vector if self._directions is None else np.asarray(vector @ self._directions, np.float32)

    def _cosines(self, tokens: Floats, vectors: Floats) -> Floats:
        """The cosines of token `vectors` of texts with `tokens`, the mean m of all tokens taken off.

        (v - m) · t / |v - m|, without making v - m: |v - m|² = 1 - 2 v · m + |m|². (vectors, tokens).
        """
        mean = self._token_mean
        lengths = np.sqrt(np.maximum(1 - 2 * (vectors @ mean) + mean @ mean, _TINY))
        return np.asarray((vectors @ tokens.T - tokens @ mean) / lengths[:, np.newaxis], np.float32)

    def _around(self, rows: Ints) -> Ints:
        """Each passage, its neighbours in the same article, and what stands over that: (rows, 4)."""
        owners = self._index.article_of
        here = rows[:, np.newaxis]
        beside = np.clip(here + np.array([0, -1, 1]), 0, len(owners) - 1)
        beside = np.where(owners[beside] == owners[here], beside, here)
        return np.hstack([beside, len(owners) + owners[here]]).astype(np.int32)

    def _mean_of_tokens(self) -> Floats:
        """The mean of the token vectors, from a sample spread over the archive."""
        if not self.has_tokens:
            return np.zeros_like(self._mean)
        count = len(self._index)
        sample, _ = self._vectors.tokens(range(0, count, max(1, count // _SAMPLE)))
        return np.asarray(sample.mean(axis=0), np.float32)


def _lessened(vectors: Floats, by: Floats) -> Floats:
    """`vectors` less `by`, of length 1: in their own place."""
    vectors -= by
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _TINY)
    return vectors


def _highest(values: Floats, ends: Ints, lengths: Ints) -> Floats:
    """The highest of each column in each stretch of rows, 0 where there are none: (stretches, columns)."""
    found = np.zeros((len(lengths), values.shape[1]), np.float32)
    filled = np.flatnonzero(lengths)
    if len(filled):
        found[filled] = np.maximum.reduceat(values, (ends - lengths)[filled])
    return found


def _units(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _TINY), np.float32)


def _main_directions(vectors: Floats) -> Floats | None:
    """The directions in which `vectors` differ most, the principal components: (d, `_MAIN`).

    None where there are so few vectors that nothing is won.
    """
    if len(vectors) <= _FEW or vectors.shape[1] <= _MAIN:
        return None
    _, directions = np.linalg.eigh(vectors.T @ vectors)  # the largest last
    return np.ascontiguousarray(directions[:, -_MAIN:], np.float32)


def _starts_of_paragraphs(index: Index) -> Ints:
    """The first passage of each paragraph, ascending."""
    numbers = np.array([passage.paragraph for passage in index.archive.passages], np.int32)
    changes = (np.diff(numbers, prepend=-1) != 0) | (np.diff(index.article_of, prepend=-1) != 0)
    return np.flatnonzero(changes).astype(np.int32)
