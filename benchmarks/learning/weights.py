"""Two small learners, each with a penalty and with features that may not count against their meaning.

A weight with the wrong sign fits the packs and not the matter: its feature is left out, and the rest is
learned again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_STEPS, _RATE = 400, 0.05


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one question: features of shape (candidates, features), and which of them answer."""

    features: Matrix
    answers: NDArray[np.bool_]
    weight: float


class Adam:
    """Steps down a slope, each weight at its own pace (Kingma and Ba 2015)."""

    def __init__(self, size: int, rate: float) -> None:
        self._rate = rate
        self._first, self._second = np.zeros(size), np.zeros(size)
        self._steps = 0

    def move(self, slope: Matrix) -> Matrix:
        """What to take off the weights."""
        self._steps += 1
        self._first = 0.9 * self._first + 0.1 * slope
        self._second = 0.99 * self._second + 0.01 * slope**2
        first, second = self._first / (1 - 0.9**self._steps), self._second / (1 - 0.99**self._steps)
        moved: Matrix = self._rate * first / (np.sqrt(second) + 1e-8)
        return moved


def softmax(scores: Matrix) -> Matrix:
    """Shares of 1 that grow with the exponent of the scores."""
    odds = np.exp(scores - scores.max())
    shares: Matrix = odds / odds.sum()
    return shares


def by_meaning(wanted: Matrix, fit: Callable[[NDArray[np.bool_]], Matrix]) -> Matrix:
    """Weights of which none has the sign opposite to `wanted` (1, -1, or 0 for either); others are 0.

    `fit` learns the weights of the features that it is told to keep.
    """
    kept = np.ones(len(wanted), dtype=bool)
    while True:
        solution = np.zeros(len(wanted))
        solution[kept] = fit(kept)
        against = solution * wanted < 0
        if not against.any():
            return solution
        kept &= ~against


def listwise(groups: Sequence[Group], penalty: float) -> Matrix:
    """Weights under which an answer stands first: the softmax over the candidates of each question.

    Cao et al. 2007, "Learning to Rank: From Pairwise Approach to Listwise Approach", with the probability of
    all answers of a question added up; on features scaled to spread 1.
    """
    taught = [group for group in groups if group.answers.any()]
    rows = np.concatenate([group.features for group in taught])
    spread = rows.std(axis=0) + 1e-6
    scaled = (rows - rows.mean(axis=0)) / spread
    sizes = np.array([len(group.answers) for group in taught])
    starts = np.cumsum(sizes) - sizes
    answers = np.concatenate([group.answers for group in taught]).astype(float)
    weights = np.repeat([group.weight for group in taught], sizes)
    total = sum(group.weight for group in taught)
    solution = np.zeros(scaled.shape[1])
    adam = Adam(len(solution), _RATE)
    for _ in range(_STEPS):
        values = scaled @ solution
        odds = np.exp(values - np.repeat(np.maximum.reduceat(values, starts), sizes))
        chances = odds / np.repeat(np.add.reduceat(odds, starts), sizes)
        right = odds * answers
        right /= np.repeat(np.add.reduceat(right, starts), sizes)
        slope = penalty * solution / total - ((right - chances) * weights) @ scaled / total
        solution -= adam.move(slope)
    learned: Matrix = solution / spread
    return learned


def logistic(matrix: Matrix, labels: Matrix, weights: Matrix, penalty: float) -> Matrix:
    """Logistic regression by Newton's method; the last coefficient is the bias, which has no penalty."""
    rows = np.hstack([matrix, np.ones((len(matrix), 1))])
    penalties = np.diag([penalty] * matrix.shape[1] + [0.0])
    solution = np.zeros(rows.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-rows @ solution))
        slope = rows.T @ (weights * (labels - chances)) - penalties @ solution
        curve = (rows.T * (weights * chances * (1 - chances))) @ rows + penalties
        solution += np.linalg.solve(curve, slope)
    return solution
