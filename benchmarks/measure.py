"""How well and how fast a finder does on a pack."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.finders.finder import MOST, Build, Finder, Found
from benchmarks.packs import Pack, Question
from benchmarks.slips import with_slips
from bot.archive import Archive


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares of the answerable questions (0..1; None without any), latencies in ms, the build in seconds.

    `mrr10` is the mean of 1 / place of the first hit, 0 beyond the tenth. `typo1` and `typo2` are hit@1 on
    the same questions misspelt. `auroc` is how often the confidence is higher for a question that articles
    answer than for one that they do not; `auroc_removed` asks the same questions of half of the articles: the
    half that answers, and the other. `by_language` is hit@1 by the language of the article that answers.
    """

    hit1: float | None
    hit3: float | None
    mrr10: float | None
    typo1: float | None
    typo2: float | None
    auroc: float | None
    auroc_removed: float | None
    p50: float
    p99: float
    build: float
    by_language: Mapping[str, float]


@dataclass(slots=True)
class _Asked:
    """What a finder brought for some questions, and how long each took (ms)."""

    questions: list[Question] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    def auroc(self) -> float | None:
        return auroc([one.confidence for one in self.found], [bool(one.gold) for one in self.questions])


def measure(build: Build, pack: Pack, questions: Sequence[Question]) -> Measured:
    """Build once, then ask every question as it is, with one slip a word, and with two.

    Raises:
        NotInstalledError: the finder cannot be built here.
    """
    start = time.perf_counter()
    finder = build(pack.archive)
    built = time.perf_counter() - start
    finder.find("to warm up")  # what is set up at the first question belongs to no question
    answerable = [question for question in questions if question.gold]
    clean, once, twice = (
        _ask(finder, questions),
        _ask(finder, answerable, slips=1),
        _ask(finder, answerable, slips=2),
    )
    places = _places(pack, clean)
    latencies = clean.latencies + once.latencies + twice.latencies
    return Measured(
        hit1=_mean(place == 0 for place in places.values()),
        hit3=_mean(place is not None and place < 3 for place in places.values()),
        mrr10=_mean(0 if place is None or place >= MOST else 1 / (1 + place) for place in places.values()),
        typo1=_mean(place == 0 for place in _places(pack, once).values()),
        typo2=_mean(place == 0 for place in _places(pack, twice).values()),
        auroc=clean.auroc(),
        auroc_removed=_auroc_removed(build, pack.archive, answerable),
        p50=float(np.percentile(latencies, 50)),
        p99=float(np.percentile(latencies, 99)),
        build=built,
        by_language=_by_language(pack.archive, places),
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


def _ask(finder: Finder, questions: Sequence[Question], slips: int = 0) -> _Asked:
    asked = _Asked()
    for question in questions:
        text = with_slips(question.text, slips) if slips else question.text
        start = time.perf_counter()
        found = finder.find(text)
        asked.latencies.append((time.perf_counter() - start) * 1000)
        asked.questions.append(question)
        asked.found.append(found)
    return asked


def _places(pack: Pack, asked: _Asked) -> dict[Question, int | None]:
    """The place of the first hit of every answerable question."""
    pairs = zip(asked.questions, asked.found, strict=True)
    return {
        question: pack.first_hit(found.spans[:MOST], question.gold)
        for question, found in pairs
        if question.gold
    }


def _auroc_removed(build: Build, archive: Archive, questions: Sequence[Question]) -> float | None:
    """Two halves cost one build more, where an archive without each question's article would cost hundreds.

    A question with answers in both halves is left out.
    """
    halves = [Archive(archive.articles[at::2]) for at in (0, 1)]
    if not all(half.passages for half in halves):
        return None
    scores: list[float] = []
    answered: list[bool] = []
    for half in halves:
        files = {article.file for article in half.articles}
        finder = build(half)
        for question in questions:
            inside = {gold.file in files for gold in question.gold}
            if len(inside) == 1:
                scores.append(finder.find(question.text).confidence)
                answered.append(inside.pop())
    return auroc(scores, answered)


def _by_language(archive: Archive, places: Mapping[Question, int | None]) -> dict[str, float]:
    marks: dict[str, list[bool]] = {}
    for question, place in places.items():
        language = archive.article(question.gold[0].file).language
        marks.setdefault(language, []).append(place == 0)
    return {language: sum(hits) / len(hits) for language, hits in sorted(marks.items())}


def _mean(marks: Iterable[float]) -> float | None:
    values = list(marks)
    return sum(values) / len(values) if values else None
