"""The first scores: BM25 over sentences, which also hears what stands around them.

BM25F (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields") adds up a
word's frequencies in the fields of a text, each with the field's weight, before it dampens the sum. The
fields here are the sentence itself, the sentences before and after it, and, dampened on its own, its whole
article with title and outlet. The constants were chosen on the public retrieval packs and hold over a wide
range.
"""

from dataclasses import dataclass

import numpy as np

from bot.search.index import Index
from bot.search.postings import Floats
from bot.search.reading import Alternative, Reading, Term

_DAMPING = 0.8  # k1: how soon a repeated word adds nothing more
_LENGTH = 0.1  # b: how much a long sentence is held back; sentences are alike in length, so hardly
_BEFORE, _AFTER = 0.3, 0.2  # weights of the neighbouring sentences: pronouns point back more than forward
_ARTICLE = 0.3
_TITLE = 4.0  # how many uses in the text one in the title or the outlet's name is worth


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of a question found.

    `rarity[t]` is the weight of term `t` (its inverse document frequency); `held[t, i]` how surely passage
    `i` itself has it (0..1, below 1 for another form or a corrected word); `scores[i]` (0..1) is the sum of
    it all.
    """

    rarity: Floats
    held: Floats
    scores: Floats


class Lexical:
    """Scores every passage of an index by the words of a question."""

    def __init__(self, index: Index) -> None:
        self._index = index
        lengths = index.passages.lengths
        mean = float(lengths.mean()) if len(lengths) else 1.0
        self._damping: Floats = _DAMPING * (1 - _LENGTH + _LENGTH * lengths / max(mean, 1.0))
        self._neighbours: Floats = (index.article_of[1:] == index.article_of[:-1]).astype(np.float32)

    def evidence(self, reading: Reading) -> Evidence:
        """What each passage has of the reading's terms."""
        terms, rows = len(reading.terms), len(self._index)
        rarity = np.zeros(terms, dtype=np.float32)
        held = np.zeros((terms, rows), dtype=np.float32)
        scores = np.zeros(rows, dtype=np.float32)
        for at, term in enumerate(reading.terms):
            rarity[at], held[at], gains = self._term(term)
            scores += gains
        most = float(rarity.sum()) * (1 + _ARTICLE)
        return Evidence(rarity, held, scores / most if most else scores)

    def _term(self, term: Term) -> tuple[float, Floats, Floats]:
        """The term's rarity, which passages hold it, and what it adds to their scores."""
        held = np.zeros(len(self._index), dtype=np.float32)
        gains = np.zeros(len(self._index), dtype=np.float32)
        rarity = 0.0 if term.alternatives else self._rarity(0)
        for alternative in term.alternatives:
            uses = self._index.passages.counts(alternative.family)
            rare = self._rarity(int(np.count_nonzero(uses)))
            rarity = max(rarity, rare)
            np.maximum(held, alternative.weight * np.minimum(uses, 1), out=held)
            np.maximum(gains, alternative.weight * rare * self._damped(alternative, uses), out=gains)
        return rarity, held, gains

    def _rarity(self, rows: int) -> float:
        return float(np.log1p((len(self._index) - rows + 0.5) / (rows + 0.5)))

    def _damped(self, alternative: Alternative, uses: Floats) -> Floats:
        heard = uses.copy()
        heard[1:] += _BEFORE * uses[:-1] * self._neighbours
        heard[:-1] += _AFTER * uses[1:] * self._neighbours
        article = self._index.article_sums(uses) + _TITLE * self._index.heads.counts(alternative.family)
        spread: Floats = (article / (article + 1))[self._index.article_of]
        sum_of_both: Floats = heard / (heard + self._damping) + _ARTICLE * spread
        return sum_of_both
