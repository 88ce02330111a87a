"""Learn when to answer: `python -m benchmarks.train_decision` writes bot/search/decision.json.

Each public question is asked of archives of several sizes: the whole pack, and the handful of articles that
come closest to it, each with the articles that answer and without them. Questions whose name or number was
put in from another question stand for false premises, and questions asked of a few articles of another pack
for those that have nothing to do with the archive. The label is whether one of the first three passages
answers.

No feature may count against its meaning: more of the question found never lowers the confidence, more of it
missing never raises it. A weight that comes out the other way fits the packs and not the matter: it is left
out.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure import auroc
from benchmarks.packs import Pack, Question, first_hit, public_packs
from bot.archive import Archive
from bot.facts import Facts
from bot.search import Search
from bot.search.decision import features
from bot.search.tokens import tokenize

WEIGHTS = Path(__file__).parents[1] / "bot/search/decision.json"
TAUGHT_BY = (
    "squad",
    "multihop-rag",
)  # xquad asks in another language than the articles: nothing lexical to learn
SHORT = 100  # characters of a question in which one word put in from another makes all the difference
SMALL = 5  # articles of a small archive
ANSWERABLE = 0.5  # share of the questions that are taken to have an answer
PENALTY = (
    10.0  # against examples that weigh 2,000 in all: the features overlap, so their weights are kept small
)
FOLDS = 5
SPEAK_AGAINST = {"short_and_missed", "missing_common", "missing_rare", "guessed", "name_missed_nearby"}
SAY_NOTHING = {"archive"}  # may count either way: in a large archive more is found by chance

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """What the decision sees, whether it should answer, and the question that it comes from."""

    features: dict[str, float]
    answers: bool
    group: str


def examples(pack: Pack, seed: int = 7) -> Iterator[Example]:
    """The examples that one pack teaches."""
    chance = random.Random(seed)
    facts = Facts.of(pack.archive)
    whole = Search(pack.archive, facts)
    for question in pack.questions:
        yield from _example(whole, question)
        if question.id.endswith("t"):
            continue
        near = _closest_files(whole, question)[:SMALL]
        gold = sorted({item.file for item in question.gold})
        for files in (near, [*gold, *near[: -len(gold)]])[: 1 + bool(gold)]:
            small = _part(pack.archive, facts, files)
            yield from _example(small, question if set(gold) <= set(files) else replace(question, gold=()))
        if gold and (swapped := _swap(question, pack.questions, chance)):
            yield from _example(whole, swapped)


def off_topic(pack: Pack, other: Pack, seed: int = 11) -> Iterator[Example]:
    """The questions of `pack` asked of a few articles of `other`, which cannot answer them."""
    chance = random.Random(seed)
    facts = Facts.of(other.archive)
    files = [article.file for article in other.archive.articles]
    searches = [_part(other.archive, facts, chance.sample(files, SMALL)) for _ in range(20)]
    for question in pack.questions:
        yield from _example(chance.choice(searches), replace(question, gold=()))


def fit_by_meaning(names: Sequence[str], matrix: Matrix, labels: Matrix, weights: Matrix) -> Matrix:
    """`fit` without the features whose weight would count against their meaning; those get 0."""
    wanted = np.array([0 if name in SAY_NOTHING else -1 if name in SPEAK_AGAINST else 1 for name in names])
    kept = np.ones(len(names), dtype=bool)
    while True:
        solution = np.zeros(len(names) + 1)
        solution[np.append(kept, True)] = fit(matrix[:, kept], labels, weights)
        against = solution[:-1] * wanted < 0
        if not against.any():
            return solution
        kept &= ~against


def fit(matrix: Matrix, labels: Matrix, weights: Matrix) -> Matrix:
    """Logistic regression with an L2 penalty, by Newton's method; the last coefficient is the bias."""
    rows = np.hstack([matrix, np.ones((len(matrix), 1))])
    penalty = np.diag([PENALTY] * matrix.shape[1] + [0.0])
    solution = np.zeros(rows.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-rows @ solution))
        slope = rows.T @ (weights * (labels - chances)) - penalty @ solution
        curve = (rows.T * (weights * chances * (1 - chances))) @ rows + penalty
        solution += np.linalg.solve(curve, slope)
    return solution


def main() -> None:
    """Train on the public packs, print what cross-validation says, write the weights."""
    packs = [pack for pack in public_packs() if pack.name in TAUGHT_BY]
    taught = {
        pack.name: [*examples(pack), *off_topic(pack, packs[number - 1])] for number, pack in enumerate(packs)
    }
    learned = [example for one in taught.values() for example in one]
    names = list(learned[0].features)
    matrix = np.array([[example.features[name] for name in names] for example in learned])
    labels = np.array([float(example.answers) for example in learned])
    weights = np.concatenate([_weights(one) for one in taught.values()])
    groups = np.array([sum(example.group.encode()) % FOLDS for example in learned])
    guesses = np.zeros(len(labels))
    for fold in range(FOLDS):
        rest, held_out = groups != fold, groups == fold
        solution = fit_by_meaning(names, matrix[rest], labels[rest], weights[rest])
        guesses[held_out] = matrix[held_out] @ solution[:-1] + solution[-1]
    print(f"{len(labels)} examples, {labels.mean():.0%} with an answer. Questions that were held out:")
    for name in taught:
        chosen = np.repeat(list(taught), [len(one) for one in taught.values()]) == name
        right, wrong = (guesses > 0)[chosen & (labels > 0)], (guesses > 0)[chosen & (labels == 0)]
        area = auroc(guesses[chosen].tolist(), (labels[chosen] > 0).tolist())
        print(
            f"{name}: AUROC {area:.3f}, {1 - right.mean():.1%} held back, {wrong.mean():.1%} answered in vain"
        )
    solution = fit_by_meaning(names, matrix, labels, weights).round(3)
    weights_by_name = dict(zip([*names, "bias"], solution.tolist(), strict=True))
    WEIGHTS.write_text(json.dumps(weights_by_name, indent=2) + "\n", encoding="utf-8")


def _weights(learned: Sequence[Example]) -> Matrix:
    """Weights that give every pack the same say, and its answerable questions their expected share of it."""
    answers = np.array([example.answers for example in learned])
    shares: Matrix = np.where(answers, ANSWERABLE / answers.sum(), (1 - ANSWERABLE) / (~answers).sum())
    return 1000 * shares


def _example(search: Search, question: Question) -> Iterator[Example]:
    findings = search.findings(question.text)
    if findings.rows:
        spans = [findings.index.archive.passages[row].span for row in findings.rows[:3]]
        hit = first_hit(findings.index.archive, spans, question.gold)
        if hit is not None or not question.gold:  # an answer that was overlooked teaches neither yes nor no
            yield Example(dict(features(findings)), hit is not None, question.id.rstrip("t"))


def _closest_files(search: Search, question: Question) -> list[str]:
    gold = {item.file for item in question.gold}
    findings = search.findings(question.text, limit=150)
    spans = (findings.index.archive.passages[row].span for row in findings.rows)
    return [file for file in dict.fromkeys(span.file for span in spans) if file not in gold]


def _part(archive: Archive, facts: Facts, files: Sequence[str]) -> Search:
    """The search over some of the articles, with what the whole archive knows about them."""
    known = replace(
        facts,
        dates=tuple(timex for timex in facts.dates if timex.span.file in files),
        quotations=tuple(said for said in facts.quotations if said.parts[0].file in files),
    )
    return Search(Archive(archive.article(file) for file in files), known)


def _swap(question: Question, others: Sequence[Question], chance: random.Random) -> Question | None:
    """The question with one name or number put in from another question: no article answers that."""
    own, other = _telling(question.text), _telling(chance.choice(others).text)
    if not own or not other or len(question.text) > SHORT:
        return None
    old, new = chance.choice(own), chance.choice(other)
    return None if old == new else replace(question, text=question.text.replace(old, new), gold=())


def _telling(text: str) -> list[str]:
    words = [text[token.start : token.end] for token in tokenize(text)[1:]]
    return [word for word in words if len(word) > 2 and (word[0].isupper() or word[0].isdecimal())]


if __name__ == "__main__":
    main()
