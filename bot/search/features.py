"""What the ranking looks at in each candidate, as numbers.

Which of them exist depends on the means: words alone, with one vector a text, or with vectors of its tokens
too. Each is about 0..1, and more always speaks for the candidate, but for those named in `AGAINST`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bot.search import importance
from bot.search.answer_type import AnswerType
from bot.search.column import Floats, Ints
from bot.search.corrections import Rewritten
from bot.search.index import Index
from bot.search.lexical import Evidence
from bot.search.meaning import Closeness, Likeness, Meaning
from bot.search.reading import Reading

MEANT = 0.5
"""The closeness from which a passage may mean a word that it does not have."""


class Means(StrEnum):
    """What a search has to go by."""

    WORDS = "words"
    VECTORS = "vectors"
    TOKENS = "tokens"


AGAINST = {"heading", "unmet"}
"""The features that speak against a candidate."""

WEIGHED = ("weighed", "weighed_near", "unmet")
"""The features in which each token counts for what it says (`importance`)."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question with all that was found for it before candidates are looked at one by one.

    `likeness` is None where there is nothing to embed the question with.
    """

    reading: Reading
    question: Rewritten
    evidence: Evidence
    likeness: Likeness | None


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that may answer: `rows`, and for each feature its values, in the order of the rows.

    `held[i, t]` tells how surely candidate `i`, its neighbours included, has term `t`: by the word itself, or
    by one that comes close in meaning. `told[i]` is 1 where the facts know that candidate `i` tells what is
    asked, else 0. `closeness` is what the features of tokens come from, None where there are none.
    """

    rows: Ints
    features: dict[str, Floats]
    held: Floats
    told: Floats
    closeness: Closeness | None = None

    def matrix(self, names: Sequence[str]) -> Floats:
        """The features `names`, of shape (rows, names)."""
        return np.stack([self.features[name] for name in names], axis=1)


class Featurizer:
    """Looks at candidates of one archive."""

    def __init__(self, index: Index, answer_type: AnswerType, meaning: Meaning | None) -> None:
        self._index = index
        self._answer_type = answer_type
        self._meaning = meaning
        self._embedder_name = meaning.embedder_name if meaning else ""
        if meaning is None:
            self.means = Means.WORDS
        else:
            self.means = Means.TOKENS if meaning.has_tokens else Means.VECTORS

    def candidates(self, understood: Understood, rows: Ints) -> Candidates:
        """The candidates `rows` with their features."""
        evidence = understood.evidence
        own = evidence.held_in(rows).T
        near = self._held_near(evidence, rows)
        features = {
            "words": evidence.scores[rows],
            "held": _covered(evidence.rarity, own),
            "held_near": _covered(evidence.rarity, near),
            "fit": self._answer_type.fit(understood.reading, rows),
            "heading": self._index.headings[rows].astype(np.float32),
        }
        closeness = None
        if understood.likeness is not None and self._meaning is not None:
            likeness = understood.likeness
            features |= {
                "sentence": self._meaning.cosines(likeness, rows),
                "paragraph": likeness.paragraphs[rows],
                "head": likeness.heads[rows],
            }
            if self._meaning.has_tokens:
                closeness = self._meaning.closeness(likeness, rows)
                own = np.maximum(own, _by_term(closeness.own, closeness, understood.question))
                near = np.maximum(near, _by_term(closeness.near, closeness, understood.question))
                features |= self._weighed(understood, likeness, closeness)
                features |= {
                    "meant": _covered(evidence.rarity, own),
                    "meant_near": _covered(evidence.rarity, near),
                    "worst_term": near.min(axis=1, initial=1.0),
                }
        told = np.isin(rows, self._answer_type.told(understood.reading)).astype(np.float32)
        return Candidates(rows, features, near, told, closeness)

    def _weighed(self, understood: Understood, likeness: Likeness, closeness: Closeness) -> dict[str, Floats]:
        """The closeness to the tokens of the question, each counted for what it says."""
        inputs = importance.token_inputs(likeness, understood.question, understood.evidence.rarity)
        own, near = importance.shares(self._embedder_name, inputs).T
        unmet = _sums(np.maximum(0, MEANT - closeness.near), near) / np.float32(MEANT)
        weighed = _sums(closeness.own, own), _sums(closeness.near, near), unmet
        return dict(zip(WEIGHED, weighed, strict=True))

    def _held_near(self, evidence: Evidence, rows: Ints) -> Floats:
        """How surely each of `rows`, with its neighbours in the article, has each term: (rows, terms)."""
        owners, last = self._index.article_of, len(self._index) - 1
        held = evidence.held_in(rows)
        for step in (-1, 1):
            beside = np.clip(rows + step, 0, last).astype(np.int32)
            same = owners[beside] == owners[rows]
            held = np.maximum(held, np.where(same, evidence.held_in(beside), np.float32(0)))
        return held.T


def _by_term(values: Floats, closeness: Closeness, question: Rewritten) -> Floats:
    """The closeness of each passage to each term: the best of the tokens of its word. (rows, terms)."""
    columns = [closeness.words == word for word in question.word_of]
    return np.stack(
        [
            values[:, column].max(axis=1) if column.any() else np.zeros(len(values), np.float32)
            for column in columns
        ]
        or [np.zeros((len(values), 0), np.float32)],
        axis=1,
    ).reshape(len(values), len(question.word_of))


def _covered(rarity: Floats, held: Floats) -> Floats:
    """The part of the question, by rarity, that each passage has. (rows,)."""
    return np.asarray(_sums(held, rarity) / max(float(rarity.sum()), 1e-6), np.float32)


def _sums(values: Floats, weights: Floats) -> Floats:
    """The weighted sum of each row; not by `@`, which may report invalid values: see `ranking.scores`."""
    return np.asarray((values * weights).sum(axis=1), np.float32)
