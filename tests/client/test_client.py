from pathlib import Path

import discord

from tests.client.making import bot_in, room, write_cog


def test_no_privileged_intent_is_asked_for(tmp_path: Path) -> None:
    asked = {name for name, value in bot_in(tmp_path).intents if value}
    assert asked == {"guilds", "guild_messages", "dm_messages"}


def test_nothing_can_be_pinged(tmp_path: Path) -> None:
    allowed = bot_in(tmp_path).allowed_mentions
    assert allowed is not None
    assert allowed.to_dict() == discord.AllowedMentions.none().to_dict()


async def test_no_message_is_taken_for_a_command(tmp_path: Path, features: Path) -> None:
    write_cog(features, "first")
    async with room(bot_in(tmp_path)) as here:
        for said in ("!help", "help", "/first", "?first"):
            await here.robin.send(here.channel, said)
        assert [message.content for message in here.channel.history()] == [
            "!help",
            "help",
            "/first",
            "?first",
        ]


async def test_the_cooldown_holds_back_who_is_too_fast_and_says_how_long(
    tmp_path: Path, features: Path
) -> None:
    write_cog(features, "first")
    async with room(bot_in(tmp_path, cooldown=10)) as here:
        assert await here.says("first") == "done"
        assert await here.says("first") == "Give me a moment: you can ask again in 10 seconds."
        await here.env.advance_time(11)
        assert await here.says("first") == "done"


async def test_the_cooldown_is_for_each_person_alone(tmp_path: Path, features: Path) -> None:
    write_cog(features, "first")
    async with room(bot_in(tmp_path, cooldown=10)) as here:
        sam = here.guild.add_member(here.env.create_user("sam"))
        assert await here.says("first") == "done"
        assert await here.says("first", sam) == "done"
