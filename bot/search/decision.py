"""Whether the best passage answers the question: a probability from what was found, and what was not.

A logistic regression. Its weights stand in decision.json, one set for each means, learned by
`python -m benchmarks.learning` on public questions, each asked of archives of several sizes with its
article and without it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from bot.archive import Article
from bot.search.answer import Contradiction
from bot.search.column import Floats
from bot.search.features import MEANT, Candidates, Means, Understood
from bot.search.index import Index
from bot.search.intent import Intent
from bot.search.tokens import is_number

# Confidence left when the question asks an age that the best passage does not give or, being short, names
# somebody or a year unheard of, or takes for granted what the passages contradict.
_VETOED = 0.02
_UNLIKE = 0.4  # closeness below which it does not mean a word, even in another language
_AMPLE = 12  # tokens of a question that is not brief
_STRETCH = 10  # tokens of a long question that one passage may answer alone


@dataclass(frozen=True, slots=True)
class Findings:
    """What the search found for a question.

    `order` are the places of the candidates, best first; none when nothing comes near. `scores` are their
    scores. `passages` are those of the whole archive, also where only a part of it is at hand.
    `contradictions` are what the best passages say otherwise than the question; `unheard_of` says
    that it names a year of which no article speaks.
    """

    index: Index
    understood: Understood
    candidates: Candidates
    scores: Floats
    order: Sequence[int]
    means: Means
    passages: int
    contradictions: tuple[Contradiction, ...] = ()
    unheard_of: bool = False

    @property
    def rows(self) -> list[int]:
        """The candidates as rows of the archive, best first."""
        return [int(self.candidates.rows[place]) for place in self.order]


def confidence(findings: Findings) -> float:
    """The estimated probability (0..1) that the best passage answers."""
    weights, found = _weights()[findings.means], features(findings)
    logit = sum(weights[name] * value for name, value in found.items() if name in weights) + weights["bias"]
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
    return min(chance, _VETOED) if _vetoed(findings) else chance


def _vetoed(findings: Findings) -> bool:
    """Whether something speaks so clearly against an answer that it is not weighed with the rest.

    A long question has so much in it that one name or year more is no proof, unless words are all that there
    is to go by.
    """
    denied = bool(findings.contradictions) or findings.unheard_of or _names_unheard(findings)
    counts = findings.means is Means.WORDS or findings.understood.reading.is_short
    return _lacks_age(findings) or (denied and counts)


def features(findings: Findings) -> Mapping[str, float]:
    """What the decision looks at, by name, each about 0..1."""
    reading, candidates = findings.understood.reading, findings.candidates
    top = findings.order[0]
    rarity = findings.understood.evidence.rarity
    held = candidates.held[top]
    total = max(float(rarity.sum()), 1e-6)

    def share(chosen: Sequence[bool]) -> float:
        return float(rarity[np.array(chosen, dtype=bool)].sum()) / total

    own = {name: float(values[top]) for name, values in candidates.features.items() if name != "heading"}
    names = np.array([term.name and not is_number(term.word) for term in reading.terms], dtype=bool)
    near = own["held_near"]
    return (
        own
        | {
            "score": float(findings.scores[top]) / 10,
            "gap": _gap(findings),
            # Little of a long question may be plenty to go by; of a short one it is another question.
            "short_and_missed": max(0.0, 1 - 2 * near) * reading.is_short,
            "missing_common": share([not term.alternatives and term.common for term in reading.terms]),
            "missing_rare": share([not term.alternatives and not term.common for term in reading.terms]),
            "not_meant": float((rarity * np.maximum(0, MEANT - held)).sum()) / total / MEANT,
            "guessed": share([bool(term.alternatives) and not term.known for term in reading.terms]),
            "name_missed": float(bool((names & (held < MEANT)).any())),
            "number_missed": float(
                any(is_number(t.word) and h < 1 for t, h in zip(reading.terms, held, strict=True))
            ),
            **{
                f"unfit_{intent.value}": float(reading.intent is intent and not _fits_nearby(findings, top))
                for intent in Intent
                if intent is not Intent.AGE
            },
            "found_bits": math.log1p(total * near) / 4,
            "foreign": float(_article(findings).language != reading.language),
            "archive": math.log1p(findings.passages) / 10,
        }
        | _standing_out(findings, top)
        | _by_tokens(candidates, top)
    )


def apart(findings: Findings) -> tuple[str, ...]:
    """The words of the question, as typed, that the archive has but the best passage in no form or sense."""
    held = findings.candidates.held[findings.order[0]]
    return tuple(
        term.typed
        for term, closeness in zip(findings.understood.reading.terms, held, strict=True)
        if term.alternatives and closeness < MEANT
    )


def _article(findings: Findings) -> Article:
    """The article of the best passage."""
    return findings.index.archive.articles[int(findings.index.article_of[findings.rows[0]])]


def _fits_nearby(findings: Findings, top: int) -> bool:
    """Whether the best passage, or a neighbour in its paragraph, is of the sort that is asked for."""
    rows = findings.candidates.rows.tolist()
    best = rows[top]
    return any(
        fit > 0 and abs(row - best) <= 1 and findings.index.in_one_paragraph(row, best)
        for row, fit in zip(rows, findings.candidates.features["fit"].tolist(), strict=True)
    )


def _gap(findings: Findings) -> float:
    """How far the best passage is ahead of the next of another paragraph, in log-odds over ten."""
    best, *others = findings.rows
    for place, other in zip(findings.order[1:], others, strict=True):
        if not findings.index.in_one_paragraph(best, other):
            return float(findings.scores[findings.order[0]] - findings.scores[place]) / 10
    return 0.5


def _standing_out(findings: Findings, top: int) -> dict[str, float]:
    """How far the likeness of the best passage stands above that of all, in standard deviations over ten."""
    likeness = findings.understood.likeness
    if likeness is None:
        return {}
    here = float(findings.candidates.features["sentence"][top])
    return {"stands_out": (here - likeness.mean) / max(likeness.spread, 1e-6) / 10}


def _by_tokens(candidates: Candidates, top: int) -> dict[str, float]:
    """How close the best passage comes to a stretch of the question, and how far it is ahead of the mean.

    And how little there is to come close to: two or three tokens are met by much that is no answer.
    """
    if candidates.closeness is None:
        return {}
    near, weighed = candidates.closeness.near[top], candidates.features["weighed"]
    sums = np.cumsum(np.concatenate([[0], near]))
    size = max(1, min(_STRETCH, len(near)))
    stretch = (sums[size:] - sums[:-size]).max(initial=0) / size
    return {
        "stretch": float(stretch),
        "ahead": float(weighed[top] - weighed.mean()),
        "brief": max(0.0, 1 - len(near) / _AMPLE),
    }


def _lacks_age(findings: Findings) -> bool:
    asks = findings.understood.reading.intent is Intent.AGE
    return asks and findings.candidates.features["fit"][findings.order[0]] == 0


def _names_unheard(findings: Findings) -> bool:
    """Whether a name is in the question that no article has, perhaps without its capital.

    In lower case two words side by side that are not of everyday language count as a name ("ada kowalczyk"),
    and where words are all that there is to go by, in a short question any such word does. Where meanings are
    compared, a single one is as likely slang, and what the best passage comes close to in meaning is of
    another language.
    """
    reading, by_words = findings.understood.reading, findings.means is Means.WORDS
    held = findings.candidates.held[findings.order[0]].tolist()
    before = False
    for term, closeness in zip(reading.terms, held, strict=True):
        unheard = not term.alternatives and not is_number(term.word)
        strange = unheard and not term.common and (by_words or closeness < _UNLIKE)
        named = unheard and term.name and (by_words or closeness < MEANT)
        if named or (strange and (reading.is_short if by_words else before)):
            return True
        before = strange
    return False


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = files("bot.search").joinpath("decision.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(text)
    return weights


def forget() -> None:
    """Read the weights again at the next use: they have been learned anew."""
    _weights.cache_clear()
