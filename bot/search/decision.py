"""Whether the best passage answers the question: a probability from what the search found, and what it did not.

A logistic regression. Its weights stand in decision.json, learned by `python -m benchmarks.train_decision` on public
questions, each asked of archives of several sizes with its article and without it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from bot.search.index import Index
from bot.search.lexical import Evidence
from bot.search.postings import Floats
from bot.search.reading import Reading, Term
from bot.search.tokens import is_number

VETOED = 0.02  # confidence left when the question names somebody of whom the articles have never heard


def confidence(features: Mapping[str, float]) -> float:
    """The estimated probability (0..1) that the best passage answers."""
    weights = _weights()
    logit = weights["bias"] + sum(weights[name] * value for name, value in features.items())
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
    return min(chance, VETOED) if features["unheard_name"] else chance


def features_of(
    index: Index, reading: Reading, evidence: Evidence, scores: Floats, rows: Sequence[int], fit: Floats
) -> dict[str, float]:
    """What the decision looks at, by name, each about -1..1; `rows` are the best passages, best first."""
    top = rows[0]
    article = np.flatnonzero(index.article_of == index.article_of[top])
    near = article[abs(article - top) <= 1]
    rarity, terms = evidence.rarity, reading.terms
    total = max(float(rarity.sum()), 1e-6)

    def share(chosen: Sequence[bool]) -> float:
        return float(rarity[np.array(chosen, dtype=bool)].sum()) / total

    def covered(among: Sequence[int] | Floats) -> float:
        return float((rarity * evidence.held[:, among].max(axis=1)).sum()) / total

    def absent(among: Floats, kind: Sequence[bool]) -> float:
        held = evidence.held[:, among].max(axis=1) > 0
        return float(any(asked and not there for asked, there in zip(kind, held.tolist(), strict=True)))

    names = [term.name and not is_number(term.word) for term in terms]
    numbers = [is_number(term.word) for term in terms]
    missing = [not term.alternatives for term in terms]
    best = float(scores[top])
    return {
        "score": best,
        "gap": 1 - float(scores[rows[1]]) / best if len(rows) > 1 else 1.0,
        "in_sentence": covered([top]),
        "in_window": covered(near),
        "in_article": covered(article),
        "rarest_in_window": float(evidence.held[int(rarity.argmax()), near].max() > 0),
        "missing_common": share([gone and term.common for gone, term in zip(missing, terms, strict=True)]),
        "missing_rare": share([gone and not term.common for gone, term in zip(missing, terms, strict=True)]),
        "guessed": share([bool(term.alternatives) and not term.known for term in terms]),
        "name_not_in_window": absent(near, names),
        "name_not_in_article": absent(article, names),
        "number_not_in_window": absent(near, numbers),
        "fits": float(fit[top]) if reading.intent else 0.0,
        "unfit": 1 - float(fit[top]) if reading.intent else 0.0,
        "terms": math.log1p(len(terms)) / 3,
        "archive": math.log1p(len(index)) / 10,
        "unheard_name": float(any(_unheard(term) for term in terms)),
    }


def _unheard(term: Term) -> bool:
    return term.name and not term.alternatives and not is_number(term.word)


@cache
def _weights() -> dict[str, float]:
    text = files("bot.search").joinpath("decision.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights
