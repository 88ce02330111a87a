"""A short form of `make soak`, and what ends the bot for good."""

import asyncio
from pathlib import Path

import pytest

from bot.client.lifecycle import CannotRunError
from bot.library import Shelf
from tests.cards.made import storm
from tests.soak.crowd import Crowd
from tests.soak.faults import FAULTS, Weather
from tests.soak.running import running
from tests.soak.service import misbehaving
from tests.soak.tally import Reasons, outcome, slope, tasks, tasks_left

QUESTIONS = ("the storm in the harbour", "how old is the boat", "zzyzx", "2019")


async def test_in_fair_weather_everything_is_answered(tmp_path: Path) -> None:
    reasons = Reasons()
    with reasons.listening():
        async with misbehaving(Weather(0)) as service, running(service, Shelf(storm()), tmp_path):
            ids = await Crowd(service, QUESTIONS, reasons.is_hopeless).act(100, 20)
        found = outcome(service, reasons, ids)
    assert (found.answered, found.explained, found.lost, found.undelivered) == (100, 0, (), 0)


async def test_when_calls_fail_there_is_an_answer_or_a_reason_in_the_log(tmp_path: Path) -> None:
    reasons, weather = Reasons(), Weather(0.3, seed=1)
    with reasons.listening():
        async with misbehaving(weather) as service, running(service, Shelf(storm()), tmp_path):
            crowd = Crowd(service, QUESTIONS, reasons.is_hopeless)
            before = tasks()
            ids = await crowd.act(100, 50)
            found, left = outcome(service, reasons, ids), await tasks_left(before)
    assert weather.struck.keys() == FAULTS.keys()
    assert found.lost == ()
    assert found.answered > found.explained
    assert left <= 0


@pytest.mark.parametrize("trouble", ["reconnect", "reset"])
async def test_a_broken_connection_is_taken_up_again_and_nothing_is_lost(
    trouble: str, tmp_path: Path
) -> None:
    reasons = Reasons()
    with reasons.listening():
        async with misbehaving(Weather(0)) as service, running(service, Shelf(storm()), tmp_path):
            crowd = Crowd(service, QUESTIONS, reasons.is_hopeless)
            acting = asyncio.create_task(crowd.act(40, 10))
            await asyncio.sleep(0.05)
            await service.disturb(trouble)
            found = outcome(service, reasons, await acting)
        assert service.resumed == 1
    assert (found.answered, found.lost, found.undelivered) == (40, (), 0)


async def test_a_token_that_is_revoked_ends_the_bot_with_a_sentence(tmp_path: Path) -> None:
    async with misbehaving(Weather(0)) as service, running(service, Shelf(storm()), tmp_path) as bot:
        await service.disturb("token revoked")
        with pytest.raises(CannotRunError, match="refused the token"):
            await asyncio.wait_for(bot, 10)


def test_a_reason_in_the_log_is_told_from_none() -> None:
    reasons = Reasons()
    assert reasons.is_hopeless("1")  # it never reached the bot
    reasons.received.add("1")
    assert not reasons.is_hopeless("1")
    reasons.lines["1"] = ["/ask failed"]
    assert reasons.is_hopeless("1")


def test_growth_is_by_the_round() -> None:
    assert slope([10, 12, 14]) == pytest.approx(2)
