"""The first scores: BM25 over sentences, which also hears what stands around them.

BM25F (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields") adds up a
word's frequencies in the fields of a text, each with the field's weight, before it dampens the sum. The
fields here are the sentence itself, the sentences before and after it, and, dampened on its own, its whole
article with title and outlet. The constants were chosen on the public retrieval packs and hold over a wide
range.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.search.column import Column, Floats, Ints, highest, total
from bot.search.index import Index
from bot.search.reading import Alternative, Reading, Term
from bot.search.statistics import Statistics

_DAMPING = 0.8  # k1: how soon a repeated word adds nothing more
_LENGTH = 0.1  # b: how much a long sentence is held back; sentences are alike in length, so hardly
_BEFORE, _AFTER = 0.3, 0.2  # weights of the neighbouring sentences: pronouns point back more than forward
_ARTICLE = 0.3
_TITLE = 4.0  # how many uses in the text one in the title or the outlet's name is worth


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of a question found.

    `rarity[t]` is the weight of term `t` (its inverse document frequency); `held[t]` how surely each passage
    itself has it (0..1, below 1 for another form or a corrected word); `scores[i]` (0..1) is the sum of it
    all for passage `i`.
    """

    rarity: Floats
    held: Sequence[Column]
    scores: Floats

    def held_in(self, rows: Ints) -> Floats:
        """How surely each of the passages `rows` has each term, of shape (terms, rows)."""
        return np.array([column.at(rows) for column in self.held], np.float32).reshape(
            len(self.held), len(rows)
        )


@dataclass(frozen=True, slots=True)
class _Gain:
    """What a word adds to the scores: to all passages of an article, and besides to those at or near it."""

    articles: Floats
    passages: Column


class Lexical:
    """Scores every passage of an index by the words of a question.

    The work is in proportion to the places where the words stand, not to the size of the archive.
    """

    def __init__(self, index: Index, statistics: Statistics) -> None:
        self._index = index
        self._statistics = statistics
        lengths, mean = index.passages.lengths, max(statistics.mean_length, 1.0)
        self._damping: Floats = _DAMPING * (1 - _LENGTH + _LENGTH * lengths / mean)
        # By passage: whether it opens its article. One more at the end, so that each has a successor.
        self._opens = np.diff(index.article_of, prepend=-1, append=-1) != 0

    def evidence(self, reading: Reading) -> Evidence:
        """What each passage has of the reading's terms."""
        rarity = np.zeros(len(reading.terms), dtype=np.float32)
        held: list[Column] = []
        scores = np.zeros(len(self._index), dtype=np.float32)
        articles = np.zeros(len(self._index.heads), dtype=np.float32)
        for at, term in enumerate(reading.terms):
            rarity[at], holding, gain = self._term(term)
            held.append(holding)
            articles += gain.articles
            scores[gain.passages.rows] += gain.passages.values
        scores += articles[self._index.article_of]
        most = float(rarity.sum()) * (1 + _ARTICLE)
        return Evidence(rarity, held, scores / np.float32(most) if most else scores)

    def _term(self, term: Term) -> tuple[float, Column, _Gain]:
        """The term's rarity, which passages hold it, and what it adds to their scores."""
        uses = [self._index.passages.uses(alternative.family) for alternative in term.alternatives]
        rarities = [
            self._rarity(self._statistics.holding(alternative.family, len(column.rows)))
            for alternative, column in zip(term.alternatives, uses, strict=True)
        ]
        held = [
            Column(column.rows, np.float32(alternative.weight) * np.minimum(column.values, 1))
            for alternative, column in zip(term.alternatives, uses, strict=True)
        ]
        gains = [
            self._gain(alternative, column, alternative.weight * rarity)
            for alternative, column, rarity in zip(term.alternatives, uses, rarities, strict=True)
        ]
        return max(rarities, default=self._rarity(0)), highest(held), self._best(gains)

    def _rarity(self, rows: int) -> float:
        return float(np.log1p((self._statistics.passages - rows + 0.5) / (rows + 0.5)))

    def _gain(self, alternative: Alternative, uses: Column, weight: float) -> _Gain:
        heard = self._heard(uses)
        heard = Column(heard.rows, heard.values / (heard.values + self._damping[heard.rows]))
        owners, articles = self._index.article_of[uses.rows], len(self._index.heads)
        article = np.bincount(owners, uses.values, articles).astype(np.float32)
        heads = self._index.heads.uses(alternative.family)
        article[heads.rows] += np.float32(_TITLE) * heads.values
        return _Gain(
            np.float32(weight * _ARTICLE) * (article / (article + 1)),
            Column(heard.rows, np.float32(weight) * heard.values),
        )

    def _heard(self, uses: Column) -> Column:
        """The uses in each passage and, at their weight, in its neighbours of the same article."""
        after, before = ~self._opens[uses.rows + 1], ~self._opens[uses.rows]
        return total(
            [
                uses,
                Column(uses.rows[after] + 1, np.float32(_BEFORE) * uses.values[after]),
                Column(uses.rows[before] - 1, np.float32(_AFTER) * uses.values[before]),
            ]
        )

    def _best(self, gains: Sequence[_Gain]) -> _Gain:
        """For each passage the most that one of the alternatives adds to it."""
        if len(gains) == 1:
            return gains[0]
        articles = np.zeros(len(self._index.heads), dtype=np.float32)
        for gain in gains:
            np.maximum(articles, gain.articles, out=articles)
        rows = highest([gain.passages for gain in gains]).rows
        owners = self._index.article_of[rows]
        best = articles[owners]
        for gain in gains:
            np.maximum(best, gain.articles[owners] + gain.passages.at(rows), out=best)
        return _Gain(articles, Column(rows, best - articles[owners]))
