import asyncio
from types import SimpleNamespace

import pytest

from bot.operations import uses
from bot.operations.metrics import ANSWER_SECONDS, USES
from bot.operations.uses import Kind, Outcome


def counted(command: str) -> dict[str, float]:
    """How often `command` had each outcome."""
    [family] = USES.collect()
    return {
        sample.labels["outcome"]: sample.value
        for sample in family.samples
        if sample.name.endswith("_total") and sample.labels["command"] == command
    }


def timed(command: str) -> float:
    [family] = ANSWER_SECONDS.collect()
    return sum(
        sample.value
        for sample in family.samples
        if sample.name.endswith("_count") and sample.labels["command"] == command
    )


def test_what_nobody_says_anything_about_was_answered() -> None:
    with uses.carrying_out(Kind.CONTROL, "plain"):
        pass
    assert counted("plain") == {"answered": 1}
    assert timed("plain") == 1


def test_what_is_said_last_counts() -> None:
    with uses.carrying_out(Kind.COMMAND, "last"):
        uses.note(Outcome.ABSTAINED)
        uses.note(Outcome.FAILED)
    assert counted("last") == {"failed": 1}


def test_it_is_counted_once_though_it_ends_twice() -> None:
    uses.begin(Kind.COMMAND, "twice")
    uses.end()
    uses.end()
    assert counted("twice") == {"answered": 1}


def test_an_error_that_goes_further_is_counted_too() -> None:
    with pytest.raises(KeyError), uses.carrying_out(Kind.MESSAGE, "raises"):
        raise KeyError
    assert counted("raises") == {"answered": 1}


async def test_those_under_way_at_once_are_kept_apart() -> None:
    together = asyncio.Barrier(2)

    async def use(command: str, outcome: Outcome) -> None:
        with uses.carrying_out(Kind.COMMAND, command):
            await together.wait()
            uses.note(outcome)
            await together.wait()

    await asyncio.gather(use("one", Outcome.REFUSED), use("other", Outcome.TOO_LATE))
    assert counted("one") == {"refused": 1}
    assert counted("other") == {"too_late": 1}


def test_the_time_is_that_of_the_first_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([10.0, 10.2, 99.0])
    monkeypatch.setattr("bot.operations.uses.time", SimpleNamespace(perf_counter=lambda: next(clock)))
    with uses.carrying_out(Kind.COMMAND, "timed here alone"):
        uses.note(Outcome.ANSWERED)
        uses.note(Outcome.ANSWERED)
    [family] = ANSWER_SECONDS.collect()
    [seconds] = [
        sample.value
        for sample in family.samples
        if sample.name.endswith("_sum") and sample.labels["command"] == "timed here alone"
    ]
    assert seconds == pytest.approx(0.2)


def test_outside_of_any_use_nothing_is_counted() -> None:
    before = [family.samples for family in (*USES.collect(), *ANSWER_SECONDS.collect())]
    uses.note(Outcome.FAILED)
    uses.end()
    assert [family.samples for family in (*USES.collect(), *ANSWER_SECONDS.collect())] == before
