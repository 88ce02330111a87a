"""Whether the best passage answers the question: a probability from what was found, and what was not.

A logistic regression. Its weights stand in decision.json, learned by `python -m benchmarks.train_decision` on
public questions, each asked of archives of several sizes with its article and without it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from bot.search.index import Index
from bot.search.lexical import Evidence
from bot.search.postings import Floats
from bot.search.reading import Reading
from bot.search.tokens import is_number

# Confidence left when somebody unheard of is named, or an age is asked that the best passage does not give.
_VETOED = 0.02
_SHORT = 8  # content words of a short question


@dataclass(frozen=True, slots=True)
class Findings:
    """What the search found for a reading.

    `rows` are the best passages, best first; none when no word of the question stands anywhere. `scores`
    are the final scores, by row. `lacks_age` says that an age was asked and the best passage gives none.
    """

    index: Index
    reading: Reading
    evidence: Evidence
    scores: Floats
    rows: Sequence[int]
    lacks_age: bool


def confidence(findings: Findings) -> float:
    """The estimated probability (0..1) that the best passage answers."""
    weights, found = _weights(), features(findings)
    logit = sum(weights[name] * value for name, value in found.items()) + weights["bias"]
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
    vetoed = findings.lacks_age or _names_unheard(findings.reading)
    return min(chance, _VETOED) if vetoed else chance


def features(findings: Findings) -> Mapping[str, float]:
    """What the decision looks at, by name, each about 0..1."""
    reading, scores, top = findings.reading, findings.scores, findings.rows[0]
    cover = _Cover(findings)
    names = [term.name and not is_number(term.word) for term in reading.terms]
    return {
        "score": float(scores[top]),
        "gap": 1 - float(scores[findings.rows[1]] / scores[top]) if len(findings.rows) > 1 else 1.0,
        "in_sentence": cover.held_by(cover.sentence),
        "in_window": cover.held_by(cover.window),
        # Little of a long question may be plenty to go by; of a short one it is another question.
        "short_and_missed": max(0.0, 1 - 2 * cover.held_by(cover.window)) * _is_short(reading),
        "missing_common": cover.share([not term.alternatives and term.common for term in reading.terms]),
        "missing_rare": cover.share([not term.alternatives and not term.common for term in reading.terms]),
        "guessed": cover.share([bool(term.alternatives) and not term.known for term in reading.terms]),
        "name_missed_nearby": cover.misses(cover.window, names),
        "found_bits": math.log1p(cover.total * cover.held_by(cover.window)) / 4,
        "archive": math.log1p(len(findings.index)) / 10,
    }


class _Cover:
    """How much of a question its best passage holds, by itself and with its neighbours."""

    def __init__(self, findings: Findings) -> None:
        top, owners = findings.rows[0], findings.index.article_of
        self._rarity = findings.evidence.rarity
        self.total = max(float(self._rarity.sum()), 1e-6)
        around = np.arange(max(0, top - 1), min(len(owners), top + 2), dtype=np.int32)
        held = findings.evidence.held_in
        self.window: Floats = held(around[owners[around] == owners[top]]).max(axis=1)
        self.sentence: Floats = held(np.array([top], dtype=np.int32)).max(axis=1)

    def share(self, chosen: Sequence[bool]) -> float:
        """The part of the question, by rarity, that the `chosen` terms are."""
        return float(self._rarity[np.array(chosen, dtype=bool)].sum()) / self.total

    def held_by(self, place: Floats) -> float:
        """The part of the question, by rarity, that stands in the window or the sentence."""
        return float((self._rarity * place).sum()) / self.total

    def misses(self, place: Floats, asked: Sequence[bool]) -> float:
        """1 when a term that is `asked` for does not stand there, else 0."""
        return float(bool((np.array(asked, dtype=bool) & (place == 0)).any()))


def _names_unheard(reading: Reading) -> bool:
    """Whether a name is in the question that no article has, perhaps without its capital.

    In lower case a word that is not of everyday language counts as a name where the question is short; in a
    long one such a word is as likely a term that the articles put differently.
    """
    short = _is_short(reading)
    unheard = [term for term in reading.terms if not term.alternatives and not is_number(term.word)]
    return any(term.name or (short and not term.common) for term in unheard)


def _is_short(reading: Reading) -> bool:
    return len(reading.terms) <= _SHORT


@cache
def _weights() -> Mapping[str, float]:
    text = files("bot.search").joinpath("decision.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights
