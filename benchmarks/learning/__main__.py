"""Learn how to rank and when to answer, for each means, from the public packs and the questions of chats.

How much each token counts and the ranking are learned from the packs' own questions, the decision from those
and from made ones (see `asking`): its label is whether the first passage, as it is shown, answers. The seeds
and their practice questions teach nothing: they show how well the rest carries over.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console

from benchmarks.chat_packs import chat_packs
from benchmarks.learning import gates
from benchmarks.learning.asking import Asked, Asking
from benchmarks.learning.embedded import Remembering
from benchmarks.learning.weights import Group, Matrix, by_meaning, listwise, logistic
from benchmarks.measure import auroc
from benchmarks.packs import Pack, first_hit, public_packs
from bot.config import Config
from bot.embedding import open_embedder
from bot.facts import Facts
from bot.search import decision, importance, ranking
from bot.search.column import Bools
from bot.search.embedder import Embedder
from bot.search.features import AGAINST, WEIGHED, Candidates, Means, Understood

FOLDER = Path(__file__).parents[2] / "bot/search"
ANSWERABLE = 0.5  # share of the questions that are taken to have an answer
A_LESSON, AN_EXAMPLE = 5.0, 10.0  # what a question weighs, for the order of passages and for the decision
A_PACK = 1000.0  # what all questions of a pack weigh at most
GATES_PENALTY = 6e-4
RANKING_PENALTY = 30.0
DECISION_PENALTY = 10.0
FOLDS = 5
SPEAK_AGAINST = {
    "short_and_missed",
    "brief",
    "missing_common",
    "missing_rare",
    "not_meant",
    "unmet",
    "guessed",
    "name_missed",
    "number_missed",
    "unfit_date",
    "unfit_number",
    "unfit_place",
    "unfit_speech",
}
# May count either way: in a large archive more is found by chance, and across languages all comes less close.
SAY_NOTHING = {"archive", "foreign"}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question with an answer, the passages that were looked at for it, and how much it weighs."""

    asked: Asked
    understood: Understood
    candidates: Candidates
    weight: float

    def answers(self) -> Bools:
        """Which of the candidates answer."""
        archive, gold = self.asked.archive, self.asked.question.gold
        spans = [archive.passages[row].span for row in self.candidates.rows.tolist()]
        return np.array([first_hit(archive, [span], gold) is not None for span in spans], bool)

    def tokens(self) -> gates.TokenGroup | None:
        """What the gates are taught with; nothing where the embedder has no token vectors."""
        closeness, likeness = self.candidates.closeness, self.understood.likeness
        if closeness is None or likeness is None:
            return None
        inputs = importance.token_inputs(likeness, self.understood.question, self.understood.evidence.rarity)
        others = [name for name in self.candidates.features if name not in WEIGHED]
        return gates.TokenGroup(
            inputs.astype(float),
            closeness.own.astype(float),
            closeness.near.astype(float),
            self.candidates.matrix(others).astype(float),
            self.answers().astype(float),
            self.weight,
        )


@dataclass(frozen=True, slots=True)
class Example:
    """What the decision sees, whether it should answer, and the question that it comes from."""

    features: dict[str, float]
    answers: bool
    group: str
    pack: str


def main(embedder: Embedder) -> None:
    """Learn everything and write it down."""
    console = Console()
    public, chats = public_packs(), chat_packs()
    facts = {pack.name: Facts.of(pack.archive) for pack in (*public, *chats)}
    remembering = Remembering(embedder)
    orders: dict[str, dict[str, float]] = {}
    decisions: dict[str, dict[str, float]] = {}
    for means, by in (
        (Means.WORDS, None),
        (Means.VECTORS, remembering.without_tokens()),
        (Means.TOKENS, remembering),
    ):
        asking = Asking(public, facts, by)
        if means is Means.TOKENS:
            _write(importance.WEIGHTS, _gates(embedder.name, _lessons(asking, (*public, *chats))))
        orders[means] = _rank(_lessons(asking, (*public, *chats)), console, means)
        _write("ranking.json", orders)
        # With less to go by most of what chats ask is out of reach: there it would only teach to say no.
        decisions[means] = _decide(asking, public, chats if means is Means.TOKENS else (), console, means)
        _write("decision.json", decisions)


def _lessons(asking: Asking, packs: Sequence[Pack]) -> list[Lesson]:
    """The questions of the packs that have an answer and candidates, as they are looked at by now."""
    lessons = []
    for pack in packs:
        asked = [one for one in asking.whole(pack) if one.question.gold]
        looked_at = ((one, *one.search.candidates(one.question.text)) for one in asked)
        weight = min(A_LESSON * len(asked), A_PACK) / len(asked)
        lessons += [Lesson(*one, weight) for one in looked_at if len(one[2].rows)]
    return lessons


def _gates(embedder: str, lessons: Sequence[Lesson]) -> dict[str, Any]:
    groups = [group for lesson in lessons if (group := lesson.tokens())]
    learned = gates.learn(embedder, groups, GATES_PENALTY)
    own, near = np.vstack([learned.weights, learned.bias]).T.round(3).tolist()
    return {"embedder": embedder, "own": own, "near": near}


def _rank(lessons: Sequence[Lesson], console: Console, means: Means) -> dict[str, float]:
    names = list(lessons[0].candidates.features)
    groups = [Group(one.candidates.matrix(names).astype(float), one.answers(), one.weight) for one in lessons]
    wanted = np.array([-1.0 if name in AGAINST else 1.0 for name in names])
    learned = by_meaning(
        wanted,
        lambda kept: listwise(
            [Group(one.features[:, kept], one.answers, one.weight) for one in groups], RANKING_PENALTY
        ),
    )
    first = [one.answers[int(np.argmax(one.features @ learned))] for one in groups]
    console.print(f"{means}: {len(groups)} questions, an answer first in {np.mean(first):.1%} of them")
    return {name: round(float(weight), 3) for name, weight in zip(names, learned, strict=True) if weight}


def _decide(
    asking: Asking, public: Sequence[Pack], chats: Sequence[Pack], console: Console, means: Means
) -> dict[str, float]:
    packs = [*public, *chats]
    examples = [
        example
        for pack in packs
        for asked in chain(asking.whole(pack), asking.made(pack) if pack in public else ())
        for example in _example(asked, pack)
    ]
    names = list(examples[0].features)
    matrix = np.array([[example.features[name] for name in names] for example in examples])
    labels = np.array([float(example.answers) for example in examples])
    weights = np.concatenate([_weights([one for one in examples if one.pack == pack.name]) for pack in packs])
    groups = np.array([sum(example.group.encode()) % FOLDS for example in examples])
    guesses = np.zeros(len(labels))
    for fold in range(FOLDS):
        rest, held_out = groups != fold, groups == fold
        solution = _fit(names, matrix[rest], labels[rest], weights[rest])
        guesses[held_out] = matrix[held_out] @ solution[:-1] + solution[-1]
    console.print(f"{means}: {len(labels)} examples, {labels.mean():.0%} with an answer; held out:")
    for pack in packs:
        chosen = np.array([example.pack == pack.name for example in examples])
        right, wrong = (guesses > 0)[chosen & (labels > 0)], (guesses > 0)[chosen & (labels == 0)]
        area = auroc(guesses[chosen].tolist(), (labels[chosen] > 0).tolist())
        withheld = f"{1 - right.mean():.1%} held back, {wrong.mean():.1%} answered in vain"
        console.print(f"  {pack.name}: AUROC {area:.3f}, {withheld}")
    solution = _fit(names, matrix, labels, weights)
    named = zip([*names, "bias"], solution.tolist(), strict=True)
    return {name: round(weight, 3) for name, weight in named if weight}


def _fit(names: Sequence[str], matrix: Matrix, labels: Matrix, weights: Matrix) -> Matrix:
    meaning = [0 if name in SAY_NOTHING else -1 if name in SPEAK_AGAINST else 1 for name in names]
    return by_meaning(
        np.array([*meaning, 0.0]),
        lambda kept: logistic(matrix[:, kept[:-1]], labels, weights, DECISION_PENALTY),
    )


def _example(asked: Asked, pack: Pack) -> list[Example]:
    findings = asked.search.findings(asked.question.text)
    if not findings.order:
        return []
    spans = [citation.passage.span for citation in asked.search.cited(findings, 3)]
    hit = first_hit(asked.archive, spans, asked.question.gold)
    if hit is None and asked.question.gold:  # an answer that was overlooked teaches neither yes nor no
        return []
    group = asked.question.id.rstrip("t")
    return [Example(dict(decision.features(findings)), hit == 0, group, pack.name)]


def _weights(learned: Sequence[Example]) -> Matrix:
    """How much each example weighs: those with an answer together their expected share of their pack."""
    answers = np.array([example.answers for example in learned])
    shares: Matrix = np.where(answers, ANSWERABLE / answers.sum(), (1 - ANSWERABLE) / (~answers).sum())
    return min(AN_EXAMPLE * len(learned), A_PACK) * shares


def _write(name: str, weights: dict[str, Any]) -> None:
    lines = (f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in weights.items())
    (FOLDER / name).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    importance.forget()
    ranking.forget()
    decision.forget()


if __name__ == "__main__":
    opened = open_embedder(Config())
    if opened is None:
        raise SystemExit("there is no embedder to learn with")
    main(opened)
