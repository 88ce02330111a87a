"""Learns how much each token of a question counts (`bot/search/importance.py`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.learning.weights import Adam, Matrix, softmax
from bot.search.importance import Gates

_STEPS, _RATE = 120, 0.03
_OTHERS_PENALTY = 0.01
_TINY = 1e-12
_SCALE = 10.0  # closeness is a cosine; this is what one more of it is worth, in log-odds


@dataclass(frozen=True, slots=True)
class TokenGroup:
    """The candidates of one question, of which `answers` are right.

    `inputs` is what the gates see of its tokens, `own` and `near` how close each candidate comes to them
    (candidates, tokens), and `others` all else that is known of the candidates (candidates, features).
    """

    inputs: Matrix
    own: Matrix
    near: Matrix
    others: Matrix
    answers: Matrix
    weight: float


def learn(embedder: str, groups: Sequence[TokenGroup], penalty: float) -> Gates:
    """The gates under which an answer stands first, beside all else that is known: as `weights.listwise`.

    The weights of all else are learned along, so that the gates learn what that leaves open, and dropped.
    """
    groups = _scaled([group for group in groups if group.answers.any()])
    total = sum(group.weight for group in groups)
    size, count = groups[0].inputs.shape[1] + 1, groups[0].others.shape[1]
    solution = np.concatenate([np.zeros(2 * size), np.full(count, 0.1)])
    adam = Adam(len(solution), _RATE)
    for _ in range(_STEPS):
        weights, others = solution[: 2 * size].reshape(size, 2), solution[2 * size :]
        slope = (
            sum((_slope(group, weights, others) for group in groups), start=np.zeros_like(solution)) / total
        )
        slope[: 2 * size - 2] += 2 * penalty * solution[: 2 * size - 2]
        slope[2 * size :] += _OTHERS_PENALTY * others
        solution -= adam.move(slope)
    weights = solution[: 2 * size].reshape(size, 2).astype(np.float32)
    return Gates(embedder, weights[:-1], weights[-1])


def _slope(group: TokenGroup, weights: Matrix, others: Matrix) -> Matrix:
    """The slope of this question's loss, the log of the softmax's share that falls to its answers."""
    values = group.inputs @ weights[:-1] + weights[-1]
    opened = np.logaddexp(0, values)
    sums = opened.sum(axis=0)
    shares = opened / sums
    scores = group.others @ others + _SCALE * (group.own @ shares[:, 0] + group.near @ shares[:, 1])
    chances = softmax(scores)
    right = chances * group.answers
    wrong = group.weight * (chances - right / max(float(right.sum()), _TINY))
    by_share = _SCALE * np.stack([wrong @ group.own, wrong @ group.near], axis=1)
    by_opened = (by_share - (by_share * shares).sum(axis=0)) / sums
    by_value = by_opened / (1 + np.exp(-values))
    by_weight = np.vstack([group.inputs.T @ by_value, by_value.sum(axis=0)])
    slope: Matrix = np.concatenate([by_weight.ravel(), wrong @ group.others])
    return slope


def _scaled(groups: Sequence[TokenGroup]) -> list[TokenGroup]:
    """The groups with their other features scaled to spread 1."""
    rows = np.concatenate([group.others for group in groups])
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    return [replace(one, others=(one.others - middle) / spread) for one in groups]
