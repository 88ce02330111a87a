"""Bots without articles, cogs written for the occasion, and a room to use them in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

import simcord
from pydantic import SecretStr

from bot.archive import Archive
from bot.client import Receipts, create_bot
from bot.config import Config
from bot.config.settings import CogSettings, DatabaseSettings, DiscordSettings, OperationsSettings
from bot.facts import Facts
from bot.library import Library, Shelf
from bot.search import Search

COG = """
import asyncio
import discord
from discord import app_commands
from discord.ext import commands

class Made(commands.Cog, name="{name}"):
    @app_commands.command(name="{name}", description="It does something.")
    @app_commands.allowed_contexts(guilds=True, dms=True)
    async def command(self, interaction: discord.Interaction, text: str = "") -> None:
{body}

async def setup(bot):
    await bot.add_cog(Made())
"""
ONE_SHARD = DiscordSettings()
ANSWER = "await interaction.response.send_message('done')"


def write_cog(folder: Path, name: str, body: str = ANSWER) -> None:
    """A cog with one command called like it, which does `body`."""
    source = COG.replace("{name}", name).replace("{body}", indent(dedent(body).strip(), " " * 8))
    (folder / f"{name}.py").write_text(source)


def bot_in(
    home: Path,
    off: tuple[str, ...] = (),
    cooldown: float = 0.0,
    database: str | None = None,
    discord: DiscordSettings = ONE_SHARD,
    more: tuple[Path, ...] = (),
) -> Receipts:
    """A client with the cogs of `home`/features and of `more`, which keeps what it must in `home`/data."""
    archive, facts = Archive(()), Facts({}, (), (), (), ())
    config = Config(
        data=home / "data",
        cogs=CogSettings(folder=home / "features", more_folders=more, off=off),
        cooldown=cooldown,
        operations=OperationsSettings(port=0),
        discord=discord,
        database=DatabaseSettings(url=SecretStr(database) if database else None),
    )
    return create_bot(config, Shelf(Library(archive, facts, Search(archive, facts))))


@dataclass(frozen=True, slots=True)
class Room:
    """A channel in a server with the bot and one person in it."""

    env: simcord.Env
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    robin: simcord.MemberActor

    async def says(self, command: str, actor: simcord.MemberActor | None = None) -> str:
        """What the bot answers when `actor`, or else Robin, uses `command`."""
        result = await (actor or self.robin).slash(self.channel, command)
        assert result.acknowledged
        assert result.response is not None
        return result.response.content


@asynccontextmanager
async def room(bot: Receipts) -> AsyncIterator[Room]:
    """Log the bot in and put a person before it."""
    async with simcord.run(bot, check_errors=False, settle_timeout=60) as env:
        guild = env.create_guild("Newsroom")
        yield Room(env, guild, guild.create_text_channel("news"), guild.add_member(env.create_user("robin")))
