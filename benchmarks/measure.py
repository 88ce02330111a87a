"""How well and how fast a finder does on a pack."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.packs import Pack, Question, first_hit
from benchmarks.peers import Finder, Found


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares of the answerable questions (0..1; None without any), and latencies in milliseconds.

    `typo_hit1` counts misspelt questions alone and `hit1` all others. `auroc` is how often the confidence
    is higher for a question that the articles answer than for one that they do not.
    """

    hit1: float | None
    hit3: float | None
    typo_hit1: float | None
    auroc: float | None
    p50: float
    p99: float


def measure(finder: Finder, pack: Pack, questions: Sequence[Question]) -> Measured:
    """Ask every question once."""
    latencies: list[float] = []
    answers: list[tuple[Question, Found]] = []
    for question in questions:
        start = time.perf_counter()
        answers.append((question, finder.find(question.text)))
        latencies.append((time.perf_counter() - start) * 1000)
    hits = [
        (question.kind, first_hit(pack.archive, found.spans, question.gold))
        for question, found in answers
        if question.gold
    ]
    clean = [hit for kind, hit in hits if kind != "typo"]
    return Measured(
        hit1=_share([hit == 0 for hit in clean]),
        hit3=_share([hit is not None and hit < 3 for hit in clean]),
        typo_hit1=_share([hit == 0 for kind, hit in hits if kind == "typo"]),
        auroc=auroc(
            [found.confidence for _, found in answers], [bool(question.gold) for question, _ in answers]
        ),
        p50=float(np.percentile(latencies, 50)),
        p99=float(np.percentile(latencies, 99)),
    )


def auroc(scores: Sequence[float], answered: Sequence[bool]) -> float | None:
    """How often an answered question scores above an unanswered one, a tie counting half.

    None when there are not both.
    """
    values, positive = np.asarray(scores, dtype=float), np.asarray(answered, dtype=bool)
    count, others = int(positive.sum()), int((~positive).sum())
    if not count or not others:
        return None
    in_order = np.sort(values)
    ranks = (np.searchsorted(in_order, values, "left") + np.searchsorted(in_order, values, "right") + 1) / 2
    return float((ranks[positive].sum() - count * (count + 1) / 2) / (count * others))


def _share(marks: Sequence[bool]) -> float | None:
    return sum(marks) / len(marks) if marks else None
