"""A cog that misbehaves, beside two that must answer in any case; and what of it is still there."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.client import Receipts
from bot.extending.troubles import Trouble
from tests.client.making import Room, bot_in, room, write_cog

HEAD = """
import asyncio, sys, time
import discord
from discord import app_commands
from discord.ext import commands, tasks
"""
SETUP = """
async def setup(bot):
    await bot.add_cog(Bad())
"""


@asynccontextmanager
async def beside(
    bad: str, tmp_path: Path, features: Path, *, setup: str = SETUP
) -> AsyncIterator[tuple[Receipts, Room]]:
    """A bot with the cog `bad`, and one before and one after it that must answer in any case."""
    (features / "bad.py").write_text(f"{HEAD}\n{bad}\n{setup}")
    write_cog(features, "alpha")
    write_cog(features, "zulu")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        yield bot, here
        assert await here.says("alpha") == "done"
        assert await here.says("zulu") == "done"


def line(features: Path, holding: str) -> str:
    """The place in the bad cog where `holding` stands."""
    lines = (features / "bad.py").read_text().splitlines()
    [number] = [number for number, text in enumerate(lines, 1) if holding in text]
    return f"features/bad.py:{number}"


async def unload(bot: Receipts) -> None:
    await bot.unload_extension(next(name for name in bot.extensions if name.endswith("bad")))


def only(bot: Receipts) -> Trouble:
    [trouble] = bot.troubles.of("bad")
    return trouble


LEAVES_ALL = """
class Bad(commands.Cog):
    @app_commands.command(description="x")
    async def bad(self, interaction: discord.Interaction) -> None: ...

    @commands.Cog.listener()
    async def on_message(self, message): ...

class Press(discord.ui.DynamicItem[discord.ui.Button], template="press/(?P<it>.*)"): ...

class Stays(discord.ui.View):
    def __init__(self):
        super().__init__(timeout=None)
        self.add_item(discord.ui.Button(label="x", custom_id="stays"))

async def forever():
    await asyncio.sleep(1e6)

async def heard(message): ...

@app_commands.context_menu(name="Menu")
async def menu(interaction: discord.Interaction, message: discord.Message) -> None: ...

async def setup(bot):
    await bot.add_cog(Bad())
    bot.add_dynamic_items(Press)
    bot.add_view(Stays())
    bot.add_listener(heard, "on_member_join")
    bot.tree.add_command(menu)
    bot.kept = [asyncio.create_task(forever()), asyncio.create_task(asyncio.sleep(1e6))]
    await asyncio.sleep(0)
"""


def left(bot: Receipts) -> list[object]:
    """What of the bad cog is still there."""
    store = bot._connection._view_store
    commands = [one.name for one in bot.tree.get_commands() if one.name not in {"alpha", "zulu"}]
    listeners = [
        each
        for listening in bot.extra_events.values()
        for each in listening
        if each.__module__.startswith("features_")
    ]
    return [
        *(name for name in bot.cogs if name == "Bad"),
        *commands,
        *listeners,
        *(one for one in store._dynamic_items.values() if one.__name__ == "Press"),
        *bot.persistent_views,
        *(task for task in getattr(bot, "kept", []) if not (task.done() or task.cancelling())),
        *(module for module in sys.modules if module.startswith("features_") and "bad" in module),
    ]
