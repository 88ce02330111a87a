from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot.client import Receipts
from bot.config.settings import CogSettings
from bot.playground import world as module
from bot.playground.world import World


@asynccontextmanager
async def opened(bot: Receipts) -> AsyncIterator[World]:
    world = World(bot)
    await world.open()
    try:
        yield world
    finally:
        await world.close()


def walk(world: World, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let real time go on by `seconds`."""
    now = datetime.now(UTC) + timedelta(seconds=seconds)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # only ever asked for UTC
            return now

    monkeypatch.setattr(module, "datetime", Later)


async def test_the_clock_stands_at_now(make_bot: Callable[..., Receipts]) -> None:
    async with opened(make_bot()) as world:
        assert abs(world.env.now() - datetime.now(UTC)) < timedelta(minutes=1)


async def test_a_cooldown_runs_out(
    make_bot: Callable[..., Receipts], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(make_bot(cooldown=30)) as world:
        first = await world.person.slash(world.channel, "card", text="a")
        second = await world.person.slash(world.channel, "card", text="a")
        walk(world, 31, monkeypatch)
        await world.catch_up()
        third = await world.person.slash(world.channel, "card", text="a")
        assert [result.ephemeral for result in (first, second, third)] == [False, True, False]


async def test_a_timeout_runs_out(make_bot: Callable[..., Receipts], monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(make_bot()) as world:
        result = await world.person.slash(world.channel, "late")
        assert result.response is not None
        before = world.requests
        walk(world, 3, monkeypatch)
        await world.catch_up()
        assert result.response.content == "corrected"
        assert world.requests == before + 1


async def test_a_clock_that_goes_back_is_waited_for(
    make_bot: Callable[..., Receipts], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(make_bot()) as world:
        before = world.env.now()
        walk(world, -3600, monkeypatch)
        await world.catch_up()
        assert world.env.now() == before


async def test_only_the_manager_manages(make_bot: Callable[..., Receipts]) -> None:
    async with opened(make_bot()) as world:
        guild = world.env.backend.get_guild(world.person.guild.id)
        can = [
            bool(world.env.backend.compute_permissions(guild.id, who.id, world.channel.id) & 0x20)
            for who in (world.person, world.manager)
        ]
        assert can == [False, True]


async def test_the_greeting_names_every_command(make_bot: Callable[..., Receipts]) -> None:
    async with opened(make_bot()) as world:
        await world.greet()
        greeting = world.channel.last_message
        assert greeting is not None
        for command in world.commands(world.person):
            assert f"`{command.usage}`" in greeting.content


async def test_the_greeting_fits_into_a_message_in_every_language(
    make_bot: Callable[..., Receipts],
) -> None:
    async with opened(make_bot(CogSettings())) as world:
        for person in world.viewers:
            world.person = person
            await world.greet()
            greeting = world.channel.last_message
            assert greeting is not None
            assert 500 < len(greeting.content) <= 2000


async def test_each_language_has_a_person_who_is_shown_and_answered_in_it(
    make_bot: Callable[..., Receipts],
) -> None:
    async with opened(make_bot(CogSettings())) as world:
        noor = next(person for person in world.viewers if person.name == "noor-nl")
        assert "vraag" in {command.name for command in world.commands(noor)}
        assert "ask" in {command.name for command in world.commands(world.person)}
        for person, said in ((world.person, "can't read “nope”"), (noor, "Ik kan “nope” niet als datum")):
            result = await person.slash(world.channel, "timeline", to="nope")
            assert result.response is not None
            assert said in result.response.content


async def test_the_person_may_have_another_language(make_bot: Callable[..., Receipts]) -> None:
    world = World(make_bot(CogSettings()), "nl")
    await world.open()
    assert world.viewers[0] is world.person
    assert "vraag" in {command.name for command in world.commands(world.person)}
    await world.close()


async def test_who_manages_the_server_runs_the_bot_and_nobody_else_does(
    make_bot: Callable[..., Receipts],
) -> None:
    async with opened(make_bot(CogSettings())) as world:
        seen = await world.manager.slash(world.channel, "cogs")
        assert seen.ephemeral
        assert "nothing went wrong" in str(seen.response and seen.response.components)
        assert "cogs" not in {command.name for command in world.commands(world.person)}
