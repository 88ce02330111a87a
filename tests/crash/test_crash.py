"""A short form of `make crash`: every kind of work is killed once."""

import random
from pathlib import Path

import pytest

from tests.crash.killing import SCENES, Outcome, kill_once, prepared
from tests.crash.ledger import Ledger, State, Step

OLD, NEW, OTHER = ("old",), ("new",), ("other",)


@pytest.mark.parametrize("name", SCENES)
def test_what_was_confirmed_survives_kill_9(name: str, tmp_path: Path) -> None:
    scene, outcome = prepared(name, tmp_path), Outcome()
    kill_once(scene, random.Random(name), outcome)
    assert (outcome.kills, outcome.lost, outcome.damaged, outcome.wrong) == (1, [], [], [])


@pytest.mark.parametrize(
    ("step", "found", "complaints"),
    [
        (None, {OLD: 1}, 0),
        (None, {OLD: 2}, 1),
        (None, {OLD: 1, NEW: 1}, 1),
        (Step(((OLD, 2),)), {OLD: 1}, 0),
        (Step(((OLD, 2),)), {OLD: 2}, 0),
        (Step(((OLD, 2),)), {OLD: 3}, 1),
        (Step(((OLD, None), (NEW, 1))), {NEW: 1}, 0),
        (Step(((OLD, None), (NEW, 1))), {OLD: 1, NEW: 1}, 1),
        (Step(((NEW, 1), (OLD, None)), "in order"), {OLD: 1, NEW: 1}, 0),
        (Step(((NEW, 1), (OLD, None)), "in order"), {}, 1),
        (Step(((NEW, 1), (OLD, None)), "any order"), {}, 0),
        (Step(((NEW, 1), (OLD, None)), "any order"), {OTHER: 1}, 1),
    ],
)
def test_an_interrupted_step_may_be_done_or_not_and_nothing_else(
    step: Step | None, found: State, complaints: int
) -> None:
    ledger = Ledger({OLD: 1})
    ledger.hear(step)
    assert len(ledger.settle(found)) == complaints
    assert ledger.confirmed == found


def test_a_step_that_ended_has_to_be_found() -> None:
    ledger = Ledger({OLD: 1})
    ledger.hear(Step(((OLD, 2),)))
    ledger.hear(True)
    assert (ledger.steps, ledger.confirmed, ledger.under_way) == (1, {OLD: 2}, None)
    assert ledger.settle({OLD: 1})
