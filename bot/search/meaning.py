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
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Article
from bot.search.basis import Basis, units
from bot.search.carried import Carried, gathered
from bot.search.column import Floats, Ints
from bot.search.columns import ColumnReader, check, named
from bot.search.embedder import Embedder, TextVectors
from bot.search.index import Index

_LONGEST = 500  # characters of a question that are embedded: the time grows faster than its length
_REMEMBERED = 2000  # passages of which it is kept which token belongs to which word
_FEW = 10_000  # passages up to which all of each vector is compared at first look
_MAIN = 128  # directions, of those in which the passages differ most, that are compared at first look beyond
_WORN = 0.1  # share of the passages that may be others before means and directions are worked out anew
_TINY = np.float32(1e-9)


def embedded_texts(archive: Archive) -> list[str]:
    """What has to be embedded of an archive: each passage, then for each article its outlet and title."""
    passages = [text for article in archive.articles for text in _passages(article)]
    return passages + [_head(article) for article in archive.articles]


def carried_texts(before: Archive, archive: Archive) -> tuple[Ints, list[str]]:
    """For each of `embedded_texts(archive)` its place among those of the archive `before` it, and the others.

    -1 for each of the others, whose texts are given in order.
    """
    carried = Carried.between(before, archive)
    heads = np.where(carried.articles < 0, -1, carried.articles + len(before.passages))
    new = [one for one, of in zip(archive.articles, carried.articles.tolist(), strict=True) if of < 0]
    passages = [text for article in new for text in _passages(article)]
    places = np.concatenate([carried.rows, heads]).astype(np.int32)
    return places, passages + [_head(article) for article in new]


def _passages(article: Article) -> list[str]:
    return [article.raw[start:end] for start, end, *_ in article.passage_table().tolist()]


def _head(article: Article) -> str:
    title = article.raw[article.title.start : article.title.end] if article.title else ""
    return f"{article.outlet.name if article.outlet else ''} {title}".strip()


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
    `Meaning.cosines` tells. `mean` and `spread` (the standard deviation) are those of `passages`. `vector`
    and `tokens` are the vectors of the question and of its tokens, likewise without their mean, and `words`
    the word of the question that each token belongs to.
    """

    vector: Floats
    tokens: Floats
    words: Ints
    passages: Floats
    paragraphs: Floats
    heads: Floats
    mean: float = 0.0
    spread: float = 1.0


class Meaning:
    """The passages of one archive by their meaning."""

    def __init__(
        self,
        index: Index,
        embedder: Embedder,
        vectors: TextVectors,
        basis: Basis | None = None,
        main: tuple[Floats, Floats] | None = None,
    ) -> None:
        """Take the vectors of `embedded_texts(index.archive)`, made by `embedder`.

        With `basis` they are seen against that, be it of a larger archive; else it is worked out. With `main`
        what is compared at first look, of passages and heads, need not be worked out either.
        """
        count, size = len(index), vectors.matrix.shape[1]
        self._index = index
        self._embedder = embedder
        self.embedder_name = embedder.name
        self.vectors = vectors
        self._words_of = lru_cache(_REMEMBERED)(embedder.words)
        self.has_tokens = count > 0 and len(vectors.tokens([0])[0]) > 0
        self.basis = basis or Basis.of(vectors, count, _MAIN if count > _FEW and size > _MAIN else None)
        self._main, self._heads = main or (
            self.basis.main(vectors.matrix[:count]),
            self.basis.lessened(vectors.matrix[count:]),
        )
        self._paragraphs = _starts_of_paragraphs(index)
        self._sizes = np.diff(self._paragraphs, append=count).astype(np.int32)

    def changed(self, index: Index, embedder: Embedder, vectors: TextVectors, carried: Carried) -> "Meaning":
        """The meaning of another edition of the archive, of which `vectors` are.

        In a large archive the means and directions stay those of this one until a tenth of the passages are
        others, so that what is known of the passages that stay does.
        """
        kept = carried.rows >= 0
        basis = self.basis.without(int((~kept).sum() + (carried.moved_rows < 0).sum()))
        if len(index) <= _FEW or basis.directions is None or basis.others > _WORN * basis.passages:
            return Meaning(index, embedder, vectors)
        count = len(index)
        new_rows, new_heads = np.flatnonzero(~kept), count + np.flatnonzero(carried.articles < 0)
        main = gathered(carried.rows, self._main, basis.main(vectors.matrix[new_rows]))
        heads = gathered(carried.articles, self._heads, basis.lessened(vectors.matrix[new_heads]))
        return Meaning(index, embedder, vectors, basis, (main, heads))

    def columns(self) -> dict[str, NDArray[Any]]:
        """All that took time as arrays, the vectors among it."""
        name = np.frombuffer(self.embedder_name.encode("utf-8", "surrogatepass"), np.uint8)
        found: dict[str, NDArray[Any]] = {"embedder": name, "main": self._main, "heads": self._heads}
        basis = named("basis", self.basis.columns())
        return {**found, **basis, **named("vectors", self.vectors.columns())}

    @classmethod
    def restored(
        cls, held: ColumnReader, index: Index, embedder: Embedder, vectors: TextVectors
    ) -> "Meaning":
        """What `columns` gave for the archive of `index`.

        Raises:
            ColumnsError: it is something else, or of another embedder.
        """
        name = held.take("embedder", np.uint8, None).tobytes()
        check(name == embedder.name.encode("utf-8", "surrogatepass"), "vectors of another embedder")
        count, articles, size = len(index), len(index.heads), embedder.dimensions
        fits = vectors.matrix.shape == (count + articles, size)
        check(fits, "the vectors are not those of the archive")
        basis = Basis.restored(held.part("basis"), size)
        width = size if basis.directions is None else basis.directions.shape[1]
        main = held.take("main", np.float32, count, width)
        return cls(index, embedder, vectors, basis, (main, held.take("heads", np.float32, articles, size)))

    def likeness(self, question: str) -> Likeness:
        """How like `question` every passage is.

        Raises:
            EmbedderError: the question could not be embedded.
        """
        asked = question[:_LONGEST]
        (embedding,) = self._embedder.questions([asked])
        vector = units(embedding.vector - self.basis.mean)
        passages = np.asarray(self._main @ self.basis.turned(vector), np.float32)
        sums = np.add.reduceat(passages, self._paragraphs) if len(passages) else passages
        tokens = units(embedding.tokens - self.basis.tokens)
        words = np.array(self._embedder.words(asked)[: len(tokens)], np.int32)
        return Likeness(
            vector,
            tokens[: len(words)],
            words,
            passages,
            np.repeat(sums / self._sizes, self._sizes).astype(np.float32),
            (self._heads @ vector)[self._index.article_of],
            float(passages.mean()) if len(passages) else 0.0,
            float(passages.std()) if len(passages) else 1.0,
        )

    def cosines(self, likeness: Likeness, rows: Ints) -> Floats:
        """How like the question that `likeness` is of the passages `rows` are as wholes."""
        whole = self.basis.directions is None
        vectors = self._main[rows] if whole else self.basis.lessened(self.vectors.matrix[rows])
        return np.asarray(vectors @ likeness.vector, np.float32)

    def closeness(self, likeness: Likeness, rows: Ints) -> Closeness:
        """How close the passages `rows` come to the tokens of the question that `likeness` is of."""
        around = self._around(rows)
        texts, at = np.unique(around, return_inverse=True)
        vectors, lengths = self.vectors.tokens(texts.tolist())
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

    def _cosines(self, tokens: Floats, vectors: Floats) -> Floats:
        """The cosines of token `vectors` of texts with `tokens`, the mean m of all tokens taken off.

        (v - m) · t / |v - m|, without making v - m: |v - m|² = 1 - 2 v · m + |m|². (vectors, tokens).
        """
        mean = self.basis.tokens
        lengths = np.sqrt(np.maximum(1 - 2 * (vectors @ mean) + mean @ mean, _TINY))
        return np.asarray((vectors @ tokens.T - tokens @ mean) / lengths[:, np.newaxis], np.float32)

    def _around(self, rows: Ints) -> Ints:
        """Each passage, its neighbours in the same article, and what stands over that: (rows, 4)."""
        owners = self._index.article_of
        here = rows[:, np.newaxis]
        beside = np.clip(here + np.array([0, -1, 1]), 0, len(owners) - 1)
        beside = np.where(owners[beside] == owners[here], beside, here)
        return np.hstack([beside, len(owners) + owners[here]]).astype(np.int32)


def _highest(values: Floats, ends: Ints, lengths: Ints) -> Floats:
    """The highest of each column in each stretch of rows, 0 where there are none: (stretches, columns)."""
    found = np.zeros((len(lengths), values.shape[1]), np.float32)
    filled = np.flatnonzero(lengths)
    if len(filled):
        found[filled] = np.maximum.reduceat(values, (ends - lengths)[filled])
    return found


def _starts_of_paragraphs(index: Index) -> Ints:
    """The first passage of each paragraph, ascending."""
    changes = (np.diff(index.paragraphs, prepend=-1) != 0) | (np.diff(index.article_of, prepend=-1) != 0)
    return np.flatnonzero(changes).astype(np.int32)
