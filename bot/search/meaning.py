"""How alike a question and the passages are in meaning, whatever their words and languages.

Two likenesses of the same embeddings: the cosine of whole sentences, which is quick and finds candidates
anywhere in the archive, and late interaction (Khattab and Zaharia 2020, "ColBERT"), which looks for each
token of the question where a candidate comes closest to it, and finds the sentence among its neighbours.

Embeddings of one language share a direction that has nothing to do with what is said, so that any sentence
of the question's language stands before all of another. The mean of each language is taken off (Yang et al.
2021, "A Simple and Effective Method to Eliminate the Self Language Bias in Multilingual Representations"),
in a small archive only in part: few sentences have more in common than their language.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.archive import Archive
from bot.search.column import Floats, Ints
from bot.search.embedder import Embedder, Embedding, TextVectors
from bot.search.index import Index

_SHRINKAGE = 100  # sentences of a language from which on its own mean counts for more than that of all
_SAMPLE = 2000  # passages whose tokens make the means of the tokens
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
    question that the token belongs to. No tokens where the embedder gives no token vectors.
    """

    own: Floats
    near: Floats
    words: Ints


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a question the passages are as wholes: cosines with the languages' means taken off.

    `passages`, `paragraphs` (the mean over each passage's paragraph) and `heads` (outlet and title of its
    article) have a value for each passage.
    """

    embedding: Embedding
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
        self._vectors = vectors
        self.has_tokens = len(index) > 0 and len(vectors.tokens([0])[0]) > 0
        count = len(index)
        passages, heads = vectors.matrix[:count], vectors.matrix[count:]
        languages = [article.language for article in index.archive.articles]
        names = sorted(set(languages))
        by_article = np.array([names.index(language) for language in languages], np.int32)
        owners = by_article[index.article_of]
        self._language_of = np.append(owners, by_article)
        self._mean: Floats = passages.mean(axis=0) if count else np.zeros(vectors.matrix.shape[1], np.float32)
        means = _means(passages, owners, len(names), self._mean)
        self._passages = _lessened(passages, means[owners])
        self._heads = _units(heads - self._mean)
        self._paragraph_of = _paragraphs(index)
        self._sizes = np.maximum(np.bincount(self._paragraph_of), 1) if count else np.ones(0)
        self._token_mean, self._token_means = self._means_of_tokens(owners, len(names))

    def likeness(self, question: str) -> Likeness:
        """How like `question` every passage is.

        Raises:
            EmbedderError: the question could not be embedded.
        """
        (embedding,) = self._embedder.questions([question])
        vector = _units(embedding.vector - self._mean)
        passages = self._passages @ vector
        sums = np.bincount(self._paragraph_of, passages) / self._sizes
        return Likeness(
            embedding,
            passages,
            sums[self._paragraph_of].astype(np.float32),
            (self._heads @ vector)[self._index.article_of],
        )

    def closeness(self, question: str, likeness: Likeness, rows: Sequence[int]) -> Closeness:
        """How close the passages `rows` come to the tokens of `question`, which is what `likeness` is of."""
        tokens = _units(likeness.embedding.tokens - self._token_mean)
        words = np.array(self._embedder.words(question)[: len(tokens)], np.int32)
        own, near = self._closest(tokens[: len(words)], rows)
        return Closeness(own, near, words)

    def word_closeness(self, question: str, likeness: Likeness, row: int) -> Floats:
        """How close each word of passage `row` comes to each word of `question`: shape (words, words).

        The words are those of `split()` of either text.
        """
        text = self._index.archive.text(self._index.archive.passages[row].span)
        asked = self._embedder.words(question)
        told = self._embedder.words(text)
        (vectors,) = self._vectors.tokens([row])
        cosines = self._cosines(_units(likeness.embedding.tokens - self._token_mean), vectors, [row])
        closest = np.zeros((len(question.split()), len(text.split())), np.float32)
        size = (min(len(asked), len(cosines)), min(len(told), cosines.shape[1]))
        for one, word in enumerate(asked[: size[0]]):
            np.maximum.at(closest[word], told[: size[1]], cosines[one, : size[1]])
        return closest

    def _closest(self, tokens: Floats, rows: Sequence[int]) -> tuple[Floats, Floats]:
        groups = [self._around(row) for row in rows]
        wanted = sorted({place for group in groups for place in group})
        at = {place: number for number, place in enumerate(wanted)}
        by_place = self._by_place(tokens, wanted)
        own = by_place[[at[row] for row in rows]]
        near = np.array(
            [by_place[[at[place] for place in group]].max(axis=0) for group in groups], np.float32
        )
        return own, near.reshape(own.shape)

    def _by_place(self, tokens: Floats, places: Sequence[int]) -> Floats:
        """The closest that each of the embedded texts `places` comes to each of `tokens`."""
        vectors = self._vectors.tokens(places)
        lengths = np.array([len(one) for one in vectors])
        found = np.zeros((len(places), len(tokens)), np.float32)
        filled = np.flatnonzero(lengths)
        if len(filled) and len(tokens):
            cosines = self._cosines(
                tokens, np.concatenate(vectors), np.repeat(np.array(places, np.int32), lengths)
            )
            starts = np.cumsum(lengths[filled]) - lengths[filled]
            found[filled] = np.maximum.reduceat(cosines, starts, axis=1).T
        return found

    def _cosines(self, tokens: Floats, vectors: Floats, places: Sequence[int] | Ints) -> Floats:
        """The cosines of `tokens` with the token `vectors` of texts, the means of their languages taken off.

        (t - m) · q / |t - m|, without making t - m: |t - m|² = 1 - 2 t · m + |m|².
        """
        found = tokens @ vectors.T
        languages = np.broadcast_to(self._language_of[places], (len(vectors),))
        for language in np.unique(languages):
            chosen, mean = languages == language, self._token_means[language]
            lengths = np.sqrt(np.maximum(1 - 2 * (vectors[chosen] @ mean) + mean @ mean, _TINY))
            found[:, chosen] = (found[:, chosen] - (tokens @ mean)[:, np.newaxis]) / lengths
        return found

    def _around(self, row: int) -> list[int]:
        """The passage, its neighbours in the same article, and what stands over the article."""
        owners = self._index.article_of
        beside = [other for other in (row - 1, row, row + 1) if 0 <= other < len(owners)]
        return [other for other in beside if owners[other] == owners[row]] + [len(owners) + int(owners[row])]

    def _means_of_tokens(self, owners: Ints, languages: int) -> tuple[Floats, Floats]:
        """The mean of all token vectors and those of each language, from a sample spread over the archive."""
        width = self._vectors.matrix.shape[1]
        if not self.has_tokens:
            return np.zeros(width, np.float32), np.zeros((languages, width), np.float32)
        rows = list(range(0, len(owners), max(1, len(owners) // _SAMPLE)))
        sample = self._vectors.tokens(rows)
        sums = np.array([tokens.sum(axis=0) for tokens in sample], np.float32)
        lengths = np.array([len(tokens) for tokens in sample], np.float32)
        mean = sums.sum(axis=0) / max(float(lengths.sum()), 1.0)
        means = np.tile(mean, (languages, 1))
        for language in range(languages):
            chosen = owners[rows] == language
            if chosen.any():
                share = _own_share(int((owners == language).sum()))
                own = sums[chosen].sum(axis=0) / max(float(lengths[chosen].sum()), 1.0)
                means[language] = share * own + (1 - share) * mean
        return mean, means


def _means(vectors: Floats, groups: Ints, count: int, mean: Floats) -> Floats:
    """The mean of each group, drawn towards that of all the more the smaller it is."""
    means = np.tile(mean, (count, 1))
    for group in range(count):
        chosen = groups == group
        if chosen.any():
            share = _own_share(int(chosen.sum()))
            means[group] = share * vectors[chosen].mean(axis=0) + (1 - share) * mean
    return means


def _lessened(vectors: Floats, by: Floats) -> Floats:
    """`vectors` less `by`, of length 1: in their own place."""
    vectors -= by
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _TINY)
    return vectors


def _own_share(sentences: int) -> np.float32:
    return np.float32(sentences / (sentences + _SHRINKAGE))


def _units(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _TINY), np.float32)


def _paragraphs(index: Index) -> Ints:
    """The number of the paragraph that each passage stands in, counted through the whole archive."""
    owners = index.article_of
    numbers = np.array([passage.paragraph for passage in index.archive.passages], np.int32)
    if not len(numbers):
        return numbers
    changes = (np.diff(numbers) != 0) | (np.diff(owners) != 0)
    return np.append(0, np.cumsum(changes)).astype(np.int32)
