"""Who may ask where and how often, as commands, context menus and answers to mentions meet it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest
from discord import app_commands
from hypothesis import given
from hypothesis import strategies as st

from bot.client.admission import Admission
from bot.texts import texts_for
from tests.client.making import Room, bot_in, room, write_cog

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
MENU = """
import discord
from discord import app_commands

@app_commands.context_menu(name="Look")
async def look(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message("looked")

async def setup(bot):
    bot.tree.add_command(look)
"""


async def looks(here: Room, message: discord.Message) -> str:
    result = await here.robin.context_menu(here.channel, "Look", message)
    assert result.response is not None
    return result.response.content


async def test_context_menus_and_mentions_wait_with_the_commands(tmp_path: Path, features: Path) -> None:
    write_cog(features, "first")
    (features / "menu.py").write_text(MENU)
    bot = bot_in(tmp_path, cooldown=10)
    async with room(bot) as here:
        message = await here.robin.send(here.channel, "hello")

        def mention() -> str | None:
            return bot.refusal(texts_for("en"), here.guild.id, None, here.robin.id, here.env.now())

        assert await here.says("first") == "done"
        wait = "Give me a moment: you can ask again in 10 seconds."
        assert await looks(here, message) == mention() == wait
        await here.env.advance_time(11)
        assert await looks(here, message) == "looked"
        assert await here.says("first") == mention() == wait
        await here.env.advance_time(11)
        assert mention() is None
        assert await here.says("first") == wait


async def test_a_refusal_is_private(tmp_path: Path, features: Path) -> None:
    write_cog(features, "first")
    async with room(bot_in(tmp_path, cooldown=10)) as here:
        await here.says("first")
        assert (await here.robin.slash(here.channel, "first")).ephemeral


async def test_who_is_refused_for_the_channel_need_not_wait(tmp_path: Path, features: Path) -> None:
    write_cog(features, "first")
    bot = bot_in(tmp_path, cooldown=10)
    async with room(bot) as here:
        other = here.guild.create_text_channel("other")
        await bot.servers.change(here.guild.id, channels=(other.id,))
        assert "ask me in" in await here.says("first")
        assert "ask me in" in str(
            bot.refusal(texts_for("en"), here.guild.id, discord.Object(5), here.robin.id, here.env.now())
        )
        assert (
            bot.refusal(
                texts_for("en"), here.guild.id, discord.Object(other.id), here.robin.id, here.env.now()
            )
            is None
        )


async def test_the_wait_is_told_in_the_persons_language(tmp_path: Path) -> None:
    bot = bot_in(tmp_path, cooldown=600)
    dutch = texts_for("nl")
    told = [
        bot.refusal(dutch, None, None, 1, NOON + timedelta(seconds=passed)) for passed in (0, 0, 540, 599.5)
    ]
    assert told == [
        None,
        "Een ogenblikje: over 10 minuten kun je weer iets vragen.",
        "Een ogenblikje: over 60 seconden kun je weer iets vragen.",
        "Een ogenblikje: over een seconde kun je weer iets vragen.",
    ]


@given(st.lists(st.tuples(st.integers(1, 4), st.floats(0, 30)), max_size=40))
def test_nobody_is_let_in_twice_within_the_cooldown_and_everybody_after_it(
    asked: list[tuple[int, float]],
) -> None:
    admission = Admission(bot_in(Path()), 10)
    let_in: dict[int, datetime] = {}
    now = NOON
    for person, passed in asked:
        now += timedelta(seconds=passed)
        waited = person not in let_in or (now - let_in[person]).total_seconds() > 10
        try:
            admission.check_pace(person, now)
        except app_commands.CommandOnCooldown:
            assert not waited
        else:
            assert waited or (now - let_in[person]).total_seconds() == pytest.approx(10)
            let_in[person] = now


def test_only_people_who_asked_within_the_cooldown_are_remembered(tmp_path: Path) -> None:
    admission = Admission(bot_in(tmp_path), 10)
    for person in range(1000):
        admission.check_pace(person, NOON + timedelta(seconds=person))
    assert len(admission._last._cache) <= 12


async def test_what_a_server_has_set_goes_with_it_but_stays_through_an_outage(tmp_path: Path) -> None:
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        await here.env.settle()
        await bot.servers.change(here.guild.id, private=True)
        bot._connection.parse_guild_delete({"id": str(here.guild.id), "unavailable": True})
        await here.env.settle()
        assert here.guild.id in bot.servers.known
        here.env.backend.remove_guild(here.guild.id)
        await here.env.settle()
        assert here.guild.id not in bot.servers.known
